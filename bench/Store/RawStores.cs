using Microsoft.Data.Sqlite;
using Npgsql;
using ReturnToWork.Lrs;
using ReturnToWork.Storage;

namespace ReturnToWork.Bench.Store;

/// <summary>The baseline: rows into the same tables and indexes, one durable transaction a call. No HTTP, no JSON, no looking whether they are there.</summary>
internal interface IRawStore : IAsyncDisposable
{
    Task WriteAsync(IReadOnlyList<RawRow> rows);
}

internal sealed class RawSqlite : IRawStore
{
    private readonly SqliteConnection _connection;
    private readonly SqliteCommand _statement;
    private readonly SqliteCommand _id;
    private readonly SqliteCommand _link;

    public RawSqlite(string file)
    {
        _connection = new(new SqliteConnectionStringBuilder { DataSource = file, Pooling = false }.ConnectionString);
        _connection.Open();
        using var pragmas = _connection.CreateCommand();
        pragmas.CommandText = SqliteDurability.Pragmas;
        pragmas.ExecuteNonQuery();
        _statement = Prepare("INSERT INTO statements (organisation,tick,id,verb,actor,authority,registration,refers_to,object_ref,voids,voided,stream,body) VALUES ($0,$1,$2,$3,$4,$5,$6,$7,$8,$9,$10,$11,$12)", 13);
        _id = Prepare("INSERT INTO statement_ids (organisation,id,tick,content) VALUES ($0,$1,$2,$3)", 4);
        _link = Prepare("INSERT INTO links (organisation,kind,key,tick,source,related) VALUES ($0,$1,$2,$3,$4,$5)", 6);
    }

    public Task WriteAsync(IReadOnlyList<RawRow> rows)
    {
        using var transaction = _connection.BeginTransaction();
        foreach (var command in (SqliteCommand[])[_statement, _id, _link]) command.Transaction = transaction;
        foreach (var (s, i, links) in rows)
        {
            Run(_statement, s.Organisation, s.Tick, s.Id, s.Verb, s.Actor, s.Authority, s.Registration, s.RefersTo, s.ObjectRef, s.Voids, s.Voided, s.Stream, s.Body);
            Run(_id, i.Organisation, i.Id, i.Tick, i.Content);
            foreach (var l in links) Run(_link, l.Organisation, l.Kind, l.Key, l.Tick, l.Source, l.Related);
        }

        transaction.Commit();
        return Task.CompletedTask;
    }

    private SqliteCommand Prepare(string text, int parameters)
    {
        var command = _connection.CreateCommand();
#pragma warning disable CA2100 // The texts are the constants above.
        command.CommandText = text;
#pragma warning restore CA2100
        for (var n = 0; n < parameters; n++) command.Parameters.Add(new SqliteParameter { ParameterName = $"${n}", Value = DBNull.Value });
        return command;
    }

    private static void Run(SqliteCommand command, params ReadOnlySpan<object?> values)
    {
        for (var n = 0; n < values.Length; n++) command.Parameters[n].Value = values[n] ?? DBNull.Value;
        command.ExecuteNonQuery();
    }

    public async ValueTask DisposeAsync() => await _connection.DisposeAsync();
}

/// <summary>
/// As <see cref="RawSqlite"/>, a prepared statement for each row, all of a transaction in one round trip. Each transaction takes the same lock of the
/// organisation as the store does, so that ticks are committed in order.
/// </summary>
/// <param name="asArrays">Whole columns as arrays instead: the way the store itself writes, quicker still; printed beside it.</param>
internal sealed class RawPostgres(NpgsqlConnection connection, bool asArrays) : IRawStore
{
    private const string Statement = "INSERT INTO lrs.statements (organisation,tick,id,verb,actor,authority,registration,refers_to,object_ref,voids,voided,stream,body) VALUES ($1,$2,$3,$4,$5,$6,$7,$8,$9,$10,$11,$12,$13)";
    private const string Id = "INSERT INTO lrs.statement_ids (organisation,id,tick,content) VALUES ($1,$2,$3,$4)";
    private const string Link = "INSERT INTO lrs.links (organisation,kind,key,tick,source,related) VALUES ($1,$2,$3,$4,$5,$6)";

    public static async Task<RawPostgres> OpenAsync(string connectionString, bool asArrays)
    {
        var connection = new NpgsqlConnection(connectionString + ";Max Auto Prepare=20;Auto Prepare Min Usages=1");
        await connection.OpenAsync();
        return new(connection, asArrays);
    }

    public async Task WriteAsync(IReadOnlyList<RawRow> rows)
    {
        await using var transaction = await connection.BeginTransactionAsync();
        await using (var take = new NpgsqlCommand("INSERT INTO lrs.clocks (organisation, tick, erased) VALUES ('bench', 0, 0) ON CONFLICT (organisation) DO UPDATE SET tick = clocks.tick", connection, transaction))
            await take.ExecuteNonQueryAsync();
        if (asArrays) await ArraysAsync(rows, transaction);
        else await EachAsync(rows, transaction);
        await using (var leave = new NpgsqlCommand("UPDATE lrs.clocks SET tick = $1 WHERE organisation = 'bench'", connection, transaction) { Parameters = { new() { Value = rows[^1].Statement.Tick } } })
            await leave.ExecuteNonQueryAsync();
        await transaction.CommitAsync();
    }

    private async Task EachAsync(IReadOnlyList<RawRow> rows, NpgsqlTransaction transaction)
    {
        await using var batch = new NpgsqlBatch(connection, transaction);
        foreach (var (s, i, links) in rows)
        {
            Add(batch, Statement, s.Organisation, s.Tick, s.Id, s.Verb, s.Actor, s.Authority, s.Registration, s.RefersTo, s.ObjectRef, s.Voids, s.Voided, s.Stream, s.Body);
            Add(batch, Id, i.Organisation, i.Id, i.Tick, i.Content);
            foreach (var l in links) Add(batch, Link, l.Organisation, l.Kind, l.Key, l.Tick, l.Source, l.Related);
        }

        await batch.ExecuteNonQueryAsync();
    }

    private async Task ArraysAsync(IReadOnlyList<RawRow> rows, NpgsqlTransaction transaction)
    {
        await using var path = new PostgresPath(connection, "lrs.");
        path.Join(transaction);
        var all = new AppendRows();
        foreach (var (statement, id, links) in rows)
        {
            all.Statements.Add(statement);
            all.Ids.Add(id);
            all.Links.AddRange(links);
        }

        await path.InsertAsync(all, CancellationToken.None);
    }

    private static void Add(NpgsqlBatch batch, string text, params ReadOnlySpan<object?> values)
    {
        var command = new NpgsqlBatchCommand(text);
        foreach (var value in values) command.Parameters.Add(value is null ? new NpgsqlParameter { Value = DBNull.Value, NpgsqlDbType = NpgsqlTypes.NpgsqlDbType.Uuid } : new NpgsqlParameter { Value = value });
        batch.BatchCommands.Add(command);
    }

    public async ValueTask DisposeAsync() => await connection.DisposeAsync();
}
