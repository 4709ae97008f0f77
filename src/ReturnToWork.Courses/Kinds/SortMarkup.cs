using ReturnToWork.Courses.Rendering;

namespace ReturnToWork.Courses.Kinds;

/// <summary>The cards, what stands on their other side, and the piles they end on.</summary>
internal static class SortMarkup
{
    public static void Write(ScreenContext page, Sort sort)
    {
        PlacingMarkup.Begin(page, sort);
        PlacingMarkup.Things(page, sort, sort.Piles, card =>
        {
            if (sort.Answers.TryGetValue(card.Id, out var side))
                OtherSide(page, side);
        });
        PlacingMarkup.Overview(page, sort.Piles);
        page.Html.AddMade("</div>\n");
    }

    /// <summary>Behind a tap without script; the player opens it after a choice; open on paper.</summary>
    private static void OtherSide(ScreenContext page, OtherSide side)
    {
        page.Html.AddMade("<details class=\"other-side\">");
        page.Say("summary", "sorteer.antwoord");
        page.Say("p", side.Text);
        if (side.Source is { } source)
            page.Say("p", source, "note");
        page.Html.AddMade("</details>");
    }
}
