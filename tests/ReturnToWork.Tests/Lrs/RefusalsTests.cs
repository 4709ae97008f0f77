using System.Net;
using System.Text;
using ReturnToWork.Storage;
using Shouldly;
using Xunit;
using static ReturnToWork.Tests.Lrs.LrsTalk;

namespace ReturnToWork.Tests.Lrs;

/// <summary>Every no of the transport: its status, its code, and the version header on it. The database plays no part, so one engine is enough.</summary>
public sealed class RefusalsTests(RefusalsTests.OneHost host) : IClassFixture<RefusalsTests.OneHost>
{
    [Theory]
    [InlineData("L02", "statements?Limit=1")]
    [InlineData("L02", "statements?limit=1&limit=2")]
    [InlineData("L02", "statements?limit=-1")]
    [InlineData("L02", "statements?limit=many")]
    [InlineData("L02", "statements?ascending=True")]
    [InlineData("L02", "statements?unknown=1")]
    [InlineData("L02", "statements?registration=1")]
    [InlineData("L02", "statements?verb=no-scheme")]
    [InlineData("L02", "statements?since=yesterday")]
    [InlineData("L02", "statements?verb=http://a%00b")]
    [InlineData("L07", "statements?agent=%7B%7D")]
    [InlineData("L06", "statements?agent=%5B%5D")]
    [InlineData("L03", "statements?agent=x")]
    [InlineData("L17", "statements?agent=%7B%22objectType%22%3A%22Group%22%2C%22member%22%3A%5B%7B%22mbox%22%3A%22mailto%3Aa%40b.c%22%7D%5D%7D")]
    [InlineData("L16", "statements?statementId=0b6f4c1e-2d3a-4e5f-8a9b-1c2d3e4f5a6b&limit=1")]
    [InlineData("L16", "statements?statementId=0b6f4c1e-2d3a-4e5f-8a9b-1c2d3e4f5a6b&voidedStatementId=0b6f4c1e-2d3a-4e5f-8a9b-1c2d3e4f5a6b")]
    [InlineData("L19", "statements?format=pretty")]
    [InlineData("L02", "statements?attachments=yes")]
    [InlineData("L02", "activities/state?activityId=http://a.example/a")]
    [InlineData("L02", "erasures?since=x")]
    public async Task A_question_that_is_wrong_is_refused_in_words(string code, string what)
    {
        using var client = host.Lrs.Client();

        await ShouldRefuseAsync(await client.GetAsync(what), HttpStatusCode.BadRequest, code);
    }

    [Fact]
    public async Task X16_unknown_and_wrong_credentials_get_the_same_answer()
    {
        var lrs = host.Lrs;
        var answers = new HashSet<string>(StringComparer.Ordinal);
        foreach (var header in (string?[])[null, "Basic " + Pair("all:wrong"), "Basic " + Pair("nobody:" + LrsHost.Secret), "Basic !", "Basic " + Pair("nocolon"), "Bearer nothing", "nonsense"])
        {
            using var client = lrs.Client();
            client.DefaultRequestHeaders.Remove("Authorization");
            if (header is not null) client.DefaultRequestHeaders.TryAddWithoutValidation("Authorization", header);
            var response = await client.GetAsync("statements");
            response.StatusCode.ShouldBe(HttpStatusCode.Unauthorized);
            answers.Add(await response.Content.ReadAsStringAsync());
        }

        answers.Count.ShouldBe(1);
    }

