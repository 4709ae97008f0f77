using System.Text;
using ReturnToWork.Courses;
using ReturnToWork.Courses.Voices;
using ReturnToWork.Lti;
using ReturnToWork.Tool.Hiding;
using ReturnToWork.Tool.Houses;
using ReturnToWork.Tool.Http;
using ReturnToWork.Tool.OwnWords;
using ReturnToWork.Tool.Pages.Mine;
using ReturnToWork.Tool.Pairing;
using ReturnToWork.Tool.Sessions;
using ReturnToWork.Tool.Store;
using ReturnToWork.Tool.Training;
using ReturnToWork.Tool.Voices;

namespace ReturnToWork.Tool.Pages;

/// <summary>The theme as a page: open to anybody, or launched for one learner.</summary>
internal sealed class ThemePages(Themes themes, ThemeLists lists, Tickets tickets, BootJson boot, Learners learners, OwnWishes wishes, CoachCodes codes, VisitDoor door, Gradebook gradebook, PlayerAssets player, HouseBook houses, Recordings recordings, OwnTextBook ownTexts, HiddenThemes hidden, TrainingVisits training)
{
    private static readonly AboutAddresses About = new("/open/folder", AccessibilityPage.Address);

    /// <summary><c>GET /open/{n}</c>: anybody, keeps nothing.</summary>
    /// <param name="mode"><c>workshop</c>: one screen for a group; anything else: for one reader.</param>
    public IResult Open(string number, string? language, string? mode, HttpContext http)
    {
        if (themes.Find(number) is not { } theme) return Missing();
        var shown = theme.Closest(language ?? http.Request.GetTypedHeaders().AcceptLanguage.FirstOrDefault()?.Value.Value?.Split('-')[0]);
        var isGroup = mode == "workshop";
        return Html(http, theme, shown, isGroup ? WhoSees.Group : WhoSees.Open, boot.Open(theme, shown, isGroup), other => $"/open/{number}?language={other}{(isGroup ? "&mode=workshop" : "")}",
            around: new ThemeSurroundings(TextSize: isGroup ? BootJson.GroupSize : 0, About: About));
    }

    /// <summary><c>GET /themes/{n}</c>: for who was launched into it and whose browser kept the session.</summary>
    public async Task<IResult> SessionAsync(string number, string? language, HttpContext http, CancellationToken ct)
    {
        if (themes.Find(number) is not { } theme) return Missing();
        if (SessionCookie.Read(http, tickets) is not { } visit || !lists.Opens(visit, number) || !await door.IsOpenAsync(visit, ct)) return OpenItFromTheLms(number);
        return await LaunchedAsync(theme, visit with { Theme = number }, language, http, other => $"/themes/{number}?language={other}", carried: null, ct);
    }

    /// <summary>A theme of a list, where the browser keeps no session: the page before carried the visit, and so does the way back.</summary>
    public async Task<IResult> CarriedAsync(string number, Visit visit, string? language, HttpContext http, CancellationToken ct)
    {
        if (themes.Find(number) is not { } theme) return Missing();
        if (!await door.IsOpenAsync(visit, ct)) return OpenItFromTheLms(number);
        return await LaunchedAsync(theme, visit with { Theme = number }, language, http, other => $"#{other}-main", Carried(visit), ct);
    }

    /// <summary>The answer to a launch whose browser keeps no cookie for us.</summary>
    public async Task<IResult> AnswerAsync(Visit visit, HttpContext http, CancellationToken ct) =>
        themes.Find(visit.Theme) is { } theme ? await LaunchedAsync(theme, visit, language: null, http, other => $"#{other}-main", Carried(visit), ct) : Missing();

    public static IResult Missing() => new PlainPage("missing.title").Say("missing.1").Answer(StatusCodes.Status404NotFound);

    public static IResult OpenItFromTheLms(string number) =>
        new PlainPage("session.title").Say("session.1").Say("session.2").Link($"/open/{number}", "session.open").Answer(StatusCodes.Status403Forbidden);

    private Dictionary<string, string> Carried(Visit visit) => new(StringComparer.Ordinal) { ["visit"] = tickets.WriteCarried(visit) };

