using ReturnToWork.Storage;

namespace ReturnToWork.Lrs;

/// <summary>Where progress with another store is kept.</summary>
/// <param name="Name">Of the table.</param>
/// <param name="Key">The column that names the other store.</param>
/// <param name="New">Columns of a new row beside the key, all zero.</param>
/// <param name="Free">What must hold beside being due.</param>
internal sealed record FlowTable(string Name, string Key, string New, string Free)
{
    public static readonly FlowTable Forwards = new("forwards", "target", "cursor,delivered,failures,due,changed", "AND paused IS NULL");
    public static readonly FlowTable Imports = new("imports", "source", "cursor,taken,failures,due,changed,swept,missed", "");
}

/// <summary>
/// Takes another store for this worker, for a while: its row is the lock, also between two instances. While it is taken, <c>due</c> is the moment at which it is
/// free again, and the sign by which the one who took it knows that it is still theirs.
/// </summary>
internal sealed class Claim(string organisation, FlowTable table, string name, DateTimeOffset now, TimeSpan atMost) : Work(organisation)
{
    /// <summary>Known after <see cref="Work.Done"/>; null when another has it, when it is not due, or paused.</summary>
    public long? Mine { get; private set; }

    public override async Task RunAsync(WriteScope scope, CancellationToken ct)
    {
        var (at, until) = (now.ToUnixMicroseconds(), (now + atMost).ToUnixMicroseconds());
        await scope.InsertAsync(
            table.Name, $"organisation,{table.Key},{table.New}", [[scope.Organisation, name, .. table.New.Split(',').Select(object? (column) => column == "failures" ? 0 : 0L)]], ct, "ON CONFLICT DO NOTHING");
        var taken = await scope.ExecuteAsync(
            $"UPDATE {scope.Prefix}{table.Name} SET due = @p0 WHERE organisation = @p1 AND {table.Key} = @p2 AND due <= @p3 {table.Free}", [until, scope.Organisation, name, at], ct);
        Mine = taken == 1 ? until : null;
    }
}
