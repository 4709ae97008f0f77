using System.Collections.Concurrent;
using System.Globalization;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;
using ReturnToWork.Xapi;

namespace ReturnToWork.TestKit.Companion;

/// <summary>
/// What the Companion sees of the Tool: a record store per organisation to read from (the Basic key names the organisation), and the door for pairing codes.
/// A well-behaved one; stores that misbehave are WireMock's.
/// </summary>
public sealed class StubTool : IAsyncDisposable
{
    private readonly ConcurrentDictionary<string, List<(DateTimeOffset Stored, string Json)>> _stores = new();
    private readonly Lock _writing = new();
    private DateTimeOffset _last = DateTimeOffset.UtcNow;
    private WebApplication _app = null!;

    /// <summary>Where it answers.</summary>
    public string Address { get; private set; } = "";

    /// <summary>Codes that it was told, with what was said about them.</summary>
    public ConcurrentDictionary<string, JsonElement> Codes { get; } = new();

    /// <summary>Bearer of the last code told.</summary>
    public string? Bearer { get; private set; }

    /// <summary>What the door answers; 0 closes the connection.</summary>
    public int DoorStatus { get; set; } = 201;

    /// <summary>Statements erased, as the ledger names them.</summary>
    public List<(Guid Statement, Guid Share)> Ledger { get; } = [];

    /// <summary>Orders to erase that it was told, with what was said in them.</summary>
    public ConcurrentDictionary<string, JsonElement> Orders { get; } = new();

    /// <summary>Days on which learners will be erased, as it was told them last; null where a clock was stopped.</summary>
    public ConcurrentDictionary<string, string?> Endings { get; } = new();

    /// <summary>What the door for orders answers: 200 and done, 202 and not yet, or any refusal.</summary>
    public int OrderStatus { get; set; } = 200;

    /// <summary>By which it says when something was stored.</summary>
    public TimeProvider Clock { get; set; } = TimeProvider.System;

    /// <summary>Starts one on a free port.</summary>
    public static async Task<StubTool> StartAsync()
    {
        var tool = new StubTool();
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        tool._app = builder.Build();
        tool._app.Urls.Add("http://127.0.0.1:0");
        tool._app.MapGet("/xapi/statements", tool.Statements);
        tool._app.MapPost("/xapi/statements", (Delegate)tool.KeepAsync);
        tool._app.MapGet("/xapi/erasures", tool.Erasures);
        tool._app.MapPut("/pairing/codes/{hash}", tool.CodeAsync);
        tool._app.MapPut("/pairing/erasures/{order}", tool.OrderAsync);
        tool._app.MapPut("/pairing/endings/{id}", (Delegate)tool.EndingAsync);
        await tool._app.StartAsync();
        tool.Address = tool._app.Urls.Single();
        return tool;
    }

    /// <summary>Stores statements, each a tick later than the one before.</summary>
    public void Store(string organisation, params Statement[] statements)
    {
        foreach (var statement in statements) Store(organisation, Encoding.UTF8.GetString(statement.Utf8.Span));
    }

    /// <summary>Stores the text of a statement, whatever it holds.</summary>
    public void Store(string organisation, string json)
    {
        lock (_writing)
        {
            _last = Max(_last.AddMilliseconds(1), Clock.GetUtcNow());
            var node = JsonNode.Parse(json)!;
            node["stored"] = _last.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.ffffff'Z'", CultureInfo.InvariantCulture);
            // The store says on whose word it keeps a statement: the Tool's own, where a test names nobody else.
            node["authority"] ??= JsonNode.Parse($$$"""{"objectType":"Agent","account":{"homePage":"{{{CompanionApp.ActivityBase}}}","name":"tool"}}""");
            _stores.GetOrAdd(organisation, _ => []).Add((_last, node.ToJsonString()));
        }
    }

    /// <summary>Forgets statements, as a store does that erases.</summary>
    public void Forget(string organisation, Func<string, bool> which)
    {
        lock (_writing) _stores[organisation].RemoveAll(row => which(row.Json));
    }

    /// <inheritdoc/>
    public ValueTask DisposeAsync() => _app.DisposeAsync();

    private static DateTimeOffset Max(DateTimeOffset one, DateTimeOffset other) => one > other ? one : other;

    private static string KeyOf(HttpContext http) => Encoding.UTF8.GetString(Convert.FromBase64String(http.Request.Headers.Authorization.ToString()["Basic ".Length..])).Split(':')[0];

