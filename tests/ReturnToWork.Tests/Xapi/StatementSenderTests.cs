using System.Net;
using System.Text;
using System.Text.Json;
using ReturnToWork.Xapi;
using Shouldly;
using WireMock;
using WireMock.RequestBuilders;
using WireMock.ResponseBuilders;
using WireMock.Server;
using Xunit;

namespace ReturnToWork.Tests.Xapi;

/// <summary>Sending to a store that is slow, busy, picky, gone, or not a store at all (xapi P1–P3).</summary>
public sealed class StatementSenderTests : IDisposable
{
    private static readonly SendingOptions Quick = new() { FirstPause = TimeSpan.FromMilliseconds(1), LongestPause = TimeSpan.FromSeconds(1), Tries = 3 };
    private readonly WireMockServer _store = WireMockServer.Start();
    private readonly HttpClient _http = new(XapiClient.NoRedirects()) { Timeout = TimeSpan.FromSeconds(20) };

    public void Dispose()
    {
        _http.Dispose();
        _store.Stop();
        _store.Dispose();
    }

    [Fact]
    public async Task P2_statements_go_in_order_and_in_batches_of_fifty()
    {
        Post(Stored);
        var told = Told(120);

        var sent = await SendAsync(told);

        sent.Select(one => one.As).ShouldAllBe(outcome => outcome == SentAs.Stored);
        sent.Select(one => one.Statement).ShouldBe(told);
        Bodies().Select(Count).ShouldBe([50, 50, 20]);
        Bodies().SelectMany(Ids).ShouldBe(told.Select(one => one.Id!.Value));
    }

    [Fact]
    public async Task P2_a_batch_is_no_larger_than_its_bytes_and_one_large_statement_goes_alone()
    {
        Post(Stored);

        await SendAsync([.. Told(3), Told(1, new string('x', 2_000))[0], .. Told(2)], Quick with { MaxBytes = 700 });

        Bodies().Select(Count).ShouldBe([3, 1, 2]);
    }

    [Fact]
    public async Task P2_the_same_statement_twice_goes_in_two_requests()
    {
        Post(Stored);
        var one = Told(1)[0];

        (await SendAsync([one, one])).Count.ShouldBe(2);

        Bodies().Select(Count).ShouldBe([1, 1]);
    }

    [Theory]
    [InlineData(408)]
    [InlineData(425)]
    [InlineData(429)]
    [InlineData(500)]
    [InlineData(503)]
    public async Task P3_a_busy_store_gets_the_very_same_request_again(int status)
    {
        var asked = 0;
        Post(request => ++asked < 3 ? Answer(status, "later") : Stored(request));

        var sent = await SendAsync(Told(2));

        sent.ShouldAllBe(one => one.As == SentAs.Stored);
        Bodies().Count.ShouldBe(3);
        Bodies().Distinct(StringComparer.Ordinal).Count().ShouldBe(1);
    }

    [Theory]
    [InlineData(FaultType.EMPTY_RESPONSE)]
    [InlineData(FaultType.MALFORMED_RESPONSE_CHUNK)]
    public async Task P3_an_answer_that_breaks_off_is_no_answer(FaultType fault)
    {
        _store.Given(Request.Create().UsingPost()).InScenario("broken").WillSetStateTo("well").RespondWith(Response.Create().WithFault(fault));
        _store.Given(Request.Create().UsingPost()).InScenario("broken").WhenStateIs("well").RespondWith(Response.Create().WithCallback(Stored));

        (await SendAsync(Told(2))).ShouldAllBe(one => one.As == SentAs.Stored);
    }

    [Fact]
    public async Task P3_a_store_that_is_gone_ends_the_sending_and_nothing_is_lost()
    {
        var told = Told(60);
        _store.Stop();

        var sent = await SendAsync(told);

        sent.Select(one => one.Statement).ShouldBe(told);
        sent.ShouldAllBe(one => one.As == SentAs.Later);
    }

    [Fact]
    public async Task P3_a_store_that_asks_for_a_long_pause_is_not_asked_again()
    {
        Post(_ => new ResponseMessage { StatusCode = 429, Headers = new Dictionary<string, WireMock.Types.WireMockList<string>>(StringComparer.Ordinal) { ["Retry-After"] = new("120") } });

        var sent = await SendAsync(Told(2));

        sent.ShouldAllBe(one => one.As == SentAs.Later && one.After == TimeSpan.FromSeconds(120));
        Bodies().Count.ShouldBe(1);
    }

