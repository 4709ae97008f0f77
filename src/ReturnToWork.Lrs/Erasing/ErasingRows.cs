namespace ReturnToWork.Lrs;

/// <summary>The row of an erasure inside a transaction.</summary>
internal static class ErasingRows
{
    public static async Task<Erasing?> ReadAsync(WriteScope scope, Guid id, CancellationToken ct)
    {
        await using var command = scope.Command(
            $"SELECT kind,target,begun,done,swept,statements,documents,activities,attachments,bytes,first,last,months FROM {scope.Prefix}erasings WHERE organisation = @p0 AND id = @p1", scope.Organisation, id);
        await using var row = await command.ExecuteReaderAsync(ct);
        if (!await row.ReadAsync(ct)) return null;
        return new(
            scope.Organisation, id, row.GetInt16(0), row.IsDBNull(1) ? null : (byte[])row.GetValue(1), row.GetInt64(2), Maybe(3), Maybe(4), row.GetInt64(5), row.GetInt64(6), row.GetInt64(7), row.GetInt64(8),
            row.GetInt64(9), Maybe(10), Maybe(11), row.GetString(12));

        long? Maybe(int column) => row.IsDBNull(column) ? null : row.GetInt64(column);
    }

    public static Task WriteAsync(WriteScope scope, Erasing row, CancellationToken ct) => scope.ExecuteAsync(
        $"UPDATE {scope.Prefix}erasings SET target = @p2, done = @p3, statements = @p4, documents = @p5, activities = @p6, attachments = @p7, bytes = @p8, first = @p9, last = @p10, months = @p11 "
        + "WHERE organisation = @p0 AND id = @p1",
        [row.Organisation, row.Id, row.Target, row.Done, row.Statements, row.Documents, row.Activities, row.Attachments, row.Bytes, row.First, row.Last, row.Months], ct);

    /// <summary>The files were cleaned after these erasures.</summary>
    internal sealed class Swept(string organisation, IReadOnlyList<Guid> erasings) : Work(organisation)
    {
        public override async Task RunAsync(WriteScope scope, CancellationToken ct)
        {
            foreach (var id in erasings)
                await scope.ExecuteAsync($"UPDATE {scope.Prefix}erasings SET swept = @p2 WHERE organisation = @p0 AND id = @p1", [Organisation, id, scope.NextTick()], ct);
        }
    }
}
