using Microsoft.EntityFrameworkCore;

namespace ReturnToWork.Lti;

/// <summary>An invitation as an administrator sees it: never its code again.</summary>
/// <param name="Id">Number within the organisation.</param>
/// <param name="Label">What the registration will be called.</param>
/// <param name="Offer">The one theme; null: everything.</param>
/// <param name="Registration">The registration that is to be updated; null: a new one.</param>
/// <param name="Grades">Whether the platform is asked for the gradebook.</param>
/// <param name="Members">Whether the platform is asked for the members.</param>
/// <param name="Made">When.</param>
/// <param name="Expires">Until when it opens anything: at most 24 hours.</param>
/// <param name="Used">When a platform used it.</param>
public sealed record Invitation(Guid Id, string Label, string? Offer, Guid? Registration, bool Grades, bool Members, DateTimeOffset Made, DateTimeOffset Expires, DateTimeOffset? Used);

/// <summary>One-time links by which a platform registers itself (lti.md R5, reliability L-07).</summary>
public sealed class Invitations
{
    private static readonly TimeSpan Life = TimeSpan.FromHours(24);
    private readonly IDbContextFactory<LtiDb> _databases;
    private readonly TimeProvider _clock;

    internal Invitations(IDbContextFactory<LtiDb> databases, TimeProvider clock) => (_databases, _clock) = (databases, clock);

    /// <summary>The code for <c>/lti/register/{code}</c>: 43 base64url characters, told this once and kept only as a hash.</summary>
    /// <param name="organisation">Whose registration it will be.</param>
    /// <param name="label">1 to 120 characters.</param>
    /// <param name="offer">The one theme; null: everything.</param>
    /// <param name="registration">A registration to update instead of making one.</param>
    /// <param name="grades">Ask the platform for the gradebook.</param>
    /// <param name="members">Ask the platform for the members.</param>
    /// <param name="cancellationToken">Of the request.</param>
    public async Task<string> MakeAsync(string organisation, string label, string? offer = null, Guid? registration = null, bool grades = false, bool members = false, CancellationToken cancellationToken = default)
    {
        if (!RegistrationRules.IsWord(label, 120)) throw new ArgumentException("A label has 1 to 120 characters.", nameof(label));
        var (code, now) = (Secret.Make(), _clock.GetUtcNow());
        await using var db = await _databases.CreateDbContextAsync(cancellationToken);
        db.Add(new InvitationRow
        {
            Organisation = organisation,
            Id = Guid.NewGuid(),
            SecretHash = Secret.Hash(code),
            Label = label,
            Offer = offer,
            Registration = registration,
            Grades = grades,
            Members = members,
            Made = now,
            Expires = now + Life,
        });
        await db.SaveChangesAsync(cancellationToken);
        return code;
    }

    /// <summary>Those that still open something, newest first.</summary>
    public async Task<IReadOnlyList<Invitation>> OpenAsync(string organisation, CancellationToken cancellationToken = default)
    {
        var now = _clock.GetUtcNow();
        await using var db = await _databases.CreateDbContextAsync(cancellationToken);
        return await db.Invitations.AsNoTracking().Where(row => row.Organisation == organisation && row.Used == null && row.Expires > now).OrderByDescending(row => row.Made)
            .Select(row => new Invitation(row.Id, row.Label, row.Offer, row.Registration, row.Grades, row.Members, row.Made, row.Expires, row.Used)).ToListAsync(cancellationToken);
    }

    /// <summary>Makes an invitation worthless. False where there is none.</summary>
    public async Task<bool> WithdrawAsync(string organisation, Guid id, CancellationToken cancellationToken = default)
    {
        await using var db = await _databases.CreateDbContextAsync(cancellationToken);
        return await db.Invitations.Where(row => row.Organisation == organisation && row.Id == id && row.Used == null).ExecuteDeleteAsync(cancellationToken) == 1;
    }

    /// <summary>The row behind a code, whatever its state; null for a code that is none.</summary>
    internal async Task<InvitationRow?> FindAsync(string code, CancellationToken ct)
    {
        var hash = Secret.Hash(code);
        await using var db = await _databases.CreateDbContextAsync(ct);
        return await db.Invitations.AsNoTracking().SingleOrDefaultAsync(row => row.SecretHash == hash, ct);
    }

    /// <summary>Whether its day has passed.</summary>
    internal bool IsOver(InvitationRow invitation) => invitation.Expires <= _clock.GetUtcNow();

    /// <summary>True for exactly one caller per code, and for none when it is over.</summary>
    internal async Task<bool> SpendAsync(InvitationRow invitation, CancellationToken ct)
    {
        DateTimeOffset? now = _clock.GetUtcNow();
        await using var db = await _databases.CreateDbContextAsync(ct);
        return await db.Invitations.Where(row => row.Organisation == invitation.Organisation && row.Id == invitation.Id && row.Used == null && row.Expires > now)
            .ExecuteUpdateAsync(set => set.SetProperty(row => row.Used, now), ct) == 1;
    }

    /// <summary>Gives it back after a try that left nothing behind at the platform.</summary>
    internal async Task GiveBackAsync(InvitationRow invitation, CancellationToken ct)
    {
        await using var db = await _databases.CreateDbContextAsync(ct);
        await db.Invitations.Where(row => row.Organisation == invitation.Organisation && row.Id == invitation.Id)
            .ExecuteUpdateAsync(set => set.SetProperty(row => row.Used, (DateTimeOffset?)null), ct);
    }
}
