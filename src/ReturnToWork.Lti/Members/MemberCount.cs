using Microsoft.EntityFrameworkCore;

namespace ReturnToWork.Lti;

/// <summary>What came of asking.</summary>
/// <param name="Count">Members with the status active; null when there is no answer.</param>
/// <param name="Code">
/// <c>ok</c>; <c>N-off</c> (the organisation did not switch it on, or has no such deployment); <c>N-no-address</c> (no launch said yet where members are);
/// <c>L17-foreign-address</c>; <c>T…</c> (no service token, such as <c>T1-invalid_client</c>, <c>T3-scope-not-granted</c>); <c>N1-404</c> and other statuses;
/// <c>N1-unreadable</c>, <c>N1-endless</c>; a code of <see cref="OutboundFault"/> where nothing answered.
/// </param>
public sealed record MemberCountAnswer(int? Count, string Code);

/// <summary>Shows an administrator that a deployment answers, and how many are in the course that was launched last (NRPS 2.0). Reads no name and keeps nothing.</summary>
public sealed class MemberCount
{
    private readonly IDbContextFactory<LtiDb> _databases;
    private readonly PlatformClients _clients;
    private readonly MembershipPages _pages;

    internal MemberCount(IDbContextFactory<LtiDb> databases, PlatformClients clients, MembershipPages pages) => (_databases, _clients, _pages) = (databases, clients, pages);

    /// <summary>Asks the platform now.</summary>
    /// <param name="organisation">The administrator's.</param>
    /// <param name="registration">The registration's number.</param>
    /// <param name="deployment">The platform's id of the deployment.</param>
    /// <param name="cancellationToken">Of the request.</param>
    public async Task<MemberCountAnswer> AskAsync(string organisation, Guid registration, string deployment, CancellationToken cancellationToken = default)
    {
        var client = (await _clients.NowAsync(cancellationToken)).All.FirstOrDefault(one => one.Deployments.Values.Any(known => known.Id == deployment && known.Organisation == organisation) && IdIn(one, organisation, registration));
        if (client is null || client.State != RegistrationState.Active || client.Deployments[deployment] is not { Terms.Members: true, Door: DeploymentState.Approved }) return new(null, "N-off");
        await using var db = await _databases.CreateDbContextAsync(cancellationToken);
        var url = await db.Deployments.Where(row => row.Organisation == organisation && row.Client == client.Key && row.DeploymentId == deployment).Select(row => row.MembersUrl).SingleOrDefaultAsync(cancellationToken);
        if (url is null) return new(null, "N-no-address");
        var (count, no) = await _pages.CountAsync(client, deployment, new Uri(url), new MembershipQuery(), cancellationToken);
        return no is null ? new(count, "ok") : new(null, no.Code);
    }

    // Entries of the settings that share a client have a number each.
    private static bool IdIn(PlatformClient client, string organisation, Guid registration) =>
        client.Of.Id == registration || (client.IsFromSettings && FromSettings.IdOf(new RegistrationOptions { Organisation = organisation, Issuer = client.Issuer, ClientId = client.ClientId }) == registration);
}
