using ReturnToWork.Storage;

namespace ReturnToWork.Lrs;

/// <summary>
/// Writes down what is to be erased, and marks it: from this commit on it does not come in again, and an erasure that was begun is finished, by this
/// process or by the next.
/// </summary>
/// <param name="target">An agent's hash, or a statement's id in 16 bytes.</param>
internal sealed class BeginErasing(string organisation, short kind, byte[] target, Marking marking, ErasureLedger ledger) : Work(organisation)
{
    public Guid Id { get; } = Guid.CreateVersion7();

    /// <summary>False when there is no such statement and never was one that was erased: nothing is begun. An agent is always found.</summary>
    public bool Found { get; private set; }

    public override async Task RunAsync(WriteScope scope, CancellationToken ct)
    {
        Found = true;
        var begun = scope.NextTick();
        if (kind == ErasingKind.Agent)
        {
            var mark = marking.OfAgent(Organisation, target);
            ledger.Note(Organisation, Convert.ToHexStringLower(mark));
            await Marking.SetAsync(scope, mark, MarkKind.Agent, begun, ct);
        }
        else if (!await FindAsync(scope, new Guid(target, bigEndian: true), ct)) return;

        await scope.InsertAsync(
            "erasings", "organisation,id,kind,target,begun,statements,documents,activities,attachments,bytes,months", [[Organisation, Id, kind, target, begun, 0L, 0L, 0L, 0L, 0L, ""]], ct);
    }

    private async Task<bool> FindAsync(WriteScope scope, Guid statement, CancellationToken ct)
    {
        await using var known = scope.Command($"SELECT 1 FROM {scope.Prefix}statement_ids WHERE organisation = @p0 AND id = @p1", Organisation, statement);
        await using var marked = scope.Command($"SELECT 1 FROM {scope.Prefix}marks WHERE organisation = @p0 AND hash = @p1", Organisation, marking.OfStatement(Organisation, statement));
        if (await known.ExecuteScalarAsync(ct) is null) return Found = await marked.ExecuteScalarAsync(ct) is not null;
        await scope.InsertAsync("erasing_due", "organisation,erasing,statement", [[Organisation, Id, statement]], ct);
        return true;
    }
}
