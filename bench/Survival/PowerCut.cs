using System.Globalization;
using Microsoft.Data.Sqlite;
using Npgsql;
using ReturnToWork.Bench.Store;
using ReturnToWork.Storage;
using ReturnToWork.TestKit.Storage;

namespace ReturnToWork.Bench.Survival;

/// <summary>
/// <c>cuts [sqlite|postgres] [N]</c>: the power goes in the middle of heavy writing, N times on the same disk (reliability.md F-02). The control writes rows under
/// the settings that the store refuses to start with (synchronous=NORMAL, synchronous_commit=off) and must lose some, or the cut proves nothing.
/// </summary>
internal static class PowerCut
{
    public static async Task<int> RunAsync(DataProvider engine, int cuts)
    {
        var (finding, lost, written) = (await CutAsync(engine, cuts), 0, 0);
        for (var round = 0; round < 3; round++)
        {
            var control = await ControlAsync(engine);
            (lost, written) = (lost + control.Lost, written + control.Written);
        }

        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"F-02 {engine}: {finding}, in {cuts} power cuts; control with unsafe settings lost {lost} of {written} in 3 cuts (must lose)"));
        return finding.IsClean && finding.Acknowledged > 0 && lost > 0 ? 0 : 1;
    }

    private static async Task<Finding> CutAsync(DataProvider engine, int cuts)
    {
        await using var disk = await LoopDisk.MakeAsync();
        var diary = new Diary();
        for (var cut = 0; cut < cuts; cut++)
        {
            await using var database = await DiskDatabase.StartAsync(engine, disk);
            await using var store = await ServedStore.OverAsync(database.Place);
            var writing = diary.WriteUntilBrokenAsync(store);
            await diary.UntilSomeMomentAsync(writing);
            disk.CutPower();
            store.Kill();
            await writing;
            await database.DieAsync();
            await disk.BackAsync();
        }

        await using var after = await DiskDatabase.StartAsync(engine, disk);
        await using var last = await ServedStore.OverAsync(after.Place);
        var finding = await diary.CompareAsync(last);
        await last.DisposeAsync();
        await after.DieAsync();
        return finding;
    }

    private static async Task<(int Lost, int Written)> ControlAsync(DataProvider engine)
    {
        await using var disk = await LoopDisk.MakeAsync();
        int written;
        await using (var database = await DiskDatabase.StartAsync(engine, disk))
        {
            await using var rows = await ControlRows.OpenAsync(engine, database);
            written = await rows.WriteAsync(200);
            disk.CutPower();
            await database.DieAsync();
        }

        SqliteConnection.ClearAllPools();
        NpgsqlConnection.ClearAllPools();
        await disk.BackAsync();
        await using var back = await DiskDatabase.StartAsync(engine, disk);
        await using var again = await ControlRows.OpenAsync(engine, back);
        var kept = await again.CountAsync();
        await again.DisposeAsync();
        await back.DieAsync();
        return (written - kept, written);
    }
}
