using System.Net;
using System.Net.Http.Headers;
using ReturnToWork.Storage;
using ReturnToWork.TestKit.Storage;
using ReturnToWork.Xapi;
using Shouldly;
using Xunit;
using static ReturnToWork.Tests.Lrs.LrsTalk;

namespace ReturnToWork.Tests.Lrs;

/// <summary>Agent and activity profiles (L24, L25): documents like states, with rules of their own for replacing.</summary>
public sealed class ProfileTests
{
    private const string OfAgent = "agents/profile?agent={\"mbox\":\"mailto:a@b.c\"}";
    private const string OfActivity = "activities/profile?activityId=http://a.example/a";

    public static TheoryData<DataProvider, string> Both => new()
    {
        { DataProvider.Sqlite, OfAgent }, { DataProvider.Sqlite, OfActivity }, { DataProvider.PostgreSql, OfAgent }, { DataProvider.PostgreSql, OfActivity },
    };

    [Theory, MemberData(nameof(Both))]
    public async Task L24_put_get_merge_list_and_delete(DataProvider engine, string of)
    {
        await using var lrs = await LrsHost.StartAsync(engine);
        using var client = lrs.Client();

        (await SendAsync(client, HttpMethod.Put, $"{of}&profileId=raw", "é", type: "text/x; a=\"b\"", ifNoneMatch: "*")).StatusCode.ShouldBe(HttpStatusCode.NoContent);
        var since = (await client.GetAsync("statements")).Headers.GetValues("X-Experience-API-Consistent-Through").Single();
        (await SendAsync(client, HttpMethod.Post, $"{of}&profileId=json", """{"a": 1.0, "b":{"c":1}}""")).StatusCode.ShouldBe(HttpStatusCode.NoContent, "POST needs no precondition");
        (await SendAsync(client, HttpMethod.Post, $"{of}&profileId=json", """{"b":"é","d":null}""")).StatusCode.ShouldBe(HttpStatusCode.NoContent);

        var raw = await client.GetAsync($"{of}&profileId=raw");
        raw.Content.Headers.NonValidated["Content-Type"].ToString().ShouldBe("text/x; a=\"b\"");
        (await raw.Content.ReadAsStringAsync()).ShouldBe("é");
        raw.Content.Headers.LastModified.ShouldNotBeNull();
        (await (await client.GetAsync($"{of}&profileId=json")).Content.ReadAsStringAsync()).ShouldBe("""{"a":1.0,"b":"é","d":null}""", "numbers and letters as they were written");
        (await (await client.GetAsync(of)).Content.ReadAsStringAsync()).ShouldBe("""["json","raw"]""");
        (await (await client.GetAsync($"{of}&since={since}")).Content.ReadAsStringAsync()).ShouldBe("""["json"]""");
        using var head = new HttpRequestMessage(HttpMethod.Head, $"{of}&profileId=json");
        var headed = await client.SendAsync(head);
        (headed.StatusCode, headed.Headers.ETag is not null, headed.Content.Headers.ContentLength).ShouldBe((HttpStatusCode.OK, true, 27));
        (await SendAsync(client, HttpMethod.Delete, $"{of}&profileId=raw")).StatusCode.ShouldBe(HttpStatusCode.NoContent);
        (await client.GetAsync($"{of}&profileId=raw")).StatusCode.ShouldBe(HttpStatusCode.NotFound);
        (await SendAsync(client, HttpMethod.Delete, of)).StatusCode.ShouldBe(HttpStatusCode.BadRequest, "only states can be deleted all together");
    }

    [Theory, MemberData(nameof(Both))]
    public async Task L25_replacing(DataProvider engine, string of)
    {
        await using var lrs = await LrsHost.StartAsync(engine);
        using var one = lrs.Client();
        using var two = lrs.Client(version: XapiVersion.V200);
        var at = $"{of}&profileId=p";

        (await SendAsync(one, HttpMethod.Put, at, "1")).StatusCode.ShouldBe(HttpStatusCode.BadRequest, "1.0.3 wants a new profile to be announced");
        (await SendAsync(one, HttpMethod.Put, at, "1", ifMatch: "\"00\"")).StatusCode.ShouldBe(HttpStatusCode.PreconditionFailed);
        (await SendAsync(two, HttpMethod.Put, at, "1")).StatusCode.ShouldBe(HttpStatusCode.NoContent, "2.0 does not");
        foreach (var client in (HttpClient[])[one, two])
        {
            var unseen = await SendAsync(client, HttpMethod.Put, at, "2");
            unseen.StatusCode.ShouldBe(HttpStatusCode.Conflict);
            (await unseen.JsonOfAsync()).GetProperty("why").GetString()!.ShouldContain("If-Match");
            (await SendAsync(client, HttpMethod.Put, at, "2", ifNoneMatch: "*")).StatusCode.ShouldBe(HttpStatusCode.PreconditionFailed);
            (await SendAsync(client, HttpMethod.Put, at, "2", ifMatch: "\"1234\"")).StatusCode.ShouldBe(HttpStatusCode.PreconditionFailed);
            (await SendAsync(client, HttpMethod.Post, at, "{}", ifMatch: "\"1234\"")).StatusCode.ShouldBe(HttpStatusCode.PreconditionFailed);
            (await SendAsync(client, HttpMethod.Delete, at, ifMatch: "\"1234\"")).StatusCode.ShouldBe(HttpStatusCode.PreconditionFailed);
            (await (await client.GetAsync(at)).Content.ReadAsStringAsync()).ShouldBe("1", "untouched after a refusal");
        }

        (await SendAsync(one, HttpMethod.Put, at, "2", ifMatch: (await one.GetAsync(at)).Headers.ETag!.Tag)).StatusCode.ShouldBe(HttpStatusCode.NoContent);
        (await SendAsync(one, HttpMethod.Put, at, "3", ifMatch: "*")).StatusCode.ShouldBe(HttpStatusCode.NoContent);
        (await SendAsync(one, HttpMethod.Delete, at, ifMatch: (await one.GetAsync(at)).Headers.ETag!.Tag)).StatusCode.ShouldBe(HttpStatusCode.NoContent);
    }

