using System.Net;
using System.Text;
using ReturnToWork.Xapi;
using Shouldly;
using Xunit;

namespace ReturnToWork.Tests.Xapi;

/// <summary>The client against stores that answer badly (xapi 3d). A good one is in <c>Lrs/RoundTripTests</c>.</summary>
public sealed class XapiClientTests
{
    private const string Good = """{"id":"0b6f4c1e-2d3a-4e5f-8a9b-1c2d3e4f5a6b","actor":{"mbox":"mailto:a@b.c"},"verb":{"id":"http://v.example/v"},"object":{"id":"http://o.example/o"},"stored":"2026-11-22T09:30:00.000001Z"}""";

    [Fact]
    public async Task More_relative_to_the_host_is_followed_with_credentials_and_version()
    {
        using var store = new Store(
            _ => Page(Good, "/elsewhere/more?x=1"),
            request => request.RequestUri!.AbsoluteUri == "https://store.example/elsewhere/more?x=1" && request.Headers.Authorization!.Scheme == "Basic"
                && request.Headers.GetValues("X-Experience-API-Version").Single() == "1.0.3" ? Page("", "") : new(HttpStatusCode.BadRequest));

        var pages = await ReadAsync(store, new(new DateTimeOffset(2026, 11, 22, 9, 30, 0, TimeSpan.Zero).AddMicroseconds(1), 10));

        pages.Count.ShouldBe(2);
        pages[0].IsLast.ShouldBeFalse();
        pages[1].IsLast.ShouldBeTrue();
        pages[0].Statements.Single().Stored!.Value.Microsecond.ShouldBe(1);
        pages[0].ConsistentThrough.ShouldBe(new DateTimeOffset(2026, 11, 22, 9, 31, 0, TimeSpan.Zero));
        store.Asked[0].AbsoluteUri.ShouldBe("https://store.example/data/xapi/statements?ascending=true&limit=10&since=2026-11-22T09%3A30%3A00.000001Z");
    }

    [Theory]
    [InlineData("http://evil.example/more")]
    [InlineData("http://store.example/more")]
    [InlineData("//evil.example/more")]
    [InlineData("https://store.example:81/more")]
    public async Task More_to_another_origin_is_never_asked(string more)
    {
        using var store = new Store(_ => Page(Good, more), _ => Page("", ""));

        await Should.ThrowAsync<XapiException>(() => ReadAsync(store));

        store.Asked.Count.ShouldBe(1);
    }

    [Fact]
    public async Task More_in_a_circle_ends()
    {
        using var store = new Store(_ => Page(Good, "/a"), _ => Page(Good, "/b"), _ => Page(Good, "/a"), _ => Page(Good, "/b"));

        await Should.ThrowAsync<XapiException>(() => ReadAsync(store));
    }

    [Fact]
    public async Task P9_one_bad_record_is_set_aside_and_the_others_go_on()
    {
        using var store = new Store(_ => Page(
            Good + ",{\"id\":\"1b6f4c1e-2d3a-4e5f-8a9b-1c2d3e4f5a6b\",\"actor\":{}}," + Good.Replace("0b6f", "2b6f", StringComparison.Ordinal) + ",\"\\ud800\"", ""));

        var page = (await ReadAsync(store)).Single();

        page.Statements.Count.ShouldBe(2);
        page.Unreadable.Count.ShouldBe(2);
        page.Unreadable[0].Id.ShouldBe("1b6f4c1e-2d3a-4e5f-8a9b-1c2d3e4f5a6b");
    }

    [Theory]
    [InlineData("not json")]
    [InlineData("[]")]
    [InlineData("{}")]
    [InlineData("{\"statements\":{}}")]
    [InlineData("{\"statements\":[")]
    public async Task A_page_that_cannot_be_read_is_trouble_and_not_the_end(string body)
    {
        using var store = new Store(_ => Answer(HttpStatusCode.OK, body));

        await Should.ThrowAsync<XapiException>(() => ReadAsync(store));
    }

    [Fact]
    public async Task A_busy_store_says_when_to_come_back()
    {
        using var store = new Store(_ =>
        {
            var busy = Answer(HttpStatusCode.ServiceUnavailable, "");
            busy.Headers.RetryAfter = new(TimeSpan.FromSeconds(7));
            return busy;
        });

        var trouble = await Should.ThrowAsync<XapiException>(() => ReadAsync(store));

        trouble.Status.ShouldBe(503);
        trouble.RetryAfter.ShouldBe(TimeSpan.FromSeconds(7));
    }

    [Fact]
    public async Task A_redirect_is_not_followed()
    {
        using var store = new Store(_ => Answer(HttpStatusCode.Found, ""));

        (await Should.ThrowAsync<XapiException>(() => ReadAsync(store))).Status.ShouldBe(302);
    }

    [Fact]
    public async Task Posting_answers_the_stores_refusal_and_throws_when_it_may_be_tried_again()
    {
        var told = StatementReader.Read(Samples.Read("initialized")).Statement!;
        using var store = new Store(
            _ => Answer(HttpStatusCode.OK, "[]"), _ => Answer(HttpStatusCode.Conflict, """{"code":"L12","why":"another","source":"s"}"""), _ => Answer(HttpStatusCode.BadRequest, "<html>"),
            _ => Answer(HttpStatusCode.BadGateway, ""));
        using var http = new HttpClient(store, disposeHandler: false);
        var client = new XapiClient(http, new("https://store.example/data/xapi/", "k", "s"));

        (await client.PostAsync([told])).ShouldBeNull();
        (await client.PostAsync([told]))!.Code.ShouldBe("L12");
        (await client.PostAsync([told]))!.Code.ShouldBe("http-400");
        (await Should.ThrowAsync<XapiException>(() => client.PostAsync([told]))).Status.ShouldBe(502);
    }

