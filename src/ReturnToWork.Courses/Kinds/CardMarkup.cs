using ReturnToWork.Courses.Rendering;

namespace ReturnToWork.Courses.Kinds;

/// <summary>The plan card: filled in by the player, or by pen.</summary>
internal static class CardMarkup
{
    public static void Write(ScreenContext page, Card card)
    {
        page.Html.Line($"""<div class="activity" data-activity="kaart" data-id="{card.Id}"><dl class="plan-card">""");
        foreach (var (from, label) in card.Rows)
        {
            page.Html.Add($"""<div><dt data-say="{label.Id}">{label}</dt><dd data-from="{from}"></dd>""");
            page.PenLines(2);
            page.Html.AddMade("</div>\n");
        }

        page.Html.AddMade("</dl>\n");
        if (card.LookBack is { } lookBack)
            ChoiceMarkup.Write(page, lookBack);
        if (page.OnPaper)
            page.Html.AddMade("</div>\n");
        else
            page.Html.Line($"""<p class="script-only"><button type="button" class="{Buttons.Quiet}" data-print>{page.Texts["pagina.print"]}</button></p></div>""");
    }
}
