using System.Data.Common;

namespace ReturnToWork.Lrs;

/// <summary>Rows on their way into the tables of statements, in the order of their ticks.</summary>
internal sealed class AppendRows
{
    public List<StatementRow> Statements { get; } = [];

    public List<KnownId> Ids { get; } = [];

    public List<Link> Links { get; } = [];

    public void Clear()
    {
        Statements.Clear();
        Ids.Clear();
        Links.Clear();
    }
}

/// <summary>The hot path of storing, where each engine has its own fastest way: prepared rows on SQLite, arrays in one round trip on PostgreSQL.</summary>
internal interface IAppendPath : IAsyncDisposable
{
    /// <summary>What follows belongs to this transaction.</summary>
    void Join(DbTransaction transaction);

    /// <summary>What is there already of these ids, and which of them other statements refer to.</summary>
    Task FindAsync(string organisation, IReadOnlyCollection<Guid> ids, Dictionary<Guid, KnownId> known, HashSet<Guid> referred, CancellationToken ct);

    Task InsertAsync(AppendRows rows, CancellationToken ct);
}
