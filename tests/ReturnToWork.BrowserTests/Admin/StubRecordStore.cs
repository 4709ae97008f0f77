using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace ReturnToWork.BrowserTests.Admin;

/// <summary>The organisation's own record store, in a bad mood: it refuses whatever it is sent.</summary>
internal sealed class StubRecordStore : IAsyncDisposable
{
    private readonly WebApplication _app;

    private StubRecordStore(WebApplication app) => _app = app;

    /// <summary>What it answers.</summary>
    public int Status { get; set; } = 400;

    public static async Task<StubRecordStore> StartAsync()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        var store = new StubRecordStore(builder.Build());
        store._app.Urls.Add("http://127.0.0.1:0");
        store._app.MapPost("/xapi/statements", () => Results.Text("This course is not known here.", statusCode: store.Status));
        store._app.MapGet("/xapi/statements", () => Results.Text("Busy.", statusCode: 503));
        await store._app.StartAsync();
        return store;
    }

    /// <summary>Settings of a Tool that forwards Groenrijk's statements to it, and takes statements in from it.</summary>
    public static Dictionary<string, string?> Settings(StubRecordStore theirs) => new()
    {
        ["Lrs:Flows:Every"] = "00:00:00.100", ["Lrs:Forwarding:0:Organisation"] = "groenrijk", ["Lrs:Forwarding:0:Name"] = "kenniscentrum",
        ["Lrs:Forwarding:0:Endpoint"] = $"{theirs._app.Urls.Single()}/xapi", ["Lrs:Forwarding:0:Key"] = "key", ["Lrs:Forwarding:0:Secret"] = "secret",
        ["Lrs:Imports:0:Organisation"] = "groenrijk", ["Lrs:Imports:0:Name"] = "oud-register", ["Lrs:Imports:0:Endpoint"] = $"{theirs._app.Urls.Single()}/xapi",
        ["Lrs:Imports:0:Key"] = "key", ["Lrs:Imports:0:Secret"] = "secret",
    };

    public ValueTask DisposeAsync() => _app.DisposeAsync();
}
