using ReturnToWork.Xapi;

namespace ReturnToWork.Lrs;

/// <param name="Ids">In the order given; those of statements that were stored before or taken back too.</param>
public sealed record Appended(IReadOnlyList<Guid> Ids, Refusal? Refusal);

/// <summary>Writing from inside the host: the Tool's own voice.</summary>
public sealed class StatementStore
{
    private readonly Writer _writer;

    internal StatementStore(Writer writer) => _writer = writer;

    /// <summary>Stores all or none; returns after the commit. A refusal (row L12) is a value.</summary>
    /// <param name="authorityJson">An agent as JSON text: on whose word the store keeps this.</param>
    /// <exception cref="System.Data.Common.DbException">The database did not do its work; nothing was stored.</exception>
    public Task<Appended> AppendAsync(string organisation, IReadOnlyList<Statement> statements, string authorityJson, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(statements);
        return AppendAsync(organisation, [.. statements.Select(statement => new Incoming(statement, statement.Id ?? Guid.CreateVersion7()))], authorityJson, cancellationToken);
    }

    /// <summary>What came over HTTP: on the caller's authority, and as far as its rights go.</summary>
    internal async Task<(Refusal? Refusal, long Through)> KeepAsync(LrsCaller caller, IReadOnlyList<Incoming> incoming, CancellationToken ct)
    {
        var work = new AppendStatements(caller.Organisation, caller.AuthorityJson, incoming, caller.May(LrsRights.Define));
        await _writer.WriteAsync(work).WaitAsync(ct);
        return (work.Refusal, work.Through);
    }

    private async Task<Appended> AppendAsync(string organisation, IReadOnlyList<Incoming> incoming, string authorityJson, CancellationToken cancellationToken)
    {
        var work = new AppendStatements(organisation, authorityJson, incoming);
        if (incoming.Count > 0) await _writer.WriteAsync(work).WaitAsync(cancellationToken);
        return new(work.Refusal is null ? [.. incoming.Select(statement => statement.Id)] : [], work.Refusal);
    }
}
