using System.Globalization;
using ReturnToWork.Storage;
using ReturnToWork.Xapi;

namespace ReturnToWork.Lrs;

/// <summary>Stores a batch whole or not at all (P-5). The same statement again changes nothing; another one with its id refuses the batch (L12).</summary>
internal sealed class AppendStatements(string organisation, string authority, IReadOnlyList<Incoming> batch) : Work(organisation)
{
    private const string Columns = "organisation,id,tick,verb,actor,authority,registration,refers_to,voids,voided,content,text";

    /// <summary>Known after <see cref="Work.Done"/>.</summary>
    public Refusal? Refusal { get; private set; }

    public override async Task RunAsync(WriteScope scope, CancellationToken ct)
    {
        Refusal = null;
        var known = await KnownAsync(scope, ct);
        if (batch.Any(statement => known.TryGetValue(statement.Id, out var content) && !content.AsSpan().SequenceEqual(statement.Content)))
        {
            Refusal = new("L12", "A statement with this id is stored already and is another one. Nothing of this request was stored.", "xAPI 1.0.3, Communication, 2.1.1");
            return;
        }

        var fresh = batch.Where(statement => !known.ContainsKey(statement.Id)).ToList();
        if (fresh.Count == 0) return;

        var takeBack = new TakeBack(scope);
        await takeBack.RunAsync(fresh.Where(statement => statement.TakesBack), ct);
        var kept = await takeBack.WithoutTakenBackAsync(fresh, ct);
        var voided = await VoidedAsync(scope, kept, ct);
        await InsertAsync(scope, kept, voided, ct);
        foreach (var voiding in kept.Where(statement => statement.Voids is not null))
            await scope.ExecuteAsync(
                $"UPDATE {scope.Prefix}statements SET voided = @p0 WHERE organisation = @p1 AND id = @p2 AND voids IS NULL", [true, scope.Organisation, voiding.Voids], ct);
    }

    private async Task<Dictionary<Guid, byte[]>> KnownAsync(WriteScope scope, CancellationToken ct)
    {
        var known = new Dictionary<Guid, byte[]>();
        await using var command = scope.Command("", scope.Organisation);
        command.CommandText = $"SELECT id, content FROM {scope.Prefix}statements WHERE organisation = @p0 AND id IN ({string.Join(',', batch.Select(statement => command.Bind(statement.Id)))})";
        if (batch.Count == 0) return known;
        await using var reader = await command.ExecuteReaderAsync(ct);
        while (await reader.ReadAsync(ct)) known[reader.GetGuid(0)] = (byte[])reader.GetValue(1);
        return known;
    }

    // A void may come before its target (L15).
    private static async Task<HashSet<Guid>> VoidedAsync(WriteScope scope, IReadOnlyList<Incoming> kept, CancellationToken ct)
    {
        var voided = new HashSet<Guid>();
        var targets = kept.Where(statement => statement.Voids is null).ToList();
        if (targets.Count == 0) return voided;
        await using var command = scope.Command("", scope.Organisation);
        command.CommandText = $"SELECT voids FROM {scope.Prefix}statements WHERE organisation = @p0 AND voids IN ({string.Join(',', targets.Select(statement => command.Bind(statement.Id)))})";
        await using var reader = await command.ExecuteReaderAsync(ct);
        while (await reader.ReadAsync(ct)) voided.Add(reader.GetGuid(0));
        return voided;
    }

    private async Task InsertAsync(WriteScope scope, IReadOnlyList<Incoming> kept, HashSet<Guid> voided, CancellationToken ct)
    {
        var authorityHash = Sql.Hash(authority);
        var rows = new List<object?[]>(kept.Count);
        var agents = new List<object?[]>();
        var activities = new List<object?[]>();
        foreach (var statement in kept)
        {
            var tick = scope.NextTick();
            var stored = UnixMicroseconds.ToMoment(tick).ToString("yyyy-MM-dd'T'HH:mm:ss.ffffff'Z'", CultureInfo.InvariantCulture);
            rows.Add([
                scope.Organisation, statement.Id, tick, statement.Verb, statement.Actor, authorityHash, statement.Registration, statement.RefersTo, statement.Voids,
                voided.Contains(statement.Id), statement.Content, statement.Text(stored, authority)]);
            agents.AddRange(statement.Agents.Select(link => (object?[])[scope.Organisation, link.Hash, tick, link.Related]));
            activities.AddRange(statement.Activities.Select(link => (object?[])[scope.Organisation, link.Hash, tick, link.Related]));
        }

        await scope.InsertAsync("statements", Columns, rows, ct);
        await scope.InsertAsync("statement_agents", "organisation,agent,tick,related", agents, ct);
        await scope.InsertAsync("statement_activities", "organisation,activity,tick,related", activities, ct);
    }
}
