using Microsoft.EntityFrameworkCore;

namespace ReturnToWork.Lti;

/// <summary>Keeps open logins; spending one is a single statement, so that of many equal launches one wins.</summary>
internal sealed class LoginStore(IDbContextFactory<LtiDb> databases, TimeProvider clock)
{
    public async Task<int> CountOpenAsync(string client, CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        await using var db = await databases.CreateDbContextAsync(ct);
        return await db.Logins.CountAsync(login => login.Client == client && login.Spent == null && login.Expires > now, ct);
    }

    public async Task OpenAsync(OpenLogin login, CancellationToken ct)
    {
        await using var db = await databases.CreateDbContextAsync(ct);
        db.Logins.Add(login);
        await db.SaveChangesAsync(ct);
    }

    public async Task<OpenLogin?> FindAsync(string state, CancellationToken ct)
    {
        var hash = Secret.Hash(state);
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
}
