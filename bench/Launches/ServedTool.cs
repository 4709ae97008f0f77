using System.Diagnostics;
using ReturnToWork.Storage;
using ReturnToWork.TestKit;
using ReturnToWork.TestKit.Storage;

namespace ReturnToWork.Bench.Launches;

/// <summary>The Tool in a process of its own on an empty place, as an installation runs it.</summary>
internal sealed class ServedTool : IAsyncDisposable
{
    private readonly Process _process;
    private readonly FreshPlace _place;

    private ServedTool(Process process, FreshPlace place, string address) => (_process, _place, Address) = (process, place, address);

    public string Address { get; }

    /// <summary>Processor time so far; says what something costs on a machine that has other work.</summary>
    public TimeSpan Processor
    {
        get
        {
            _process.Refresh();
            return _process.TotalProcessorTime;
        }
    }

    public static async Task<ServedTool> StartAsync(DataProvider engine, BenchPlatform platform, HttpClient http)
    {
        var place = await FreshPlace.OnAsync(engine);
        var address = $"http://127.0.0.1:{FreePorts.Take(1)[0]}";
        var start = new ProcessStartInfo(Environment.ProcessPath!, ["serve", .. place.Settings.Concat(platform.Settings()).Where(setting => setting.Value is not null).Select(setting => $"--{setting.Key}={setting.Value}")]);
        start.Environment["ASPNETCORE_URLS"] = address;
        var tool = new ServedTool(Process.Start(start)!, place, address);
        for (var tries = 0; tries < 240; tries++)
        {
            try
            {
                if ((await http.GetAsync(address + "/health/ready")).IsSuccessStatusCode) return tool;
            }
            catch (HttpRequestException)
            {
                // Not yet.
            }

            await Task.Delay(250);
        }

        throw new InvalidOperationException("The Tool does not answer.");
    }

    public async ValueTask DisposeAsync()
    {
        _process.Kill();
        await _process.WaitForExitAsync();
        _process.Dispose();
        await _place.DisposeAsync();
    }
}
