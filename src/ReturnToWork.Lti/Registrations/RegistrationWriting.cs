using Microsoft.EntityFrameworkCore;

namespace ReturnToWork.Lti;

/// <summary>Adds and changes registrations and deployments.</summary>
internal sealed class RegistrationWriting(IDbContextFactory<LtiDb> databases, RegistrationShelf shelf, OutboundRules rules, TimeProvider clock)
{
    public static readonly IReadOnlyList<RegistrationFault> Taken = [new("ClientId", "taken")];

    public static IReadOnlyList<RegistrationFault> FaultsIn(RegistrationDraft draft, IReadOnlyList<string> deploymentIds, OutboundRules rules) =>
        [.. DraftRules.FaultsIn(draft, rules), .. deploymentIds.Where(id => !RegistrationRules.IsWord(id)).Take(1).Select(_ => new RegistrationFault("DeploymentId", "word"))];

    public async Task<(Guid? Id, IReadOnlyList<RegistrationFault> Faults)> AddAsync(
        string organisation, Guid id, RegistrationDraft draft, IReadOnlyList<string> deploymentIds, RegistrationMade made, RegistrationGrant more, CancellationToken ct)
    {
        var faults = FaultsIn(draft, deploymentIds, rules);
        if (faults.Count > 0) return (null, faults);
        var (now, client) = (clock.GetUtcNow(), PlatformClient.Hash(draft.Issuer, draft.ClientId));
        if (shelf.IsInSettings(client)) return (null, Taken);
        var row = new RegistrationRow
        {
            Organisation = organisation,
            Id = id,
            Label = draft.Label,
            // What a platform made with an invitation waits for an administrator (reliability L-07).
            State = (made == RegistrationMade.Dynamic ? RegistrationState.Pending : RegistrationState.Active).ToWord(),
            Made = made.ToWord(),
            Client = client,
            Issuer = draft.Issuer,
            ClientId = draft.ClientId,
            AuthorizationEndpoint = draft.AuthorizationEndpoint,
            Scopes = "",
            Grades = draft.Grades,
            Members = draft.Members,
            Created = now,
            Changed = now,
        };
        Fill(row, draft, more);
        var done = await Changing.RunAsync(
            databases,
            async db =>
            {
                // The number in front makes changes wait for each other, so nobody takes it between this look and the insert.
                if (await db.Registrations.AnyAsync(other => other.Client == client, ct)) return 0;
                // What was left of an earlier registration of the same client is another organisation's, or an older answer: it starts anew.
                await db.Deployments.Where(one => one.Client == client).ExecuteDeleteAsync(ct);
                db.Add(row);
                db.AddRange(deploymentIds.Distinct(StringComparer.Ordinal).Select(one => new DeploymentRow
                {
                    Organisation = organisation, Client = client, DeploymentId = one, State = DeploymentState.Approved.ToWord(), FirstSeen = now, Changed = now,
                }));
                return await db.SaveChangesAsync(ct);
            },
            ct);
        return done ? (id, []) : (null, Taken);
    }

    public async Task<IReadOnlyList<RegistrationFault>> ChangeAsync(string organisation, Guid id, RegistrationDraft draft, RegistrationGrant? more, CancellationToken ct)
    {
        var faults = DraftRules.FaultsIn(draft, rules);
        if (faults.Count > 0) return faults;
        var client = PlatformClient.Hash(draft.Issuer, draft.ClientId);
        if (shelf.IsInSettings(client)) return Taken;
        var done = await Changing.RunAsync(
            databases,
            async db =>
            {
                var row = await db.Registrations.SingleOrDefaultAsync(one => one.Organisation == organisation && one.Id == id, ct);
                if (row is null || await db.Registrations.AnyAsync(other => other.Client == client && other.Id != id, ct)) return 0;
                if (row.Client != client)
                {
                    await db.Deployments.Where(one => one.Organisation == organisation && one.Client == row.Client).ExecuteDeleteAsync(ct);
                    await db.OwnKeys.Where(one => one.Organisation == organisation && one.Client == row.Client).ExecuteDeleteAsync(ct);
                }

                (row.Client, row.Issuer, row.ClientId, row.Label) = (client, draft.Issuer, draft.ClientId, draft.Label);
                (row.AuthorizationEndpoint, row.Grades, row.Members, row.Changed) = (draft.AuthorizationEndpoint, draft.Grades, draft.Members, clock.GetUtcNow());
                Fill(row, draft, more);
                return await db.SaveChangesAsync(ct);
            },
            ct);
        return done ? [] : Taken;
    }

    public Task<bool> SetDeploymentAsync(LtiRegistration registration, string deploymentId, DeploymentState state, CancellationToken ct)
    {
        var (client, word, now) = (PlatformClient.Hash(registration.Says.Issuer, registration.Says.ClientId), state.ToWord(), clock.GetUtcNow());
        return Changing.RunAsync(
            databases,
            async db =>
            {
                var changed = await db.Deployments.Where(row => row.Organisation == registration.Organisation && row.Client == client && row.DeploymentId == deploymentId)
                    .ExecuteUpdateAsync(set => set.SetProperty(row => row.State, word).SetProperty(row => row.Changed, now), ct);
                if (changed > 0) return changed;
                db.Add(new DeploymentRow { Organisation = registration.Organisation, Client = client, DeploymentId = deploymentId, State = word, FirstSeen = now, Changed = now });
                return await db.SaveChangesAsync(ct);
            },
            ct);
    }

    private static void Fill(RegistrationRow row, RegistrationDraft draft, RegistrationGrant? more)
    {
        (row.TokenEndpoint, row.JwksUri, row.Keys, row.TokenAudience) = (draft.TokenEndpoint, draft.JwksUri, draft.Keys, draft.TokenAudience);
        (row.Offer, row.Family, row.Sites) = (draft.Offer, draft.Family, draft.Sites);
        if (more is not null) (row.Scopes, row.RegistrationEndpoint) = (string.Join(' ', more.Scopes), more.RegistrationEndpoint);
    }
}
