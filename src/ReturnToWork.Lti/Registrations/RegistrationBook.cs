using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace ReturnToWork.Lti;

/// <summary>
/// The registrations of one organisation, to be read and changed by its administrator. Each change is one transaction with the number that
/// <see cref="PlatformClients"/> compares, and holds at the next request everywhere.
/// </summary>
public sealed class RegistrationBook
{
    private readonly IDbContextFactory<LtiDb> _databases;
    private readonly RegistrationShelf _shelf;
    private readonly OutboundRules _rules;
    private readonly TimeProvider _clock;

    internal RegistrationBook(IDbContextFactory<LtiDb> databases, IOptions<LtiOptions> options, OutboundRules rules, TimeProvider clock) =>
        (_databases, _shelf, _rules, _clock) = (databases, new RegistrationShelf(options.Value), rules, clock);

    /// <summary>All of them, those of the settings first.</summary>
    public async Task<IReadOnlyList<LtiRegistration>> ListAsync(string organisation, CancellationToken cancellationToken = default)
    {
        await using var db = await _databases.CreateDbContextAsync(cancellationToken);
        return await _shelf.OfAsync(db, organisation, cancellationToken);
    }

    /// <summary>Null where this organisation has none of that number.</summary>
    public async Task<LtiRegistration?> FindAsync(string organisation, Guid id, CancellationToken cancellationToken = default) =>
        (await ListAsync(organisation, cancellationToken)).FirstOrDefault(one => one.Id == id);

    /// <summary>Keeps a new registration, or says all that is wrong with it and keeps nothing.</summary>
    /// <param name="organisation">Whose it will be.</param>
    /// <param name="draft">What it says.</param>
    /// <param name="deploymentIds">Deployments that are approved with it; others are parked when they come by.</param>
    /// <param name="made">How.</param>
    /// <param name="more">What only a platform knows: granted scopes and where to change them.</param>
    /// <param name="cancellationToken">Of the request.</param>
    public Task<(Guid? Id, IReadOnlyList<RegistrationFault> Faults)> AddAsync(
        string organisation, RegistrationDraft draft, IReadOnlyList<string> deploymentIds, RegistrationMade made = RegistrationMade.Manual, RegistrationGrant? more = null, CancellationToken cancellationToken = default) =>
        new RegistrationWriting(_databases, _shelf, _rules, _clock).AddAsync(organisation, Guid.NewGuid(), draft, deploymentIds, made, more ?? RegistrationGrant.None, cancellationToken);

    /// <summary>Keeps what a platform registered, under the number that its keys' address already names.</summary>
    internal async Task<IReadOnlyList<RegistrationFault>> AddAsync(
        string organisation, Guid id, RegistrationDraft draft, IReadOnlyList<string> deploymentIds, RegistrationGrant grant, CancellationToken ct) =>
        (await new RegistrationWriting(_databases, _shelf, _rules, _clock).AddAsync(organisation, id, draft, deploymentIds, RegistrationMade.Dynamic, grant, ct)).Faults;

    /// <summary>All that <see cref="AddAsync"/> would say is wrong with it now; keeps nothing. For who has to write down what they are about to do.</summary>
    public async Task<IReadOnlyList<RegistrationFault>> FaultsAsync(RegistrationDraft draft, IReadOnlyList<string> deploymentIds, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(draft);
        ArgumentNullException.ThrowIfNull(deploymentIds);
        var faults = RegistrationWriting.FaultsIn(draft, deploymentIds, _rules);
        if (faults.Count > 0) return faults;
        var client = PlatformClient.Hash(draft.Issuer, draft.ClientId);
        await using var db = await _databases.CreateDbContextAsync(cancellationToken);
        return _shelf.IsInSettings(client) || await db.Registrations.AnyAsync(row => row.Client == client, cancellationToken) ? RegistrationWriting.Taken : [];
    }

    /// <summary>Changes what a registration says; its deployments stay. A change of issuer or client id makes it a new tenant: learners start anew.</summary>
    public Task<IReadOnlyList<RegistrationFault>> ChangeAsync(string organisation, Guid id, RegistrationDraft draft, RegistrationGrant? more = null, CancellationToken cancellationToken = default) =>
        new RegistrationWriting(_databases, _shelf, _rules, _clock).ChangeAsync(organisation, id, draft, more, cancellationToken);

