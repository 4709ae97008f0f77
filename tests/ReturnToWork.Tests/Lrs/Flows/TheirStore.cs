using System.Collections.Concurrent;
using System.Globalization;
using System.Text;
using System.Text.Json;
using WireMock;
using WireMock.RequestBuilders;
using WireMock.ResponseBuilders;
using WireMock.Server;
using WireMock.Types;
using WireMock.Util;

namespace ReturnToWork.Tests.Lrs.Flows;

/// <summary>Somebody else's record store, made with WireMock: it takes what it is sent, unless a test says otherwise.</summary>
internal sealed class TheirStore : IDisposable
{
    private int _atOnce;

    public TheirStore()
    {
        Server = WireMockServer.Start();
        Recovers();
    }

    public WireMockServer Server { get; }

    public string Address => $"{Server.Url}/lrs";

    /// <summary>Every id that it acknowledged, in order, one for each time.</summary>
    public ConcurrentQueue<Guid> Taken { get; } = new();

    /// <summary>The statements as they came.</summary>
    public ConcurrentDictionary<Guid, string> Texts { get; } = new();

    /// <summary>How many statements each request held.</summary>
    public ConcurrentQueue<int> Batches { get; } = new();

    public int MostAtOnce { get; private set; }

    /// <summary>Refuses a whole batch: status and words, or null.</summary>
    public Func<IReadOnlyList<Guid>, (int Status, string Words)?> Refuses { get; set; } = _ => null;

    /// <summary>What it answers to a question for one statement; null where it has none.</summary>
    public Func<Guid, string?> Has { get; set; } = _ => null;

    public void Fails(IResponseBuilder how) => Server.Given(Request.Create().WithPath("/lrs/statements")).AtPriority(1).RespondWith(how);

    public void Recovers()
    {
        Server.ResetMappings();
        Server.Given(Request.Create().WithPath("/lrs/statements").UsingPost()).AtPriority(10).RespondWith(Response.Create().WithCallback(Take));
        Server.Given(Request.Create().WithPath("/lrs/statements").UsingGet()).AtPriority(10).RespondWith(Response.Create().WithCallback(Find));
    }

    public void Dispose() => Server.Dispose();

    private ResponseMessage Take(IRequestMessage request)
    {
        MostAtOnce = Math.Max(MostAtOnce, Interlocked.Increment(ref _atOnce));
        try
        {
            using var body = JsonDocument.Parse(request.BodyAsBytes!);
            var statements = body.RootElement.EnumerateArray().Select(one => (Id: one.GetProperty("id").GetGuid(), Text: one.GetRawText())).ToList();
            Batches.Enqueue(statements.Count);
            if (Refuses([.. statements.Select(one => one.Id)]) is { } no) return Answer(no.Status, JsonSerializer.Serialize(new { error = no.Words }));
            foreach (var (id, text) in statements)
            {
                Taken.Enqueue(id);
                Texts[id] = text;
            }

            return Answer(200, JsonSerializer.Serialize(statements.Select(one => one.Id)));
        }
        finally
        {
            Interlocked.Decrement(ref _atOnce);
        }
    }

    private ResponseMessage Find(IRequestMessage request) =>
        request.Query!.TryGetValue("statementId", out var id) && Has(Guid.Parse(id.Single(), CultureInfo.InvariantCulture)) is { } text ? Answer(200, text) : Answer(404, "");

    private static ResponseMessage Answer(int status, string body) => new()
    {
        StatusCode = status,
        BodyData = new BodyData { DetectedBodyType = BodyType.String, BodyAsString = body, Encoding = Encoding.UTF8 },
        Headers = new Dictionary<string, WireMockList<string>> { ["Content-Type"] = new("application/json"), ["X-Experience-API-Version"] = new("1.0.3") },
    };
}
