using ReturnToWork.Courses.Rendering;

namespace ReturnToWork.Courses.Kinds;

/// <summary>Cards that are each put in one of a few places: by radio, one card at a time with script, all under each other without.</summary>
internal static class PlacingMarkup
{
    /// <summary>The beginning of the activity: its question, and who sees it.</summary>
    public static void Begin(ScreenContext page, Placing placing)
    {
        page.Html.Add($"""<div class="activity" data-activity="{placing.Kind}" data-id="{placing.Id}" """).AddMade(placing.AlwaysPrivate ? "data-private>" : ">");
        page.Say("p", placing.Question, "question");
        page.Html.AddMade("\n");
        if (placing.AlwaysPrivate)
            ChoiceMarkup.OnlyYou(page);
    }

    public static void Things(ScreenContext page, Placing placing, IReadOnlyList<Option> places, Action<Option>? below = null)
    {
        page.Html.AddMade("<ol class=\"things\">\n");
        foreach (var thing in placing.Things)
        {
            page.Html.Add($"""<li data-thing="{thing.Id}"><fieldset><legend>""");
            Words(page, thing);
            page.Html.AddMade("</legend><ul class=\"places\">");
            foreach (var place in places)
            {
                page.Html.Add($"""<li><label class="card"><input type="radio" name="{page.Id($"{placing.Id}-{thing.Id}")}" value="{place.Id}">""");
                Words(page, place);
                page.Html.AddMade("</label></li>");
            }

            page.Html.AddMade("</ul></fieldset>");
            below?.Invoke(thing);
            page.Html.AddMade("</li>\n");
        }

        page.Html.AddMade("</ol>\n");
    }

    /// <summary>Where everything was put, and a way to move it; the player fills it.</summary>
    public static void Overview(ScreenContext page, IReadOnlyList<Option> places)
    {
        page.Html.AddMade("<div class=\"script-only\"><div data-overview hidden>");
        page.Say("p", "sorteer.overzicht", "question");
        page.Html.AddMade("<div class=\"piles\">");
        foreach (var place in places)
        {
            page.Html.Add($"""<div class="pile"><h3>""");
            Words(page, place);
            page.Html.Add($"""</h3><ul data-place="{place.Id}"></ul></div>""");
        }

        page.Html.AddMade("<div class=\"pile\"><h3>");
        page.Say("span", "sorteer.nergens");
        page.Html.AddMade("</h3><ul data-place=\"\"></ul></div></div></div></div>\n");
    }

    public static void Words(ScreenContext page, Option option)
    {
        if (option.Picture is { } picture)
            page.Drawing(picture, "card-picture");
        page.Say("span", option.Text);
    }
}
