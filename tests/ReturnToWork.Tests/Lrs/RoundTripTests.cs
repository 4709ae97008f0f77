using System.Net;
using ReturnToWork.Storage;
using ReturnToWork.Tests.Xapi;
using ReturnToWork.TestKit.Storage;
using ReturnToWork.Xapi;
using Shouldly;
using Xunit;

namespace ReturnToWork.Tests.Lrs;

/// <summary>Our client against our store: what the Companion does.</summary>
public sealed class RoundTripTests
{
    [Theory, MemberData(nameof(Engines.Both), MemberType = typeof(Engines))]
    public async Task What_is_told_is_read_again_page_by_page_and_erasures_follow(DataProvider engine)
    {
        await using var lrs = await LrsHost.StartAsync(engine);
        using var http = new HttpClient();
        var client = new XapiClient(http, new(lrs.Address, "all", LrsHost.Secret));
        var at = new DateTimeOffset(2026, 11, 22, 9, 30, 0, TimeSpan.Zero);
        var told = Enumerable.Range(0, 7).Select(i => Tell.Progressed(Samples.Scene, Guid.NewGuid(), at.AddSeconds(i), "wens", i)).ToList();
        var share = Tell.Shared(Samples.Scene, Guid.NewGuid(), at, ["ask"], []);

        (await client.PostAsync([.. told, share])).ShouldBeNull();
        var pages = new List<StatementPage>();
        await foreach (var page in client.ReadAsync(new(null, 3))) pages.Add(page);
        (await client.PostAsync([Tell.Unshared(Samples.Scene, Guid.NewGuid(), at, share.Id!.Value)])).ShouldBeNull();
        var erasures = await client.ReadErasuresAsync(0);

        pages.Select(page => page.Statements.Count).ShouldBe([3, 3, 2]);
        pages.SelectMany(page => page.Statements).Select(statement => statement.Id).ShouldBe([.. told.Select(statement => statement.Id), share.Id]);
        pages[0].ConsistentThrough.ShouldBe(pages[^1].Statements[^1].Stored);
        erasures!.Erasures.Single().Statement.ShouldBe(share.Id.Value);
        erasures.IsLast.ShouldBeTrue();
        (await client.ReadErasuresAsync(erasures.Next))!.Erasures.ShouldBeEmpty();
    }

    [Fact]
    public async Task L02_head_is_get_without_the_body()
    {
        await using var lrs = await LrsHost.StartAsync(DataProvider.Sqlite);
        using var client = lrs.Client();
        using var head = new HttpRequestMessage(HttpMethod.Head, new Uri("statements", UriKind.Relative));

        var response = await client.SendAsync(head);

        response.StatusCode.ShouldBe(HttpStatusCode.OK);
        response.Headers.Contains("X-Experience-API-Consistent-Through").ShouldBeTrue();
        (await response.Content.ReadAsByteArrayAsync()).ShouldBeEmpty();
    }

    [Fact]
    public async Task A_store_whose_database_went_away_asks_to_come_back_and_is_well_again_when_it_returns()
    {
        await using var lrs = await LrsHost.StartAsync(DataProvider.PostgreSql);
        using var client = lrs.Client();
        (await client.PostAsync(LrsTalk.A())).EnsureSuccessStatusCode();
        await KillConnectionsAsync(lrs.Place.ConnectionString!);

        var responses = new List<HttpResponseMessage>();
        for (var i = 0; i < 10; i++) responses.Add(await client.PostAsync(LrsTalk.A()));

        responses.ShouldAllBe(response => response.StatusCode == HttpStatusCode.OK || response.StatusCode == HttpStatusCode.ServiceUnavailable);
        responses[^1].StatusCode.ShouldBe(HttpStatusCode.OK);
        (await client.AllIdsAsync("")).Count.ShouldBe(1 + responses.Count(response => response.StatusCode == HttpStatusCode.OK));
    }

    private static async Task KillConnectionsAsync(string connectionString)
    {
        await using var connection = new Npgsql.NpgsqlConnection(connectionString + ";Pooling=false");
        await connection.OpenAsync();
        await using var command = connection.CreateCommand();
        command.CommandText = "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = current_database() AND pid <> pg_backend_pid()";
        await command.ExecuteNonQueryAsync();
    }
}