    [Fact]
    public async Task P3_one_bad_statement_is_found_and_the_others_are_stored()
    {
        var told = Told(20);
        var bad = told[13];
        Post(request => Ids(request.Body!).Contains(bad.Id!.Value) ? Answer(400, """{"code":"L07","why":"no actor","source":"s"}""") : Stored(request));

        var sent = await SendAsync(told);

        sent.Single(one => one.As == SentAs.Refused).ShouldBe(new(bad, SentAs.Refused, new("L07", "no actor", "xAPI 1.0.3, Communication, 3.2"), Status: 400));
        sent.Count(one => one.As == SentAs.Stored).ShouldBe(19);
        sent.Select(one => one.Statement).ShouldBe(told);
    }

    [Fact]
    public async Task P1_a_conflict_with_the_same_statement_is_as_good_as_stored()
    {
        var told = Told(3);
        Post(request => Ids(request.Body!).Contains(told[1].Id!.Value) ? Answer(409, "") : Stored(request));
        Get("statementId", told[1], text => text.Replace("\"result\"", "\"stored\":\"2026-11-22T09:00:00Z\",\"authority\":{\"mbox\":\"mailto:lrs@example.org\"},\"result\"", StringComparison.Ordinal));

        (await SendAsync(told)).ShouldAllBe(one => one.As == SentAs.Stored);
    }

    [Fact]
    public async Task P1_a_conflict_with_a_voided_same_statement_is_as_good_as_stored()
    {
        var told = Told(1);
        Post(_ => Answer(409, ""));
        Get("voidedStatementId", told[0], text => text);

        (await SendAsync(told)).Single().As.ShouldBe(SentAs.Stored);
    }

    [Fact]
    public async Task P1_a_conflict_with_another_statement_is_a_refusal()
    {
        var told = Told(2);
        Post(request => Ids(request.Body!).Contains(told[0].Id!.Value) ? Answer(409, "taken") : Stored(request));
        Get("statementId", told[0], text => text.Replace("mailto:a@", "mailto:b@", StringComparison.Ordinal));

        var sent = await SendAsync(told);

        sent.Select(one => one.As).ShouldBe([SentAs.Refused, SentAs.Stored]);
        sent[0].Refusal!.Code.ShouldBe("http-409");
    }

    [Theory]
    [InlineData(401)]
    [InlineData(403)]
    public async Task P3_a_store_that_shuts_us_out_gets_nothing_more(int status)
    {
        Post(_ => Answer(status, """{"error":"who are you"}"""));

        var sent = await SendAsync(Told(70));

        sent.Count.ShouldBe(70);
        sent.ShouldAllBe(one => one.As == SentAs.ShutOut && one.Refusal!.Why == "who are you");
        Bodies().Count.ShouldBe(1);
    }

    [Theory]
    [InlineData(200, "<html>please sign in</html>")]
    [InlineData(200, "[]")]
    [InlineData(200, """["0b6f4c1e-2d3a-4e5f-8a9b-1c2d3e4f5a6b"]""")]
    [InlineData(302, "")]
    [InlineData(307, "")]
    [InlineData(404, "")]
    [InlineData(405, "")]
    public async Task P8_only_a_list_of_our_ids_is_an_acknowledgement_and_no_redirect_is_followed(int status, string body)
    {
        Post(_ => new ResponseMessage
        {
            StatusCode = status, BodyData = Body(body),
            Headers = new Dictionary<string, WireMock.Types.WireMockList<string>>(StringComparer.Ordinal) { ["Location"] = new($"{_store.Url}/elsewhere") },
        });

        (await SendAsync(Told(1), Quick with { Tries = 1 })).Single().As.ShouldBe(SentAs.Later);

        _store.LogEntries.Count.ShouldBe(1);
    }

