using Microsoft.Extensions.Options;
using ReturnToWork.Tool.Hiding;
using ReturnToWork.Tool.Http;
using ReturnToWork.Tool.Sessions;

namespace ReturnToWork.Tool.Pages.Mine;

/// <summary><c>/bundels/{list}</c>: the themes behind one link of the LMS, for who was launched into it.</summary>
internal sealed class ListPages(ThemeLists lists, ThemePages pages, OwnPages own, HowFar howFar, HiddenThemes hidden, OwnWishes wishes, VisitDoor door, Tickets tickets, IOptions<CoursesOptions> courses)
{
    /// <summary><c>GET</c>: where the browser keeps the session.</summary>
    public async Task<IResult> SessionAsync(string? language, HttpContext http, CancellationToken ct)
    {
        if (lists.Find(http.Request.Path) is not { } list) return ThemePages.Missing();
        if (SessionCookie.Read(http, tickets) is not { } visit || visit.List != list.Path) return OpenItFromTheLms();
        return await WriteAsync(list, visit, language, carried: false, http, ct);
    }

    /// <summary><c>POST</c>: where it keeps none, the page before carries the visit in a form.</summary>
    public async Task<IResult> CarriedAsync(HttpContext http, CancellationToken ct)
    {
        if (lists.Find(http.Request.Path) is not { } list) return ThemePages.Missing();
        if (await ReadAsync(http) is not var (visit, language) || visit.List != list.Path) return OpenItFromTheLms();
        return await WriteAsync(list, visit, language, carried: true, http, ct);
    }

    /// <summary><c>POST /themes/{n}</c>: a theme of the carried visit's list.</summary>
    public async Task<IResult> CarriedThemeAsync(string number, HttpContext http, CancellationToken ct)
    {
        if (await ReadAsync(http) is not var (visit, language) || !lists.Opens(visit, number)) return ThemePages.OpenItFromTheLms(number);
        return await pages.CarriedAsync(number, visit, language, http, ct);
    }

    /// <summary>The answer to a launch whose browser keeps no cookie for us.</summary>
    public Task<IResult> AnswerAsync(Visit visit, HttpContext http, CancellationToken ct) =>
        visit.List == ThemeLists.Mine ? own.AnswerAsync(visit, http, ct) : lists.Find(visit.List!) is { } list ? WriteAsync(list, visit, language: null, carried: true, http, ct) : Task.FromResult(ThemePages.Missing());

    private async Task<IResult> WriteAsync(ThemeList list, Visit visit, string? language, bool carried, HttpContext http, CancellationToken ct)
    {
        // What an administrator closed ends its visits at once (reliability.md L-12).
        if (await door.FramesAsync(visit, ct) is not { Count: > 0 } framedBy) return OpenItFromTheLms();
        http.RequestServices.GetRequiredService<PagePolicy>().FramedBy = string.Join(' ', framedBy);
        var progress = await howFar.OfAsync(visit, ct);
        var wanted = await wishes.OfAsync(visit, progress?.Learner, ct);
        var shown = Phrases.LanguageOf(language, wanted.Language, visit.Language);
        var onward = new Onward(shown, carried ? tickets.WriteCarried(visit) : null);
        list = list with { Themes = await hidden.ShownAsync(visit.Organisation, list.Themes, ct) };
        if (list.Themes.Count == 0) return HiddenPage.Answer(http, visit, onward, wanted.Size ?? 0, await own.HouseAsync(visit, ct));
        return await own.AnswerAsync(http, visit, ListMarkup.Title(shown), ListMarkup.Write(list, visit, progress, onward), onward, wanted, courses.Value.IdleMinutes, ct);
    }

    private async Task<(Visit Visit, string? Language)?> ReadAsync(HttpContext http) =>
        await OwnForm.ReadAsync(http.Request) is { } form && form.One("visit") is { } text && tickets.ReadCarried(text) is { } visit ? (visit, form.One("language")) : null;

    private static IResult OpenItFromTheLms() => OwnPages.OpenItFromTheLms();
}
