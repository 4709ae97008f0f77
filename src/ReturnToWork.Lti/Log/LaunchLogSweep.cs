using Microsoft.EntityFrameworkCore;

namespace ReturnToWork.Lti;

/// <summary>Forgets launch log entries that are old or too many, and invitations that are over. The host's alarm clock wakes it.</summary>
public sealed class LaunchLogSweep
{
    private static readonly TimeSpan InvitationsShown = TimeSpan.FromDays(7);
    private readonly IDbContextFactory<LtiDb> _databases;
    private readonly TimeProvider _clock;

    internal LaunchLogSweep(IDbContextFactory<LtiDb> databases, TimeProvider clock) => (_databases, _clock) = (databases, clock);

    /// <summary>Safe to run at any time, twice and at once.</summary>
    /// <returns>How many entries went.</returns>
    public async Task<int> RunAsync(CancellationToken cancellationToken = default)
    {
        var (old, over) = (_clock.GetUtcNow() - LaunchLog.Kept, _clock.GetUtcNow() - InvitationsShown);
        await using var db = await _databases.CreateDbContextAsync(cancellationToken);
        await db.Invitations.Where(row => row.Expires < over).ExecuteDeleteAsync(cancellationToken);
        var gone = await db.LaunchLog.Where(row => row.At < old).ExecuteDeleteAsync(cancellationToken);
        foreach (var organisation in await db.LaunchLog.Select(row => row.Organisation).Distinct().ToListAsync(cancellationToken))
        {
            // The entry that is one too many: it and everything before it goes.
            var last = await db.LaunchLog.Where(row => row.Organisation == organisation).OrderByDescending(row => row.At).Skip(LaunchLog.Most).Select(row => (DateTimeOffset?)row.At).FirstOrDefaultAsync(cancellationToken);
            if (last is { } moment) gone += await db.LaunchLog.Where(row => row.Organisation == organisation && row.At <= moment).ExecuteDeleteAsync(cancellationToken);
        }

        return gone;
    }
}
