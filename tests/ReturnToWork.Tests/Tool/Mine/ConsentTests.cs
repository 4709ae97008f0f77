using System.Net;
using System.Text.RegularExpressions;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using ReturnToWork.Storage;
using ReturnToWork.TestKit;
using ReturnToWork.TestKit.Storage;
using ReturnToWork.Tool.Consent;
using ReturnToWork.Tool.Record;
using ReturnToWork.Xapi;
using Shouldly;
using Xunit;

namespace ReturnToWork.Tests.Tool.Mine;

/// <summary>Every yes has a receipt with the very words that were read, and is withdrawn in two taps.</summary>
public sealed class ConsentTests
{
    [Theory, MemberData(nameof(Engines.Both), MemberType = typeof(Engines))]
    public async Task A_yes_is_kept_with_the_very_words_of_the_page_in_the_language_that_was_read(DataProvider engine)
    {
        await using var place = await FreshPlace.OnAsync(engine);
        await using var tool = await RunningTool.StartAsync(place);
        await tool.TellCodeAsync("groenrijk", "123456");
        var player = await tool.OpenAsync("groenrijk", "kees");
        var page = (await new OwnBrowser(tool, player.Visit, cookies: true).OpenAsync("/themes/3")).Page;
        await player.KeepAsync("en");
        await player.KeepAsync("nl");
        await player.AgreeAsync("123456", "progress", "nl").StatusAsync();
        await player.AgreeAsync("123456", "topics", "en").StatusAsync();

        await using var db = await tool.StoreAsync();
        var receipts = await db.Consents.ToListAsync();
        receipts.Select(one => (one.What, one.Choice, one.Language, one.Day, one.Withdrawn)).ShouldBe(
            [("keeping", null, "en", new DateOnly(2026, 11, 22), null), ("coaching", "progress", "nl", new DateOnly(2026, 11, 22), null)], ignoreOrder: true);
        receipts.ShouldAllBe(one => one.Pseudonym == player.Pseudonym);
        foreach (var (what, block) in new[] { ("keeping", Block(page, "en", "bewaren", "data-keep-choices")), ("coaching", Block(page, "nl", "koppelen", "data-pair=\"agree\"").Replace("{coach}", "Anna", StringComparison.Ordinal)) })
        {
            var hash = receipts.Single(one => one.What == what).TextHash;
            var text = (await db.ConsentTexts.SingleAsync(row => row.Hash == hash)).Text;
            text.Split('\n').ShouldBe(block.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries), $"the words of {what} are those of the page");
        }
    }

    [Theory, MemberData(nameof(Engines.Both), MemberType = typeof(Engines))]
    public async Task A_receipt_shows_the_words_of_then_when_the_text_has_changed_since(DataProvider engine)
    {
        const string Then = "Wil je bewaren wat je kiest?";
        await using var place = await FreshPlace.OnAsync(engine);
        using var themes = new ThemeFolder();
        var settings = new Dictionary<string, string?> { ["Courses:Themes"] = themes.Path };
        await using (var tool = await RunningTool.StartAsync(place, settings: settings)) await (await tool.OpenAsync("groenrijk", "kees")).KeepAsync("nl");
        var file = Path.Combine(themes.Path, "shared", "nl.yaml");
        await File.WriteAllTextAsync(file, (await File.ReadAllTextAsync(file)).Replace(Then, "Mogen wij bewaren wat je kiest?", StringComparison.Ordinal));

        await using var later = await RunningTool.StartAsync(place, settings: settings);
        await (await later.OpenAsync("groenrijk", "fatma")).KeepAsync("nl");
        var kees = await new OwnBrowser(later, later.Visit("groenrijk", "kees"), cookies: true).OpenAsync();
        var fatma = await new OwnBrowser(later, later.Visit("groenrijk", "fatma"), cookies: true).OpenAsync();

        kees.Text.ShouldContain(Then);
        kees.Text.ShouldContain("Je zei ja op 22 november 2026.");
        fatma.Text.ShouldContain("Mogen wij bewaren wat je kiest?");
        fatma.Text.ShouldNotContain(Then);
        (await kees.SubmitAsync("/mijn/ja")).Text.ShouldContain(Then, Case.Sensitive, "on the page for the printer too");
    }

    [Theory, MemberData(nameof(Cookies))]
    public async Task In_two_taps_a_coach_sees_nothing_any_more_and_what_was_shared_is_taken_back(DataProvider engine, bool cookies)
    {
        await using var place = await FreshPlace.OnAsync(engine);
        await using var tool = await RunningTool.StartAsync(place);
        await tool.TellCodeAsync("groenrijk", "123456");
        var player = await (await tool.OpenAsync("groenrijk", "kees")).KeepAsync();
        await player.AgreeAsync("123456", "topics", "nl").StatusAsync();
        var share = Guid.NewGuid();
        await player.SayAsync(Tell.Shared(player.Scene(), share, tool.Clock.GetUtcNow(), ["topics"], ["op-het-werk"])).StatusAsync();
        tool.Clock.Advance(TimeSpan.FromDays(1));
        var kees = new OwnBrowser(tool, tool.Visit("groenrijk", "kees"), cookies);

        (await kees.OpenAsync()).Text.ShouldContain("Dit koos je: Ook mijn onderwerpen en dat ik een plan heb.");
        await kees.SubmitAsync("/mijn/intrekken");
        kees.Text.ShouldContain("Anna ziet dan niets meer van jou.");
        (await Statements.OfAsync(tool, "paired")).Count.ShouldBe(1, "asking withdraws nothing");
        await kees.SubmitAsync("/mijn/intrekken", ("sure", "yes"));

        foreach (var said in (string[])["Goed. Je coach ziet niets meer van jou.", "Dit geldt niet meer sinds 23 november 2026.", "Je coach ziet nu niets van jou.", "Je deelt nu niets."]) kees.Text.ShouldContain(said);
        kees.Page.ShouldNotContain("/mijn/intrekken", Case.Sensitive, "there is nothing left to withdraw");
        var paired = (await Statements.OfAsync(tool, "paired")).OrderBy(one => one.Timestamp).Last();
        (paired.Code("sees"), paired.Code("pairing")).ShouldBe(("nothing", PairingCode.KeyedHash(RunningTool.Secret, "groenrijk", "123456")));
        (await Statements.OfAsync(tool, "unshared")).ShouldHaveSingleItem().RefersTo.ShouldBe(share);
        (await Statements.OfAsync(tool, "shared")).ShouldBeEmpty();
        // The page in another tab hears it at its next look, and the same code opens nothing again.
        var another = await tool.OpenAsync("groenrijk", "kees");
        (await another.AnswersAsync()).GetProperty("paired").GetProperty("sees").GetString().ShouldBe("nothing");
        (await another.AgreeAsync("123456", "topics").JsonAsync()).GetProperty("sees").GetString().ShouldBe("nothing");
        await kees.PostAsync("/mijn/intrekken", cookies ? new() { ["what"] = "coaching", ["sure"] = "yes" } : Carried(kees));
        kees.Status.ShouldBe(HttpStatusCode.OK);
        (await Statements.OfAsync(tool, "paired")).Count.ShouldBe(2, "twice is the same as once");
    }

    [Theory, MemberData(nameof(Engines.Both), MemberType = typeof(Engines))]
    public async Task A_withdrawal_that_the_record_store_cannot_hear_is_kept_and_said_by_the_sweep(DataProvider engine)
    {
        await using var place = await FreshPlace.OnAsync(engine);
        await using (var tool = await RunningTool.StartAsync(place))
        {
            await tool.TellCodeAsync("groenrijk", "123456");
            await (await (await tool.OpenAsync("groenrijk", "kees")).KeepAsync()).AgreeAsync("123456").StatusAsync();
        }

        await using (var away = await RunningTool.StartAsync(place, services => services.AddSingleton<IRecord, AwayRecord>()))
        {
            away.Clock.Advance(TimeSpan.FromMinutes(1));
            var kees = await new OwnBrowser(away, away.Visit("groenrijk", "kees"), cookies: true).OpenAsync();
            await (await kees.SubmitAsync("/mijn/intrekken")).SubmitAsync("/mijn/intrekken", ("sure", "yes"));
            kees.Text.ShouldContain("Dat lukt nu nog niet helemaal.");
        }

        await using var next = await RunningTool.StartAsync(place);
        next.Clock.Advance(TimeSpan.FromHours(1));
        await next.Services.GetRequiredService<Sweep>().SayAsync();
        (await Statements.OfAsync(next, "paired")).OrderBy(one => one.Timestamp).Last().Code("sees").ShouldBe("nothing");
    }

    [Theory, MemberData(nameof(Engines.Both), MemberType = typeof(Engines))]
    public async Task Another_coach_takes_the_place_of_the_one_before_who_then_sees_nothing(DataProvider engine)
    {
        await using var place = await FreshPlace.OnAsync(engine);
        await using var tool = await RunningTool.StartAsync(place);
        foreach (var (code, coach) in new[] { ("111111", "Anna"), ("222222", "Anna"), ("333333", "Bas") }) await tool.TellCodeAsync("groenrijk", code, coach);
        var player = await (await tool.OpenAsync("groenrijk", "kees")).KeepAsync();
        await player.AgreeAsync("111111", "topics").StatusAsync();
        tool.Clock.Advance(TimeSpan.FromMinutes(1));
        await player.AgreeAsync("222222", "progress").StatusAsync();
        (await Statements.OfAsync(tool, "paired")).Count.ShouldBe(2, "with the same coach the newest choice counts, and nothing more is to be said");
        tool.Clock.Advance(TimeSpan.FromMinutes(1));
        await player.AgreeAsync("333333", "topics").StatusAsync();

        var said = (await Statements.OfAsync(tool, "paired")).ToLookup(one => one.Code("pairing"));
        foreach (var (code, sees) in new[] { ("111111", "nothing"), ("222222", "nothing"), ("333333", "topics") })
            said[PairingCode.KeyedHash(RunningTool.Secret, "groenrijk", code)].OrderBy(one => one.Timestamp).Last().Code("sees").ShouldBe(sees, code);
        await using var db = await tool.StoreAsync();
        (await db.Consents.Where(row => row.What == "coaching" && row.Withdrawn == null).ToListAsync()).ShouldHaveSingleItem().Choice.ShouldBe("topics");
    }

    [Theory, MemberData(nameof(Engines.Both), MemberType = typeof(Engines))]
    public async Task Words_that_nobodys_yes_is_about_any_more_are_forgotten_and_others_stay(DataProvider engine)
    {
        await using var place = await FreshPlace.OnAsync(engine);
        await using var tool = await RunningTool.StartAsync(place);
        await tool.TellCodeAsync("groenrijk", "123456");
        var (kees, fatma) = (await (await tool.OpenAsync("groenrijk", "kees")).KeepAsync(), await (await tool.OpenAsync("groenrijk", "fatma")).KeepAsync());
        await kees.AgreeAsync("123456").StatusAsync();
        await using var db = await tool.StoreAsync();
        (await db.ConsentTexts.CountAsync()).ShouldBe(2, "both read the same words about keeping");
        await (await new OwnBrowser(tool, kees.Visit, cookies: true).OpenAsync()).SubmitAsync("/mijn/wissen", ("sure", "yes"));

        tool.Clock.Advance(TimeSpan.FromDays(ConsentBook.TextStaysDays + 1));
        await tool.Services.GetRequiredService<Sweep>().ForgetAsync();

        (await db.Consents.ToListAsync()).ShouldHaveSingleItem().Pseudonym.ShouldBe(fatma.Pseudonym);
        (await db.ConsentTexts.ToListAsync()).ShouldHaveSingleItem().Text.ShouldNotContain("Anna");
    }

    [Fact]
    public async Task Who_said_yes_to_nothing_reads_that_and_nobody_withdraws_for_another()
    {
        await using var place = await FreshPlace.OnAsync(DataProvider.Sqlite);
        await using var tool = await RunningTool.StartAsync(place);
        await tool.TellCodeAsync("groenrijk", "123456");
        await (await (await tool.OpenAsync("groenrijk", "kees")).KeepAsync()).AgreeAsync("123456").StatusAsync();
        var noor = await new OwnBrowser(tool, tool.Visit("groenrijk", "noor"), cookies: true).OpenAsync();

        noor.Text.ShouldContain("Je zei nog nergens ja op.");
        foreach (var site in (string[])["same-origin", "cross-site"]) await noor.PostAsync("/mijn/intrekken", new() { ["what"] = "coaching", ["sure"] = "yes" }, site);

        (await Statements.OfAsync(tool, "paired")).ShouldHaveSingleItem().Code("sees").ShouldBe("topics");
    }

    public static TheoryData<DataProvider, bool> Cookies => new() { { DataProvider.Sqlite, true }, { DataProvider.Sqlite, false }, { DataProvider.PostgreSql, true } };

    private static Dictionary<string, string> Carried(OwnBrowser browser) => new(StringComparer.Ordinal)
    {
        ["visit"] = Regex.Match(browser.Page, "name=\"visit\" value=\"(?<visit>[^\"]+)\"", RegexOptions.ExplicitCapture, TimeSpan.FromSeconds(5)).Groups["visit"].Value, ["what"] = "coaching", ["sure"] = "yes",
    };

    // The words of one question as they stand on the page: its elements' texts and the question that the player fills in.
    private static string Block(string page, string language, string activity, string part)
    {
        var main = page[page.IndexOf($"data-language=\"{language}\"", StringComparison.Ordinal)..];
        var whole = main[main.IndexOf($"data-activity=\"{activity}\"", StringComparison.Ordinal)..];
        var from = whole[whole.IndexOf(part, StringComparison.Ordinal)..];
        var block = from[..Regex.Match(from, activity == "bewaren" ? "<div role=\"status\">" : "<p data-pair=\"done\"", RegexOptions.None, TimeSpan.FromSeconds(5)).Index];
        block = Regex.Replace(block, "<p [^>]*data-template=\"(?<words>[^\"]*)\"[^>]*></p>", "\n${words}\n", RegexOptions.ExplicitCapture, TimeSpan.FromSeconds(5));
        return WebUtility.HtmlDecode(Regex.Replace(block[(block.IndexOf('>', StringComparison.Ordinal) + 1)..], "<[^>]+>", "\n", RegexOptions.None, TimeSpan.FromSeconds(5)));
    }
}