    [Fact]
    public async Task P8_what_only_2_0_knows_is_left_out_for_a_store_of_1_0_3()
    {
        Post(Stored);
        const string text = """
            {"id":"0b6f4c1e-2d3a-4e5f-8a9b-1c2d3e4f5a6b","version":"2.0.0","actor":{"mbox":"mailto:a@example.org"},"verb":{"id":"x:v"},"timestamp":"2026-11-22t09:30:01.50z",
            "object":{"objectType":"SubStatement","actor":{"mbox":"mailto:a@example.org"},"verb":{"id":"x:v"},"object":{"id":"x:o"},"context":{"contextGroups":[]}},
            "context":{"language":"nl","contextAgents":[{"objectType":"contextAgent","agent":{"mbox":"mailto:a@example.org"}}],"extensions":{"x:version":{"version":"2.0.0","contextAgents":1.0}}}}
            """;

        var sent = await SendAsync([StatementReader.Read(Encoding.UTF8.GetBytes(text), XapiVersion.V200).Statement!]);

        sent.Single().As.ShouldBe(SentAs.Stored);
        Bodies().Single().ShouldBe("""
            [{"id":"0b6f4c1e-2d3a-4e5f-8a9b-1c2d3e4f5a6b","actor":{"mbox":"mailto:a@example.org"},"verb":{"id":"x:v"},"timestamp":"2026-11-22T09:30:01.5Z",
            "object":{"objectType":"SubStatement","actor":{"mbox":"mailto:a@example.org"},"verb":{"id":"x:v"},"object":{"id":"x:o"},"context":{}},
            "context":{"language":"nl","extensions":{"x:version":{"version":"2.0.0","contextAgents":1.0}}}}]
            """.Replace("\n", "", StringComparison.Ordinal));
    }

    [Fact]
    public async Task No_request_begins_after_the_time_that_was_given()
    {
        Post(Stored);

        var sent = await SendAsync(Told(2), Quick with { AtMost = TimeSpan.Zero });

        sent.ShouldAllBe(one => one.As == SentAs.Later && one.Refusal == null);
        _store.LogEntries.ShouldBeEmpty();
    }

    [Fact]
    public async Task P1_a_statement_without_an_id_is_never_sent()
    {
        var nameless = StatementReader.Read("""{"actor":{"mbox":"mailto:a@example.org"},"verb":{"id":"x:v"},"object":{"id":"x:o"}}"""u8.ToArray()).Statement!;

        await Should.ThrowAsync<ArgumentException>(() => SendAsync([nameless]));
    }

    private Task<IReadOnlyList<Sent>> SendAsync(IReadOnlyList<Statement> told, SendingOptions? options = null) =>
        new StatementSender(new(_http, new($"{_store.Url}/xapi/", "k", "s")), options ?? Quick).SendAsync(told, TestContext.Current.CancellationToken);

    private void Post(Func<IRequestMessage, ResponseMessage> answer) =>
        _store.Given(Request.Create().UsingPost().WithPath("/xapi/statements")).RespondWith(Response.Create().WithCallback(answer));

    private void Get(string parameter, Statement told, Func<string, string> change)
    {
        _store.Given(Request.Create().UsingGet().WithPath("/xapi/statements").WithParam(parameter, told.Id!.Value.ToString()))
            .RespondWith(Response.Create().WithBody(change(Encoding.UTF8.GetString(told.Utf8.Span))));
    }

    private static List<Statement> Told(int count, string response = "ja") => [.. Enumerable.Range(0, count).Select(_ => StatementReader.Read(Encoding.UTF8.GetBytes(
        $$$"""{"id":"{{{Guid.NewGuid()}}}","actor":{"mbox":"mailto:a@example.org"},"verb":{"id":"x:v"},"object":{"id":"x:o"},"result":{"response":"{{{response}}}"}}""")).Statement!)];

    private static ResponseMessage Stored(IRequestMessage request) => Answer(200, JsonSerializer.Serialize(Ids(request.Body!)));

    private static ResponseMessage Answer(int status, string body) => new() { StatusCode = status, BodyData = Body(body) };

    private static WireMock.Util.BodyData Body(string text) => new() { DetectedBodyType = WireMock.Types.BodyType.String, BodyAsString = text, Encoding = Encoding.UTF8 };

    private List<string> Bodies() => [.. _store.LogEntries.Select(entry => entry.RequestMessage).OfType<IRequestMessage>().Where(request => request.Method == "POST").Select(request => request.Body!)];

    private static List<Guid> Ids(string body) => [.. JsonDocument.Parse(body).RootElement.EnumerateArray().Select(one => one.GetProperty("id").GetGuid())];

    private static int Count(string body) => Ids(body).Count;
}
