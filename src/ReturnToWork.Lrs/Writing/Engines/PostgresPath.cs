using System.Data.Common;
using Npgsql;
using NpgsqlTypes;

namespace ReturnToWork.Lrs;

/// <summary>Whole columns as arrays: one prepared text whatever the number of rows, and one round trip for three tables.</summary>
internal sealed class PostgresPath(NpgsqlConnection connection, string prefix) : IAppendPath
{
    private const NpgsqlDbType Text = NpgsqlDbType.Array | NpgsqlDbType.Text;
    private const NpgsqlDbType Long = NpgsqlDbType.Array | NpgsqlDbType.Bigint;
    private const NpgsqlDbType Short = NpgsqlDbType.Array | NpgsqlDbType.Smallint;
    private const NpgsqlDbType Bytes = NpgsqlDbType.Array | NpgsqlDbType.Bytea;
    private const NpgsqlDbType Ids = NpgsqlDbType.Array | NpgsqlDbType.Uuid;
    private const NpgsqlDbType Flags = NpgsqlDbType.Array | NpgsqlDbType.Boolean;

    private static readonly string[] Statements = ["organisation", "tick", "id", "verb", "actor", "authority", "registration", "refers_to", "object_ref", "voids", "voided", "stream", "body"];
    private static readonly string[] KnownIds = ["organisation", "id", "tick", "content"];
    private static readonly string[] Links = ["organisation", "kind", "key", "tick", "source", "related"];

    private NpgsqlTransaction? _transaction;

    public void Join(DbTransaction transaction) => _transaction = (NpgsqlTransaction)transaction;

    public async Task FindAsync(string organisation, IReadOnlyCollection<Guid> ids, Dictionary<Guid, KnownId> known, HashSet<Guid> referred, CancellationToken ct)
    {
        await using var batch = new NpgsqlBatch(connection, _transaction);
        foreach (var text in (string[])[
            $"SELECT id, tick, content FROM {prefix}statement_ids WHERE organisation = $1 AND id = ANY($2)",
            $"SELECT DISTINCT object_ref FROM {prefix}statements WHERE organisation = $1 AND object_ref = ANY($2)"])
            batch.BatchCommands.Add(new(text) { Parameters = { new() { Value = organisation }, new() { Value = ids.ToArray(), NpgsqlDbType = Ids } } });
        await using var reader = await batch.ExecuteReaderAsync(ct);
        while (await reader.ReadAsync(ct)) known[reader.GetGuid(0)] = new(organisation, reader.GetGuid(0), reader.GetInt64(1), (byte[])reader.GetValue(2));
        await reader.NextResultAsync(ct);
        while (await reader.ReadAsync(ct)) referred.Add(reader.GetGuid(0));
    }

    public async Task InsertAsync(AppendRows rows, CancellationToken ct)
    {
        if (rows.Statements.Count == 0) return;
        await using var batch = new NpgsqlBatch(connection, _transaction);
        var (s, k, l) = (rows.Statements, rows.Ids, rows.Links);
        Add(batch, "statements", Statements,
            Column(Text, s, row => row.Organisation), Column(Long, s, row => row.Tick), Column(Ids, s, row => row.Id), Column(Bytes, s, row => row.Verb), Column(Bytes, s, row => row.Actor),
            Column(Bytes, s, row => row.Authority), Column(Ids, s, row => row.Registration), Column(Ids, s, row => row.RefersTo), Column(Ids, s, row => row.ObjectRef),
            Column(Flags, s, row => row.Voids), Column(Flags, s, row => row.Voided), Column(Short, s, row => row.Stream), Column(Bytes, s, row => row.Body));
        Add(batch, "statement_ids", KnownIds, Column(Text, k, row => row.Organisation), Column(Ids, k, row => row.Id), Column(Long, k, row => row.Tick), Column(Bytes, k, row => row.Content));
        Add(batch, "links", Links,
            Column(Text, l, row => row.Organisation), Column(Short, l, row => row.Kind), Column(Bytes, l, row => row.Key), Column(Long, l, row => row.Tick), Column(Long, l, row => row.Source),
            Column(Flags, l, row => row.Related));
        await batch.ExecuteNonQueryAsync(ct);
    }

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    private static NpgsqlParameter Column<TRow, TValue>(NpgsqlDbType type, List<TRow> rows, Func<TRow, TValue> value)
    {
        var column = new TValue[rows.Count];
        for (var i = 0; i < column.Length; i++) column[i] = value(rows[i]);
        return new() { Value = column, NpgsqlDbType = type };
    }

    private void Add(NpgsqlBatch batch, string table, string[] columns, params ReadOnlySpan<NpgsqlParameter> values)
    {
        var command = new NpgsqlBatchCommand($"INSERT INTO {prefix}{table} ({string.Join(',', columns)}) SELECT * FROM unnest({string.Join(',', Enumerable.Range(1, columns.Length).Select(i => $"${i}"))})");
        foreach (var value in values) command.Parameters.Add(value);
        batch.BatchCommands.Add(command);
    }
}
