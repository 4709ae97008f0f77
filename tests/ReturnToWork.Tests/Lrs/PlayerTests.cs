using System.Net;
using System.Text;
using ReturnToWork.Storage;
using ReturnToWork.Tests.Xapi;
using ReturnToWork.Xapi;
using Shouldly;
using Xunit;

namespace ReturnToWork.Tests.Lrs;

/// <summary>A player's token writes what the gate lets through, for one person in one theme, and reads no statement .</summary>
public sealed class PlayerTests
{
    [Fact]
    public async Task X01_what_the_player_may_say_is_stored()
    {
        await using var lrs = await LrsHost.StartAsync(DataProvider.Sqlite);
        using var player = lrs.Client("player");
        using var reader = lrs.Client("read");
        var mine = ((IEnumerable<ITheoryDataRow>)Samples.Told).Select(row => StatementReader.Read(Samples.Read((string)row.GetData()[0]!)).Statement!)
            .Where(told => told.Known!.Tellers.Contains("player", StringComparer.Ordinal) && told.Known.Stream != "training" && told.Known.Name != "unshared").ToArray();

        (await player.PostAsync(mine)).StatusCode.ShouldBe(HttpStatusCode.OK);

        (await reader.AllIdsAsync("ascending=true")).ShouldBe(mine.Select(told => told.Id!.Value));
    }

    [Fact]
    public async Task X01_each_refusal_of_the_gate_reaches_the_player_and_stores_nothing()
    {
        await using var lrs = await LrsHost.StartAsync(DataProvider.Sqlite);
        using var player = lrs.Client("player");
        using var reader = lrs.Client("read");
        var good = Encoding.UTF8.GetString(Samples.Read("initialized"));
        foreach (var row in (IEnumerable<ITheoryDataRow>)Samples.Refused)
        {
            var name = (string)row.GetData()[0]!;
            var (code, statement) = Samples.ReadRefused(name);

            var response = await player.PostAsync([good.Replace("5a0e7c11", "5a0e7cff", StringComparison.Ordinal), Encoding.UTF8.GetString(statement)]);

            response.StatusCode.ShouldBe(code.StartsWith("gate-", StringComparison.Ordinal) ? HttpStatusCode.Forbidden : HttpStatusCode.BadRequest, name);
            (await response.CodeAsync()).ShouldBe(code, name);
        }

        (await reader.AllIdsAsync("")).ShouldBeEmpty();
    }

    [Theory]
    [InlineData("statements")]
    [InlineData("statements?statementId=5a0e7c11-93b4-4d0e-9c61-2f7d1e8a4b01")]
    [InlineData("statements?more=e30")]
    [InlineData("erasures")]
    public async Task X02_a_player_reads_no_statements_not_even_its_own(string what)
    {
        await using var lrs = await LrsHost.StartAsync(DataProvider.Sqlite);
        using var player = lrs.Client("player");
        await player.PostAsync([Encoding.UTF8.GetString(Samples.Read("initialized"))]);

        (await player.GetAsync(what)).StatusCode.ShouldBe(HttpStatusCode.Forbidden);
    }
}
