using System.Globalization;
using ReturnToWork.Storage;

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

    /// <summary>After a taking back: what it left in the files goes in the next quiet hour.</summary>
    /// <param name="at">When the statement that is gone was stored.</param>
    public static async Task CleanLaterAsync(WriteScope scope, long at, CancellationToken ct)
    {
        var row = await ReadAsync(scope, Guid.Empty, ct);
        var months = WithMonth(row is { Swept: null } ? row.Months : "", at);
        await scope.ExecuteAsync(
            $"INSERT INTO {scope.Prefix}erasings (organisation,id,kind,begun,done,statements,documents,activities,attachments,bytes,months) VALUES (@p0,@p1,@p2,@p3,@p3,0,0,0,0,0,@p4) "
            + "ON CONFLICT (organisation, id) DO UPDATE SET done = @p3, swept = NULL, months = @p4", [scope.Organisation, Guid.Empty, ErasingKind.TakenBack, scope.NextTick(), months], ct);
    }

    /// <summary>The partitions touched, with that of this tick.</summary>
    public static string WithMonth(string months, long tick)
    {
        var month = UnixMicroseconds.ToMoment(tick).ToString("yyyy_MM", CultureInfo.InvariantCulture);
        return months.Contains(month, StringComparison.Ordinal) ? months : $"{months} {month}".Trim();
    }

    /// <summary>The files were cleaned after these erasures.</summary>
    internal sealed class Swept(string organisation, IReadOnlyList<(Guid Id, long Done)> erasings) : Work(organisation)
    {
        public override async Task RunAsync(WriteScope scope, CancellationToken ct)
        {
            // Not what was taken back while the files were being cleaned.
            foreach (var (id, done) in erasings)
                await scope.ExecuteAsync($"UPDATE {scope.Prefix}erasings SET swept = @p2 WHERE organisation = @p0 AND id = @p1 AND done = @p3", [Organisation, id, scope.NextTick(), done], ct);
        }
    }
}
