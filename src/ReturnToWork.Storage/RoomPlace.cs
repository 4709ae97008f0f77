using Microsoft.Data.Sqlite;
using Microsoft.Extensions.Configuration;
using Npgsql;

namespace ReturnToWork.Storage;

/// <summary>Where one room's data lies.</summary>
/// <param name="Provider">The engine.</param>
/// <param name="ConnectionString">Complete connection string for that engine.</param>
/// <param name="File">The SQLite file's full path; null on PostgreSQL.</param>
public sealed record RoomPlace(DataProvider Provider, string ConnectionString, string? File)
{
    /// <summary>Finds the place from the settings; makes the folder on SQLite.</summary>
    /// <exception cref="InvalidOperationException">PostgreSQL is chosen and the connection string is missing.</exception>
    /// <param name="data">The settings.</param>
    /// <param name="configuration">Where the connection strings stand.</param>
    /// <param name="room">The room's name.</param>
    /// <param name="host">The host's name.</param>
    /// <param name="planning">PostgreSQL's settings for this room's connections, such as <c>-c enable_seqscan=off</c>; null for its own defaults.</param>
    public static RoomPlace Of(DataOptions data, IConfiguration configuration, string room, string host, string? planning = null)
    {
        ArgumentNullException.ThrowIfNull(data);
        ArgumentNullException.ThrowIfNull(configuration);
        if (data.Provider == DataProvider.PostgreSql)
        {
            var name = char.ToUpperInvariant(host[0]) + host[1..];
            var postgres = new NpgsqlConnectionStringBuilder(
                configuration.GetConnectionString(name) ?? throw new InvalidOperationException($"Data:Provider is PostgreSql, so ConnectionStrings:{name} must be set."));
            // The same few texts again and again: planned once per connection. An installation behind a pooler that cannot have that sets it to 0 itself.
            if (!postgres.ContainsKey("Max Auto Prepare")) postgres.MaxAutoPrepare = 64;
            if (planning is not null && string.IsNullOrEmpty(postgres.Options)) postgres.Options = planning;
            return new RoomPlace(DataProvider.PostgreSql, postgres.ConnectionString, File: null);
        }

        var folder = Path.GetFullPath(Path.Combine(data.Directory, host));
        Directory.CreateDirectory(folder);
        var file = Path.Combine(folder, $"{room}.db");
        return new RoomPlace(DataProvider.Sqlite, new SqliteConnectionStringBuilder { DataSource = file, DefaultTimeout = 30 }.ConnectionString, file);
    }
}
