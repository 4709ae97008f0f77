using System.Text;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using ReturnToWork.Lrs;
using ReturnToWork.Storage;
using ReturnToWork.Tool.Api;
using ReturnToWork.Tool.Store;

namespace ReturnToWork.Tool.Record;

/// <summary>
/// Erases everything of one person who asked for it. One transaction takes away what stands here, the key with it, and writes down what is still to do: the
/// record store erases (its ledger tells the Companion), then the files are cleaned. Whatever stops it in between, the sweep goes on; doing a step twice is harmless.
/// </summary>
internal sealed partial class OwnErasure(
    IDbContextFactory<ToolDb> stores, RecordStoreErasure records, IOptions<CoursesOptions> courses, [FromKeyedServices(OwnErasure.Room)] ErasureLedger ledger, TimeProvider time, ILogger<OwnErasure> logger)
{
    public const string Room = "tool";

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);
    private static readonly TimeSpan LongestPause = TimeSpan.FromHours(1);
    private static readonly string[] Touched = ["tool.answers", "tool.memos", "tool.enrolments", "tool.wrong_tries", "tool.coach_codes", "tool.training_joins", "tool.unsaid", "tool.consents", "tool.learners", "tool.erasings"];

    /// <summary>From when this returns the person is nobody here. Twice, also at once, is the same as once.</summary>
    /// <returns>Whether the record store has erased too; else that follows.</returns>
    public Task<bool> EraseAsync(Learner learner, CancellationToken ct) => EraseAsync(learner.Organisation, learner.Pseudonym, always: false, ct);

    /// <param name="always">Ask the record store also where nobody of this name is kept here any more: an order reaches what an old copy brought back there.</param>
    public async Task<bool> EraseAsync(string organisation, string pseudonym, bool always, CancellationToken ct)
    {
        var erasing = new PersonErasing { Organisation = organisation, Id = Guid.NewGuid(), Pseudonym = pseudonym, Due = time.GetUtcNow(), Attempts = 0 };
        await using (var db = await stores.CreateDbContextAsync(ct))
        {
            await using var transaction = await db.Database.BeginTransactionAsync(ct);
            var here = await ForgetAsync(db, organisation, pseudonym, ct);
            if (here || (always && !await db.Erasings.AnyAsync(row => row.Organisation == organisation && row.Pseudonym == pseudonym, ct)))
            {
                db.Erasings.Add(erasing);
                await db.SaveChangesAsync(ct);
                ledger.Note(organisation, MarkOf(organisation, pseudonym));
                await transaction.CommitAsync(ct);
            }
        }

        using var patience = new CancellationTokenSource(Patience, time);
        try
        {
            await FinishAsync(rows => rows.Where(row => row.Organisation == organisation && row.Pseudonym == pseudonym), patience.Token);
        }
        catch (Exception exception) when (exception is not OutOfMemoryException)
        {
            Log.LeftForTheSweep(logger, exception.GetType().Name);
        }

        await using var after = await stores.CreateDbContextAsync(CancellationToken.None);
        return !await after.Erasings.AnyAsync(row => row.Organisation == organisation && row.Pseudonym == pseudonym, CancellationToken.None);
    }

    /// <summary>Whether everything of this name was erased here once: nobody may be it again.</summary>
    public bool Erased(string organisation, string pseudonym) => ledger.Read().Contains((organisation, MarkOf(organisation, pseudonym)));

    /// <summary>What stands of one person now, for the receipt of an erasure that is about to begin.</summary>
    public async Task<WouldGo> LookAsync(string organisation, string pseudonym, CancellationToken ct)
    {
        await using var db = await stores.CreateDbContextAsync(ct);
        var (would, _) = await records.LookAtAgentAsync(organisation, AgentOf(organisation, pseudonym), ct);
        return new WouldGo(
            await db.Answers.CountAsync(row => row.Organisation == organisation && row.Pseudonym == pseudonym, ct),
            await db.Memos.CountAsync(row => row.Organisation == organisation && row.Pseudonym == pseudonym, ct),
            await db.Consents.CountAsync(row => row.Organisation == organisation && row.Pseudonym == pseudonym, ct),
            would?.Statements ?? 0, would?.Documents ?? 0);
    }

    /// <summary>The same for who reads it afterwards: where it cannot be counted, that holds up nobody's erasure, and no number is said.</summary>
    public async Task<WouldGo> CountAsync(Learner learner, CancellationToken ct)
    {
        try
        {
            return await LookAsync(learner.Organisation, learner.Pseudonym, ct);
        }
        catch (Exception exception) when (exception is not (OutOfMemoryException or OperationCanceledException))
        {
            Log.NotCounted(logger, exception.GetType().Name);
            return WouldGo.Nothing;
        }
    }

    /// <summary>Erases again whom an old copy of the private store brought back: their rows now, the rest by the sweep.</summary>
    /// <returns>How many.</returns>
    public async Task<int> ReplayAsync(CancellationToken ct)
    {
        var noted = ledger.Read();
        if (noted.Count == 0) return 0;
        await using var db = await stores.CreateDbContextAsync(ct);
        var back = (await db.Learners.AsNoTracking().Select(row => new { row.Organisation, row.Pseudonym }).ToListAsync(ct)).Where(row => noted.Contains((row.Organisation, MarkOf(row.Organisation, row.Pseudonym)))).ToList();
        foreach (var learner in back)
        {
            await using var transaction = await db.Database.BeginTransactionAsync(ct);
            await ForgetAsync(db, learner.Organisation, learner.Pseudonym, ct);
            db.Erasings.Add(new PersonErasing { Organisation = learner.Organisation, Id = Guid.NewGuid(), Pseudonym = learner.Pseudonym, Due = time.GetUtcNow(), Attempts = 0 });
            await db.SaveChangesAsync(ct);
            await transaction.CommitAsync(ct);
        }

        return back.Count;
    }

    private string MarkOf(string organisation, string pseudonym) => ledger.MarkOf(organisation, "learner", pseudonym);

    /// <summary>Everything that is due.</summary>
    public async Task SweepAsync(CancellationToken ct)
    {
        var now = time.GetUtcNow();
        await FinishAsync(rows => rows.Where(row => row.Due <= now && row.Pseudonym != null), ct);
        await CleanAsync(ct);
    }

    private async Task FinishAsync(Func<IQueryable<PersonErasing>, IQueryable<PersonErasing>> which, CancellationToken ct)
    {
        await using var db = await stores.CreateDbContextAsync(ct);
        foreach (var erasing in await which(db.Erasings.AsNoTracking()).ToListAsync(ct))
        {
            var same = db.Erasings.Where(row => row.Organisation == erasing.Organisation && row.Id == erasing.Id);
            try
            {
                var outcome = await records.EraseAgentAsync(erasing.Organisation, AgentOf(erasing.Organisation, erasing.Pseudonym!), ct);
                if (outcome.Refusal is { } refusal) throw new InvalidOperationException(refusal.Code);

                // What a request that was under way wrote meanwhile goes too.
                await using var transaction = await db.Database.BeginTransactionAsync(ct);
                await ForgetAsync(db, erasing.Organisation, erasing.Pseudonym!, ct);
                await same.ExecuteUpdateAsync(set => set.SetProperty(row => row.Pseudonym, (string?)null).SetProperty(row => row.Due, time.GetUtcNow()).SetProperty(row => row.Attempts, 0), ct);
                await transaction.CommitAsync(ct);
            }
            catch (Exception exception) when (exception is not OutOfMemoryException)
            {
                Log.LeftForTheSweep(logger, exception.GetType().Name);
                var pause = TimeSpan.FromSeconds(Math.Min(LongestPause.TotalSeconds, Math.Pow(2, Math.Min(erasing.Attempts, 20))));
                var due = time.GetUtcNow() + pause;
                await same.ExecuteUpdateAsync(set => set.SetProperty(row => row.Attempts, row => row.Attempts + 1).SetProperty(row => row.Due, due), CancellationToken.None);
            }
        }
    }

    private string AgentOf(string organisation, string pseudonym) => JsonSerializer.Serialize(new { account = new Account(courses.Value.PeopleOf(organisation), pseudonym) }, Http.EmbeddedText.Json);

    private async Task CleanAsync(CancellationToken ct)
    {
        await using var db = await stores.CreateDbContextAsync(ct);
        var done = await db.Erasings.AsNoTracking().Where(row => row.Pseudonym == null).Select(row => row.Id).ToListAsync(ct);
        if (done.Count > 0 && await CleanFiles.OfAsync(db, Touched, time.GetUtcNow(), ct)) await db.Erasings.Where(row => row.Pseudonym == null && done.Contains(row.Id)).ExecuteDeleteAsync(ct);
    }

    // False: nobody with this pseudonym is here (any more).
    private static async Task<bool> ForgetAsync(ToolDb db, string organisation, string pseudonym, CancellationToken ct)
    {
        await db.Answers.Where(row => row.Organisation == organisation && row.Pseudonym == pseudonym).ExecuteDeleteAsync(ct);
        await db.Memos.Where(row => row.Organisation == organisation && row.Pseudonym == pseudonym).ExecuteDeleteAsync(ct);
        await db.Enrolments.Where(row => row.Organisation == organisation && row.Pseudonym == pseudonym).ExecuteDeleteAsync(ct);
        await db.Consents.Where(row => row.Organisation == organisation && row.Pseudonym == pseudonym).ExecuteDeleteAsync(ct);
        await db.Tries.Where(row => row.Organisation == organisation && row.Pseudonym == pseudonym).ExecuteDeleteAsync(ct);
        await db.Codes.Where(row => row.Organisation == organisation && row.RedeemedBy == pseudonym).ExecuteDeleteAsync(ct);
        await db.Codes.Where(row => row.Training == organisation && row.Actor == pseudonym).ExecuteDeleteAsync(ct);
        await db.TrainingJoins.Where(row => row.Training == organisation && row.Actor == pseudonym).ExecuteDeleteAsync(ct);
        var name = Encoding.UTF8.GetBytes(pseudonym);
        foreach (var unsaid in await db.Unsaid.AsNoTracking().Where(row => row.Organisation == organisation).ToListAsync(ct))
            if (unsaid.Body.AsSpan().IndexOf(name) >= 0) await db.Unsaid.Where(row => row.Organisation == organisation && row.StatementId == unsaid.StatementId).ExecuteDeleteAsync(ct);
        return await db.Learners.Where(row => row.Organisation == organisation && row.Pseudonym == pseudonym).ExecuteDeleteAsync(ct) == 1;
    }

    private static partial class Log
    {
        [LoggerMessage(Level = LogLevel.Warning, Message = "Erasing somebody who asked for it could not be finished now ({Cause}). It is kept and tried again.")]
        public static partial void LeftForTheSweep(ILogger logger, string cause);

        [LoggerMessage(Level = LogLevel.Warning, Message = "What would be erased could not be counted ({Cause}). It is erased all the same.")]
        public static partial void NotCounted(ILogger logger, string cause);
    }
}

/// <summary>How much stands of one person: private answers, recordings, receipts of a yes; statements and documents in the record store.</summary>
internal sealed record WouldGo(int Answers, int Memos, int Consents, long Statements, long Documents)
{
    public static readonly WouldGo Nothing = new(0, 0, 0, 0, 0);

    public WouldGo Plus(WouldGo more) => new(Answers + more.Answers, Memos + more.Memos, Consents + more.Consents, Statements + more.Statements, Documents + more.Documents);
}