    /// <summary>Approves (active), suspends or lets in again. False where it is not this organisation's, or stands in the settings.</summary>
    public Task<bool> SetStateAsync(string organisation, Guid id, RegistrationState state, CancellationToken cancellationToken = default)
    {
        var (word, now) = (state.ToWord(), _clock.GetUtcNow());
        return ChangeRowsAsync(
            db => db.Registrations.Where(row => row.Organisation == organisation && row.Id == id)
                .ExecuteUpdateAsync(set => set.SetProperty(row => row.State, word).SetProperty(row => row.Changed, now), cancellationToken), cancellationToken);
    }

    /// <summary>Switches the gradebook and the counting of members. False where it is not this organisation's, stands in the settings, or has no token endpoint.</summary>
    public Task<bool> SetServicesAsync(string organisation, Guid id, bool grades, bool members, CancellationToken cancellationToken = default)
    {
        var now = _clock.GetUtcNow();
        return ChangeRowsAsync(
            db => db.Registrations.Where(row => row.Organisation == organisation && row.Id == id && (row.TokenEndpoint != null || (!grades && !members)))
                .ExecuteUpdateAsync(set => set.SetProperty(row => row.Grades, grades).SetProperty(row => row.Members, members).SetProperty(row => row.Changed, now), cancellationToken), cancellationToken);
    }

    /// <summary>Approves or suspends one deployment, and makes it known when it was not yet. False where the registration is not this organisation's, or the id cannot be one.</summary>
    public async Task<bool> SetDeploymentAsync(string organisation, Guid id, string deploymentId, DeploymentState state, CancellationToken cancellationToken = default) =>
        RegistrationRules.IsWord(deploymentId)
        && await FindAsync(organisation, id, cancellationToken) is { } registration
        && await new RegistrationWriting(_databases, _shelf, _rules, _clock).SetDeploymentAsync(registration, deploymentId, state, cancellationToken);

    /// <summary>Takes a registration away for good, with its deployments. Sessions end at their next request; what learners kept stays. False where there is none in the database.</summary>
    public Task<bool> RemoveAsync(string organisation, Guid id, CancellationToken cancellationToken = default) =>
        ChangeRowsAsync(
            async db =>
            {
                var client = await db.Registrations.Where(row => row.Organisation == organisation && row.Id == id).Select(row => row.Client).SingleOrDefaultAsync(cancellationToken);
                if (client is null) return 0;
                await db.Deployments.Where(row => row.Organisation == organisation && row.Client == client).ExecuteDeleteAsync(cancellationToken);
                await db.OwnKeys.Where(row => row.Organisation == organisation && row.Client == client).ExecuteDeleteAsync(cancellationToken);
                return await db.Registrations.Where(row => row.Organisation == organisation && row.Id == id).ExecuteDeleteAsync(cancellationToken);
            },
            cancellationToken);

    /// <summary>Lets nobody of the organisation in, and puts out who is in; or the other way round.</summary>
    public Task SetClosedAsync(string organisation, bool closed, CancellationToken cancellationToken = default)
    {
        var now = _clock.GetUtcNow();
        return ChangeRowsAsync(
            async db =>
            {
                await db.SuspendedOrganisations.Where(row => row.Organisation == organisation).ExecuteDeleteAsync(cancellationToken);
                if (closed)
                {
                    db.Add(new SuspendedOrganisation { Organisation = organisation, At = now });
                    await db.SaveChangesAsync(cancellationToken);
                }

                return 1;
            },
            cancellationToken);
    }

    /// <summary>Since when nobody of the organisation is let in; null when people are.</summary>
    public async Task<DateTimeOffset?> ClosedSinceAsync(string organisation, CancellationToken cancellationToken = default)
    {
        await using var db = await _databases.CreateDbContextAsync(cancellationToken);
        return (await db.SuspendedOrganisations.AsNoTracking().SingleOrDefaultAsync(row => row.Organisation == organisation, cancellationToken))?.At;
    }

    private Task<bool> ChangeRowsAsync(Func<LtiDb, Task<int>> change, CancellationToken ct) => Changing.RunAsync(_databases, change, ct);
}

/// <summary>What a platform answered at registration, besides what is in the draft.</summary>
/// <param name="Scopes">Granted; may be fewer than asked.</param>
/// <param name="RegistrationEndpoint">Where it can be read and changed later.</param>
public sealed record RegistrationGrant(IReadOnlyList<string> Scopes, string? RegistrationEndpoint)
{
    /// <summary>Typed by hand: nobody said.</summary>
    public static readonly RegistrationGrant None = new([], null);
}
