using Microsoft.EntityFrameworkCore;

namespace ReturnToWork.Lti;

/// <summary>Keeps open logins; spending one is a single statement, so that of many equal launches one wins.</summary>
internal sealed class LoginStore(IDbContextFactory<LtiDb> databases, TimeProvider clock)
{
    /// <summary>False where as many logins of this client are open already; counted and kept in one step, so that no crowd gets past it (reliability L-18).</summary>
    public async Task<bool> TryOpenAsync(OpenLogin login, int most, CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        await using var db = await databases.CreateDbContextAsync(ct);
        // On SQLite the transaction has the only pen from its first statement; on PostgreSQL the logins of one client queue for the lock.
        await using var transaction = await db.Database.BeginTransactionAsync(ct);
        if (db.Database.IsNpgsql()) await db.Database.ExecuteSqlAsync($"SELECT pg_advisory_xact_lock(hashtextextended({login.Client}, 18))", ct);
        if (await db.Logins.CountAsync(row => row.Client == login.Client && row.Spent == null && row.Expires > now, ct) >= most) return false;
        db.Logins.Add(login);
        await db.SaveChangesAsync(ct);
        await transaction.CommitAsync(ct);
        return true;
    }

    public Task<OpenLogin?> FindAsync(string state, CancellationToken ct) => FindHashAsync(Secret.Hash(state), ct);

    public async Task<OpenLogin?> FindHashAsync(string hash, CancellationToken ct)
    {
        await using var db = await databases.CreateDbContextAsync(ct);
        return await db.Logins.AsNoTracking().SingleOrDefaultAsync(login => login.StateHash == hash, ct);
    }

    /// <summary>True for exactly one caller per login, on both engines and over any number of instances (reliability L-02).</summary>
    public async Task<bool> SpendAsync(OpenLogin login, CancellationToken ct)
    {
        DateTimeOffset? now = clock.GetUtcNow();
        await using var db = await databases.CreateDbContextAsync(ct);
        return await db.Logins
            .Where(row => row.Client == login.Client && row.StateHash == login.StateHash && row.Spent == null)
            .ExecuteUpdateAsync(set => set.SetProperty(row => row.Spent, now), ct) == 1;
    }
    /// <summary>The same for the proof of a login whose proof lies in the platform's storage: true for exactly one of many equal posts.</summary>
    public async Task<bool> ProveAsync(OpenLogin login, CancellationToken ct)
    {
        DateTimeOffset? now = clock.GetUtcNow();
        await using var db = await databases.CreateDbContextAsync(ct);
        return await db.Logins
            .Where(row => row.Client == login.Client && row.StateHash == login.StateHash && row.Spent != null && row.StorageTarget != null && row.Proven == null)
            .ExecuteUpdateAsync(set => set.SetProperty(row => row.Proven, now), ct) == 1;
    }
}
