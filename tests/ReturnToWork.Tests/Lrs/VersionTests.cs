using System.Net;
using ReturnToWork.Storage;
using ReturnToWork.Xapi;
using Shouldly;
using Xunit;
using static ReturnToWork.Tests.Lrs.LrsTalk;

namespace ReturnToWork.Tests.Lrs;

/// <summary>Two versions over one store (L01, L26): each request chooses by its header, and the mount answers where it does not.</summary>
public sealed class VersionTests
{
    [Theory]
    [InlineData(null, XapiVersion.V103, "1.0.3", false)]
    [InlineData(null, XapiVersion.V200, "2.0.0", false)]
    [InlineData("0.95", XapiVersion.V103, "1.0.3", false)]
    [InlineData("1.1", XapiVersion.V200, "2.0.0", false)]
    [InlineData("1.0.x", XapiVersion.V103, "1.0.3", false)]
    [InlineData("3.0.0", XapiVersion.V200, "2.0.0", false)]
    [InlineData("1.0", XapiVersion.V103, "1.0.3", true)]
    [InlineData("1.0.0", XapiVersion.V200, "1.0.3", true)]
    [InlineData("1.0.9", XapiVersion.V103, "1.0.3", true)]
    [InlineData("2.0", XapiVersion.V103, "2.0.0", true)]
    [InlineData("2.0.0", XapiVersion.V200, "2.0.0", true)]
    public async Task L01_the_header_chooses_and_the_mount_answers_otherwise(string? asked, XapiVersion mount, string answered, bool good)
    {
        await using var lrs = await LrsHost.StartAsync(DataProvider.Sqlite);
        using var client = lrs.Client(version: mount);
        client.DefaultRequestHeaders.Remove(XapiVersions.Header);
        if (asked is not null) client.DefaultRequestHeaders.Add(XapiVersions.Header, asked);

        var response = await client.GetAsync("statements");

        response.StatusCode.ShouldBe(good ? HttpStatusCode.OK : HttpStatusCode.BadRequest);
        if (!good) (await response.CodeAsync()).ShouldBe("L01");
        response.Headers.GetValues(XapiVersions.Header).Single().ShouldBe(answered);
    }

    [Fact]
    public async Task L26_about_is_open_to_all_and_names_both_versions()
    {
        await using var lrs = await LrsHost.StartAsync(DataProvider.Sqlite);
        using var anybody = new HttpClient { BaseAddress = new Uri(lrs.Address) };

        var about = await anybody.ReadAsync("about");

        about.GetProperty("version").EnumerateArray().Select(version => version.GetString()).ShouldBe(["1.0.3", "2.0.0"]);
        (await anybody.GetAsync("about?x=1")).StatusCode.ShouldBe(HttpStatusCode.BadRequest);
    }

    [Fact]
    public async Task Both_mounts_are_one_store()
    {
        await using var lrs = await LrsHost.StartAsync(DataProvider.Sqlite);
        using var one = lrs.Client();
        using var two = lrs.Client(version: XapiVersion.V200);
        var id = Guid.NewGuid();

        (await one.PutAsync(id, A(id))).StatusCode.ShouldBe(HttpStatusCode.NoContent);

        (await two.AllIdsAsync("")).ShouldBe([id]);
    }

    [Fact]
    public async Task L21_every_answer_about_statements_says_how_far_a_reader_has_seen_all()
    {
        await using var lrs = await LrsHost.StartAsync(DataProvider.Sqlite);
        using var client = lrs.Client();
        using var stranger = lrs.Client("nobody");
        using var silent = lrs.Client();
        silent.DefaultRequestHeaders.Remove(XapiVersions.Header);
        var id = Guid.NewGuid();
        HttpResponseMessage[] answers =
        [
            await client.PutAsync(id, A(id)), await client.PutAsync(id, A(id, actor: "b")), await client.PostAsync(A()), await client.PostAsync("{"), await client.GetAsync("statements"),
            await client.GetAsync("statements?x=1"), await client.GetAsync($"statements?statementId={id}"), await client.GetAsync($"statements?statementId={Guid.NewGuid()}"),
            await client.DeleteAsync(new Uri("statements", UriKind.Relative)), await stranger.GetAsync("statements"), await silent.GetAsync("statements"),
        ];

        foreach (var answer in answers) DateTimeOffset.TryParse(answer.Headers.GetValues("X-Experience-API-Consistent-Through").Single(), out _).ShouldBeTrue(answer.StatusCode.ToString());
    }

    [Fact]
    public async Task L20_more_stays_at_its_mount()
    {
        await using var lrs = await LrsHost.StartAsync(DataProvider.Sqlite);
        foreach (var (version, mount) in (Dictionary<XapiVersion, string>)new() { [XapiVersion.V103] = "/xapi/", [XapiVersion.V200] = "/xapi2/" })
        {
            using var client = lrs.Client(version: version);
            await client.PostAsync(A(), A());

            (await client.ReadAsync("statements?limit=1")).GetProperty("more").GetString().ShouldStartWith($"{mount}statements?more=");
        }
    }

    [Theory]
    [InlineData("about")]
    [InlineData("statements")]
    [InlineData("statements?attachments=true")]
    [InlineData("statements?statementId=0b6f4c1e-2d3a-4e5f-8a9b-1c2d3e4f5a6b")]
    [InlineData("statements?unknown=1")]
    [InlineData("agents?agent={\"mbox\":\"mailto:a@b.c\"}")]
    [InlineData("agents/profile?agent={\"mbox\":\"mailto:a@b.c\"}")]
    [InlineData("activities?activityId=http://a.example/a")]
    [InlineData("activities/profile?activityId=http://a.example/a")]
    [InlineData("activities/state?activityId=http://a.example/a&agent={\"mbox\":\"mailto:a@b.c\"}")]
    public async Task L02_HEAD_says_what_GET_says_without_the_body(string what)
    {
        await using var lrs = await LrsHost.StartAsync(DataProvider.Sqlite);
        using var client = lrs.Client();
        using var asking = new HttpRequestMessage(HttpMethod.Head, what);

        var head = await client.SendAsync(asking);
        var get = await client.GetAsync(what);

        head.StatusCode.ShouldBe(get.StatusCode);
        (await head.Content.ReadAsByteArrayAsync()).ShouldBeEmpty();
        if (get.IsSuccessStatusCode) head.Content.Headers.ContentLength.ShouldBe(get.Content.Headers.ContentLength);
        head.Headers.Select(header => header.Key).ShouldBe(get.Headers.Select(header => header.Key), ignoreOrder: true);
    }
}