    // On the word of the key that brought them; what is there already stays as it is.
    private async Task<IResult> KeepAsync(HttpContext http)
    {
        var (key, told) = (KeyOf(http), await JsonNode.ParseAsync(http.Request.Body));
        var statements = told is JsonArray several ? [.. several.Select(one => one!.AsObject())] : new List<JsonObject> { told!.AsObject() };
        foreach (var statement in statements)
        {
            statement["authority"] = JsonNode.Parse($$$"""{"objectType":"Agent","account":{"homePage":"{{{CompanionApp.ActivityBase}}}/keys","name":"{{{key}}}"}}""");
            var there = false;
            lock (_writing) there = _stores.GetOrAdd(key, _ => []).Any(row => row.Json.Contains(statement["id"]!.GetValue<string>(), StringComparison.OrdinalIgnoreCase));
            if (!there) Store(key, statement.ToJsonString());
        }

        return Results.Json(statements.Select(one => one["id"]!.GetValue<string>()));
    }

    private IResult Statements(HttpContext http)
    {
        var key = KeyOf(http);
        var since = http.Request.Query.TryGetValue("since", out var text) ? DateTimeOffset.Parse(text!, CultureInfo.InvariantCulture) : DateTimeOffset.MinValue;
        lock (_writing)
        {
            var rows = _stores.GetOrAdd(key, _ => []).Where(row => row.Stored > since).Select(row => row.Json).ToList();
            http.Response.Headers["X-Experience-API-Consistent-Through"] = Max(_last, Clock.GetUtcNow()).UtcDateTime.ToString("O", CultureInfo.InvariantCulture);
            return Results.Text($"{{\"statements\":[{string.Join(',', rows)}],\"more\":\"\"}}", "application/json");
        }
    }

    private IResult Erasures(long since)
    {
        var rows = Ledger.Select((row, index) => new { tick = index + 1L, statement = row.Statement, share = row.Share }).Where(row => row.tick > since).ToList();
        return Results.Json(new { erasures = rows, next = rows.Count == 0 ? since : rows[^1].tick, more = false });
    }

    private async Task<IResult> CodeAsync(string hash, HttpContext http)
    {
        if (DoorStatus == 0) http.Abort();
        Bearer = http.Request.Headers.Authorization;
        if (DoorStatus is 200 or 201) Codes[hash] = (await JsonDocument.ParseAsync(http.Request.Body)).RootElement.Clone();
        return Results.StatusCode(DoorStatus);
    }

    private async Task<IResult> EndingAsync(HttpContext http)
    {
        var told = (await JsonDocument.ParseAsync(http.Request.Body)).RootElement;
        if (DoorStatus is not (200 or 201)) return Results.StatusCode(DoorStatus);
        foreach (var learner in told.GetProperty("learners").EnumerateArray()) Endings[learner.GetString()!] = told.GetProperty("day").GetString();
        return Results.NoContent();
    }

    // As the Tool does: the statements go, and each stands in the ledger.
    private async Task<IResult> OrderAsync(string order, HttpContext http)
    {
        var told = Orders[order] = (await JsonDocument.ParseAsync(http.Request.Body)).RootElement.Clone();
        Bearer = http.Request.Headers.Authorization;
        if (OrderStatus == 200)
        {
            foreach (var learner in told.GetProperty("learners").EnumerateArray()) EraseLearner(told.GetProperty("organisation").GetString()!, learner.GetString()!);
        }

        return OrderStatus is 200 or 202
            ? Results.Json(new { order, done = OrderStatus == 200, counts = new { answers = 3, memos = 1, consents = 2, statements = 4, documents = 0 } })
            : Results.StatusCode(OrderStatus);
    }

    /// <summary>Erases all statements of a learner and writes them in the ledger, as after "alles wissen".</summary>
    public void EraseLearner(string organisation, string learner)
    {
        lock (_writing)
        {
            var rows = _stores.GetOrAdd(organisation, _ => []).Where(row => row.Json.Contains($"\"{learner}\"", StringComparison.Ordinal)).ToList();
            foreach (var row in rows) Ledger.Add((Guid.Parse(JsonNode.Parse(row.Json)!["id"]!.GetValue<string>()), Guid.Empty));
            _stores[organisation].RemoveAll(rows.Contains);
        }
    }
}
