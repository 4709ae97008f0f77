using System.Text;
using ReturnToWork.Tool.Hiding;
using ReturnToWork.Tool.Http;
using ReturnToWork.Tool.Record;
using ReturnToWork.Tool.Sessions;
using ReturnToWork.Tool.Store;

namespace ReturnToWork.Tool.Pages.Mine;

/// <summary>What somebody does on the own page. Forms of ours only, without script, and each may be sent twice.</summary>
internal sealed class OwnActs(
    OwnPages pages, OwnPageReader reader, OwnWishes wishes, Learners learners, PrivateAnswers answers, TakenBack takenBack, OwnErasure erasure, EndedVisits ended, VisitDoor door, Tickets tickets)
{
    /// <summary><c>POST /mijn/wensen</c>: language, voice, letters.</summary>
    public Task<IResult> WishAsync(HttpContext http, CancellationToken ct) => DoAsync(http, async (own, form) =>
    {
        var wanted = WishesIn(form);
        if (await LearnerAsync(own.Visit, ct) is { } learner) await wishes.KeepAsync(learner, wanted, ct);
        return await OnAsync(http, own with { Visit = own.Visit with { Wishes = wanted } }, wanted.Language, "wishes", "letters", ct);
    }, ct);

    /// <summary><c>POST /mijn/samen</c>: somebody came to sit beside, or went.</summary>
    public Task<IResult> TogetherAsync(HttpContext http, CancellationToken ct) => DoAsync(http, (own, form) =>
    {
        var together = form.One("with") == "yes";
        return OnAsync(http, own with { Visit = own.Visit with { Together = together } }, form.One("language"), together ? "together" : "alone", "samen", ct);
    }, ct);

    /// <summary><c>POST /mijn/weghalen</c>: the answers of one theme, in two steps.</summary>
    public Task<IResult> RemoveAsync(HttpContext http, CancellationToken ct) => DoAsync(http, async (own, form) =>
    {
        if (await LearnerAsync(own.Visit, ct) is not { } learner || form.One("theme") is not { Length: <= 8 } theme) return await OnAsync(http, own, form.One("language"), null, "werkboek", ct);
        if (form.One("sure") != "yes") return await AskAsync(http, own, form, (page, onward) => AskMarkup.Remove(page, onward, theme), ct);
        await answers.RemoveAsync(learner, theme, ct);
        return await OnAsync(http, own, form.One("language"), "removed", "werkboek", ct);
    }, ct);

    /// <summary><c>POST /mijn/terugnemen</c>: one share.</summary>
    public Task<IResult> TakeBackAsync(HttpContext http, CancellationToken ct) => DoAsync(http, async (own, form) =>
    {
        var (theme, language) = (form.One("theme") ?? "", Phrases.LanguageOf(form.One("language"), own.Visit.Language));
        if (!Guid.TryParse(form.One("share"), out var share) || await learners.WithEnrolmentsAsync(own.Visit, ct) is not var (learner, enrolments) || enrolments.FirstOrDefault(row => row.Theme == theme) is not { } enrolment)
            return await OnAsync(http, own, language, "gone", "gedeeld", ct);
        var kept = new Kept(learner, enrolment.XapiRegistration);
        if (!await takenBack.TakeAsync(kept, own.Visit, theme, share, language, ct)) return await OnAsync(http, own, language, "gone", "gedeeld", ct);
        return await OnAsync(http, own, language, await takenBack.IsGoneAsync(kept, share, ct) ? "back" : "back-later", "gedeeld", ct);
    }, ct);

    /// <summary><c>POST /mijn/wissen</c>: everything of this person, in two steps. Afterwards the visit goes on as nobody's.</summary>
    public Task<IResult> EraseAsync(HttpContext http, CancellationToken ct) => DoAsync(http, async (own, form) =>
    {
        if (form.One("sure") != "yes") return await AskAsync(http, own, form, AskMarkup.Erase, ct);
        var (gone, whole) = (WouldGo.Nothing, true);
        if (await LearnerAsync(own.Visit, ct) is { } learner)
        {
            gone = await erasure.CountAsync(learner, ct);
            whole = await erasure.EraseAsync(learner, ct);
        }

        var nobody = Save(http, own with { Visit = own.Visit with { Wishes = null } });
        return await AskAsync(http, nobody, form, (page, onward) => AskMarkup.Erased(page, onward, whole, gone), ct);
    }, ct);

    /// <summary><c>POST /mijn/werkboek</c>: the workbook and its filled sheets, for the printer.</summary>
    public Task<IResult> PrintAsync(HttpContext http, CancellationToken ct) => DoAsync(http, async (own, form) =>
    {
        if (!await pages.MayBeFramedAsync(own.Visit, http, ct)) return OwnPages.OpenItFromTheLms();
        var page = await reader.ReadAsync(own.Visit, form.One("language"), ct);
        http.Response.Headers["Referrer-Policy"] = FramedPage.ReferrerPolicy;
        var onward = pages.OnwardOf(own, page.Language);
        if (page.Themes.Count == 0 && page.Works.All(work => work.Theme is null)) return HiddenPage.Answer(http, own.Visit, onward, page.Wishes.Size ?? 0, await pages.HouseAsync(own.Visit, ct));
        var house = (await pages.HouseAsync(own.Visit, ct)).House;
        return Results.Text(OwnPaper.Write(page, onward, house, http.RequestServices.GetRequiredService<PagePolicy>().Nonce), "text/html", Encoding.UTF8);
    }, ct);

    /// <summary><c>POST /mijn/stop</c>: "Stop en sluit" without script, and the page that nobody looks at. Also for a visit that is over already.</summary>
    public async Task<IResult> StopAsync(HttpContext http, CancellationToken ct)
    {
        if (await OwnForm.ReadAsync(http.Request) is not { } form || VisitIn(http, form) is not { } own) return OwnPages.OpenItFromTheLms();
        var page = await pages.MayBeFramedAsync(own.Visit, http, ct) ? await reader.ReadAsync(own.Visit, form.One("language"), ct) : null;
        await ended.EndAsync(own.Visit, ct);
        SessionCookie.Clear(http);
        if (page is null) return OwnPages.OpenItFromTheLms();
        return FramedPage.Answer(http, page.Language, AskMarkup.StoppedTitle(page.Language), AskMarkup.Stopped(page), house: await pages.HouseAsync(own.Visit, ct), around: new FrameAround(page.Wishes.Size ?? 0));
    }

    /// <summary>Does it for a form of ours from a visit that is still open; never for a preview.</summary>
    public async Task<IResult> DoAsync(HttpContext http, Func<OwnVisit, IFormCollection, Task<IResult>> act, CancellationToken ct)
    {
        if (await OwnForm.ReadAsync(http.Request) is not { } form || VisitIn(http, form) is not { Visit.IsPreview: false } own || !await door.IsOpenAsync(own.Visit, ct)) return OwnPages.OpenItFromTheLms();
        return await act(own, form);
    }

    private OwnVisit? VisitIn(HttpContext http, IFormCollection form)
    {
        if (form.One("visit") is { } text) return tickets.ReadCarried(text) is { } carried ? new OwnVisit(carried, Carried: true) : null;
        return SessionCookie.Read(http, tickets) is { } visit ? new OwnVisit(visit, Carried: false) : null;
    }

    private async Task<Learner?> LearnerAsync(Visit visit, CancellationToken ct) => (await learners.WithEnrolmentsAsync(visit, ct))?.Learner;

    /// <summary>Where a cookie holds, the browser goes on to the page itself, so that loading it again does nothing again.</summary>
    public async Task<IResult> OnAsync(HttpContext http, OwnVisit own, string? language, string? said, string part, CancellationToken ct)
    {
        Save(http, own);
        if (own.Carried) return await pages.WriteAsync(own, language, said, http, ct);
        http.Response.Headers.Location = $"{ThemeLists.Mine}?language={Phrases.LanguageOf(language, own.Visit.Language)}{(said is null ? "" : $"&said={said}")}#{part}";
        return Results.StatusCode(StatusCodes.Status303SeeOther);
    }

    /// <summary>A page of its own before or after an act.</summary>
    public async Task<IResult> AskAsync(HttpContext http, OwnVisit own, IFormCollection form, Func<OwnPage, Onward, (string Title, Courses.Rendering.Html Html)> write, CancellationToken ct)
    {
        if (!await pages.MayBeFramedAsync(own.Visit, http, ct)) return OwnPages.OpenItFromTheLms();
        var page = await reader.ReadAsync(own.Visit, form.One("language"), ct);
        var onward = pages.OnwardOf(own, page.Language);
        var (title, html) = write(page, onward);
        return await pages.AnswerAsync(http, own.Visit, title, html, onward, page.Wishes, page.IdleMinutes, ct);
    }

    private OwnVisit Save(HttpContext http, OwnVisit own)
    {
        if (!own.Carried) SessionCookie.Set(http, tickets, own.Visit);
        return own;
    }

    private static Preferences WishesIn(IFormCollection form)
    {
        var voice = form.One("voice");
        return new Preferences(
            Phrases.LanguageOf(form.One("language")), voice is "slow" or "normal" ? voice : null,
            form.One("size") switch { "1" => 1, "2" => 2, _ => 0 }, voice == "off" ? true : null);
    }
}
