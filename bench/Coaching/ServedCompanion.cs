using System.Diagnostics;
using ReturnToWork.TestKit;
using ReturnToWork.TestKit.Companion;
using ReturnToWork.TestKit.Storage;

namespace ReturnToWork.Bench.Coaching;

/// <summary>The Companion in a process of its own, as an installation runs it.</summary>
internal sealed class ServedCompanion : IAsyncDisposable
{
    private readonly Process _process;

    private ServedCompanion(Process process, string address) => (_process, Address) = (process, address);

    public string Address { get; }

    /// <summary>Processor time so far; says what a page costs on a machine that has other work.</summary>
    public TimeSpan Processor
    {
        get
        {
            _process.Refresh();
            return _process.TotalProcessorTime;
        }
    }

    public static async Task<ServedCompanion> StartAsync(FreshPlace place, string authority, string tool)
    {
        var address = $"http://127.0.0.1:{FreePorts.Take(1)[0]}";
        var settings = CompanionApp.Settings(place, authority, tool, new() { ["Intake:Every"] = "00:00:00.500", ["Logging:LogLevel:Default"] = "Error" });
        var start = new ProcessStartInfo(Environment.ProcessPath!, ["serve-companion", .. settings.Where(setting => setting.Value is not null).Select(setting => $"--{setting.Key}={setting.Value}")]);
        start.Environment["ASPNETCORE_URLS"] = address;
        var served = new ServedCompanion(Process.Start(start)!, address);
        using var visitor = new Visitor(address);
        for (var tries = 0; tries < 240; tries++)
        {
            try
            {
                if ((await visitor.GetAsync("/health/ready")).Status == System.Net.HttpStatusCode.OK) return served;
            }
            catch (HttpRequestException)
            {
                // Not yet.
            }

            await Task.Delay(250);
        }

        throw new InvalidOperationException("The Companion does not answer.");
    }

    public async ValueTask DisposeAsync()
    {
        _process.Kill();
        await _process.WaitForExitAsync();
        _process.Dispose();
    }
}
