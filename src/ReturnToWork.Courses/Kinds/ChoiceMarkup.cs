using ReturnToWork.Courses.Rendering;

namespace ReturnToWork.Courses.Kinds;

/// <summary>A choice of cards: radios or checkboxes that are ticked by finger, key or pen.</summary>
internal static class ChoiceMarkup
{
    public static void Write(ScreenContext page, Choice choice)
    {
        page.Html.Add($"""
            <fieldset class="activity" data-activity="keuze" data-id="{choice.Id}" data-max="{choice.Max}"
            """);
        if (choice.DependsOn is { } on)
            page.Html.Add($" data-depends=\"{on}\"");
        page.Html.AddMade(choice.AlwaysPrivate ? " data-private>" : ">");
        page.Say("legend", choice.Question);
        page.Html.AddMade("\n");
        if (choice.AlwaysPrivate)
            OnlyYou(page);
        Cards(page, choice.Id, choice.Cards, choice.Max, WishesOf(page, choice));
        if (choice.Cards.Any(option => option.Smaller is not null))
            page.Html.Line($"""<p class="script-only"><button type="button" class="{Buttons.Quiet}" data-smaller hidden>{page.Texts["pagina.nog-kleiner"]}</button></p>""");
        page.Html.AddMade("</fieldset>\n");
    }

    public static void OnlyYou(ScreenContext page)
    {
        page.Html.AddMade("<p class=\"only-you\">");
        page.Drawing("slot", "mark");
        page.Say("span", "pagina.alleen-jij");
        page.Html.AddMade("</p>\n");
    }

    public static void Cards(ScreenContext page, string name, IReadOnlyList<Option> options, int max, IReadOnlyDictionary<string, string> wishes)
    {
        page.Html.AddMade("<ul class=\"cards\">\n");
        string? group = null;
        foreach (var option in options)
        {
            if (option.For is { } wish && wish != group)
                page.Html.Line($"""<li class="card-group" data-for="{group = wish}"><span>{page.Texts["pagina.bij-wens"]}</span> <strong>{wishes.GetValueOrDefault(wish, "")}</strong></li>""");
            page.Html.AddMade("<li");
            if (option.For is { } belongs)
                page.Html.Add($" data-for=\"{belongs}\"");
            page.Html.AddMade(">");
            Card(page, name, option, max);
            page.Html.AddMade("</li>\n");
        }

        page.Html.AddMade("</ul>\n");
    }

    private static void Card(ScreenContext page, string name, Option option, int max)
    {
        Label(page, name, option.Id, option.Text, option.Picture, max, smallerOf: null, option.OwnWords);
        if (option.Smaller is { } smaller)
            Label(page, name, option.Id + Option.SmallerSuffix, smaller, picture: null, max, smallerOf: option.Id, ownWords: false);
    }

    private static void Label(ScreenContext page, string name, string value, Phrase text, string? picture, int max, string? smallerOf, bool ownWords)
    {
        var html = page.Html;
        html.AddMade(ownWords ? "<div class=\"card own\"><label" : "<label class=\"card");
        if (!ownWords)
            html.AddMade(smallerOf is null ? "\"" : " smaller\"");
        if (smallerOf is not null)
            html.Add($" data-smaller-of=\"{smallerOf}\"");
        html.Add($"""><input type="{(max == 1 ? "radio" : "checkbox")}" name="{page.Id(name)}" value="{value}">""");
        if (picture is not null)
            page.Drawing(picture, "card-picture");
        page.Say("span", text);
        html.AddMade("</label>");
        if (!ownWords)
            return;
        html.Add($"""<input type="text" data-own="{value}" maxlength="120" autocomplete="off" aria-label="{page.Texts["pagina.eigen-woorden"]}">""");
        page.PenLines();
        html.AddMade("</div>");
    }

    private static Dictionary<string, string> WishesOf(ScreenContext page, Choice choice) =>
        page.Theme.In(page.Language).Screens.SelectMany(screen => screen.Parts).OfType<Choice>()
            .FirstOrDefault(other => other.Id == choice.DependsOn)?.Cards.ToDictionary(option => option.Id, option => option.Text.Text, StringComparer.Ordinal) ?? [];
}
