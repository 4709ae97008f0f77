using Microsoft.EntityFrameworkCore;

namespace ReturnToWork.Lti;

/// <summary>Clears logins that can no longer come back. The host's alarm clock wakes it; what is due stands in the rows themselves.</summary>
public sealed class LoginSweep
{
    // Longer than a token's leeway, so that a late replay still finds its state spent rather than unknown.
    private static readonly TimeSpan Grace = TimeSpan.FromMinutes(2);
    private readonly IDbContextFactory<LtiDb> _databases;
    private readonly TimeProvider _clock;

    internal LoginSweep(IDbContextFactory<LtiDb> databases, TimeProvider clock) => (_databases, _clock) = (databases, clock);

    /// <summary>Deletes every login that expired more than two minutes ago. Safe to run at any time, twice and at once.</summary>
    /// <returns>How many rows went.</returns>
    public async Task<int> RunAsync(CancellationToken cancellationToken = default)
    {
        var before = _clock.GetUtcNow() - Grace;
        await using var db = await _databases.CreateDbContextAsync(cancellationToken);
        return await db.Logins.Where(login => login.Expires < before).ExecuteDeleteAsync(cancellationToken);
    }
}
