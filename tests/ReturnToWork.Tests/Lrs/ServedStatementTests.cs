using System.Text;
using ReturnToWork.Storage;
using ReturnToWork.TestKit.Storage;
using ReturnToWork.Xapi;
using Shouldly;
using Xunit;
using static ReturnToWork.Tests.Lrs.LrsTalk;

namespace ReturnToWork.Tests.Lrs;

/// <summary>What becomes of a statement's text on its way through the store.</summary>
public sealed class ServedStatementTests
{
    private const string Activity = """{"id":"http://o.example/parent"}""";

    [Theory, MemberData(nameof(Engines.Both), MemberType = typeof(Engines))]
    public async Task L09_a_single_context_activity_is_served_as_a_list_in_sub_statements_too(DataProvider engine)
    {
        await using var lrs = await LrsHost.StartAsync(engine);
        using var client = lrs.Client();
        var id = Guid.NewGuid();
        var context = $$"""{"contextActivities":{"parent":{{Activity}},"other":[{{Activity}}]},"language":"nl"}""";
        (await client.PutAsync(id, $$"""{"actor":{"mbox":"mailto:a@b.c"},"verb":{"id":"http://v.example/v"},"object":{"objectType":"SubStatement","actor":{"mbox":"mailto:a@b.c"},"verb":{"id":"http://v.example/v"},"object":{{Activity}},"context":{{context}}},"context":{{context}}}"""))
            .EnsureSuccessStatusCode();

        var statement = await client.ReadAsync($"statements?statementId={id}");

        foreach (var served in (System.Text.Json.JsonElement[])[statement.GetProperty("context"), statement.GetProperty("object").GetProperty("context")])
            served.GetRawText().ShouldBe($$"""{"contextActivities":{"parent":[{{Activity}}],"other":[{{Activity}}]},"language":"nl"}""");
    }

    [Fact]
    public async Task L11_a_statement_without_a_version_gets_that_of_its_request()
    {
        await using var lrs = await LrsHost.StartAsync(DataProvider.Sqlite);
        foreach (var (asked, given) in (Dictionary<XapiVersion, string>)new() { [XapiVersion.V103] = "1.0.0", [XapiVersion.V200] = "2.0.0" })
        {
            using var client = lrs.Client(version: asked);
            var id = Guid.NewGuid();
            (await client.PutAsync(id, A(id))).EnsureSuccessStatusCode();
            (await client.ReadAsync($"statements?statementId={id}")).GetProperty("version").GetString().ShouldBe(given);
        }
    }

    [Fact]
    public async Task Ids_come_back_in_the_order_sent_and_none_for_none()
    {
        await using var lrs = await LrsHost.StartAsync(DataProvider.Sqlite);
        using var client = lrs.Client();
        var ids = Enumerable.Range(0, 5).Select(_ => Guid.NewGuid()).ToList();

        var sent = await client.PostAsync([.. ids.Select(id => A(id))]);
        var none = await client.PostAsync(Array.Empty<string>());

        (await sent.Content.ReadAsStringAsync()).ShouldBe($"[{string.Join(',', ids.Select(id => $"\"{id}\""))}]");
        sent.Content.Headers.ContentType!.MediaType.ShouldBe("application/json");
        Encoding.UTF8.GetString(await none.Content.ReadAsByteArrayAsync()).ShouldBe("[]");
    }
}
