using System.Net;
using System.Net.Http.Headers;
using System.Text;
using ReturnToWork.Storage;
using ReturnToWork.Tests.Xapi;
using ReturnToWork.TestKit.Storage;
using ReturnToWork.Xapi;
using Shouldly;
using Xunit;
using static ReturnToWork.Tests.Lrs.LrsTalk;

namespace ReturnToWork.Tests.Lrs;

/// <summary>State documents (L24, L25), and what a player may keep there.</summary>
public sealed class StateTests
{
    private const string Of = "activities/state?activityId=http://a.example/a&agent={\"mbox\":\"mailto:a@b.c\"}";

    [Theory, MemberData(nameof(Engines.Both), MemberType = typeof(Engines))]
    public async Task L24_put_get_merge_list_and_delete(DataProvider engine)
    {
        await using var lrs = await LrsHost.StartAsync(engine);
        using var client = lrs.Client("state");
        byte[] bytes = [0, 1, 254, 255];
        using var raw = new ByteArrayContent(bytes);
        raw.Headers.TryAddWithoutValidation("Content-Type", "image/x;a=\"b\"");

        (await client.PutAsync(At("&stateId=raw"), raw)).StatusCode.ShouldBe(HttpStatusCode.NoContent);
        (await client.PostAsync(At("&stateId=json"), Json("""{"a":1,"b":{"c":1}}"""))).StatusCode.ShouldBe(HttpStatusCode.NoContent);
        (await client.PostAsync(At("&stateId=json"), Json("""{"b":2,"d":null}"""))).StatusCode.ShouldBe(HttpStatusCode.NoContent);

        var one = await client.GetAsync(At("&stateId=raw"));
        (await one.Content.ReadAsByteArrayAsync()).ShouldBe(bytes);
        one.Content.Headers.NonValidated["Content-Type"].ToString().ShouldBe("image/x;a=\"b\"");
        one.Content.Headers.LastModified.ShouldNotBeNull();
        (await (await client.GetAsync(At("&stateId=json"))).Content.ReadAsStringAsync()).ShouldBe("""{"a":1,"b":2,"d":null}""");
        (await (await client.GetAsync(At(""))).Content.ReadAsStringAsync()).ShouldBe("""["json","raw"]""");
        (await client.PostAsync(At("&stateId=raw"), Json("{}"))).StatusCode.ShouldBe(HttpStatusCode.BadRequest, "L24: merging onto what is no JSON");
        (await client.PostAsync(At("&stateId=json"), Json("[]"))).StatusCode.ShouldBe(HttpStatusCode.BadRequest, "L24: merging what is no object");
        (await client.PutAsync(At("&stateId=json"), Json("{"))).StatusCode.ShouldBe(HttpStatusCode.BadRequest, "L03");
        (await client.GetAsync(At($"&stateId=json&registration={Guid.NewGuid()}"))).StatusCode.ShouldBe(HttpStatusCode.NotFound, "another registration is another document");
        (await client.DeleteAsync(At("&stateId=raw"))).StatusCode.ShouldBe(HttpStatusCode.NoContent);
        (await client.GetAsync(At("&stateId=raw"))).StatusCode.ShouldBe(HttpStatusCode.NotFound);
        (await client.DeleteAsync(At(""))).StatusCode.ShouldBe(HttpStatusCode.NoContent);
        (await (await client.GetAsync(At(""))).Content.ReadAsStringAsync()).ShouldBe("[]");
    }

    [Theory, MemberData(nameof(Engines.Both), MemberType = typeof(Engines))]
    public async Task L25_preconditions(DataProvider engine)
    {
        await using var lrs = await LrsHost.StartAsync(engine);
        using var client = lrs.Client("state");

        (await SendAsync(client, HttpMethod.Put, "1", ifMatch: "\"0000\"")).StatusCode.ShouldBe(HttpStatusCode.PreconditionFailed);
        (await SendAsync(client, HttpMethod.Put, "1", ifNoneMatch: "*")).StatusCode.ShouldBe(HttpStatusCode.NoContent);
        (await SendAsync(client, HttpMethod.Put, "2", ifNoneMatch: "*")).StatusCode.ShouldBe(HttpStatusCode.PreconditionFailed);
        var etag = (await client.GetAsync(At("&stateId=s"))).Headers.ETag!.Tag;
        etag.ShouldBe("\"356a192b7913b04c54574d18c28d46e6395428ab\"", "the SHA-1 of the content");
        (await SendAsync(client, HttpMethod.Put, "3", ifMatch: etag)).StatusCode.ShouldBe(HttpStatusCode.NoContent);
        (await SendAsync(client, HttpMethod.Delete, null, ifMatch: etag)).StatusCode.ShouldBe(HttpStatusCode.PreconditionFailed);
        (await (await client.GetAsync(At("&stateId=s"))).Content.ReadAsStringAsync()).ShouldBe("3", "untouched after a refusal");
        (await SendAsync(client, HttpMethod.Put, "4")).StatusCode.ShouldBe(HttpStatusCode.NoContent, "1.0.3 lets a state be replaced without a precondition");
        using var later = lrs.Client("state", XapiVersion.V200);
        (await SendAsync(later, HttpMethod.Put, "5")).StatusCode.ShouldBe(HttpStatusCode.Conflict, "2.0 does not");
        (await SendAsync(later, HttpMethod.Post, "{}", ifMatch: etag)).StatusCode.ShouldBe(HttpStatusCode.PreconditionFailed);
    }