    [Fact]
    public async Task L24_what_is_no_JSON_object_is_not_merged()
    {
        await using var lrs = await LrsHost.StartAsync(DataProvider.Sqlite);
        using var client = lrs.Client();
        await SendAsync(client, HttpMethod.Post, $"{OfAgent}&profileId=text", "x", type: "text/plain");
        await SendAsync(client, HttpMethod.Post, $"{OfAgent}&profileId=json", "{}");

        (await SendAsync(client, HttpMethod.Post, $"{OfAgent}&profileId=text", "{}")).StatusCode.ShouldBe(HttpStatusCode.BadRequest);
        (await SendAsync(client, HttpMethod.Post, $"{OfAgent}&profileId=text", "y", type: "text/plain")).StatusCode.ShouldBe(HttpStatusCode.BadRequest);
        (await SendAsync(client, HttpMethod.Post, $"{OfAgent}&profileId=json", "{}", type: "text/plain")).StatusCode.ShouldBe(HttpStatusCode.BadRequest);
        (await SendAsync(client, HttpMethod.Post, $"{OfAgent}&profileId=json", "[]")).StatusCode.ShouldBe(HttpStatusCode.BadRequest);
        (await SendAsync(client, HttpMethod.Post, $"{OfAgent}&profileId=new", "{")).StatusCode.ShouldBe(HttpStatusCode.BadRequest);
        (await (await client.GetAsync($"{OfAgent}&profileId=text")).Content.ReadAsStringAsync()).ShouldBe("x");
        (await (await client.GetAsync($"{OfAgent}&profileId=json")).Content.ReadAsStringAsync()).ShouldBe("{}");
    }

    [Theory]
    [InlineData("agents/profile?profileId=p")]
    [InlineData("agents/profile?agent={}&profileId=p")]
    [InlineData("agents/profile?agent={\"mbox\":\"mailto:a@b.c\"}&profileId=")]
    [InlineData("agents/profile?agent={\"mbox\":\"mailto:a@b.c\"}&activityId=http://a.example/a")]
    [InlineData("agents/profile?agent={\"mbox\":\"mailto:a@b.c\"}&since=yesterday")]
    [InlineData("activities/profile?activityId=a&profileId=p")]
    [InlineData("activities/profile?activityId=http://a.example/a&profileId=p&registration=0b6f4c1e-2d3a-4e5f-8a9b-1c2d3e4f5a6b")]
    [InlineData("activities/profile?activityId=http://a.example/a&ProfileId=p")]
    [InlineData("agents")]
    [InlineData("agents?agent={}")]
    [InlineData("activities")]
    [InlineData("activities?activityId=true")]
    [InlineData("activities?activityId=http://a.example/a&x=1")]
    public async Task L02_parameters_are_checked(string what)
    {
        await using var lrs = await LrsHost.StartAsync(DataProvider.Sqlite);
        using var client = lrs.Client();

        (await client.GetAsync(what)).StatusCode.ShouldBe(HttpStatusCode.BadRequest);
    }

    [Fact]
    public async Task L26_a_person_and_an_activity_that_nobody_ever_heard_of()
    {
        await using var lrs = await LrsHost.StartAsync(DataProvider.Sqlite);
        foreach (var version in (XapiVersion[])[XapiVersion.V103, XapiVersion.V200])
        {
            using var client = lrs.Client(version: version);

            (await (await client.GetAsync("""agents?agent={"name":"Ann%C3%A9","account":{"homePage":"http://h.example/","name":"a"}}""")).Content.ReadAsStringAsync())
                .ShouldBe("""{"objectType":"Person","name":["Anné"],"account":[{"homePage":"http://h.example/","name":"a"}]}""");
            (await (await client.GetAsync("activities?activityId=http://a.example/%C3%A9")).JsonOfAsync()).GetProperty("id").GetString().ShouldBe("http://a.example/é");
        }
    }

    private static async Task<HttpResponseMessage> SendAsync(HttpClient client, HttpMethod method, string what, string? body = null, string type = "application/json", string? ifMatch = null, string? ifNoneMatch = null)
    {
        using var request = new HttpRequestMessage(method, what);
        if (body is not null)
        {
            request.Content = new ByteArrayContent(System.Text.Encoding.UTF8.GetBytes(body));
            request.Content.Headers.TryAddWithoutValidation("Content-Type", type);
        }

        if (ifMatch is not null) request.Headers.TryAddWithoutValidation("If-Match", ifMatch);
        if (ifNoneMatch is not null) request.Headers.IfNoneMatch.Add(EntityTagHeaderValue.Any);
        return await client.SendAsync(request);
    }
}
