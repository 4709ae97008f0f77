using System.Net;
using System.Text.RegularExpressions;
using Microsoft.Extensions.DependencyInjection;
using ReturnToWork.Lrs;
using ReturnToWork.TestKit.Companion;
using ReturnToWork.Xapi;
using Shouldly;
using Xunit;

namespace ReturnToWork.Tests.Tool.Admin;

/// <summary>Erasing a person: first whom, then what exactly, then the receipt; never another organisation's.</summary>
public sealed class EraseTests(SharedAdmin shared) : IClassFixture<SharedAdmin>
{
    private const string Authority = """{"objectType":"Agent","account":{"homePage":"https://returntowork.example","name":"tool"}}""";
    private readonly RunningAdmin _admin = shared.Admin;

    [Fact]
    public async Task A_person_is_erased_by_pseudonym_in_two_steps_with_a_receipt_and_nobody_elses_data_goes()
    {
        var (kees, fatma) = (Name(), Name());
        await SayAsync(kees);
        await SayAsync(fatma);
        using var wim = await _admin.SignedInAsync(to: "/admin/erase");
        var sure = await wim.PostAsync("/admin/erase?handler=Look", ("pseudonym", $" {kees} "), ("agent", ""));
        sure.Text.ShouldContain("Weet je het zeker?");
        sure.Text.ShouldContain($"<code>{kees}</code>");
        sure.Text.ShouldContain("2 berichten waarin deze persoon voorkomt");
        sure.Text.ShouldContain("0 tussenstanden en profielen");
        (await CountAsync(kees)).ShouldBe(2);

        var receipt = await wim.PostAsync("/admin/erase?handler=Erase", ("agent", Field(sure, "agent")));
        receipt.Address.AbsolutePath.ShouldMatch("^/admin/erase/[0-9a-f-]{36}$");
        receipt.Text.ShouldContain("Bewijs van wissen");
        Regex.Match(receipt.Html, "id=\"statements\">([^<]*)<").Groups[1].Value.ShouldBe("2");
        receipt.Text.ShouldNotContain(kees);
        (await CountAsync(kees)).ShouldBe(0);
        (await CountAsync(fatma)).ShouldBe(2);

        (await wim.GetAsync("/admin/erase")).Html.ShouldContain(receipt.Address.AbsolutePath);
        var acts = await wim.GetAsync("/admin/log");
        acts.Text.ShouldContain("wiste de gegevens van één persoon");
        acts.Text.ShouldNotContain(kees);
        _admin.Tool.Logged.ShouldNotContain(kees);
    }

    [Fact]
    public async Task A_person_of_another_program_is_erased_by_their_agent()
    {
        var mail = $"{Name()}@example.org";
        await StoreAsync("groenrijk", StatementReader.Read(System.Text.Encoding.UTF8.GetBytes(
            $$$"""{"id":"{{{Guid.NewGuid()}}}","actor":{"mbox":"mailto:{{{mail}}}"},"verb":{"id":"https://elsewhere.example/did"},"object":{"id":"https://elsewhere.example/thing"}}""")).Statement!);
        using var wim = await _admin.SignedInAsync(to: "/admin/erase");
        var sure = await wim.PostAsync("/admin/erase?handler=Look", ("pseudonym", ""), ("agent", $$$"""{"mbox":"mailto:{{{mail}}}"}"""));
        sure.Text.ShouldContain("1 bericht waarin");
        (await wim.PostAsync("/admin/erase?handler=Erase", ("agent", Field(sure, "agent")))).Text.ShouldContain("Bewijs van wissen");
    }

    [Fact]
    public async Task Another_organisations_person_and_receipt_are_not_there()
    {
        var kees = Name();
        await SayAsync(kees);
        using var other = await _admin.SignedInAsync(RunningAdmin.NewAdministrator("dekade"), "/admin/erase");
        (await other.PostAsync("/admin/erase?handler=Look", ("pseudonym", kees))).Text.ShouldContain("Er staat niets onder deze code");
        var agent = $$$"""{"account":{"homePage":"https://returntowork.example/people/groenrijk","name":"{{{kees}}}"}}""";
        await other.GetAsync("/admin/erase");
        (await other.PostAsync("/admin/erase?handler=Look", ("agent", agent))).Text.ShouldContain("Er staat niets onder deze code");
        await other.GetAsync("/admin/erase");
        await other.PostAsync("/admin/erase?handler=Erase", ("agent", agent));
        (await CountAsync(kees)).ShouldBe(2);

        using var wim = await _admin.SignedInAsync(to: "/admin/erase");
        var sure = await wim.PostAsync("/admin/erase?handler=Look", ("pseudonym", kees));
        var receipt = await wim.PostAsync("/admin/erase?handler=Erase", ("agent", Field(sure, "agent")));
        (await other.GetAsync(receipt.Address.AbsolutePath)).Status.ShouldBe(HttpStatusCode.NotFound);
        (await other.GetAsync("/admin/erase")).Html.ShouldNotContain(receipt.Address.AbsolutePath);
    }

    [Theory]
    [InlineData("", "", "Vul één van de twee in")]
    [InlineData("kees", "{\"mbox\":\"mailto:a@example.org\"}", "Vul één van de twee in")]
    [InlineData("", "kees", "geen xAPI-agent")]
    [InlineData("", "{\"name\":\"Kees\"}", "geen xAPI-agent")]
    [InlineData("", "{\"account\":{\"homePage\":\"https://returntowork.example/credentials\",\"name\":\"reader\"}}", "een sleutel en geen persoon")]
    public async Task What_names_nobody_erases_nothing_and_says_why(string pseudonym, string agent, string words)
    {
        using var wim = await _admin.SignedInAsync(RunningAdmin.NewAdministrator("dekade"), "/admin/erase");
        var seen = await wim.PostAsync("/admin/erase?handler=Look", ("pseudonym", pseudonym), ("agent", agent));
        seen.Status.ShouldBe(HttpStatusCode.BadRequest);
        seen.Text.ShouldContain(words);
        (await wim.PostAsync("/admin/erase?handler=Erase", ("agent", agent.StartsWith("{\"mbox", StringComparison.Ordinal) ? "" : agent))).Status.ShouldBe(HttpStatusCode.BadRequest);
    }

    private static string Name() => Guid.NewGuid().ToString("N")[..16];

    private static string Field(Seen page, string name) => WebUtility.HtmlDecode(Regex.Match(page.Html, $"name=\"{name}\" value=\"([^\"]*)\"").Groups[1].Value);

    private Task SayAsync(string pseudonym)
    {
        var scene = CompanionApp.Scene(pseudonym);
        return StoreAsync("groenrijk", Tell.Initialized(scene, Guid.NewGuid(), DateTimeOffset.UtcNow), Tell.Completed(scene, Guid.NewGuid(), DateTimeOffset.UtcNow));
    }

    private async Task StoreAsync(string organisation, params Statement[] statements) =>
        (await _admin.Tool.Services.GetRequiredService<StatementStore>().AppendAsync(organisation, statements, Authority)).Refusal.ShouldBeNull();

    private async Task<long> CountAsync(string pseudonym) => (await _admin.Tool.Services.GetRequiredService<RecordStoreErasure>().LookAtAgentAsync(
        "groenrijk", $$$"""{"account":{"homePage":"https://returntowork.example/people/groenrijk","name":"{{{pseudonym}}}"}}""")).Would!.Statements;
}
