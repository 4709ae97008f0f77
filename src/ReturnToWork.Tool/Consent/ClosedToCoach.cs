using Microsoft.EntityFrameworkCore;
using ReturnToWork.Tool.Pairing;
using ReturnToWork.Tool.Record;
using ReturnToWork.Tool.Sessions;
using ReturnToWork.Tool.Store;

namespace ReturnToWork.Tool.Consent;

/// <summary>
/// Withdrawing what a coach may see. For every code of this person the Tool says <c>paired</c> again, with <c>sees: nothing</c>: the newest choice counts, so from then on the
/// coach's page holds nothing. What is shared is taken back as well, else a later code would open it again unasked.
/// </summary>
internal sealed class ClosedToCoach(
    LiveShares shares, TakenBack takenBack, PairedStatement paired, Saying saying, ConsentBook consents, IDbContextFactory<ToolDb> stores)
{
    /// <summary>Written down in one transaction and then said; twice is the same as once.</summary>
    /// <returns>Whether the record store has heard it already; it does when it is free again.</returns>
    public async Task<bool> CloseAsync(Visit visit, Learner learner, IReadOnlyList<Enrolment> enrolments, string language, CancellationToken ct)
    {
        if (enrolments.Count == 0) return true;
        var said = new List<Guid>();
        var open = new List<(Kept Kept, string Theme, Guid Share)>();
        foreach (var enrolment in enrolments)
        {
            var kept = new Kept(learner, enrolment.XapiRegistration);
            open.AddRange((await shares.ReadAsync(kept, ct)).Select(share => (kept, enrolment.Theme, share.Id)));
        }

        await using (var db = await stores.CreateDbContextAsync(ct))
        {
            await using var transaction = await db.Database.BeginTransactionAsync(ct);
            foreach (var code in await CloseCodesAsync(db, learner.Organisation, learner.Pseudonym, except: null, ct))
                said.Add(db.Unsaid.Add(paired.Again(learner, enrolments[0], code, "nothing", language)).Entity.StatementId);
            foreach (var (kept, theme, share) in open) said.Add(db.Unsaid.Add(takenBack.Statement(kept, visit, theme, share, language)).Entity.StatementId);
            await ConsentBook.EndAsync(db, learner.Organisation, learner.Pseudonym, ConsentKind.Coaching, consents.Today, ct);
            await db.SaveChangesAsync(ct);
            await transaction.CommitAsync(ct);
        }

        await saying.TryNowAsync(learner.Organisation);
        foreach (var (kept, theme, share) in open) await takenBack.ForgetAsync(kept.Learner, theme, share, ct);
        await using var after = await stores.CreateDbContextAsync(ct);
        return !await after.Unsaid.AnyAsync(row => row.Organisation == learner.Organisation && said.Contains(row.StatementId), ct);
    }

    /// <summary>The codes of this person that let a coach see anything, from now on nothing.</summary>
    public static async Task<IReadOnlyList<CoachCode>> CloseCodesAsync(ToolDb db, string organisation, string pseudonym, CoachCode? except, CancellationToken ct)
    {
        var (coach, hash) = (except?.Coach, except?.KeyedHash);
        var open = db.Codes.Where(row => row.Organisation == organisation && row.RedeemedBy == pseudonym && row.Sees != "nothing" && (coach == null || (row.Coach != coach && row.KeyedHash != hash)));
        var closed = await open.AsNoTracking().ToListAsync(ct);
        await open.ExecuteUpdateAsync(set => set.SetProperty(row => row.Sees, "nothing"), ct);
        return closed;
    }
}
