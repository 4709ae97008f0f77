using System.Text.RegularExpressions;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using ReturnToWork.Storage;
using ReturnToWork.TestKit.Storage;
using ReturnToWork.Xapi;
using Shouldly;
using Xunit;

namespace ReturnToWork.Tests.Tool.Mine;

/// <summary>Research is asked only where the organisation switched it on, and no answer changes anything else.</summary>
public sealed class ResearchTests
{
    private static readonly Dictionary<string, string?> On = new(StringComparer.Ordinal)
    {
        ["Organisations:0:Id"] = "groenrijk", ["Organisations:0:Research:By"] = "Hogeschool De Brug", ["Organisations:0:Research:Contact"] = "Bel Mila, 010 123 45 67.",
    };

    [Theory, MemberData(nameof(Engines.Both), MemberType = typeof(Engines))]
    public async Task A_no_is_not_written_down_and_a_yes_or_its_withdrawal_changes_no_page_and_no_answer_of_the_api(DataProvider engine)
    {
        await using var place = await FreshPlace.OnAsync(engine);
        await using var tool = await RunningTool.StartAsync(place, settings: On);
        await tool.TellCodeAsync("groenrijk", "123456");
        var player = await (await tool.OpenAsync("groenrijk", "kees")).KeepAsync("nl");
        await player.AgreeAsync("123456", "topics", "nl").StatusAsync();
        await player.AnswerAsync("wens", new { picked = new[] { "contact" } }, 1).StatusAsync();
        var kees = await new OwnBrowser(tool, player.Visit, cookies: true).OpenAsync();
        kees.Text.ShouldContain("Je organisatie vraagt of je mee wilt doen aan onderzoek.");
        var before = await EverythingAsync(tool, player);
        await using var db = await tool.StoreAsync();
        var receipts = await db.Consents.CountAsync();

        await kees.SubmitAsync("/mijn/onderzoek");
        foreach (var said in (string[])["Het onderzoek is van Hogeschool De Brug.", "Bel Mila, 010 123 45 67.", "De onderzoekers krijgen nu nog niets van jou."]) kees.Text.ShouldContain(said);
        kees.Page.ShouldNotContain("checked");
        await kees.SubmitAsync("/mijn/onderzoek", ("sure", "yes"));
        kees.Text.ShouldContain("Kies ja of nee.");
        await kees.SubmitAsync("/mijn/onderzoek", ("answer", "no"));
        kees.Text.ShouldContain("Je doet niet mee.");
        (await db.Consents.CountAsync()).ShouldBe(receipts, "a no leaves nothing");
        (await EverythingAsync(tool, player)).ShouldBe(before, "after no");

        await (await kees.SubmitAsync("/mijn/onderzoek")).SubmitAsync("/mijn/onderzoek", ("answer", "yes"));
        foreach (var said in (string[])["Goed. Je doet mee.", "Je ja telt vanaf 29 november 2026.", "Meedoen aan onderzoek"]) kees.Text.ShouldContain(said);
        var receipt = await db.Consents.AsNoTracking().SingleAsync(row => row.What == "research");
        var text = (await db.ConsentTexts.AsNoTracking().SingleAsync(row => row.Hash == receipt.TextHash)).Text;
        foreach (var word in (string[])["Hogeschool De Brug", "Bel Mila, 010 123 45 67.", "- Ja, ik doe mee"]) text.ShouldContain(word);
        (await EverythingAsync(tool, player)).ShouldBe(before, "after yes");

        await WithdrawAsync(kees);
        kees.Text.ShouldContain("Goed. Je bent gestopt met onderzoek.");
        (await db.Consents.AsNoTracking().SingleAsync(row => row.What == "research")).Withdrawn.ShouldBe(new DateOnly(2026, 11, 22));
        (await EverythingAsync(tool, player)).ShouldBe(before, "after withdrawing");
        (await Statements.OfAsync(tool)).Select(one => one.Verb).ShouldBe([Vocabulary.Current.VerbIri("paired")], "no store hears of it");
    }

    [Fact]
    public async Task Words_that_changed_while_somebody_read_are_asked_again()
    {
        await using var place = await FreshPlace.OnAsync(DataProvider.Sqlite);
        await using var tool = await RunningTool.StartAsync(place, settings: On);
        var player = await (await tool.OpenAsync("groenrijk", "kees")).KeepAsync("nl");
        var kees = new OwnBrowser(tool, player.Visit, cookies: true);

        await kees.PostAsync("/mijn/onderzoek", new() { ["answer"] = "yes", ["text"] = new string('a', 64), ["language"] = "nl" });

        kees.Text.ShouldContain("Wil je meedoen aan onderzoek?");
        await using var db = await tool.StoreAsync();
        (await db.Consents.AnyAsync(row => row.What == "research")).ShouldBeFalse();
    }

    [Fact]
    public async Task Nobody_is_asked_where_it_is_not_switched_on_or_where_nothing_is_kept()
    {
        await using var place = await FreshPlace.OnAsync(DataProvider.Sqlite);
        await using var tool = await RunningTool.StartAsync(place, settings: On);
        await (await tool.OpenAsync("dekade", "sam")).KeepAsync("nl");
        foreach (var (organisation, who) in new[] { ("dekade", "sam"), ("groenrijk", "noor") })
        {
            var browser = await new OwnBrowser(tool, tool.Visit(organisation, who), cookies: true).OpenAsync();
            browser.Page.ShouldNotContain("onderzoek", Case.Sensitive, organisation);
            await browser.PostAsync("/mijn/onderzoek", new() { ["answer"] = "yes", ["language"] = "nl" });
        }

        await using var db = await tool.StoreAsync();
        (await db.Consents.AnyAsync(row => row.What == "research")).ShouldBeFalse();
    }

    [Theory, InlineData("By"), InlineData("Contact")]
    public async Task Half_a_setting_stops_the_start_with_a_sentence(string missing)
    {
        await using var place = await FreshPlace.OnAsync(DataProvider.Sqlite);
        var half = On.Where(setting => !setting.Key.EndsWith(missing, StringComparison.Ordinal)).ToDictionary(StringComparer.Ordinal);

        var refused = await Should.ThrowAsync<OptionsValidationException>(() => RunningTool.StartAsync(place, settings: half));

        refused.Message.ShouldContain("Organisations:N:Research needs By");
    }

    private static async Task WithdrawAsync(OwnBrowser kees)
    {
        foreach (var sure in (string?[])[null, "yes"])
            await kees.PostAsync("/mijn/intrekken", sure is null ? new() { ["what"] = "research", ["language"] = "nl" } : new() { ["what"] = "research", ["language"] = "nl", ["sure"] = sure });
    }

    // What this person gets from the Tool, byte for byte, without the two sections that are about the answer and without what is new in each response anyhow.
    private static async Task<string> EverythingAsync(RunningTool tool, Player player)
    {
        var own = (await new OwnBrowser(tool, player.Visit, cookies: true).OpenAsync()).Page;
        foreach (var section in (string[])["ja", "onderzoek"])
            own = Regex.Replace(own, $"<section id=\"{section}\".*?</section>", "", RegexOptions.Singleline, TimeSpan.FromSeconds(5));
        var theme = (await new OwnBrowser(tool, player.Visit, cookies: true).OpenAsync("/themes/3")).Page;
        var api = (await player.AnswersAsync()).GetRawText();
        var whole = string.Join("\n====\n", own, theme, api);
        return Regex.Replace(whole, "(?<name>nonce=\"|\"token\":\")[^\"]+\"", "${name}", RegexOptions.ExplicitCapture, TimeSpan.FromSeconds(5));
    }
}
