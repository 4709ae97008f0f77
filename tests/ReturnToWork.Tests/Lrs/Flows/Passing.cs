using Microsoft.Extensions.DependencyInjection;
using ReturnToWork.Lrs;
using ReturnToWork.Storage;
using ReturnToWork.Xapi;
using Shouldly;
using Xunit;

namespace ReturnToWork.Tests.Lrs.Flows;

/// <summary>Our store, which passes statements of <c>groenrijk</c> on to an address; it can be stopped and started again over the same data.</summary>
internal sealed class Passing : IAsyncDisposable
{
    public const string Organisation = "groenrijk";
    public const string Target = "their-lrs";
    private const string Authority = """{"objectType":"Agent","account":{"homePage":"https://returntowork.example","name":"tool"}}""";

    private readonly LrsHost _keeper;
    private readonly Dictionary<string, string?> _settings;

    private Passing(LrsHost keeper, Dictionary<string, string?> settings) => (_keeper, _settings) = (keeper, settings);

    /// <summary>Null while it is stopped.</summary>
    public LrsHost? Host { get; private set; }

    public RecordStoreFlows Flows => Host!.Services.GetRequiredService<RecordStoreFlows>();

    /// <param name="patience">In seconds.</param>
    public static async Task<Passing> ToAsync(DataProvider engine, string endpoint, ForwardingMode mode = ForwardingMode.Copy, double patience = 2, bool started = true, Dictionary<string, string?>? more = null)
    {
        var settings = new Dictionary<string, string?>
        {
            ["Lrs:Flows:Every"] = "00:00:00.030", ["Lrs:Flows:Patience"] = TimeSpan.FromSeconds(patience).ToString(), ["Lrs:Flows:LongestPause"] = "00:00:00.200",
            ["Lrs:Forwarding:0:Organisation"] = Organisation, ["Lrs:Forwarding:0:Name"] = Target, ["Lrs:Forwarding:0:Endpoint"] = endpoint, ["Lrs:Forwarding:0:Key"] = "all",
            ["Lrs:Forwarding:0:Secret"] = LrsHost.Secret, ["Lrs:Forwarding:0:Mode"] = mode.ToString(),
        };
        foreach (var (key, value) in more ?? []) settings[key] = value;
        // One that passes nothing on keeps the data while the other stops and starts.
        var passing = new Passing(await LrsHost.StartAsync(engine), settings);
        if (started) await passing.StartAsync();
        return passing;
    }

    public async Task StartAsync() => Host = await _keeper.SecondAsync(_settings);

    public Task<LrsHost> AnotherAsync() => _keeper.SecondAsync(_settings);

    public async Task StopAsync()
    {
        if (Host is { } host) await host.DisposeAsync();
        Host = null;
    }

    /// <summary>Stores statements here, also while the passing on is stopped.</summary>
    public async Task SayAsync(params Statement[] statements) => (await _keeper.Store.AppendAsync(Organisation, statements, Authority)).Refusal.ShouldBeNull();

    public HttpClient Client() => _keeper.Client();

    public async Task<ForwardState> StateAsync() => (await Flows.ForwardsAsync(Organisation)).Single();

    public async Task<IReadOnlyList<AsideStatement>> AsideAsync() => await Flows.SetAsideAsync(Organisation, Target);

    /// <summary>Waits until nothing waits.</summary>
    public Task<ForwardState> DoneAsync() => UntilAsync(state => state.Waiting == 0);

    public async Task<ForwardState> UntilAsync(Func<ForwardState, bool> isSo)
    {
        for (var tries = 0; tries < 600; tries++)
        {
            var state = await StateAsync();
            if (isSo(state)) return state;
            await Task.Delay(25, TestContext.Current.CancellationToken);
        }

        throw new ShouldAssertException($"It stayed so for fifteen seconds: {await StateAsync()}");
    }

    /// <summary>A work of the writer, for what has no door.</summary>
    public Task WriteAsync(Work work) => _keeper.Services.GetRequiredService<Writer>().WriteAsync(work);

    public static Scene Learner(string name = "q7m2c4x9k1zt", Guid? registration = null) =>
        new("https://returntowork.example", Scene.HomePageOf("https://returntowork.example", Organisation), name, registration ?? Guid.NewGuid(), "3");

    public static Statement Done(Scene? scene = null, Guid? id = null) => Tell.Completed(scene ?? Learner(), id ?? Guid.NewGuid(), DateTimeOffset.UtcNow);

    public static Statement[] Several(int count) => [.. Enumerable.Range(0, count).Select(_ => Done())];

    public async ValueTask DisposeAsync()
    {
        await StopAsync();
        await _keeper.DisposeAsync();
    }
}
