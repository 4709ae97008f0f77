using System.Collections.Concurrent;
using System.Diagnostics;
using ReturnToWork.Demo;

namespace ReturnToWork.TestKit.Houses;

/// <summary>The demo as a program of its own, which can be killed: the same dll that <c>dotnet run --project samples/Demo</c> starts.</summary>
public sealed class DemoProcess : IAsyncDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);
    private readonly Process _process;
    private readonly ConcurrentQueue<string> _said = new();
    private readonly ConcurrentQueue<string> _complained = new();
    private readonly TaskCompletionSource _ready = new(TaskCreationOptions.RunContinuationsAsynchronously);

    private DemoProcess(Process process) => _process = process;

    /// <summary>What it wrote to its standard output so far.</summary>
    public string Said => string.Join('\n', _said);

    /// <summary>What it wrote to its standard error so far.</summary>
    public string Complained => string.Join('\n', _complained);

    /// <summary>Starts the program; see <see cref="ReadyAsync"/>.</summary>
    public static DemoProcess Start(DemoPlace place, IReadOnlyDictionary<string, string?>? environment = null)
    {
        ArgumentNullException.ThrowIfNull(place);
        var start = new ProcessStartInfo("dotnet", [
            typeof(DemoHouse).Assembly.Location, $"--Demo:ToolPort={place.ToolPort}", $"--Demo:CompanionPort={place.CompanionPort}", $"--Demo:LmsPort={place.LmsPort}", $"--Demo:DataDirectory={place.DataDirectory}"])
        {
            UseShellExecute = false, RedirectStandardOutput = true, RedirectStandardError = true,
        };
        foreach (var (name, value) in environment ?? new Dictionary<string, string?>()) start.Environment[name] = value;
        var demo = new DemoProcess(new Process { StartInfo = start });
        demo._process.OutputDataReceived += (_, line) => demo.Heard(line.Data);
        demo._process.ErrorDataReceived += (_, line) => { if (line.Data is not null) demo._complained.Enqueue(line.Data); };
        demo._process.Start();
        demo._process.BeginOutputReadLine();
        demo._process.BeginErrorReadLine();
        return demo;
    }

    /// <summary>Returns when it says that it can be used.</summary>
    /// <exception cref="InvalidOperationException">It ended instead.</exception>
    public async Task<DemoProcess> ReadyAsync()
    {
        using var patience = new CancellationTokenSource(Patience);
        if (await Task.WhenAny(_ready.Task, _process.WaitForExitAsync(patience.Token)) != _ready.Task) throw new InvalidOperationException($"The demo did not start.\n{Said}\n{Complained}");
        return this;
    }

    /// <summary>kill -9: it gets no chance to tidy up.</summary>
    public async Task KillAsync()
    {
        _process.Kill();
        await _process.WaitForExitAsync();
    }

    /// <summary>Sends <c>INT</c> (Ctrl-C) or <c>TERM</c> and waits for the end.</summary>
    /// <returns>Its exit code, and how long it took.</returns>
    public async Task<(int ExitCode, TimeSpan Took)> SignalAsync(string signal)
    {
        var watch = Stopwatch.StartNew();
        using (var kill = Process.Start("kill", [$"-{signal}", $"{_process.Id}"])) await kill.WaitForExitAsync();
        return (await ExitCodeAsync(), watch.Elapsed);
    }

    /// <summary>Waits for the end.</summary>
    public async Task<int> ExitCodeAsync()
    {
        using var patience = new CancellationTokenSource(Patience);
        await _process.WaitForExitAsync(patience.Token);
        return _process.ExitCode;
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        if (!_process.HasExited) await KillAsync();
        _process.Dispose();
    }

    private void Heard(string? line)
    {
        if (line is null) return;
        _said.Enqueue(line);
        if (line.Contains("Ctrl-C stops", StringComparison.Ordinal)) _ready.TrySetResult();
    }
}
