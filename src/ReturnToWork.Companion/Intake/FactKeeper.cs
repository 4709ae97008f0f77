using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using ReturnToWork.Companion.Coaching;
using ReturnToWork.Companion.Records;
using ReturnToWork.Companion.Rights;
using ReturnToWork.Storage;
using ReturnToWork.Xapi;

namespace ReturnToWork.Companion.Intake;

/// <summary>Writes what a page of statements means, once, in one transaction. The same page again changes nothing.</summary>
internal sealed class FactKeeper(CompanionStore store, [FromKeyedServices(ReplayErasures.Room)] ErasureLedger ledger, TimeProvider clock)
{
    // True at first: the process before may have ended between forgetting and emptying.
    private volatile bool _logHoldsForgotten = true;

    /// <summary>Keeps a page; with <paramref name="beside"/> among the facts that a rebuild makes.</summary>
    /// <returns>How many facts are new, and how many rows were added, changed or dropped in all.</returns>
    public async Task<(int Added, int Changed)> KeepAsync(string source, FactOf factOf, StatementPage page, bool beside, CancellationToken ct)
    {
        var readings = page.Statements.DistinctBy(statement => statement.Id).Select(statement => (statement.Id, Reading: factOf.Read(statement))).ToList();
        // Nothing happened after now, whatever a store's clock says: it would stay new for ever.
        var now = clock.GetUtcNow();
        var facts = readings.Select(read => read.Reading.Fact).OfType<Fact>().Select(fact => fact.At > now ? fact with { At = now } : fact).ToList();
        var aside = readings.Where(read => read.Reading.SetAside is not null).Select(read => (Mark: read.Id!.Value.ToString("D"), Reason: read.Reading.SetAside!))
            .Concat(page.Unreadable.Select(bad => (Mark: bad.Id ?? $"no-id-{bad.Refusal.Code}", Reason: $"unreadable {bad.Refusal.Code}"))).DistinctBy(bad => bad.Mark, StringComparer.Ordinal).ToList();
        if (facts.Count + aside.Count == 0) return (0, 0);

        await using var db = beside ? await store.OpenBesideAsync(factOf.Organisation, ct) : await store.OpenAsync(factOf.Organisation, ct);
        await using var transaction = await db.Database.BeginTransactionAsync(ct);
        // A page that was fetched before somebody was erased must not bring them back.
        facts.RemoveAll(fact => fact.Learner.Length > 0 && ledger.Knows(factOf.Organisation, () => ReplayErasures.OfLearner(ledger, factOf.Organisation, fact.Learner)));
        var added = await KeepFactsAsync(db, source, factOf, facts, ct);
        await SetAsideAsync(db, source, factOf.Organisation, aside, ct);
        var changed = await db.SaveChangesAsync(ct);
        var dropped = await DropWhatIsGoneAsync(db, facts, ct);
        await transaction.CommitAsync(ct);
        if (dropped > 0) Forgot();
        return (added, changed + dropped);
    }

    /// <summary>Follows the store's ledger of erasures: the facts go, and never come back.</summary>
    public async Task EraseAsync(string organisation, ErasurePage page, CompanionDb db, CancellationToken ct)
    {
        var ids = page.Erasures.Select(erasure => erasure.Statement).Distinct().ToList();
        var marks = ids.Select(id => id.ToString("D")).ToList();
        var known = await db.Erased.Where(row => marks.Contains(row.Mark)).Select(row => row.Mark).ToListAsync(ct);
        db.AddRange(marks.Except(known, StringComparer.Ordinal).Select(mark => new ErasedRow { Organisation = organisation, Mark = mark, At = clock.GetUtcNow() }));
        var paired = await FollowedErasure.PairedAmongAsync(db, ids, ct);
        await ForgetAsync(db, await db.Facts.Where(row => ids.Contains(row.Statement) && row.Kind != FactKind.TakenBack).Select(row => row.Statement).ToListAsync(ct), ct);
        await FollowedErasure.FollowAsync(db, paired, ledger, clock.GetUtcNow(), ct);
    }

    /// <summary>Forgets facts, and the ticks that name what they were about.</summary>
    /// <returns>How many facts went.</returns>
    public static async Task<int> ForgetAsync(CompanionDb db, IReadOnlyCollection<Guid> statements, CancellationToken ct)
    {
        if (statements.Count == 0) return 0;
        await db.Ticks.Where(tick => statements.Contains(tick.Statement)).ExecuteDeleteAsync(ct);
        return await db.Facts.Where(row => statements.Contains(row.Statement)).ExecuteDeleteAsync(ct);
    }

    /// <summary>To be called after the commit of what was forgotten, so that emptying the log cannot come before it.</summary>
    public void Forgot() => _logHoldsForgotten = true;

    /// <summary>On SQLite, forgotten rows stay readable in the write-ahead log until that is emptied (reliability.md section 0, 9). While somebody reads, the next pass tries again.</summary>
    public async Task EmptyLogAsync(string organisation, CancellationToken ct)
    {
        if (!_logHoldsForgotten) return;
        await using var db = await store.OpenAsync(organisation, ct);
        _logHoldsForgotten = false;
        if (!db.Database.IsSqlite()) return;
        await db.Database.OpenConnectionAsync(ct);
        await using var command = db.Database.GetDbConnection().CreateCommand();
        command.CommandText = "PRAGMA wal_checkpoint(TRUNCATE)";
        if (Convert.ToInt64(await command.ExecuteScalarAsync(ct), System.Globalization.CultureInfo.InvariantCulture) != 0) Forgot();
    }

