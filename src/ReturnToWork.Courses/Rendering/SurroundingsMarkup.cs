namespace ReturnToWork.Courses.Rendering;

/// <summary>What stands around the screens: the way out, and for who teaches the other forms of the same theme.</summary>
internal static class SurroundingsMarkup
{
    /// <summary>"Stop en sluit". Without script it is a form; where there is no visit to end only a script can empty the page.</summary>
    public static void Stop(ScreenContext page, ThemeSurroundings around)
    {
        var html = page.Html;
        if (around.StopAddress is { } address)
            html.Add($"""<form method="post" action="{address}" class="stop" data-stop>""");
        else
            html.AddMade("<form class=\"stop script-only\" data-stop>");
        foreach (var (name, value) in around.StopFields?.AsEnumerable() ?? [])
            html.Add($"""<input type="hidden" name="{name}" value="{value}">""");
        html.Line($"""<input type="hidden" name="language" value="{page.Language}"><button class="{Buttons.Quiet}">{page.Texts["pagina.stop"]}</button></form>""");
    }

    /// <summary>What there is to read about the themes.</summary>
    public static void About(ScreenContext page, AboutAddresses about) => page.Html.Line(
        $"""<p class="about"><a class="nl-link" href="{about.Leaflet}?language={page.Language}" target="_blank" rel="noopener">{page.Texts["pagina.folder"]}</a> <a class="nl-link" href="{about.Accessibility}" target="_blank" rel="noopener">{page.Texts["pagina.toegankelijk"]}</a></p>""");

    /// <summary>In a window of their own: nobody may frame a page that is open to anybody.</summary>
    public static void ForTeacher(ScreenContext page)
    {
        var (html, open) = (page.Html, $"/open/{page.Theme.Mark}");
        html.Line($"""<nav class="for-teacher"><p>{page.Texts["pagina.docent"]}</p><p class="row"><a class="{Buttons.Quiet}" href="{open}?mode=workshop&amp;language={page.Language}" target="_blank" rel="noopener">{page.Texts["pagina.voor-een-groep"]}</a> <a class="{Buttons.Quiet}" href="{open}/papier?language={page.Language}" target="_blank" rel="noopener">{page.Texts["pagina.op-papier"]}</a></p></nav>""");
    }
}
