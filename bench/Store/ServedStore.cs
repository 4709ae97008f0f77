using System.Diagnostics;
using System.Globalization;
using ReturnToWork.Storage;
using ReturnToWork.TestKit;
using ReturnToWork.TestKit.Storage;

namespace ReturnToWork.Bench.Store;

/// <summary>The Tool in a process of its own on an empty place, as an installation runs it; or any other store, by address and credentials.</summary>
internal sealed class ServedStore : IAsyncDisposable
{
    private Process? _process;
    private readonly FreshPlace? _place;

    private ServedStore(Uri address, string key, string secret, Process? process, FreshPlace? place) => (Address, Key, Secret, _process, _place) = (address, key, secret, process, place);

    public Uri Address { get; }

    public string Key { get; }

    public string Secret { get; }

    /// <summary>Resident memory in bytes; null for a store that is not ours to look into.</summary>
    public long? Resident
    {
        get
        {
            if (_process is null) return null;
            _process.Refresh();
            return _process.WorkingSet64;
        }
    }

    public static ServedStore Elsewhere(string address, string key, string secret) => new(new Uri(address), key, secret, null, null);

    public static async Task<ServedStore> StartAsync(DataProvider engine)
    {
        var place = await FreshPlace.OnAsync(engine);
        return await StartAsync(place, place);
    }

    /// <summary>Over data that is there already and stays.</summary>
    public static Task<ServedStore> OverAsync(FreshPlace place) => StartAsync(place, null);

    public void Kill() => _process!.Kill();

    private static async Task<ServedStore> StartAsync(FreshPlace place, FreshPlace? owned)
    {
        var port = FreePorts.Take(1)[0];
        var start = new ProcessStartInfo(Environment.ProcessPath!, ["serve", .. place.Settings.Where(setting => setting.Value is not null).Select(setting => $"--{setting.Key}={setting.Value}")]);
        start.Environment["ASPNETCORE_URLS"] = $"http://127.0.0.1:{port.ToString(CultureInfo.InvariantCulture)}";
        start.Environment["Pairing__Secret"] = "a secret that only the bench knows, long enough";
        start.Environment["Lrs__Credentials__0__Organisation"] = "bench";
        start.Environment["Lrs__Credentials__0__Key"] = "bench";
        start.Environment["Lrs__Credentials__0__Secret"] = "bench-secret";
        start.Environment["Lrs__Credentials__0__Scopes__0"] = "all";
        start.Environment["Lrs__Credentials__0__Unlimited"] = "true";
        start.Environment["Logging__LogLevel__Default"] = "Warning";
        var store = new ServedStore(new Uri($"http://127.0.0.1:{port.ToString(CultureInfo.InvariantCulture)}/xapi"), "bench", "bench-secret", Process.Start(start), owned);
        await store.UntilReadyAsync();
        return store;
    }

    public async Task<LeanClient> ConnectAsync()
    {
        var client = new LeanClient(Address, Key, Secret);
        await client.ConnectAsync();
        return client;
    }

    private async Task UntilReadyAsync()
    {
        for (var tries = 0; tries < 240; tries++)
        {
            try
            {
                using var client = await ConnectAsync();
                if (await client.SendAsync("GET", "statements?limit=1", default) == 200) return;
            }
            catch (Exception e) when (e is System.Net.Sockets.SocketException or IOException)
            {
                // Not yet.
            }

            await Task.Delay(250);
        }

        throw new TimeoutException("The store did not start within a minute.");
    }

    public async ValueTask DisposeAsync()
    {
        if (_process is not null)
        {
            if (!_process.HasExited) _process.Kill();
            await _process.WaitForExitAsync();
            _process.Dispose();
            _process = null;
        }

        if (_place is not null) await _place.DisposeAsync();
    }
}
