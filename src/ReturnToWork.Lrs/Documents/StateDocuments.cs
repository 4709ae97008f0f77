using Microsoft.EntityFrameworkCore;

namespace ReturnToWork.Lrs;

/// <summary>Reading a state document from inside the host, without a request to ourselves.</summary>
public sealed class StateDocuments
{
    private readonly IDbContextFactory<LrsDb> _factory;

    internal StateDocuments(IDbContextFactory<LrsDb> factory) => _factory = factory;

    /// <summary>The document's bytes as received, or null when there is none.</summary>
    /// <param name="agentKey">See <see cref="Xapi.AgentKey"/>.</param>
    public async Task<byte[]?> ReadAsync(string organisation, string activityId, string agentKey, Guid registration, string stateId, CancellationToken cancellationToken = default)
    {
        var (activity, agent) = (Sql.Hash(activityId), Sql.Hash(agentKey));
        await using var db = await _factory.CreateDbContextAsync(cancellationToken);
        return await db.Set<DocumentRow>().AsNoTracking()
            .Where(row => row.Organisation == organisation && row.Kind == DocumentKind.State && row.Activity == activity && row.Agent == agent && row.Registration == registration && row.DocumentId == stateId)
            .Select(row => row.Body).SingleOrDefaultAsync(cancellationToken);
    }
}
