using Microsoft.Extensions.DependencyInjection;
using ReturnToWork.Lrs;
using ReturnToWork.Storage;
using ReturnToWork.TestKit.Storage;
using Shouldly;
using Xunit;

namespace ReturnToWork.Tests.Lrs.Flows;

/// <summary>Our store, which takes statements of <c>groenrijk</c> in from an address; it can be stopped and started again over the same data.</summary>
internal sealed class TakingIn : IAsyncDisposable
{
    public const string Organisation = "groenrijk";
    private readonly LrsHost _keeper;
    private readonly Dictionary<string, string?> _settings;

    private TakingIn(LrsHost keeper, Dictionary<string, string?> settings) => (_keeper, _settings) = (keeper, settings);

    public LrsHost? Host { get; private set; }

    public LrsHost Keeper => _keeper;

    public RecordStoreFlows Flows => Host!.Services.GetRequiredService<RecordStoreFlows>();

    /// <param name="patience">In seconds.</param>
    public static async Task<TakingIn> FromAsync(DataProvider engine, string endpoint, double patience = 20, bool started = true, string every = "00:00:00.050")
    {
        var settings = new Dictionary<string, string?>
        {
            ["Lrs:Flows:Every"] = "00:00:00.030", ["Lrs:Flows:Patience"] = TimeSpan.FromSeconds(patience).ToString(), ["Lrs:Flows:LongestPause"] = "00:00:00.100",
            ["Lrs:Imports:0:Organisation"] = Organisation, ["Lrs:Imports:0:Name"] = "old-lrs", ["Lrs:Imports:0:Endpoint"] = endpoint, ["Lrs:Imports:0:Key"] = "all",
            ["Lrs:Imports:0:Secret"] = LrsHost.Secret, ["Lrs:Imports:0:Every"] = every,
        };
        var taking = new TakingIn(await LrsHost.StartAsync(engine), settings);
        if (started) await taking.StartAsync();
        return taking;
    }

    public async Task StartAsync() => Host = await _keeper.SecondAsync(_settings);

    public async Task StopAsync()
    {
        if (Host is { } host) await host.DisposeAsync();
        Host = null;
    }

    public HttpClient Client() => _keeper.Client();

    public async Task<List<Guid>> IdsAsync()
    {
        using var here = Client();
        return await here.AllIdsAsync("ascending=true");
    }

    public async Task<ImportState> StateAsync() => (await Flows.ImportsAsync(Organisation)).Single();

    public async Task<IReadOnlyList<AsideStatement>> AsideAsync() => await Flows.SetAsideAsync(Organisation, (await StateAsync()).Aside);

    /// <summary>Waits until a whole look that began after this call has ended.</summary>
    public async Task<ImportState> LookedAsync()
    {
        var before = (await StateAsync()).Changed;
        await UntilAsync(state => state.Changed > before || (before is null && state.Changed is not null));
        var between = (await StateAsync()).Changed;
        return await UntilAsync(state => state.Failures == 0 && state.Changed > between);
    }

    public async Task<ImportState> UntilAsync(Func<ImportState, bool> isSo)
    {
        for (var tries = 0; tries < 600; tries++)
        {
            var state = await StateAsync();
            if (isSo(state)) return state;
            await Task.Delay(25, TestContext.Current.CancellationToken);
        }

        throw new ShouldAssertException($"It stayed so for fifteen seconds: {await StateAsync()}");
    }

    public async ValueTask DisposeAsync()
    {
        await StopAsync();
        await _keeper.DisposeAsync();
    }
}
