namespace ReturnToWork.Courses.Rendering;

/// <summary>The way back to the list of themes, or to the own page, in the words of the language that is shown.</summary>
internal static class BackMarkup
{
    public static void Write(ScreenContext page, WayBack back)
    {
        var (html, words) = (page.Html, page.Texts[back.IsOwnPage ? "pagina.mijn-pagina" : "pagina.terug-naar-lijst"]);
        html.AddMade("<nav class=\"way-back\">");
        if (back.Fields is null)
        {
            html.Add($"""<a class="{Buttons.Quiet}" href="{back.Address}?language={page.Language}">{words}</a>""");
        }
        else
        {
            html.Add($"""<form method="post" action="{back.Address}">""");
            foreach (var (name, value) in back.Fields)
                html.Add($"""<input type="hidden" name="{name}" value="{value}">""");
            html.Add($"""<input type="hidden" name="language" value="{page.Language}"><button class="{Buttons.Quiet}">{words}</button></form>""");
        }

        html.AddMade("</nav>\n");
    }
}
