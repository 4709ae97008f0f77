namespace ReturnToWork.Lrs;

/// <summary>One small change of a row, said as SQL; <c>{0}</c> stands for what goes before a table's name.</summary>
internal sealed class Change(string organisation, string sql, params object?[] values) : Work(organisation)
{
    /// <summary>How many rows it reached; known after <see cref="Work.Done"/>.</summary>
    public int Reached { get; private set; }

    public override async Task RunAsync(WriteScope scope, CancellationToken ct) =>
        Reached = await scope.ExecuteAsync(sql.Replace("{0}", scope.Prefix, StringComparison.Ordinal), values, ct);
}
