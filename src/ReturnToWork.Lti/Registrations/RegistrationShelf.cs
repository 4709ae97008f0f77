using Microsoft.EntityFrameworkCore;

namespace ReturnToWork.Lti;

/// <summary>Puts together what an organisation's administrator sees: rows and settings.</summary>
internal sealed class RegistrationShelf(LtiOptions options)
{
    public bool IsInSettings(string client) => options.Registrations.Any(entry => PlatformClient.Hash(entry.Issuer, entry.ClientId) == client);

    public async Task<IReadOnlyList<LtiRegistration>> OfAsync(LtiDb db, string organisation, CancellationToken ct)
    {
        var deployments = await db.Deployments.AsNoTracking().Where(row => row.Organisation == organisation).OrderBy(row => row.DeploymentId).ToListAsync(ct);
        var rows = await db.Registrations.AsNoTracking().Where(row => row.Organisation == organisation && row.Made != "selfcheck").OrderBy(row => row.Created).ToListAsync(ct);
        return
        [
            .. options.Registrations.Where(entry => entry.Organisation == organisation).Select(entry => OfSettings(entry, deployments)),
            .. rows.Select(row => OfRow(row, deployments)),
        ];
    }

    private static LtiRegistration OfSettings(RegistrationOptions entry, List<DeploymentRow> rows)
    {
        var key = PlatformClient.Hash(entry.Issuer, entry.ClientId);
        var seen = rows.Where(row => row.Client == key).ToList();
        var named = entry.DeploymentIds.Where(id => seen.TrueForAll(row => row.DeploymentId != id))
            .Select(id => new LtiDeployment(id, DeploymentState.Approved, PlatformClient.Hash(entry.Issuer, entry.ClientId, id), null, false));
        return new LtiRegistration(
            entry.Organisation, FromSettings.IdOf(entry), entry.Issuer, RegistrationState.Active, RegistrationMade.Settings,
            new RegistrationDraft(entry.Issuer, entry.Issuer, entry.ClientId, entry.AuthorizationEndpoint, entry.TokenEndpoint, entry.JwksUri, null, entry.TokenAudience, entry.Offer, entry.Grades, entry.Members, entry.Family, entry.Sites.Count == 0 ? null : string.Join(' ', entry.Sites)),
            [], null, IsShadowed: false, CanBeUpdated: false, WaitingFirst([.. named, .. seen.Select(row => Of(row, entry.Issuer, entry.ClientId))]));
    }

    private LtiRegistration OfRow(RegistrationRow row, List<DeploymentRow> deployments) => new(
        row.Organisation, row.Id, row.Label, row.State.As<RegistrationState>(), row.Made.As<RegistrationMade>(),
        new RegistrationDraft(row.Label, row.Issuer, row.ClientId, row.AuthorizationEndpoint, row.TokenEndpoint, row.JwksUri, row.Keys, row.TokenAudience, row.Offer, row.Grades, row.Members, row.Family, row.Sites),
        row.Scopes.Split(' ', StringSplitOptions.RemoveEmptyEntries), row.Created, IsInSettings(row.Client), row.RegistrationEndpoint is not null,
        WaitingFirst([.. deployments.Where(one => one.Client == row.Client).Select(one => Of(one, row.Issuer, row.ClientId))]));

    private static LtiDeployment Of(DeploymentRow row, string issuer, string clientId) =>
        new(row.DeploymentId, row.State.As<DeploymentState>(), PlatformClient.Hash(issuer, clientId, row.DeploymentId), row.FirstSeen, row.MembersUrl is not null);

    private static IReadOnlyList<LtiDeployment> WaitingFirst(IReadOnlyList<LtiDeployment> all) => [.. all.OrderBy(one => one.State)];
}