    /// <param name="carried">What forms of the page carry where the browser keeps no session; null where it does.</param>
    private async Task<IResult> LaunchedAsync(Theme theme, Visit visit, string? language, HttpContext http, Func<string, string> otherLanguage, Dictionary<string, string>? carried, CancellationToken ct)
    {
        // With no-referrer a browser would send "Origin: null" with the forms, and they count from a page of ours only. No address of ours holds a secret.
        http.Response.Headers["Referrer-Policy"] = FramedPage.ReferrerPolicy;
        http.RequestServices.GetRequiredService<PagePolicy>().FramedBy = string.Join(' ', await door.FramesAsync(visit, ct));
        // From a list the way leads back to it; from a theme by itself to one's own page, which opens no other theme for that.
        var back = visit.List is { } list ? new WayBack(list, carried) : new WayBack(ThemeLists.Mine, carried, IsOwnPage: true);
        var reads = visit.IsPreview || !training.Fits(visit);
        var kept = reads ? null : await learners.FindAsync(visit, ct);
        var wanted = await wishes.OfAsync(visit, kept?.Learner, ct);
        var shown = theme.Closest(language ?? wanted.Language ?? visit.Language);
        var around = new ThemeSurroundings(MineRoutes.Stop, carried, wanted.Size ?? 0, visit.IsPreview, About);
        var owner = TrainingVisits.HouseOf(visit.Organisation);
        var house = await houses.OfAsync(owner, ct);
        if ((await hidden.OfAsync(owner, ct)).Contains(visit.Theme))
            return HiddenPage.Answer(http, visit, new Onward(Phrases.LanguageOf(language, wanted.Language, visit.Language), carried?["visit"]), wanted.Size ?? 0, new HouseOfPage(house, theme));
        theme = await ownTexts.OfAsync(owner, theme, ct);
        if (reads) return Html(http, theme, shown, WhoSees.Open, boot.Open(theme, shown), otherLanguage, visit.List is null ? null : back, around, house);
        var coach = kept is null ? null : TrainingVisits.Is(visit.Organisation) ? TrainerOf(visit.Organisation) : await codes.LatestOfAsync(kept.Learner, ct);
        // What the page says about the LMS and what its script then does are one answer.
        var lmsHears = await gradebook.HearsAsync(visit.Grading, ct);
        var who = new WhoSees(HostKind.Lti, kept is not null, Coach(coach), lmsHears);
        return Html(http, theme, shown, who, await boot.LaunchedAsync(theme, visit, shown, kept, coach, lmsHears, language is null ? wanted : wanted with { Language = shown }, ct), otherLanguage, back, around, house, await recordings.OfAsync(theme, owner, ct));
    }

    // In a training there is no coach to be joined to: the trainer sees what is done, and nothing else.
    private CoachCode TrainerOf(string organisation) => new()
    {
        Organisation = organisation, KeyedHash = "", Kind = "training", Coach = training.TrainerOf(organisation), Mode = "employer", Sees = "progress", Expires = DateTimeOffset.MaxValue,
    };

    /// <summary>A redeemed code in the words of "Wie ziet dit?".</summary>
    public static PairedCoach? Coach(CoachCode? code) => code is null ? null : new PairedCoach(
        code.Sees switch { "topics" => CoachSees.Topics, "progress" => CoachSees.Progress, _ => CoachSees.Nothing },
        code.Mode == "confidential" ? CoachMode.Confidential : CoachMode.Employer);

    private IResult Html(HttpContext http, Theme theme, string language, WhoSees who, string bootJson, Func<string, string> otherLanguage, WayBack? back = null, ThemeSurroundings? around = null, House? house = null, PageVoices? voices = null)
    {
        var policy = http.RequestServices.GetRequiredService<PagePolicy>();
        policy.Records = theme.MemoActivities.Any();
        var parts = new ThemePageParts(
            theme, language, who, policy.Nonce, bootJson, player.StringsJson, PlayerAssets.Script, PlayerAssets.Styles,
            theme.Languages.ToDictionary(other => other, otherLanguage, StringComparer.Ordinal), PlainPage.Icon, back, House: house, Voices: voices ?? theme.VoicesAt(Recordings.Address), Around: around);
        return Results.Text(ThemePage.Write(parts), "text/html", Encoding.UTF8);
    }
}
