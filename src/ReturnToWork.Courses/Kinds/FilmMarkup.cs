using System.Globalization;
using ReturnToWork.Courses.Media;
using ReturnToWork.Courses.Rendering;

namespace ReturnToWork.Courses.Kinds;

/// <summary>The browser's own player, which loads nothing before somebody starts it; the poster on paper; the whole text for everybody.</summary>
internal static class FilmMarkup
{
    public static void Write(ScreenContext page, Film film)
    {
        var (html, files) = (page.Html, page.Theme.Content.Media);
        var (video, poster) = (files[film.Source], files[film.Poster]);
        html.Line($"""<figure class="activity film" data-activity="film" data-id="{film.Id}">""");
        page.Say("figcaption", film.Caption);
        if (!page.OnPaper)
            Video(page, film, video, poster);
        html.Line($"""<img class="film-still" src="{poster.Address}" alt="{film.Alt}" loading="lazy">""");
        html.AddMade(page.OnPaper ? "<details class=\"word story\" open>" : "<details class=\"word story\">");
        page.Say("summary", "film.lees");
        foreach (var line in film.Transcript)
            page.Say("p", line);
        html.AddMade("</details></figure>\n");
    }

    private static void Video(ScreenContext page, Film film, MediaFile video, MediaFile poster)
    {
        var (html, texts) = (page.Html, page.Texts);
        var note = page.Id(film.Id + "-film");
        html.Line($"""<p class="note" id="{note}">{texts["film.lengte"].Replace("{seconden}", film.Seconds.ToString(CultureInfo.InvariantCulture), StringComparison.Ordinal).Replace("{mb}", Megabytes(video.Bytes, page.Language), StringComparison.Ordinal)}</p>""");
        html.Line($"""<video controls preload="none" playsinline poster="{poster.Address}" aria-label="{film.Caption}" aria-describedby="{note}"><source src="{video.Address}" type="{video.Type}"><track kind="captions" srclang="{page.Language}" label="{texts["pagina.taal"]}" src="{page.Theme.Content.Media[film.Captions!].Address}" default></video>""");
    }

    /// <summary>"0,4": a tenth is exact enough to choose by, and nothing is called 0 MB.</summary>
    private static string Megabytes(long bytes, string language)
    {
        var tenths = Math.Max(1, (int)Math.Ceiling(bytes / 1024.0 / 1024.0 * 10));
        return (tenths / 10.0).ToString(tenths % 10 == 0 ? "0" : "0.0", CultureInfo.InvariantCulture).Replace('.', language == "nl" ? ',' : '.');
    }
}
