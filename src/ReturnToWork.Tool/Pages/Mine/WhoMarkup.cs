using System.Globalization;
using ReturnToWork.Courses;
using ReturnToWork.Courses.Rendering;
using ReturnToWork.Tool.Mirror;
using ReturnToWork.Tool.Sessions;
using ReturnToWork.Tool.Store;

namespace ReturnToWork.Tool.Pages.Mine;

/// <summary>Who sees what. The sentences are the theme's own (Courses, <see cref="WhoSees"/>), so that page and theme never say two things.</summary>
internal static class WhoMarkup
{
    public static void Write(Html html, OwnPage page, Onward onward, Phrases words)
    {
        if (page.Themes.Count > 0) Sentences(html, page.Themes[0], page.Visit, page.Progress, page.LmsHears, words);
        if (page.Visit.IsPreview) return;
        if (page.Progress is { } progress)
        {
            if (progress.Coach is { } coach)
            {
                html.Line($"""<h3>{words["who.coach", ("coach", coach.Coach)]}</h3>""");
                SeesNow(html, page, coach, words);
                OpenMirror.Button(html, onward, words);
                html.Line($"<p>{words["who.change"]}</p>");
                if (coach.Sees != "nothing") YesMarkup.CloseButton(html, onward, words);
            }
            else
            {
                // Nobody should have to take our word for it.
                OpenMirror.Button(html, onward, words);
            }

            html.Line($"<p>{words["who.kept"]}</p>");
        }

        if (page.Copies) html.Line($"<p>{words["who.copy"]}</p>");
        // In a window of its own: nobody may frame a page that is open to anybody.
        html.Line($"""<p><a href="/open/folder?language={words.Language}" target="_blank" rel="noopener">{words["who.leaflet"]}</a></p>""");
        html.Line($"<p>{words[page.IdleMinutes == 1 ? "who.idle.one" : "who.idle.more", ("n", page.IdleMinutes.ToString(CultureInfo.InvariantCulture))]}</p>");
    }

    public static void Sentences(Html html, Theme theme, Visit visit, Progress? progress, bool lmsHears, Phrases words)
    {
        if (visit.IsPreview)
        {
            html.Line($"<p>{words["preview"]}</p>");
            return;
        }

        var said = new WhoSees(HostKind.Lti, progress is not null, ThemePages.Coach(progress?.Coach), lmsHears).Sentences(theme, words.Language);
        foreach (var sentence in (string?[])[said.You, said.Coach, said.CoachMode, said.Manager, said.Website])
        {
            if (sentence is not null) html.Line($"<p>{sentence}</p>");
        }

        if (progress is null) html.Line($"<p>{words["not-kept"]}</p>");
    }

    // What the coach reads at this moment: what was agreed to, and nothing that was not.
    private static void SeesNow(Html html, OwnPage page, CoachCode coach, Phrases words)
    {
        var sees = coach.Sees;
        var done = sees is "progress" or "topics" ? page.Progress!.Done.Where(theme => theme.Value).Select(theme => words["who.done", ("n", theme.Key)]) : [];
        var shared = sees == "topics" ? page.Shares.SelectMany(theme => theme.Shares).SelectMany(share => share.LinesFor(coach)) : [];
        string[] lines = [.. done.Concat(shared).Distinct(StringComparer.Ordinal)];
        html.Line($"<p>{words[lines.Length == 0 ? "who.now.nothing" : "who.now"]}</p>");
        if (lines.Length == 0) return;
        html.AddMade("<ul data-sees-now>");
        foreach (var line in lines) html.Add($"<li>{line}</li>");
        html.AddMade("</ul>\n");
    }
}
