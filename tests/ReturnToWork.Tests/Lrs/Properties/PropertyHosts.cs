using CsCheck;
using ReturnToWork.Storage;
using Xunit;

namespace ReturnToWork.Tests.Lrs.Properties;

/// <summary>One store per engine for all property tests. Every case takes an organisation of its own, so that it begins with nothing.</summary>
public sealed class PropertyHosts : IAsyncLifetime
{
    public const string Name = "Properties of the record store";
    private static readonly int Most = 600 * More;
    private static int _taken;
    private readonly Dictionary<DataProvider, LrsHost> _hosts = [];

    /// <summary>How many times the usual number of cases: 10 with RTW_FULL.</summary>
    private static int More => Environment.GetEnvironmentVariable("RTW_FULL") is null ? 1 : 10;

    public async ValueTask InitializeAsync()
    {
        var settings = Enumerable.Range(0, Most).SelectMany(n => (KeyValuePair<string, string?>[])
        [
            new($"Lrs:Credentials:{1000 + n}:Organisation", Case(n)), new($"Lrs:Credentials:{1000 + n}:Key", Case(n)),
            new($"Lrs:Credentials:{1000 + n}:Secret", LrsHost.Secret), new($"Lrs:Credentials:{1000 + n}:Scopes:0", "all"),
        ]).ToDictionary();
        foreach (var engine in (DataProvider[])[DataProvider.Sqlite, DataProvider.PostgreSql]) _hosts[engine] = await LrsHost.StartAsync(engine, settings);
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var host in _hosts.Values) await host.DisposeAsync();
    }

    internal LrsHost At(DataProvider engine) => _hosts[engine];

    /// <summary>The key of an organisation that nobody used before, on either engine.</summary>
    internal static string NewOrganisation() => Interlocked.Increment(ref _taken) is var n && n < Most ? Case(n) : throw new InvalidOperationException("More cases than organisations.");

    /// <summary>The cases of one property; two at a time, because a machine has other work to do.</summary>
    internal static Task CheckAsync<T>(Gen<T> cases, int count, Func<T, Task> property, Func<T, string>? print = null) =>
        cases.SampleAsync(property, iter: count * More, threads: 2, print: print);

    private static string Case(int n) => $"case{n}";
}

[CollectionDefinition(PropertyHosts.Name)]
public sealed class PropertyCollection : ICollectionFixture<PropertyHosts>;
