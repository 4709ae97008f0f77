using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using Npgsql;

namespace ReturnToWork.TestKit.Storage;

/// <summary>
/// A private PostgreSQL of this test run: real, on a free port, in a temporary folder, started at first use as an unprivileged user. <see cref="PostgresOfTheRun"/>
/// stops it when the last test is done. A machine without PostgreSQL fails the tests that need it; it never skips them.
/// </summary>
public sealed class PostgresCluster
{
    private static readonly Lazy<Task<PostgresCluster>> Shared = new(StartAsync);
    private readonly string _folder;
    private string _leader = "";

    private PostgresCluster(string folder, int port)
    {
        _folder = folder;
        Port = port;
        AppDomain.CurrentDomain.ProcessExit += LastResort;
    }

    /// <summary>Set before the first use by what measures or cuts the power: a cluster that really writes to disk. Tests do without, for speed.</summary>
    public static bool Durable { get; set; }

    /// <summary>The port on 127.0.0.1.</summary>
    public int Port { get; }

    /// <summary>The one cluster of this process.</summary>
    public static Task<PostgresCluster> GetAsync() => Shared.Value;

    /// <summary>Makes a database and gives the connection string to it.</summary>
    /// <param name="ordinary">As a user that owns it and nothing else; otherwise as the cluster's superuser.</param>
    /// <param name="like">A database, and its user, whose tables it begins with; null for an empty one.</param>
    public async Task<string> NewDatabaseAsync(bool ordinary = false, string? like = null)
    {
        var name = "t_" + Guid.NewGuid().ToString("N");
        var from = like is null ? "" : $" TEMPLATE {like}";
        await RunSqlAsync("postgres", ordinary ? [$"CREATE ROLE {name} LOGIN", $"CREATE DATABASE {name} OWNER {name}{from}"] : [$"CREATE DATABASE {name}{from}"]);
        if (ordinary && like is not null) await RunSqlAsync(name, [$"REASSIGN OWNED BY {like} TO {name}"]);
        return ConnectionString(name, ordinary ? name : "postgres");
    }

    /// <summary>Makes an empty database and a user of the same name who may make tables in it: something to begin others with.</summary>
    public async Task<string> NewTemplateAsync()
    {
        var name = "t_" + Guid.NewGuid().ToString("N");
        // The user does not own the database: what it owns is handed over in each copy, and a database would be handed over with it.
        await RunSqlAsync("postgres", [$"CREATE ROLE {name} LOGIN", $"CREATE DATABASE {name}", $"GRANT ALL ON DATABASE {name} TO {name}"]);
        await RunSqlAsync(name, [$"GRANT ALL ON SCHEMA public TO {name}"]);
        return name;
    }

    private async Task RunSqlAsync(string database, IEnumerable<string> lines)
    {
        await using var connection = new NpgsqlConnection(new NpgsqlConnectionStringBuilder(ConnectionString(database)) { Pooling = database == "postgres" }.ConnectionString);
        await connection.OpenAsync();
        foreach (var line in lines)
        {
            await using var command = connection.CreateCommand();
            command.CommandText = line;
            await command.ExecuteNonQueryAsync();
        }
    }

    /// <summary>Connection string to a database of this cluster.</summary>
    public string ConnectionString(string database, string user = "postgres") => $"Host=127.0.0.1;Port={Port};Username={user};Database={database};Maximum Pool Size=40;Connection Idle Lifetime=10";

    private static async Task<PostgresCluster> StartAsync()
    {
        var bin = FindBinaries();
        var folder = Directory.CreateTempSubdirectory("rtw-pg-").FullName;
        try
        {
            return await StartInAsync(folder, bin);
        }
        catch
        {
            Directory.Delete(folder, recursive: true);
            throw;
        }
    }

    /// <summary>One of its own in this folder, where an earlier one may have died; it is stopped by <see cref="KillAsync"/> only.</summary>
    public static Task<PostgresCluster> StartAtAsync(string folder) => StartInAsync(folder, FindBinaries());

    /// <summary>Kill -9 of the server and all its children.</summary>
    public async Task KillAsync()
    {
        AppDomain.CurrentDomain.ProcessExit -= LastResort;
        NpgsqlConnection.ClearAllPools();
        await RunAsync("pkill", ["-KILL", "-P", _leader], asOther: false, mayFail: true);
        await RunAsync("kill", ["-KILL", _leader], asOther: false, mayFail: true);
        for (var look = 0; look < 100 && Directory.Exists($"/proc/{_leader}"); look++) await Task.Delay(50);
    }

