using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using ReturnToWork.Courses.Rendering;
using ReturnToWork.Tool.Houses;
using ReturnToWork.Tool.Http;
using ReturnToWork.Tool.Keys;
using ReturnToWork.Tool.Pages;
using ReturnToWork.Tool.Pages.Mine;
using ReturnToWork.Tool.Pairing;
using ReturnToWork.Tool.Sessions;
using ReturnToWork.Tool.Store;
using ReturnToWork.Xapi;

namespace ReturnToWork.Tool.Training;

/// <summary>
/// A launch of what professionals learn, by an account that no professional was joined to: it may read, nothing is kept, and with the code of the own training it becomes that professional's.
/// <c>POST /training/join</c> takes the code, <c>POST /training/read</c> goes on without.
/// </summary>
internal sealed class JoinTraining(
    IDbContextFactory<ToolDb> stores, TrainingVisits training, Themes themes, ThemePages pages, HouseBook houses, VisitDoor door, Tries tries, Tickets tickets, IOptions<PairingOptions> pairing, TimeProvider time)
{
    public const string Join = "/training/join";
    public const string Read = "/training/read";

    private static readonly IReadOnlyDictionary<string, Phrases> Texts = Phrases.Read("training.json");

    /// <summary>Asks for the code.</summary>
    /// <param name="trouble">Key of what was wrong with the one before.</param>
    public async Task<IResult> AskAsync(Visit visit, string? asked, string? trouble, HttpContext http, CancellationToken ct)
    {
        if (themes.Find(visit.Theme) is not { } theme) return ThemePages.Missing();
        if (await door.FramesAsync(visit, ct) is not { Count: > 0 } framedBy) return ThemePages.OpenItFromTheLms(visit.Theme);
        http.RequestServices.GetRequiredService<PagePolicy>().FramedBy = string.Join(' ', framedBy);
        var words = Texts[Phrases.LanguageOf(asked, visit.Language)];
        var onward = new Onward(words.Language, tickets.WriteCarried(visit));
        var html = new Html();
        html.Line($"""<section class="ask"><h1>{words["title"]}</h1><p>{words["why"]}</p><p>{words["where"]}</p>""");
        if (trouble is not null) html.Line($"""<p role="alert" class="notice">{words[trouble]}</p>""");
        onward.Begin(html, Join);
        html.Line($"""<p><label for="code">{words["code"]}</label></p><p><input type="text" id="code" name="code" inputmode="numeric" autocomplete="off" maxlength="7" pattern="[0-9 \-]*" required></p><p><button class="button">{words["join"]}</button></p></form>""");
        onward.Begin(html, Read);
        html.Line($"""<p><button class="button quiet">{words["read"]}</button></p></form><p>{words["keeps"]}</p></section>""");
        return FramedPage.Answer(http, words.Language, words["title"], html, trouble is null ? StatusCodes.Status200OK : StatusCodes.Status422UnprocessableEntity, house: new HouseOfPage(await houses.OfAsync(visit.Organisation, ct), theme), around: new FrameAround(0));
    }

    public async Task<IResult> JoinAsync(HttpContext http, CancellationToken ct)
    {
        if (await VisitAsync(http, ct) is not var (visit, form)) return OwnPages.OpenItFromTheLms();
        var code = string.Concat((form.One("code") ?? "").Where(c => !char.IsWhiteSpace(c) && c != '-'));
        if (await RedeemAsync(visit, code, ct) is { } trouble) return await AskAsync(visit, form.One("language"), trouble, http, ct);
        var actor = await training.AsActorAsync(visit, ct);
        if (!training.Fits(actor)) return await AskAsync(visit, form.One("language"), "erased", http, ct);
        // Where the browser keeps the session it is this one from now on; where it does not, the page carries it.
        SessionCookie.Set(http, tickets, actor);
        return await pages.AnswerAsync(actor, http, ct);
    }

    public async Task<IResult> ReadAsync(HttpContext http, CancellationToken ct) =>
        await VisitAsync(http, ct) is var (visit, form) ? await pages.CarriedAsync(visit.Theme, visit, form.One("language"), http, ct) : OwnPages.OpenItFromTheLms();

    private async Task<(Visit Visit, IFormCollection Form)?> VisitAsync(HttpContext http, CancellationToken ct) =>
        await OwnForm.ReadAsync(http.Request) is { } form && form.One("visit") is { } text && tickets.ReadCarried(text) is { IsPreview: false } visit && training.IsFor(visit.Theme) && await door.IsOpenAsync(visit, ct) ? (visit, form) : null;

    // Null: this account is the professional's from now on.
    private async Task<string?> RedeemAsync(Visit visit, string code, CancellationToken ct)
    {
        // Sent twice.
        if (training.Fits(visit) || training.Fits(await training.AsActorAsync(visit, ct))) return null;
        if (code.Length != 6 || !code.All(char.IsAsciiDigit)) return "shape";
        var hash = LearnerKeys.HashOf(visit.LearnerKey);
        // Nothing of this account is kept yet: its tries are counted by what finds it again, for a day.
        if (!await tries.TakeAsync(visit.Organisation, hash[..32], ct)) return "spent";
        var keyedHash = PairingCode.KeyedHash(pairing.Value.Secret, visit.Organisation, code);
        await using var db = await stores.CreateDbContextAsync(ct);
        var now = time.GetUtcNow();
        var codes = db.Codes.Where(row => row.Organisation == visit.Organisation && row.KeyedHash == keyedHash && row.Kind == "training" && row.RedeemedBy == null && row.Expires > now);
        if (await codes.AsNoTracking().SingleOrDefaultAsync(ct) is not { Actor: { } actor, Training: { } where }) return "unknown";
        await using var transaction = await db.Database.BeginTransactionAsync(ct);
        if (await codes.ExecuteUpdateAsync(set => set.SetProperty(row => row.RedeemedBy, actor).SetProperty(row => row.RedeemedAt, now), ct) == 0) return "unknown";
        await db.TrainingJoins.Where(row => row.Organisation == visit.Organisation && row.KeyHash == hash).ExecuteDeleteAsync(ct);
        db.TrainingJoins.Add(new TrainingJoin { Organisation = visit.Organisation, KeyHash = hash, Training = where, Actor = actor });
        await db.SaveChangesAsync(ct);
        await transaction.CommitAsync(ct);
        await tries.GiveBackAsync(visit.Organisation, hash[..32], ct);
        return null;
    }
}
