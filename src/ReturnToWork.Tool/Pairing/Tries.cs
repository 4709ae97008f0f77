using Microsoft.EntityFrameworkCore;
using ReturnToWork.Tool.Store;

namespace ReturnToWork.Tool.Pairing;

/// <summary>
/// Five codes that open nothing, then a day's rest. A try is taken before the code is looked at and given back when it was right, so that many at once are
/// counted as many.
/// </summary>
internal sealed partial class Tries(IDbContextFactory<ToolDb> stores, TimeProvider time, ILogger<Tries> logger)
{
    public const int Most = 5;
    public static readonly TimeSpan Rest = TimeSpan.FromDays(1);

    // Five tries of one account find a code by chance one time in thousands; of hundreds of accounts they do not.
    private const int Suspicious = 10;

    /// <summary>False: they are spent.</summary>
    public async Task<bool> TakeAsync(string organisation, string pseudonym, CancellationToken ct)
    {
        await using var db = await stores.CreateDbContextAsync(ct);
        while (true)
        {
            var now = time.GetUtcNow();
            var mine = Of(db, organisation, pseudonym);
            await mine.Where(row => row.Until <= now).ExecuteDeleteAsync(ct);
            if (await mine.Where(row => row.Count < Most).ExecuteUpdateAsync(set => set.SetProperty(row => row.Count, row => row.Count + 1), ct) == 1) return true;
            if (await mine.AnyAsync(ct))
            {
                var spent = await db.Tries.CountAsync(row => row.Organisation == organisation && row.Count >= Most && row.Until > now, ct);
                if (spent >= Suspicious) Log.ManyGuess(logger, organisation, spent);
                return false;
            }

            db.Tries.Add(new WrongTries { Organisation = organisation, Pseudonym = pseudonym, Count = 1, Until = now + Rest });
            try
            {
                await db.SaveChangesAsync(ct);
                return true;
            }
            catch (DbUpdateException exception) when (StoreErrors.IsDuplicate(exception))
            {
                db.ChangeTracker.Clear();
            }
        }
    }

    /// <summary>The code was right: this was no wrong try.</summary>
    public async Task GiveBackAsync(string organisation, string pseudonym, CancellationToken ct)
    {
        await using var db = await stores.CreateDbContextAsync(ct);
        await Of(db, organisation, pseudonym).Where(row => row.Count > 0).ExecuteUpdateAsync(set => set.SetProperty(row => row.Count, row => row.Count - 1), ct);
    }

    private static IQueryable<WrongTries> Of(ToolDb db, string organisation, string pseudonym) =>
        db.Tries.Where(row => row.Organisation == organisation && row.Pseudonym == pseudonym);

    private static partial class Log
    {
        [LoggerMessage(Level = LogLevel.Warning, Message = "pairing-guessed-at: {Accounts} accounts of {Organisation} have spent their tries at pairing codes within a day. Somebody may be guessing with many accounts.")]
        public static partial void ManyGuess(ILogger logger, string organisation, int accounts);
    }
}