    public static Fact Open(FactRow row)
    {
        var codes = JsonSerializer.Deserialize<FactCodes>(row.Codes, JsonSerializerOptions.Web)!;
        return new Fact(row.Statement, row.Learner, row.Kind, row.Theme, row.At, codes with { Refers = row.Refers, Pairing = row.Pairing });
    }

    private static async Task<int> KeepFactsAsync(CompanionDb db, string source, FactOf factOf, List<Fact> facts, CancellationToken ct)
    {
        var ids = facts.Select(fact => fact.Statement).ToList();
        var marks = ids.Select(id => id.ToString("D")).ToList();
        var there = await db.Facts.Where(row => ids.Contains(row.Statement)).ToDictionaryAsync(row => row.Statement, ct);
        var erased = (await db.Erased.Where(row => marks.Contains(row.Mark)).Select(row => row.Mark).ToListAsync(ct)).ToHashSet(StringComparer.Ordinal);
        var added = 0;
        foreach (var fact in facts)
        {
            if (there.TryGetValue(fact.Statement, out var row))
            {
                // The Tool's own store counts where another's said something else with the same id.
                if (!factOf.Foreign && row.Source != source) Fill(row, source, fact);
            }
            else if (!erased.Contains(fact.Statement.ToString("D")) || fact.Kind == FactKind.TakenBack)
            {
                db.Add(RowOf(factOf.Organisation, source, fact, db.Beside));
                added++;
            }
        }

        return added;
    }

    public static FactRow RowOf(string organisation, string source, Fact fact, bool beside = false)
    {
        var row = new FactRow { Organisation = organisation, Beside = beside, Statement = fact.Statement, Source = source, Learner = "", Kind = fact.Kind, At = fact.At, Codes = "" };
        Fill(row, source, fact);
        return row;
    }

    private static void Fill(FactRow row, string source, Fact fact)
    {
        (row.Source, row.Learner, row.Kind, row.Theme, row.At, row.Refers, row.Pairing) = (source, fact.Learner, fact.Kind, fact.Theme, fact.At, fact.Codes.Refers, fact.Codes.Pairing);
        row.Codes = JsonSerializer.Serialize(fact.Codes with { Refers = null, Pairing = null }, JsonSerializerOptions.Web);
    }

    private async Task SetAsideAsync(CompanionDb db, string source, string organisation, List<(string Mark, string Reason)> aside, CancellationToken ct)
    {
        if (aside.Count == 0) return;
        var marks = aside.Select(bad => bad.Mark).ToList();
        var known = await db.SetAside.Where(row => row.Source == source && marks.Contains(row.Mark)).Select(row => row.Mark).ToListAsync(ct);
        db.AddRange(aside.Where(bad => !known.Contains(bad.Mark, StringComparer.Ordinal))
            .Select(bad => new SetAsideRow { Organisation = organisation, Source = source, Mark = bad.Mark, Reason = bad.Reason, At = clock.GetUtcNow() }));
    }

    // "Unshared" wins in any order, so it is looked for from both sides: what this page takes back, and what of this page was taken back before. Only the
    // one who shared can take back; a store's void counts whoever signed it. Taking back is never undone, not by a void either.
    private static async Task<int> DropWhatIsGoneAsync(CompanionDb db, List<Fact> facts, CancellationToken ct)
    {
        var touched = facts.Select(fact => fact.Codes.Refers).OfType<Guid>().Concat(facts.Select(fact => fact.Statement)).Distinct().ToList();
        // "Is not null" said aloud: without it PostgreSQL gets a second condition for null that keeps it from using the index.
        var goers = await db.Facts.AsNoTracking().Where(row => row.Refers != null && touched.Contains(row.Refers.Value) && (row.Kind == FactKind.TakenBack || row.Kind == FactKind.Voided || row.Kind == FactKind.VoidedElsewhere))
            .Select(row => new { row.Kind, row.Refers, row.Learner }).ToListAsync(ct);
        var takenBack = goers.Where(row => row.Kind == FactKind.TakenBack).Select(row => new { row.Refers, row.Learner });
        var voided = goers.Where(row => row.Kind == FactKind.Voided).Select(row => row.Refers!.Value).ToList();
        var elsewhere = goers.Where(row => row.Kind == FactKind.VoidedElsewhere).Select(row => row.Refers!.Value).ToList();
        var dropped = 0;
        foreach (var gone in takenBack.Distinct())
        {
            dropped += await ForgetAsync(db, await db.Facts.Where(row => row.Learner == gone.Learner
                && ((row.Kind == FactKind.Shared && row.Statement == gone.Refers) || ((row.Kind == FactKind.Planned || row.Kind == FactKind.LookedBack) && row.Refers == gone.Refers)))
                .Select(row => row.Statement).ToListAsync(ct), ct);
        }

        if (voided.Count > 0)
            dropped += await ForgetAsync(db, await db.Facts.Where(row => voided.Contains(row.Statement) && row.Kind != FactKind.Voided && row.Kind != FactKind.VoidedElsewhere && row.Kind != FactKind.TakenBack).Select(row => row.Statement).ToListAsync(ct), ct);
        if (elsewhere.Count > 0)
            dropped += await ForgetAsync(db, await db.Facts.Where(row => elsewhere.Contains(row.Statement) && row.Kind == FactKind.Finished).Select(row => row.Statement).ToListAsync(ct), ct);
        return dropped;
    }
}
