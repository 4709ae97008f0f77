using Microsoft.Extensions.Options;
using ReturnToWork.Tool.Houses;
using ReturnToWork.Tool.Http;
using ReturnToWork.Tool.Mirror;
using ReturnToWork.Tool.Sessions;
using ReturnToWork.Tool.Training;

namespace ReturnToWork.Tool.Pages.Mine;

/// <summary><c>/mijn</c>: a person's own page, for every visit, whichever theme or list was launched. What it opens stays what was launched.</summary>
internal sealed class OwnPages(OwnPageReader reader, Themes themes, HouseBook houses, VisitDoor door, Tickets tickets, IOptions<MirrorOptions> mirror)
{
    private static readonly HashSet<string> Sayings = new(StringComparer.Ordinal) { "wishes", "removed", "back", "back-later", "gone", "together", "alone", "closed", "closed-later", "research-yes", "research-no", "research-stopped" };

    /// <summary><c>GET</c>: where the browser keeps the session.</summary>
    public async Task<IResult> SessionAsync(string? language, string? said, HttpContext http, CancellationToken ct) =>
        SessionCookie.Read(http, tickets) is { } visit ? await WriteAsync(new OwnVisit(visit, Carried: false), language, said, http, ct) : OpenItFromTheLms();

    /// <summary><c>POST</c>: where it keeps none, the page before carries the visit in a form.</summary>
    public async Task<IResult> CarriedAsync(HttpContext http, CancellationToken ct) =>
        await OwnForm.ReadAsync(http.Request) is { } form && form.One("visit") is { } text && tickets.ReadCarried(text) is { } visit
            ? await WriteAsync(new OwnVisit(visit, Carried: true), form.One("language"), said: null, http, ct)
            : OpenItFromTheLms();

    /// <summary>The answer to a launch whose browser keeps no cookie for us.</summary>
    public Task<IResult> AnswerAsync(Visit visit, HttpContext http, CancellationToken ct) => WriteAsync(new OwnVisit(visit, Carried: true), language: null, said: null, http, ct);

    /// <param name="said">What just happened, a key of the texts; anything else is not said.</param>
    public async Task<IResult> WriteAsync(OwnVisit own, string? language, string? said, HttpContext http, CancellationToken ct)
    {
        if (!await MayBeFramedAsync(own.Visit, http, ct)) return OpenItFromTheLms();
        var page = await reader.ReadAsync(own.Visit, language, ct);
        var onward = OnwardOf(own, page.Language);
        var html = OwnPageMarkup.Write(page, onward, said is not null && Sayings.Contains(said) ? said : null);
        return await AnswerAsync(http, own.Visit, OwnPageMarkup.Title(page.Language), html, onward, page.Wishes, page.IdleMinutes, ct);
    }

    /// <summary>A page of ours in the frame of who launched; false: the visit is over.</summary>
    public async Task<bool> MayBeFramedAsync(Visit visit, HttpContext http, CancellationToken ct)
    {
        // What an administrator closed ends its visits at once (reliability.md L-12).
        if (await door.FramesAsync(visit, ct) is not { Count: > 0 } framedBy) return false;
        http.RequestServices.GetRequiredService<PagePolicy>().FramedBy = string.Join(' ', framedBy);
        return true;
    }

    public Onward OnwardOf(OwnVisit own, string language) => new(language, own.Carried ? tickets.WriteCarried(own.Visit) : null)
    {
        Window = mirror.Value.Origin is not null ? tickets.WriteCarried(own.Visit) : null,
    };

    /// <summary>The page in its organisation's style, with the reader's letters, and made empty when nobody is there.</summary>
    public async Task<IResult> AnswerAsync(HttpContext http, Visit visit, string title, Courses.Rendering.Html html, Onward onward, Preferences wishes, int idleMinutes, CancellationToken ct) =>
        FramedPage.Answer(http, onward.Language, title, html, house: await HouseAsync(visit, ct), around: new FrameAround(wishes.Size ?? 0, IdleScript.Of(onward, idleMinutes)));

    public async Task<HouseOfPage> HouseAsync(Visit visit, CancellationToken ct) => new(await houses.OfAsync(TrainingVisits.HouseOf(visit.Organisation), ct), themes.All.First());

    public static IResult OpenItFromTheLms() => new PlainPage("session.title").Say("session.1").Say("session.2").Answer(StatusCodes.Status403Forbidden);
}

/// <summary>A visit, and whether pages carry it because the browser keeps no session.</summary>
internal sealed record OwnVisit(Visit Visit, bool Carried);
