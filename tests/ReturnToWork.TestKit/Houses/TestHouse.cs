using ReturnToWork.Demo;
using ReturnToWork.Storage;
using ReturnToWork.TestKit.Storage;

namespace ReturnToWork.TestKit.Houses;

/// <summary>The demo's three hosts on free ports and in an empty place of their own: the real programs, real sockets.</summary>
public sealed class TestHouse : IAsyncDisposable
{
    private readonly FreshPlace _data;
    private readonly Dictionary<string, string?> _settings;

    private TestHouse(FreshPlace data, Dictionary<string, string?> settings, DemoHouse house) => (_data, _settings, House) = (data, settings, house);

    /// <summary>The running hosts.</summary>
    public DemoHouse House { get; private set; }

    /// <summary>Their addresses.</summary>
    public DemoPlace Place => House.Place;

    /// <summary>The folder where everything of this house lies.</summary>
    public string Folder => _data.Directory;

    /// <summary>Starts one.</summary>
    /// <param name="engine">Where data is kept.</param>
    /// <param name="more">Settings over the demo's own, given to all three hosts.</param>
    public static async Task<TestHouse> StartAsync(DataProvider engine = DataProvider.Sqlite, IReadOnlyDictionary<string, string?>? more = null)
    {
        var data = await FreshPlace.OnAsync(engine);
        Dictionary<string, string?> settings = new(data.Settings.Concat(more ?? new Dictionary<string, string?>()), StringComparer.Ordinal);
        try
        {
            var ports = FreePorts.Take(3);
            return new TestHouse(data, settings, await DemoHouse.StartAsync(new DemoPlace(ports[0], ports[1], ports[2], data.Directory), settings));
        }
        catch
        {
            await data.DisposeAsync();
            throw;
        }
    }

    /// <summary>Stops the hosts and starts them again on the same addresses and data, as after a reboot.</summary>
    public async Task RestartAsync()
    {
        var place = Place;
        await House.DisposeAsync();
        House = await DemoHouse.StartAsync(place, _settings);
    }

    /// <summary>Files of the house (databases, write-ahead logs, keys) that hold this text in clear.</summary>
    public IReadOnlyList<string> FilesThatHold(string text)
    {
        Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
        return FileSearch.Holding(Folder, text);
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        await House.DisposeAsync();
        await _data.DisposeAsync();
    }
}