    [Fact]
    public async Task A_store_without_a_list_of_erasures_is_no_trouble()
    {
        using var store = new Store(_ => Answer(HttpStatusCode.NotFound, ""), _ => Answer(HttpStatusCode.OK, "{\"erasures\":[{}]}"));
        using var http = new HttpClient(store, disposeHandler: false);
        var client = new XapiClient(http, new("https://store.example/data/xapi", "k", "s"));

        (await client.ReadErasuresAsync(0)).ShouldBeNull();
        await Should.ThrowAsync<XapiException>(() => client.ReadErasuresAsync(0));
    }

    [Theory]
    [InlineData("http://store.example/xapi", false, false)]
    [InlineData("http://store.example/xapi", true, true)]
    [InlineData("http://localhost:5080/xapi", false, true)]
    [InlineData("http://127.0.0.1/xapi", false, true)]
    [InlineData("https://store.example", false, true)]
    [InlineData("ftp://store.example", true, false)]
    [InlineData("store.example", true, false)]
    public void P8_a_store_is_spoken_to_over_TLS_or_not_at_all(string address, bool mayBePlain, bool good)
    {
        using var http = new HttpClient(new Store(), disposeHandler: true);

        var made = Record.Exception(() => new XapiClient(http, new(address, "k", "s", mayBePlain)));

        (made is null).ShouldBe(good);
        if (!good) made.ShouldBeOfType<ArgumentException>();
    }

    [Theory]
    [InlineData("""{"version":["1.0.3","2.0.0"]}""", XapiVersion.V103)]
    [InlineData("""{"version":["0.95","1.0"]}""", XapiVersion.V103)]
    [InlineData("""{"version":["2.0.0"]}""", XapiVersion.V200)]
    [InlineData("""{"version":"2.0.0"}""", XapiVersion.V103)]
    [InlineData("<html>", XapiVersion.V103)]
    public async Task P8_1_0_3_is_spoken_where_the_store_knows_it_or_does_not_say(string about, XapiVersion version)
    {
        using var store = new Store(_ => Answer(HttpStatusCode.OK, about), request =>
        {
            request.Headers.GetValues(XapiVersions.Header).ShouldBe([version.Text()]);
            return Page("", "");
        });
        using var http = new HttpClient(store, disposeHandler: false);
        var client = new XapiClient(http, new("https://store.example/xapi", "k", "s"));

        client = client.Speaking(await client.NegotiateAsync());
        await foreach (var _ in client.ReadAsync(new(null)))
        {
        }

        store.Asked[0].AbsoluteUri.ShouldBe("https://store.example/xapi/about");
    }

    [Fact]
    public async Task P8_a_store_that_speaks_neither_version_is_trouble()
    {
        using var store = new Store(_ => Answer(HttpStatusCode.OK, """{"version":["0.9"]}"""), _ => Answer(HttpStatusCode.ServiceUnavailable, ""));
        using var http = new HttpClient(store, disposeHandler: false);
        var client = new XapiClient(http, new("https://store.example/xapi", "k", "s"));

        await Should.ThrowAsync<XapiException>(() => client.NegotiateAsync());
        (await Should.ThrowAsync<XapiException>(() => client.NegotiateAsync())).Status.ShouldBe(503);
    }

    [Fact]
    public async Task P9_statements_of_both_versions_are_read_from_one_page_and_a_deep_one_is_set_aside()
    {
        var young = Good.Replace("0b6f", "1b6f", StringComparison.Ordinal)[..^1] + ""","version":"2.0.0","context":{"contextAgents":[{"objectType":"contextAgent","agent":{"mbox":"mailto:a@b.c"}}]}}""";
        var deep = Good[..^1] + ",\"result\":{\"extensions\":{\"x:y\":" + new string('[', 200) + new string(']', 200) + "}}}";
        using var store = new Store(_ => Page($"{Good},{young},{deep}", ""));

        var page = (await ReadAsync(store)).Single();

        page.Statements.Select(statement => statement.ReadAs).ShouldBe([XapiVersion.V103, XapiVersion.V200]);
        page.Unreadable.Single().Refusal.Code.ShouldBe("X-07");
    }

    private static async Task<List<StatementPage>> ReadAsync(Store store, ReadPass? pass = null)
    {
        using var http = new HttpClient(store, disposeHandler: false);
        var pages = new List<StatementPage>();
        await foreach (var page in new XapiClient(http, new("https://store.example/data/xapi", "k", "s")).ReadAsync(pass ?? new(null))) pages.Add(page);
        return pages;
    }

    private static HttpResponseMessage Page(string statements, string more)
    {
        var page = Answer(HttpStatusCode.OK, $$"""{"statements":[{{statements}}],"more":"{{more}}"}""");
        page.Headers.Add("X-Experience-API-Consistent-Through", "2026-11-22T09:31:00Z");
        return page;
    }

    private static HttpResponseMessage Answer(HttpStatusCode status, string body) => new(status) { Content = new StringContent(body, Encoding.UTF8, "application/json") };

    private sealed class Store(params Func<HttpRequestMessage, HttpResponseMessage>[] answers) : HttpMessageHandler
    {
        public List<Uri> Asked { get; } = [];

        protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            Asked.Add(request.RequestUri!);
            return Task.FromResult(answers[Asked.Count - 1](request));
        }
    }
}
