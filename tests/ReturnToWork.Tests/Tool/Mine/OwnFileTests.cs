using System.Net;
using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using ReturnToWork.Storage;
using ReturnToWork.TestKit.Storage;
using ReturnToWork.Tool.Store;
using ReturnToWork.Xapi;
using Shouldly;
using Xunit;

namespace ReturnToWork.Tests.Tool.Mine;

/// <summary>"Alles van jou meenemen": a person's own file, and the counts after everything was erased.</summary>
public sealed class OwnFileTests
{
    private static readonly byte[] Sound = [7, 8, 9, 10];

    [Theory, MemberData(nameof(Engines.Both), MemberType = typeof(Engines))]
    public async Task Everything_that_is_kept_of_somebody_stands_in_the_file_and_nothing_of_anybody_else(DataProvider engine)
    {
        await using var place = await FreshPlace.OnAsync(engine);
        await using var tool = await RunningTool.StartAsync(place);
        var (player, fatma) = (await FullAsync(tool, "kees", "zq-van-kees", "111111"), await FullAsync(tool, "fatma", "zq-van-fatma", "222222"));
        var kees = await new OwnBrowser(tool, player.Visit, cookies: false).OpenAsync();
        kees.Text.ShouldContain("Alles van jou meenemen");

        await kees.SubmitAsync("/mijn/bestand");

        kees.Status.ShouldBe(HttpStatusCode.OK);
        var file = JsonElement.Parse(kees.Page);
        file.GetProperty("pseudonym").GetString().ShouldBe(player.Pseudonym);
        var theme = file.GetProperty("themes").EnumerateArray().Single(one => one.GetProperty("theme").GetString() == "3");
        theme.GetProperty("answers").GetProperty("wens").GetProperty("own").GetProperty("anders").GetString().ShouldBe("zq-van-kees");
        theme.GetProperty("bookmark").GetProperty("screen").GetString().ShouldBe("delen");
        theme.GetProperty("recordings").EnumerateArray().Single().GetProperty("sound").GetBytesFromBase64().ShouldBe(Sound);
        file.GetProperty("coaches").EnumerateArray().Single().GetProperty("sees").GetString().ShouldBe("topics");
        file.GetProperty("yes").EnumerateArray().Select(one => one.GetProperty("to").GetString()).ShouldBe(["keeping", "coaching"], ignoreOrder: true);
        file.GetProperty("yes").EnumerateArray().ShouldAllBe(one => one.GetProperty("read").GetString()!.Length > 20);
        file.GetProperty("statements").EnumerateArray().Select(one => one.GetProperty("actor").GetProperty("account").GetProperty("name").GetString()).Distinct().ShouldBe([player.Pseudonym]);
        file.GetProperty("statements").GetArrayLength().ShouldBe(602, "all, over more than one page of the store, with what the Tool itself said");
        foreach (var other in (string[])["zq-van-fatma", fatma.Pseudonym!]) kees.Page.ShouldNotContain(other);
    }

    [Fact]
    public async Task Who_keeps_nothing_is_offered_no_file_and_asking_for_one_makes_no_row()
    {
        await using var place = await FreshPlace.OnAsync(DataProvider.Sqlite);
        await using var tool = await RunningTool.StartAsync(place);
        var kees = await new OwnBrowser(tool, tool.Visit("groenrijk", "kees"), cookies: true).OpenAsync();
        kees.Text.ShouldNotContain("Alles van jou meenemen");

        await kees.PostAsync("/mijn/bestand", []);

        kees.Text.ShouldContain("Mijn pagina");
        await using var db = await tool.StoreAsync();
        db.Learners.ShouldBeEmpty();
    }

    [Fact]
    public async Task After_erasing_somebody_reads_in_numbers_what_went()
    {
        await using var place = await FreshPlace.OnAsync(DataProvider.Sqlite);
        await using var tool = await RunningTool.StartAsync(place);
        var player = await FullAsync(tool, "kees", "zq-van-kees", "111111", said: 2);
        var kees = new OwnBrowser(tool, player.Visit, cookies: true);

        await (await kees.OpenAsync()).SubmitAsync("/mijn/wissen", ("sure", "yes"));

        foreach (var count in (string[])["Dit hebben we gewist", "Je antwoorden en keuzes: 1.", "Wat je insprak: 1.", "Zo vaak zei je ja: 2.", "Berichten over wat je deed: 4."]) kees.Text.ShouldContain(count);
        await kees.PostAsync("/mijn/wissen", new() { ["sure"] = "yes" });
        kees.Text.ShouldNotContain("Dit hebben we gewist", customMessage: "the second time there was nothing");
    }

    private static async Task<Player> FullAsync(RunningTool tool, string who, string own, string code, int said = 601)
    {
        var player = await (await tool.OpenAsync("groenrijk", who)).KeepAsync();
        await player.AnswerAsync("wens", new { picked = new[] { "anders" }, own = new { anders = own } }, 1).StatusAsync();
        await player.BookmarkAsync("""{"screen":"delen","language":"nl"}""").StatusAsync();
        await tool.TellCodeAsync("groenrijk", code);
        await player.AgreeAsync(code).StatusAsync();
        await using (var db = await tool.StoreAsync())
        {
            var learner = db.Learners.Single(row => row.Pseudonym == player.Pseudonym);
            await tool.Services.GetRequiredService<Memos>().PutAsync(learner, "3", "vertel", "audio/webm", Sound, TestContext.Current.CancellationToken);
        }

        foreach (var some in Enumerable.Range(0, said).Chunk(50))
            (await player.SayAsync([.. some.Select(_ => Tell.Initialized(player.Scene(), Guid.NewGuid(), tool.Clock.GetUtcNow()))]).StatusAsync()).ShouldBe(HttpStatusCode.OK);
        return player;
    }
}