    private static async Task<PostgresCluster> StartInAsync(string folder, string bin)
    {
        var asOther = Environment.UserName == "root";
        if (asOther) await RunAsync("chown", ["postgres:postgres", folder], asOther: false);
        var data = Path.Combine(folder, "data");
        if (!Directory.Exists(data)) await RunAsync(Path.Combine(bin, "initdb"), ["-D", data, "-U", "postgres", "-A", "trust", "--locale=C.UTF-8", "-E", "UTF8", .. Durable ? Array.Empty<string>() : ["--no-sync"]], asOther);
        File.Delete(Path.Combine(data, "postmaster.pid"));
        for (var attempt = 1; ; attempt++)
        {
            var port = FreePort();
            var options = $"-p {port} -c listen_addresses=127.0.0.1 -c unix_socket_directories='' -c shared_buffers={(Durable ? "512MB" : "64MB")} -c max_connections=300 -c fsync={(Durable ? "on" : "off")}";
            try
            {
                await RunAsync(Path.Combine(bin, "pg_ctl"), ["-D", data, "-w", "-l", Path.Combine(folder, "log"), "-o", options, "start"], asOther);
                return new PostgresCluster(folder, port) { _leader = File.ReadLines(Path.Combine(data, "postmaster.pid")).First() };
            }
            catch (InvalidOperationException) when (attempt < 4)
            {
                // Somebody else took the port between the question and the start.
            }
        }
    }

    /// <summary>Stops the cluster of this process, if one was started, and leaves neither a process nor a folder behind.</summary>
    public static async Task StopAsync()
    {
        if (!Shared.IsValueCreated || !Shared.Value.IsCompletedSuccessfully) return;
        var cluster = await Shared.Value;
        AppDomain.CurrentDomain.ProcessExit -= cluster.LastResort;
        NpgsqlConnection.ClearAllPools();
        await RunAsync(Path.Combine(FindBinaries(), "pg_ctl"), ["-D", Path.Combine(cluster._folder, "data"), "-w", "-m", "immediate", "stop"], Environment.UserName == "root");
        Directory.Delete(cluster._folder, recursive: true);
    }

    // Only when a run ends before its fixtures were disposed. The test runner gives handlers of ProcessExit one second before it complains of "foreground
    // threads" and eleven before it kills the process with a failure, and pg_ctl can take longer than that: so one signal, a short look, no pg_ctl.
    private void LastResort(object? sender, EventArgs e)
    {
        try
        {
            var postmaster = File.ReadLines(Path.Combine(_folder, "data", "postmaster.pid")).First();
            using var kill = Process.Start("kill", ["-QUIT", postmaster]);
            kill.WaitForExit(300);
            for (var look = 0; look < 5 && File.Exists(Path.Combine(_folder, "data", "postmaster.pid")); look++) Thread.Sleep(50);
            Directory.Delete(_folder, recursive: true);
        }
        catch (Exception trouble) when (trouble is InvalidOperationException or IOException or UnauthorizedAccessException)
        {
            Console.Error.WriteLine($"The test cluster in {_folder} was not cleaned up: {trouble.Message}");
        }
    }

    private static string FindBinaries() =>
        Directory.Exists("/usr/lib/postgresql")
            ? Directory.GetDirectories("/usr/lib/postgresql").Order(StringComparer.Ordinal).Select(version => Path.Combine(version, "bin")).Last(bin => File.Exists(Path.Combine(bin, "initdb")))
            : throw new InvalidOperationException("PostgreSQL is not installed. ./test.sh installs it, or: apt-get install postgresql");

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }

    // initdb refuses root, so as root everything runs as Debian's own user for it.
    private static async Task RunAsync(string program, string[] arguments, bool asOther, bool mayFail = false)
    {
        var start = asOther
            ? new ProcessStartInfo("setpriv", ["--reuid=postgres", "--regid=postgres", "--clear-groups", program, .. arguments])
            : new ProcessStartInfo(program, arguments);
        start.WorkingDirectory = "/tmp";
        start.RedirectStandardError = true;
        start.RedirectStandardOutput = true;
        using var process = Process.Start(start)!;
        // pg_ctl's server inherits the pipes, so they are not read to their end; what matters is how the program itself ends.
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(60));
        await process.WaitForExitAsync(patience.Token);
        if (process.ExitCode != 0 && !mayFail) throw new InvalidOperationException($"{program} ended with {process.ExitCode}. See the log beside its data folder.");
    }
}
