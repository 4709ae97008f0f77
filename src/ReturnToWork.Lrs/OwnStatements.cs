using System.Runtime.CompilerServices;
using ReturnToWork.Xapi;

namespace ReturnToWork.Lrs;

/// <summary>Reading what one actor said, from inside the host, without a request to ourselves.</summary>
public sealed class OwnStatements
{
    private const int Most = 500;
    private readonly StatementReads _reads;

    internal OwnStatements(StatementReads reads) => _reads = reads;

    /// <summary>The actor's last 500 statements with this verb in this registration, oldest first. What was taken back or voided is not there.</summary>
    /// <param name="agentKey">See <see cref="AgentKey"/>.</param>
    /// <param name="verb">The verb's IRI.</param>
    public async Task<IReadOnlyList<Statement>> ReadAsync(string organisation, string agentKey, string verb, Guid registration, CancellationToken cancellationToken = default)
    {
        var read = await _reads.ListAsync(
            new LrsCaller(organisation, "{}", LrsRights.ReadStatements),
            new StatementQuery(agentKey, RelatedAgents: false, verb, Activity: null, RelatedActivities: false, registration, Since: null, Until: null, Ascending: false, Most), cancellationToken);
        return [.. read.Rows.Reverse().Select(row => StatementReader.Stored(row.Body)).Where(statement => statement.ActorKey == agentKey)];
    }

    /// <summary>Everything the actor ever said that stands, oldest first, a page at a time.</summary>
    /// <param name="agentKey">See <see cref="AgentKey"/>.</param>
    public async IAsyncEnumerable<Statement> AllAsync(string organisation, string agentKey, [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        var query = new StatementQuery(agentKey, RelatedAgents: false, Verb: null, Activity: null, RelatedActivities: false, Registration: null, Since: null, Until: null, Ascending: true, Most);
        while (true)
        {
            var read = await _reads.ListAsync(new LrsCaller(organisation, "{}", LrsRights.ReadStatements), query, cancellationToken);
            foreach (var statement in read.Rows.Select(row => StatementReader.Stored(row.Body)))
                if (statement.ActorKey == agentKey) yield return statement;
            if (!read.HasMore) yield break;
            query = query with { After = read.Rows[^1].Tick };
        }
    }
}