    [Theory, MemberData(nameof(Engines.Both), MemberType = typeof(Engines))]
    public async Task X11_of_sixteen_writers_with_one_tag_one_succeeds(DataProvider engine)
    {
        await using var lrs = await LrsHost.StartAsync(engine);
        await using var second = engine == DataProvider.PostgreSql ? await lrs.SecondAsync() : null;
        using var client = lrs.Client("state");
        using var elsewhere = (second ?? lrs).Client("state");
        await SendAsync(client, HttpMethod.Put, "0");
        for (var round = 0; round < 5; round++)
        {
            var etag = (await client.GetAsync(At("&stateId=s"))).Headers.ETag!.Tag;
            var thisRound = round;
            var answers = await Task.WhenAll(Enumerable.Range(0, 16).Select(writer => SendAsync(writer % 2 == 0 ? client : elsewhere, HttpMethod.Put, $"[{thisRound},{writer}]", ifMatch: etag)));

            answers.Count(answer => answer.StatusCode == HttpStatusCode.NoContent).ShouldBe(1);
            answers.Count(answer => answer.StatusCode == HttpStatusCode.PreconditionFailed).ShouldBe(15);
        }
    }

    [Fact]
    public async Task X01_a_player_keeps_its_own_bookmark_and_nothing_else()
    {
        await using var lrs = await LrsHost.StartAsync(DataProvider.Sqlite);
        using var player = lrs.Client("player");
        var (scene, bookmark) = (Samples.Scene, """{"screen":"wens","language":"nl","done":true}""");
        Uri Mine(string activity = "", string? name = null, Guid? registration = null, string id = "bookmark") => new(
            $"activities/state?activityId={scene.ThemeId}{activity}&agent={Uri.EscapeDataString($$$"""{"account":{"homePage":"{{{scene.HomePage}}}","name":"{{{name ?? scene.Name}}}"}}""")}&registration={registration ?? scene.Registration}&stateId={id}",
            UriKind.Relative);

        (await player.PutAsync(Mine(), Json(bookmark))).StatusCode.ShouldBe(HttpStatusCode.NoContent);
        (await (await player.GetAsync(Mine())).Content.ReadAsStringAsync()).ShouldBe(bookmark);
        (await player.PostAsync(Mine(), Json("""{"screen":"delen"}"""))).StatusCode.ShouldBe(HttpStatusCode.NoContent);

        foreach (var elsewhere in (Uri[])[Mine(activity: "0"), Mine(name: "another"), Mine(registration: Guid.NewGuid())])
        {
            (await (await player.PutAsync(elsewhere, Json(bookmark))).CodeAsync()).ShouldBe("X-01");
            (await player.GetAsync(elsewhere)).StatusCode.ShouldBe(HttpStatusCode.Forbidden);
            (await player.DeleteAsync(elsewhere)).StatusCode.ShouldBe(HttpStatusCode.Forbidden);
        }

        foreach (var (at, body) in ((Uri, string)[])[
            (Mine(id: "answers"), bookmark), (Mine(), """{"screen":"Ik ben ziek"}"""), (Mine(), """{"answer":"bellen"}"""), (Mine(), """{"screen":"wens","done":"bellen"}"""), (Mine(), """["wens"]"""), (Mine(), $$"""{"screen":"wens"{{new string(' ', 1_100)}}}""")])
            (await (await player.PutAsync(at, Json(body))).CodeAsync()).ShouldBe("gate-bookmark");
        (await player.DeleteAsync(Mine())).StatusCode.ShouldBe(HttpStatusCode.NoContent);
    }

    private static Uri At(string more) => new(Of + more, UriKind.Relative);

    private static async Task<HttpResponseMessage> SendAsync(HttpClient client, HttpMethod method, string? body, string? ifMatch = null, string? ifNoneMatch = null)
    {
        using var request = new HttpRequestMessage(method, At("&stateId=s"));
        if (body is not null) request.Content = Json(body);
        if (ifMatch is not null) request.Headers.IfMatch.Add(EntityTagHeaderValue.Parse(ifMatch));
        if (ifNoneMatch is not null) request.Headers.IfNoneMatch.Add(EntityTagHeaderValue.Any);
        return await client.SendAsync(request);
    }
}
