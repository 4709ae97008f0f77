using ReturnToWork.Courses.Rendering;

namespace ReturnToWork.Courses.Kinds;

/// <summary>Small cards to pick; then those again to keep a few, with a row for each one kept, which on paper is a line to write on.</summary>
internal static class QualitiesMarkup
{
    private static readonly Dictionary<string, string> NoWishes = [];

    public static void Write(ScreenContext page, Qualities qualities)
    {
        page.Html.Add($"""<div class="activity" data-activity="kwaliteiten" data-id="{qualities.Id}" data-max="{qualities.Max}" """);
        if (qualities.From is { } from)
            page.Html.Add($"data-from=\"{from}\"");
        page.Html.AddMade(">\n");
        page.Say("p", qualities.Question, "question");
        page.Html.AddMade("\n");
        if (qualities.From is null)
            Cards(page, qualities.Id, qualities, qualities.Cards, "small-cards");
        else
            Second(page, qualities);
        page.Html.AddMade("</div>\n");
    }

    private static void Cards(ScreenContext page, string name, Qualities qualities, IReadOnlyList<Option> cards, string cssClass)
    {
        page.Html.Add($"""<fieldset class="{cssClass}" data-cards aria-label="{qualities.Question}">""");
        ChoiceMarkup.Cards(page, name, cards, qualities.Max == 1 ? 2 : qualities.Max, NoWishes);
        page.Html.AddMade("</fieldset>\n");
    }

    private static void Second(ScreenContext page, Qualities qualities)
    {
        page.Html.AddMade("<div class=\"hint\" data-empty hidden>");
        page.Say("p", "kwaliteiten.leeg");
        page.Html.Line($"""<p class="row"><button type="button" class="{Buttons.Quiet}" data-to-first>{page.Texts["kwaliteiten.kies-eerst"]}</button></p></div>""");
        Cards(page, qualities.Id, qualities, [.. (qualities.First(page.Theme.In(page.Language))?.Cards ?? []).Select(card => card with { OwnWords = false, Smaller = null })], "small-cards script-only");
        for (var row = 1; row <= qualities.Max; row++)
        {
            page.Html.AddMade("<fieldset class=\"kept\" data-kept><legend><strong data-name></strong>");
            page.PenLines();
            page.Say("span", qualities.PlacesQuestion!);
            page.Html.AddMade("</legend>");
            ChoiceMarkup.Cards(page, FormattableString.Invariant($"{qualities.Id}-waar-{row}"), qualities.Places, max: 2, NoWishes);
            page.Html.AddMade("</fieldset>\n");
        }
    }
}
