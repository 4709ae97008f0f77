using ReturnToWork.Storage;

namespace ReturnToWork.Lrs;

/// <summary>
/// What was erased stays erased (G-06): a statement that comes again from an import, a queue or a retry is acknowledged and not stored. A person who
/// comes back is welcome: only what they are said to have done before the erasure stays out. Asked for organisations that have marks, and for no other.
/// </summary>
internal sealed class StillErased(WriteScope scope)
{
    private const int AtOnce = 500;

    public async Task<IReadOnlyList<Incoming>> WithoutAsync(IReadOnlyList<Incoming> statements, CancellationToken ct)
    {
        if (scope.Marks == 0 || statements.Count == 0) return statements;
        var marks = statements.Select(MarksOf).ToList();
        var found = await FindAsync([.. marks.SelectMany(of => of.Agents.Append(of.Id)).DistinctBy(Convert.ToHexString, StringComparer.Ordinal)], ct);
        if (found.Count == 0) return statements;
        return [.. statements.Where((statement, i) => !found.ContainsKey(Convert.ToHexString(marks[i].Id)) && !marks[i].Agents.Any(agent => found.TryGetValue(Convert.ToHexString(agent), out var erased) && IsBefore(statement, erased)))];
    }

    // Without a timestamp it happens now (xAPI 1.0.3, Data, 2.4.7).
    private static bool IsBefore(Incoming statement, long erased) => statement.Statement.Timestamp is { } at && at.ToUnixMicroseconds() <= erased;

    private (byte[] Id, List<byte[]> Agents) MarksOf(Incoming statement) => (
        scope.Marking.OfStatement(scope.Organisation, statement.Id),
        [.. statement.Keys.Where(key => key.Kind == LinkKind.Agent).Select(key => scope.Marking.OfAgent(scope.Organisation, key.Key))]);

    private async Task<Dictionary<string, long>> FindAsync(IReadOnlyList<byte[]> marks, CancellationToken ct)
    {
        var found = new Dictionary<string, long>(StringComparer.Ordinal);
        foreach (var some in marks.Chunk(AtOnce))
        {
            await using var command = scope.Command("", scope.Organisation);
            command.CommandText = $"SELECT hash, tick FROM {scope.Prefix}marks WHERE organisation = @p0 AND hash IN ({string.Join(',', some.Select(mark => command.Bind(mark)))})";
            await using var reader = await command.ExecuteReaderAsync(ct);
            while (await reader.ReadAsync(ct)) found[Convert.ToHexString((byte[])reader.GetValue(0))] = reader.GetInt64(1);
        }

        return found;
    }
}
