using Microsoft.EntityFrameworkCore;

namespace ReturnToWork.Lti;

/// <summary>How an organisation's outbox stands, for its administrator. No person in it.</summary>
/// <param name="Due">Waiting to be sent or tried again.</param>
/// <param name="Sent">Told.</param>
/// <param name="GivenUp">The last 100 that were given up, newest first.</param>
public sealed record GradebookState(int Due, int Sent, IReadOnlyList<GivenUpScore> GivenUp);

/// <summary>A score that no longer is tried.</summary>
/// <param name="Id">To ask for it again.</param>
/// <param name="Registration">See <see cref="ResourceLinkLaunch.Registration"/>.</param>
/// <param name="Code">Why, such as <c>G8-404</c> or <c>T3-scope-not-granted</c>.</param>
/// <param name="At">When the last attempt was made, to within five minutes.</param>
/// <param name="CanRetry">The person is still known.</param>
public sealed record GivenUpScore(Guid Id, string Registration, string Code, DateTimeOffset At, bool CanRetry);

/// <summary>The administrator's view of what gradebooks are told.</summary>
public sealed class GradebookDesk
{
    private readonly IDbContextFactory<LtiDb> _databases;
    private readonly ScoreDelivery _delivery;
    private readonly TimeProvider _clock;

    internal GradebookDesk(IDbContextFactory<LtiDb> databases, ScoreDelivery delivery, TimeProvider clock) => (_databases, _delivery, _clock) = (databases, delivery, clock);

    /// <summary>Counts and dead letters of one organisation.</summary>
    public async Task<GradebookState> StateAsync(string organisation, CancellationToken cancellationToken = default)
    {
        await using var db = await _databases.CreateDbContextAsync(cancellationToken);
        var ours = db.Scores.AsNoTracking().Where(row => row.Organisation == organisation);
        var due = await ours.CountAsync(row => row.State == ScoreOutbox.Due, cancellationToken);
        var sent = await ours.CountAsync(row => row.State == ScoreOutbox.Sent, cancellationToken);
        var dead = await ours.Where(row => row.State == ScoreOutbox.Dead).OrderByDescending(row => row.Due).Take(100).ToListAsync(cancellationToken);
        return new GradebookState(due, sent, [.. dead.Select(row => new GivenUpScore(row.Id, row.Registration, row.LastError ?? "", row.Due, row.Subject is not null))]);
    }

    /// <summary>Tries a score again that was given up. False when there is none of that number, or its person is not known any more.</summary>
    public async Task<bool> RetryAsync(string organisation, Guid id, CancellationToken cancellationToken = default)
    {
        var now = _clock.GetUtcNow();
        await using var db = await _databases.CreateDbContextAsync(cancellationToken);
        var asked = await db.Scores
            .Where(row => row.Organisation == organisation && row.Id == id && row.State == ScoreOutbox.Dead && row.Subject != null)
            .ExecuteUpdateAsync(set => set.SetProperty(row => row.State, ScoreOutbox.Due).SetProperty(row => row.Due, now).SetProperty(row => row.Attempts, 0), cancellationToken) == 1;
        if (asked) _delivery.Wake();
        return asked;
    }
}
