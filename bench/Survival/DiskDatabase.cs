using ReturnToWork.Storage;
using ReturnToWork.TestKit.Storage;

namespace ReturnToWork.Bench.Survival;

/// <summary>A database whose every file lies on the disk that will fail.</summary>
internal sealed class DiskDatabase(FreshPlace place, PostgresCluster? cluster) : IAsyncDisposable
{
    public FreshPlace Place => place;

    public static async Task<DiskDatabase> StartAsync(DataProvider engine, LoopDisk disk)
    {
        var folder = Directory.CreateDirectory(Path.Combine(disk.Folder, "data")).FullName;
        if (engine == DataProvider.Sqlite) return new(FreshPlace.At(engine, folder, null), null);
        var cluster = await PostgresCluster.StartAtAsync(Directory.CreateDirectory(Path.Combine(disk.Folder, "postgres")).FullName);
        return new(FreshPlace.At(engine, folder, cluster.ConnectionString("postgres")), cluster);
    }

    /// <summary>No goodbye: the machine lost its power.</summary>
    public async Task DieAsync()
    {
        if (cluster is not null) await cluster.KillAsync();
    }

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;
}
