using System.Data.Common;
using Microsoft.Data.Sqlite;

namespace ReturnToWork.Lrs;

/// <summary>Statements prepared once for the life of the connection; a row is then a few microseconds.</summary>
internal sealed class SqlitePath(SqliteConnection connection) : IAppendPath
{
    private readonly SqliteCommand _find = Prepare(connection, "SELECT tick, content FROM statement_ids WHERE organisation = @p0 AND id = @p1", 2);
    private readonly SqliteCommand _referred = Prepare(connection, "SELECT 1 FROM statements WHERE organisation = @p0 AND object_ref = @p1 LIMIT 1", 2);
    private readonly SqliteCommand _link = Prepare(connection, "INSERT INTO links (organisation,kind,key,tick,source,related) VALUES (@p0,@p1,@p2,@p3,@p4,@p5)", 6);
    private readonly SqliteCommand _id = Prepare(connection, "INSERT INTO statement_ids (organisation,id,tick,content) VALUES (@p0,@p1,@p2,@p3)", 4);

    private readonly SqliteCommand _statement = Prepare(
        connection,
        "INSERT INTO statements (organisation,tick,id,verb,actor,authority,registration,refers_to,object_ref,voids,voided,stream,body) VALUES (@p0,@p1,@p2,@p3,@p4,@p5,@p6,@p7,@p8,@p9,@p10,@p11,@p12)", 13);

    /// <summary>Links go to as many places of their tree as there are keys; with SQLite's own 2 MB of memory a large store would read each page again and again.</summary>
    public static SqlitePath Open(SqliteConnection connection)
    {
        using var memory = connection.CreateCommand();
        memory.CommandText = "PRAGMA cache_size = -32768";
        memory.ExecuteNonQuery();
        return new(connection);
    }

    private SqliteCommand[] Commands => [_find, _referred, _link, _id, _statement];

    public void Join(DbTransaction transaction)
    {
        foreach (var command in Commands) command.Transaction = (SqliteTransaction)transaction;
    }

    public Task FindAsync(string organisation, IReadOnlyCollection<Guid> ids, Dictionary<Guid, KnownId> known, HashSet<Guid> referred, CancellationToken ct)
    {
        foreach (var id in ids)
        {
            Set(_find, organisation, id);
            using (var reader = _find.ExecuteReader())
                if (reader.Read()) known[id] = new(organisation, id, reader.GetInt64(0), (byte[])reader.GetValue(1));
            Set(_referred, organisation, id);
            if (_referred.ExecuteScalar() is not null) referred.Add(id);
        }

        return Task.CompletedTask;
    }

    public Task InsertAsync(AppendRows rows, CancellationToken ct)
    {
        foreach (var row in rows.Statements)
            Run(_statement, row.Organisation, row.Tick, row.Id, row.Verb, row.Actor, row.Authority, row.Registration, row.RefersTo, row.ObjectRef, row.Voids, row.Voided, row.Stream, row.Body);
        foreach (var row in rows.Ids) Run(_id, row.Organisation, row.Id, row.Tick, row.Content);
        foreach (var row in rows.Links) Run(_link, row.Organisation, row.Kind, row.Key, row.Tick, row.Source, row.Related);
        return Task.CompletedTask;
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var command in Commands) await command.DisposeAsync();
    }

    private static SqliteCommand Prepare(SqliteConnection connection, string text, int parameters)
    {
        var command = connection.CreateCommand();
#pragma warning disable CA2100 // The texts are the constants above.
        command.CommandText = text;
#pragma warning restore CA2100
        for (var i = 0; i < parameters; i++) command.Parameters.Add(new SqliteParameter { ParameterName = $"@p{i}" });
        return command;
    }

    private static void Set(SqliteCommand command, params ReadOnlySpan<object?> values)
    {
        for (var i = 0; i < values.Length; i++) command.Parameters[i].Value = values[i] ?? DBNull.Value;
    }

    private static void Run(SqliteCommand command, params ReadOnlySpan<object?> values)
    {
        Set(command, values);
        command.ExecuteNonQuery();
    }
}
