using ReturnToWork.Courses.Rendering;

namespace ReturnToWork.Courses.Kinds;

/// <summary>The rings within each other, to fill by player or pen, and the roles to put on them. The roles say the same in words, so the drawing is silent.</summary>
internal static class CircleMarkup
{
    public static void Write(ScreenContext page, Circle circle)
    {
        PlacingMarkup.Begin(page, circle);
        PlacingMarkup.Things(page, circle, circle.Rings);
        page.Html.AddMade("<div class=\"rings\" aria-hidden=\"true\">");
        foreach (var _ in circle.Rings)
            page.Html.AddMade("<div class=\"ring\">");
        page.Html.AddMade("<p class=\"ring-middle\">");
        page.Drawing("wie-jij", "card-picture");
        page.Html.Add($"<span>{page.Texts["kring.ik"]}</span>").AddMade("</p>");
        foreach (var ring in circle.Rings)
        {
            page.Html.Add($"""<p class="ring-name">{ring.Text}</p><ul data-place="{ring.Id}"></ul>""");
            page.PenLines();
            page.Html.AddMade("</div>");
        }

        page.Html.AddMade("</div>\n");
        PlacingMarkup.Overview(page, circle.Rings);
        page.Html.AddMade("</div>\n");
    }
}
