using System.Net;
using ReturnToWork.Storage;
using ReturnToWork.Xapi;
using Shouldly;
using Xunit;
using static ReturnToWork.Tests.Lrs.LrsTalk;

namespace ReturnToWork.Tests.Lrs;

/// <summary>The alternate request syntax (xAPI 1.0.3, Communication, 1.3): there in 1.0.3, refused in 2.0, and no way in for another site's page .</summary>
public sealed class AlternateRequestTests
{
    [Fact]
    public async Task A_form_means_the_request_it_holds()
    {
        await using var lrs = await LrsHost.StartAsync(DataProvider.Sqlite);
        using var client = lrs.Client();
        using var bare = new HttpClient { BaseAddress = client.BaseAddress };
        var id = Guid.NewGuid();
        var door = client.DefaultRequestHeaders.Authorization!.ToString();
        const string state = """{"mbox":"mailto:é+1@b.c"}""";

        (await bare.PostAsync(At("statements?method=PUT"), Form(("statementId", $"{id}"), ("content", A(id, actor: "é & +")), ("Authorization", door), (XapiVersions.Header, "1.0.3"))))
            .StatusCode.ShouldBe(HttpStatusCode.NoContent);
        (await (await client.PostAsync(At("statements?method=GET"), Form(("statementId", $"{id}")))).JsonOfAsync()).GetProperty("actor").GetProperty("account").GetProperty("name").GetString().ShouldBe("é & +");
        (await (await client.PostAsync(At("statements?method=POST"), Form(("content", A())))).JsonOfAsync()).GetArrayLength().ShouldBe(1);
        (await client.PostAsync(At("activities/state?method=PUT"), Form(("activityId", "http://a.example/a"), ("agent", state), ("stateId", "s"), ("content", "één"), ("Content-Type", "text/x; a=b"), ("If-None-Match", "*"))))
            .StatusCode.ShouldBe(HttpStatusCode.NoContent);
        var kept = await client.PostAsync(At("activities/state?method=GET"), Form(("activityId", "http://a.example/a"), ("agent", state), ("stateId", "s")));
        kept.Content.Headers.NonValidated["Content-Type"].ToString().ShouldBe("text/x; a=b");
        (await kept.Content.ReadAsByteArrayAsync()).ShouldBe("één"u8.ToArray());
        (await client.PostAsync(At("activities/state?method=DELETE"), Form(("activityId", "http://a.example/a"), ("agent", state), ("stateId", "s")))).StatusCode.ShouldBe(HttpStatusCode.NoContent);
        (await client.PostAsync(At("about?method=PUT"), Form(("content", "{}")))).StatusCode.ShouldBe(HttpStatusCode.MethodNotAllowed);
    }

    [Theory]
    [InlineData("statements?method=PUT&statementId=0b6f4c1e-2d3a-4e5f-8a9b-1c2d3e4f5a6b", "content=%7B%7D")]
    [InlineData("statements?method=PATCH", "content=%7B%7D")]
    [InlineData("statements?method=PUT", "statementId=0b6f4c1e-2d3a-4e5f-8a9b-1c2d3e4f5a6b")]
    [InlineData("statements?method=GET", "content=%7B%7D")]
    [InlineData("statements?method=GET", "limit=1&limit=2")]
    [InlineData("statements?method=GET", "unknown=1")]
    [InlineData("statements?method=POST", "method=PUT&content=%7B%7D")]
    [InlineData("statements?method=GET", "X-Experience-API-Version=0.8")]
    [InlineData("statements?method=GET", "X-Experience-API-Version=2.0.0")]
    [InlineData("statements?method=PUT", "{\"content\":1}")]
    public async Task A_form_that_is_wrong_is_refused(string at, string form)
    {
        await using var lrs = await LrsHost.StartAsync(DataProvider.Sqlite);
        using var client = lrs.Client();
        using var body = new StringContent(form, System.Text.Encoding.UTF8, "application/x-www-form-urlencoded");

        (await client.PostAsync(At(at), body)).StatusCode.ShouldBe(HttpStatusCode.BadRequest);
        (await client.PostAsync(At(at), Json(form))).StatusCode.ShouldBe(HttpStatusCode.BadRequest, "no form at all");
    }

    [Fact]
    public async Task Version_2_does_not_have_it()
    {
        await using var lrs = await LrsHost.StartAsync(DataProvider.Sqlite);
        using var client = lrs.Client(version: XapiVersion.V200);

        (await client.PostAsync(At("statements?method=GET"), Form(("limit", "1")))).StatusCode.ShouldBe(HttpStatusCode.BadRequest);
    }

    [Fact]
    public async Task X17_a_page_of_another_site_cannot_use_it()
    {
        await using var lrs = await LrsHost.StartAsync(DataProvider.Sqlite);
        foreach (var origin in (string[])["https://elsewhere.example", "null"])
        {
            using var client = lrs.Client();
            client.DefaultRequestHeaders.Add("Origin", origin);
            var response = await client.PostAsync(At("statements?method=POST"), Form(("content", A())));
            response.StatusCode.ShouldBe(HttpStatusCode.Forbidden);
            (await response.CodeAsync()).ShouldBe("X-17");
        }
    }

    private static Uri At(string what) => new(what, UriKind.Relative);

    private static FormUrlEncodedContent Form(params (string Name, string Value)[] fields) => new(fields.Select(field => KeyValuePair.Create(field.Name, field.Value)));
}