    [Fact]
    public async Task L03_L04_X07_bodies_and_addresses()
    {
        var lrs = host.Lrs;
        using var client = lrs.Client();
        var statements = new Uri("statements", UriKind.Relative);
        using var text = new StringContent(A(), Encoding.UTF8, "text/plain");
        using var multipart = new StringContent(A(), Encoding.UTF8, "multipart/mixed");
        using var packed = Json(A());
        packed.Headers.ContentEncoding.Add("gzip");
        using var large = Json(A(more: $",\"result\":{{\"response\":\"{new string('x', 1_100_000)}\"}}"));
        // What is refused unread breaks the pipe of who still writes, so this asks first whether it may come.
        using var asking = new HttpRequestMessage(HttpMethod.Post, statements) { Content = large };
        asking.Headers.ExpectContinue = true;
        using var other = Json(A(Guid.NewGuid()));

        await ShouldRefuseAsync(await client.PostAsync(statements, text), HttpStatusCode.BadRequest, "L03");
        await ShouldRefuseAsync(await client.PostAsync(statements, multipart), HttpStatusCode.BadRequest, "L22");
        await ShouldRefuseAsync(await client.PostAsync(statements, packed), HttpStatusCode.BadRequest, "X-07");
        await ShouldRefuseAsync(await client.SendAsync(asking), HttpStatusCode.RequestEntityTooLarge, "body-size");
        await ShouldRefuseAsync(await client.PostAsync([.. Enumerable.Repeat(A(), 201)]), HttpStatusCode.RequestEntityTooLarge, "batch-size");
        await ShouldRefuseAsync(await client.PostAsync(["{"]), HttpStatusCode.BadRequest, "L03");
        await ShouldRefuseAsync(await client.PutAsync(new Uri($"statements?statementId={Guid.NewGuid()}", UriKind.Relative), other), HttpStatusCode.BadRequest, "L11");
        await ShouldRefuseAsync(await client.PutAsync(statements, Json(A())), HttpStatusCode.BadRequest, "L02");
        await ShouldRefuseAsync(await client.GetAsync($"statements?statementId={Guid.NewGuid()}"), HttpStatusCode.NotFound, "L04");
        await ShouldRefuseAsync(await client.GetAsync("agents/nothing"), HttpStatusCode.NotFound, "L04");
        await ShouldRefuseAsync(await client.DeleteAsync(new Uri("erasures", UriKind.Relative)), HttpStatusCode.MethodNotAllowed, "L04");
    }

    [Fact]
    public async Task An_organisation_never_sees_anothers_statements()
    {
        await using var lrs = await LrsHost.StartAsync(DataProvider.Sqlite);
        using var ours = lrs.Client();
        using var theirs = lrs.Client("other");
        var id = Guid.NewGuid();
        await ours.PutAsync(id, A(id));

        (await theirs.AllIdsAsync("")).ShouldBeEmpty();
        (await theirs.GetAsync($"statements?statementId={id}")).StatusCode.ShouldBe(HttpStatusCode.NotFound);
        (await theirs.PutAsync(id, A(id, actor: "b"))).StatusCode.ShouldBe(HttpStatusCode.NoContent);
    }

    [Fact]
    public async Task Read_mine_sees_what_was_stored_on_ones_own_authority()
    {
        await using var lrs = await LrsHost.StartAsync(DataProvider.Sqlite);
        using var all = lrs.Client();
        using var mine = lrs.Client("mine");
        await all.PostAsync(A());

        (await mine.AllIdsAsync("")).ShouldBeEmpty();
    }

    private static string Pair(string text) => Convert.ToBase64String(Encoding.UTF8.GetBytes(text));

    private static async Task ShouldRefuseAsync(HttpResponseMessage response, HttpStatusCode status, string code)
    {
        response.StatusCode.ShouldBe(status);
        var refusal = await response.JsonOfAsync();
        refusal.GetProperty("code").GetString().ShouldBe(code);
        refusal.GetProperty("why").GetString().ShouldNotBeNullOrEmpty();
        refusal.GetProperty("source").GetString().ShouldNotBeNullOrEmpty();
        response.Headers.GetValues("X-Experience-API-Version").Single().ShouldBe("1.0.3");
    }

    /// <summary>These tests leave nothing that another would see, so they share a host.</summary>
    public sealed class OneHost : IAsyncLifetime
    {
        internal LrsHost Lrs { get; private set; } = null!;

        public async ValueTask InitializeAsync() => Lrs = await LrsHost.StartAsync(DataProvider.Sqlite);

        public ValueTask DisposeAsync() => Lrs.DisposeAsync();
    }
}
