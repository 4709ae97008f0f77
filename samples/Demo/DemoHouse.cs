using Microsoft.Extensions.Hosting;
using ReturnToWork.Companion;
using ReturnToWork.Tool;
using SampleLms;

namespace ReturnToWork.Demo;

/// <summary>The three hosts in one process, with the sample people. The tests and the benchmarks walk through this same house.</summary>
public sealed class DemoHouse : IAsyncDisposable
{
    private readonly WebApplication[] _hosts;

    private DemoHouse(DemoPlace place, params WebApplication[] hosts) => (Place, _hosts) = (place, hosts);

    /// <summary>Where it lives.</summary>
    public DemoPlace Place { get; }

    /// <summary>The running Tool.</summary>
    public WebApplication Tool => _hosts[1];

    /// <summary>The running Companion.</summary>
    public WebApplication Companion => _hosts[2];

    /// <summary>The running sample LMS.</summary>
    public WebApplication Lms => _hosts[0];

    /// <summary>Starts all three; when one cannot start, those that did are stopped again.</summary>
    /// <param name="place">Addresses and folder.</param>
    /// <param name="settings">Settings that go over the demo's own, for tests (another database, other times).</param>
    /// <param name="configure">A last word on each host's services, for tests.</param>
    public static async Task<DemoHouse> StartAsync(DemoPlace place, IReadOnlyDictionary<string, string?>? settings = null, Action<WebApplicationBuilder>? configure = null)
    {
        var secrets = DemoSecrets.In(place.DataDirectory);
        var house = new DemoHouse(
            place,
            SampleLmsHost.Build([], With(place.Lms, DemoSettings.Lms(place))),
            ToolHost.Build([], With(place.Tool, DemoSettings.Tool(place, secrets))),
            CompanionHost.Build([], With(place.Companion, DemoSettings.Companion(place, secrets))));
        try
        {
            foreach (var host in house._hosts) await host.StartAsync();
            return house;
        }
        catch
        {
            await house.DisposeAsync();
            throw;
        }

        Action<WebApplicationBuilder> With(string address, IEnumerable<KeyValuePair<string, string?>> own) => builder =>
        {
            builder.WebHost.UseUrls(address);
            builder.Configuration.AddInMemoryCollection(own);
            if (settings is not null) builder.Configuration.AddInMemoryCollection(settings);
            builder.Logging.SetMinimumLevel(LogLevel.Warning);
            builder.Logging.AddFilter("Microsoft.Hosting.Lifetime", LogLevel.Warning);
            configure?.Invoke(builder);
        };
    }

    /// <summary>Returns after Ctrl-C or SIGTERM.</summary>
    public async Task UntilAskedToStopAsync()
    {
        var asked = new TaskCompletionSource();
        foreach (var host in _hosts) host.Lifetime.ApplicationStopping.Register(() => asked.TrySetResult());
        await asked.Task;
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        // The Companion first: it reads from the Tool, so it should not see it vanish.
        foreach (var host in _hosts.Reverse())
        {
            await host.StopAsync();
            await host.DisposeAsync();
        }
    }
}
