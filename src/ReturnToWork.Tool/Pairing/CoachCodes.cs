using Microsoft.EntityFrameworkCore;
using ReturnToWork.Tool.Consent;
using ReturnToWork.Tool.Store;

namespace ReturnToWork.Tool.Pairing;

/// <summary>What came of telling a code.</summary>
internal enum Told
{
    New,
    Same,
    Differs,
}

/// <summary>The codes that coaches made and employees redeem, known by keyed hash only.</summary>
internal sealed class CoachCodes(IDbContextFactory<ToolDb> stores, TimeProvider time)
{
    public static readonly TimeSpan Lasts = TimeSpan.FromDays(7);

    public async Task<Told> TellAsync(CoachCode told, CancellationToken ct)
    {
        await using var db = await stores.CreateDbContextAsync(ct);
        var now = time.GetUtcNow();
        var same = With(db, told.Organisation, told.KeyedHash);
        await same.Where(row => row.RedeemedBy == null && row.Expires <= now).ExecuteDeleteAsync(ct);
        db.Codes.Add(told);
        try
        {
            await db.SaveChangesAsync(ct);
            return Told.New;
        }
        catch (DbUpdateException exception) when (StoreErrors.IsDuplicate(exception))
        {
            db.ChangeTracker.Clear();
        }

        var known = await same.AsNoTracking().SingleOrDefaultAsync(ct);
        return known is not null && (known.Kind, known.Coach, known.Mode, known.Expires, known.Actor, known.Training) == (told.Kind, told.Coach, told.Mode, told.Expires, told.Actor, told.Training) ? Told.Same : Told.Differs;
    }

    /// <summary>A coach's code, when it can still be redeemed or was redeemed by this very learner.</summary>
    public async Task<CoachCode?> FindAsync(string organisation, string keyedHash, string pseudonym, CancellationToken ct)
    {
        await using var db = await stores.CreateDbContextAsync(ct);
        var now = time.GetUtcNow();
        return await With(db, organisation, keyedHash).AsNoTracking().SingleOrDefaultAsync(row => row.Training == null && (row.RedeemedBy == pseudonym || (row.RedeemedBy == null && row.Expires > now)), ct);
    }

    /// <summary>
    /// Redeems the code for one learner and, in the same transaction, writes down what must now be said and the receipt of the yes. Another coach before this one sees nothing from
    /// then on: the page says "Alleen Anna ziet dit". False: somebody was first, or it is over.
    /// </summary>
    /// <param name="closed">What must be said of an earlier coach's code.</param>
    public async Task<bool> RedeemAsync(CoachCode code, string pseudonym, string sees, UnsaidStatement paired, Yes yes, Func<CoachCode, UnsaidStatement> closed, CancellationToken ct)
    {
        await using var db = await stores.CreateDbContextAsync(ct);
        var now = time.GetUtcNow();
        await using var transaction = await db.Database.BeginTransactionAsync(ct);
        var redeemed = await With(db, code.Organisation, code.KeyedHash).Where(row => row.RedeemedBy == null && row.Expires > now).ExecuteUpdateAsync(
            set => set.SetProperty(row => row.RedeemedBy, pseudonym).SetProperty(row => row.RedeemedAt, now).SetProperty(row => row.Sees, sees), ct);
        if (redeemed == 0) return false;
        foreach (var earlier in await ClosedToCoach.CloseCodesAsync(db, code.Organisation, pseudonym, except: code, ct)) db.Unsaid.Add(closed(earlier));
        await ConsentBook.EndAsync(db, code.Organisation, pseudonym, ConsentKind.Coaching, yes.Day, ct);
        db.Unsaid.Add(paired);
        db.Consents.Add(yes.Of(code.Organisation, pseudonym));
        await db.SaveChangesAsync(ct);
        await transaction.CommitAsync(ct);
        return true;
    }

    /// <summary>The latest coach that this learner agreed to; null when there is none.</summary>
    public async Task<CoachCode?> LatestOfAsync(Learner learner, CancellationToken ct)
    {
        await using var db = await stores.CreateDbContextAsync(ct);
        return await db.Codes.AsNoTracking().Where(row => row.Organisation == learner.Organisation && row.RedeemedBy == learner.Pseudonym).OrderByDescending(row => row.RedeemedAt).FirstOrDefaultAsync(ct);
    }

    private static IQueryable<CoachCode> With(ToolDb db, string organisation, string keyedHash) =>
        db.Codes.Where(row => row.Organisation == organisation && row.KeyedHash == keyedHash);
}
