using System.Text.Json;
using Microsoft.EntityFrameworkCore;

namespace ReturnToWork.Lti;

/// <summary>Keeps where the platform would tell the members of the course that was launched last (NRPS 2.0, 3.6.1.1), and nothing else of the claim.</summary>
internal sealed class LaunchMembers(IDbContextFactory<LtiDb> databases, TimeProvider clock)
{
    public const string Name = "https://purl.imsglobal.org/spec/lti-nrps/claim/namesroleservice";

    public async Task NoteAsync(LaunchAttempt attempt)
    {
        var deployment = attempt.Deployment;
        if (!deployment.Terms.Members || AddressIn(attempt.Claims) is not { } address || !ServiceOrigins.Has(attempt.Client, address)) return;
        var (url, now) = (address.AbsoluteUri, clock.GetUtcNow());
        await using var db = await databases.CreateDbContextAsync(attempt.Http.RequestAborted);
        var same = db.Deployments.Where(row => row.Organisation == deployment.Organisation && row.Client == attempt.Client.Key && row.DeploymentId == deployment.Id);
        if (await same.Select(row => new { row.MembersUrl }).SingleOrDefaultAsync(attempt.Http.RequestAborted) is { } known)
        {
            if (known.MembersUrl != url) await same.ExecuteUpdateAsync(set => set.SetProperty(row => row.MembersUrl, url), attempt.Http.RequestAborted);
            return;
        }

        // Of the settings, which have rows only for what is not said there. "Approved" is what the settings say, so nothing changes for launches.
        db.Deployments.Add(new DeploymentRow
        {
            Organisation = deployment.Organisation, Client = attempt.Client.Key, DeploymentId = deployment.Id, State = DeploymentState.Approved.ToWord(), FirstSeen = now, Changed = now, MembersUrl = url,
        });
        try
        {
            await db.SaveChangesAsync(attempt.Http.RequestAborted);
        }
        catch (DbUpdateException) when (!attempt.Http.RequestAborted.IsCancellationRequested)
        {
            // Launched twice at once: the other one's address is as good.
            if (!await same.AnyAsync(attempt.Http.RequestAborted)) throw;
        }
    }

    private static Uri? AddressIn(JsonElement claims)
    {
        if (!claims.TryGetProperty(Name, out var claim) || claim.Text("context_memberships_url") is not { Length: > 0 and <= 2048 } text) return null;
        // "2.0", or an older platform's "1.0", or no list at all (lti.md N2).
        var isOurs = !claim.TryGetProperty("service_versions", out var versions) || versions.ValueKind != JsonValueKind.Array
            || versions.EnumerateArray().Any(one => one.ValueKind == JsonValueKind.String && one.GetString() is "1.0" or "2.0");
        return isOurs && Uri.TryCreate(text, UriKind.Absolute, out var address) ? address : null;
    }
}
