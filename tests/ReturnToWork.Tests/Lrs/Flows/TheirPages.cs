using System.Globalization;
using System.Text;
using ReturnToWork.Lrs;
using ReturnToWork.Xapi;
using WireMock.RequestBuilders;
using WireMock.ResponseBuilders;
using WireMock.Server;

namespace ReturnToWork.Tests.Lrs.Flows;

/// <summary>Another record store, page by page, as a test wants it.</summary>
public abstract class TheirPages : IDisposable
{
    protected const string Authority = """{"objectType":"Agent","account":{"homePage":"https://returntowork.example","name":"tool"}}""";

    protected static DateTimeOffset Start { get; } = DateTimeOffset.FromUnixTimeSeconds(DateTimeOffset.UtcNow.ToUnixTimeSeconds()).AddHours(-1);

    protected WireMockServer Server { get; } = WireMockServer.Start();

    public void Dispose()
    {
        Server.Dispose();
        GC.SuppressFinalize(this);
    }

    protected string Address => $"{Server.Url}/lrs/";

    protected void Answers(string path, string body, DateTimeOffset? through, int status = 200)
    {
        var answer = Response.Create().WithStatusCode(status).WithHeader("Content-Type", "application/json").WithBody(body);
        if (through is { } at) answer = answer.WithHeader("X-Experience-API-Consistent-Through", Through(at));
        Server.Given(Request.Create().WithPath(path).UsingGet()).AtPriority(5).RespondWith(answer);
    }

    protected static string Through(DateTimeOffset at) => at.UtcDateTime.ToString("O", CultureInfo.InvariantCulture);

    protected IEnumerable<string> Asked() => Server.LogEntries.Where(entry => entry.RequestMessage!.Query?.ContainsKey("since") == true).Select(entry => entry.RequestMessage!.Query!["since"].Single());

    protected static string Page(string more, params (Guid Id, string Json)[] statements) => $"{{\"statements\":[{string.Join(',', statements.Select(one => one.Json))}],\"more\":\"{more}\"}}";

    protected static (Guid Id, string Json) Any(int minute, Guid? id = null, DateTimeOffset? happened = null)
    {
        var named = id ?? Guid.NewGuid();
        return (named, With(LrsTalk.A(named), minute, happened ?? Start.AddMinutes(minute)));
    }

    protected static (Guid Id, string Json) Theirs(Statement statement, int minute) => (statement.Id!.Value, With(Encoding.UTF8.GetString(statement.Utf8.Span), minute, null));

    protected static (Guid Id, string Json) Void(Guid target, int minute)
    {
        var id = Guid.NewGuid();
        return (id, With(
            LrsTalk.A(id, verb: "http://adlnet.gov/expapi/verbs/voided").Replace("""{"id":"http://o.example/o"}""", $$"""{"objectType":"StatementRef","id":"{{target}}"}""", StringComparison.Ordinal), minute, Start));
    }

    private static string With(string json, int minute, DateTimeOffset? happened)
    {
        var timestamp = happened is { } at ? $",\"timestamp\":\"{at.UtcDateTime:yyyy-MM-dd'T'HH:mm:ss.fff'Z'}\"" : "";
        return $"{json.TrimEnd()[..^1]},\"stored\":\"{Start.AddMinutes(minute).UtcDateTime:yyyy-MM-dd'T'HH:mm:ss.ffffff'Z'}\",\"authority\":{{\"mbox\":\"mailto:them@example.org\"}},\"version\":\"1.0.0\"{timestamp}}}";
    }
}
