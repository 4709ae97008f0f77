using System.Text;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using ReturnToWork.Companion.Intake;
using ReturnToWork.Companion.Records;
using ReturnToWork.Companion.Settings;
using ReturnToWork.Xapi;

namespace ReturnToWork.Companion.Training.Statements;

/// <summary>
/// Brings the outbox to the record store of each training organisation, oldest first. A row is done only when the store said that it has it; everything else is tried again with the same id, so a
/// crash, an answer that got lost or a store that is away for days loses nothing and says nothing twice. What the store will not have stands on <c>/sources</c> with its reason.
/// </summary>
internal sealed partial class SendTrainingStatements(CompanionStore store, IHttpClientFactory http, IOptions<IntakeOptions> intake, TimeProvider clock, ILogger<SendTrainingStatements> logger)
{
    /// <summary>What <see cref="TrainingStatementRow.Trouble"/> begins with when the store refused for good; its words come after.</summary>
    public const string Refused = "refused:";

    /// <summary>The store did not answer, or asked to come back later.</summary>
    public const string Away = "away";

    /// <summary>The store does not let our key write.</summary>
    public const string ShutOut = "shut-out";

    /// <summary>The store lets our key write, but not void.</summary>
    public const string MayNotVoid = "may-not-void";

    private const int AtOnce = 200;
    private const int LongestWords = 300;

    /// <summary>One round over all training organisations.</summary>
    /// <returns>Whether there is nothing left that could go now.</returns>
    public async Task<bool> LookAsync(CancellationToken ct)
    {
        var all = true;
        foreach (var source in intake.Value.Sources.Where(source => !source.Foreign && TrainingTenant.Is(source.Organisation))) all &= await SendAsync(source, ct);
        return all;
    }

    private async Task<bool> SendAsync(IntakeSource source, CancellationToken ct)
    {
        await using var db = await store.OpenAsync(source.Organisation, ct);
        while (true)
        {
            // Those that may not be voided wait at the end, so that they hold nobody up.
            var rows = await db.TrainingStatements.AsNoTracking().Where(row => row.Sent == null && (row.Trouble == null || !row.Trouble.StartsWith(Refused)))
                .OrderBy(row => row.Trouble == MayNotVoid ? 1 : 0).ThenBy(row => row.Made).ThenBy(row => row.Id).Take(AtOnce).ToListAsync(ct);
            if (rows.Count == 0) return true;
            var before = rows[0].Trouble;
            foreach (var run in Runs([.. rows.Select(row => StatementReader.Stored(Encoding.UTF8.GetBytes(row.Json)))]))
            {
                if (!await NoteAsync(db, await SenderOf(source).SendAsync(run, ct), TrainingStatements.TakesBack(run[0]), ct)) return false;
            }

            if (before == MayNotVoid || rows.Count < AtOnce) return !await db.TrainingStatements.AnyAsync(row => row.Sent == null && row.Trouble == MayNotVoid, ct);
        }
    }

    // What takes back goes in requests of its own: a store answers 403 to a whole request, and a key that may not void may still say that somebody was there.
    private static IEnumerable<List<Statement>> Runs(List<Statement> statements)
    {
        List<Statement> run = [];
        foreach (var statement in statements)
        {
            if (run.Count > 0 && TrainingStatements.TakesBack(run[0]) != TrainingStatements.TakesBack(statement))
            {
                yield return run;
                run = [];
            }

            run.Add(statement);
        }

        if (run.Count > 0) yield return run;
    }

    private async Task<bool> NoteAsync(CompanionDb db, IReadOnlyList<Sent> outcomes, bool takesBack, CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        var stored = outcomes.Where(one => one.As == SentAs.Stored).Select(one => one.Statement.Id!.Value).ToList();
        if (stored.Count > 0)
            await db.TrainingStatements.Where(row => stored.Contains(row.Id)).ExecuteUpdateAsync(set => set.SetProperty(row => row.Sent, (DateTimeOffset?)now).SetProperty(row => row.Trouble, (string?)null), ct);
        foreach (var refused in outcomes.Where(one => one.As == SentAs.Refused))
        {
            await TroubleAsync(db, [refused], Words(refused.Refusal!), ct);
            Log.Refused(logger, db.Organisation, refused.Status);
        }

        var waiting = outcomes.Where(one => one.As is SentAs.Later or SentAs.ShutOut).ToList();
        if (waiting.Count == 0) return true;
        var code = waiting[0].As == SentAs.Later ? Away : takesBack && waiting[0].Status == StatusCodes.Status403Forbidden ? MayNotVoid : ShutOut;
        await TroubleAsync(db, waiting, code, ct);
        Log.Waiting(logger, db.Organisation, code);
        return code == MayNotVoid;
    }

    private static Task<int> TroubleAsync(CompanionDb db, IReadOnlyList<Sent> outcomes, string trouble, CancellationToken ct)
    {
        var ids = outcomes.Select(one => one.Statement.Id!.Value).ToList();
        return db.TrainingStatements.Where(row => ids.Contains(row.Id)).ExecuteUpdateAsync(set => set.SetProperty(row => row.Trouble, trouble), ct);
    }

    private static string Words(Refusal refusal)
    {
        var words = $"{Refused}{refusal.Code}: {refusal.Why}";
        return words.Length <= LongestWords ? words : words[..LongestWords];
    }

    private StatementSender SenderOf(IntakeSource source)
    {
        var client = http.CreateClient(IntakePass.HttpName);
        client.Timeout = intake.Value.Patience;
        // The outbox tries again by itself.
        return new(new XapiClient(client, new XapiEndpoint(IntakePass.NameOf(source), source.Key, source.Secret, MayBePlain: true)), new SendingOptions { Tries = 1 }, clock);
    }

    private static partial class Log
    {
        [LoggerMessage(Level = LogLevel.Warning, Message = "Training statements of {Organisation} did not go yet ({Code}); they are tried again.")]
        public static partial void Waiting(ILogger logger, string organisation, string code);

        [LoggerMessage(Level = LogLevel.Warning, Message = "The record store of {Organisation} refused a training statement ({Status}); /sources says why.")]
        public static partial void Refused(ILogger logger, string organisation, int status);
    }
}
