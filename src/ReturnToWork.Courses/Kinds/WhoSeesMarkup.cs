using ReturnToWork.Courses.Rendering;

namespace ReturnToWork.Courses.Kinds;

/// <summary>
/// "Wie ziet dit?": three pictures. The sentence that is true now is shown; those that may become true on this page (after
/// "bewaren", after a code) stand beside it, hidden, for the player to swap.
/// </summary>
internal static class WhoSeesMarkup
{
    private static readonly (string When, CoachSees? Sees)[] CoachStates =
        [("none", null), ("nothing", CoachSees.Nothing), ("progress", CoachSees.Progress), ("topics", CoachSees.Topics)];

    public static void Write(ScreenContext page)
    {
        var who = page.Who;
        page.Html.AddMade("<ul class=\"activity who\" data-activity=\"wie-ziet\" data-id=\"wie-ziet\">\n");
        Begin(page, "jij");
        Sentence(page, who.YouKey, page.IsOpen ? null : who.Kept ? "kept" : "not-kept", shown: true);
        if (!page.IsOpen && !who.Kept)
            Sentence(page, "wie.jij-bewaard", "kept", shown: false);
        End(page);

        Begin(page, "coach");
        if (page.IsOpen)
            Sentence(page, who.CoachKey, when: null, shown: true);
        foreach (var (when, sees) in page.IsOpen ? [] : CoachStates)
            Sentence(page, WhoSees.KeyFor(sees), when, shown: WhoSees.KeyFor(sees) == who.CoachKey);
        foreach (var mode in page.IsOpen ? [] : Enum.GetValues<CoachMode>())
            Sentence(page, WhoSees.KeyFor(mode), mode == CoachMode.Confidential ? "mode-confidential" : "mode-employer", shown: WhoSees.KeyFor(mode) == who.CoachModeKey);
        End(page);

        Begin(page, "leidinggevende");
        Sentence(page, who.ManagerKey, when: null, shown: true);
        End(page);
        page.Html.AddMade("</ul>\n");
        if (who.WebsiteKey is { } site)
            page.Html.Line($"""<p class="note" data-say="vast.{site}">{page.Texts[site]}</p>""");
    }

    private static void Begin(ScreenContext page, string person)
    {
        page.Html.Add($"""<li data-who="{person}">""");
        page.Drawing($"wie-{person}", "who-picture");
        page.Html.Add($"""<div><p class="who-name" data-say="vast.wie.{person}">{page.Texts["wie." + person]}</p>""");
    }

    private static void End(ScreenContext page) => page.Html.AddMade("</div></li>\n");

    private static void Sentence(ScreenContext page, string key, string? when, bool shown)
    {
        page.Html.Add($"<p data-say=\"vast.{key}\"");
        if (when is not null)
            page.Html.Add($" data-when=\"{when}\"");
        page.Html.AddMade(shown ? ">" : " hidden>");
        page.Html.Add($"{page.Texts[key]}</p>");
    }
}
