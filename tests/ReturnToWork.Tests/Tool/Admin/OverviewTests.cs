using System.Text.RegularExpressions;
using Microsoft.Extensions.DependencyInjection;
using ReturnToWork.Lrs;
using ReturnToWork.Storage;
using ReturnToWork.TestKit.Companion;
using ReturnToWork.TestKit.Storage;
using ReturnToWork.Xapi;
using Shouldly;
using Xunit;

namespace ReturnToWork.Tests.Tool.Admin;

/// <summary>The first page: where the store is, and how much is in it.</summary>
public sealed class OverviewTests
{
    private const string Authority = """{"objectType":"Agent","account":{"homePage":"https://returntowork.example","name":"tool"}}""";

    [Theory, MemberData(nameof(Engines.Both), MemberType = typeof(Engines))]
    public async Task It_counts_per_stream_and_for_the_own_organisation_only(DataProvider engine)
    {
        await using var admin = await RunningAdmin.StartAsync(engine);
        var kees = CompanionApp.Scene("kees");
        var now = DateTimeOffset.UtcNow;
        var share = Guid.NewGuid();
        await StoreAsync(admin, "groenrijk",
            Tell.Initialized(kees, Guid.NewGuid(), now), Tell.Completed(kees, Guid.NewGuid(), now),
            Tell.Shared(kees, share, now, ["topics", "plan"], ["mijn-plan"]), Tell.Planned(kees, Guid.NewGuid(), now, share, new DateOnly(2027, 1, 5)), Foreign());
        await StoreAsync(admin, "groenrijk.training", Tell.Completed(CompanionApp.Scene("anna", "groenrijk.training"), Guid.NewGuid(), now));
        await StoreAsync(admin, "dekade", Tell.Completed(CompanionApp.Scene("sam", "dekade"), Guid.NewGuid(), now));

        using var wim = await admin.SignedInAsync();
        Counts(wim.Page!).ShouldBe(["progress 2", "personal 2", "training 1", "other 1"]);
        using var other = await admin.SignedInAsync(RunningAdmin.NewAdministrator("dekade"));
        Counts(other.Page!).ShouldBe(["progress 1", "personal 0", "training 0", "other 0"]);
        other.Page!.Text.ShouldContain("De Kade");
        other.Page.Text.ShouldNotContain("Groenrijk");
        wim.Page!.Html.ShouldNotContain("kees");
    }

    [Fact]
    public async Task It_names_the_addresses_to_paste_and_speaks_english_when_asked()
    {
        await using var admin = await RunningAdmin.StartAsync();
        using var wim = await admin.SignedInAsync();
        wim.Page!.Text.ShouldContain($"{admin.Tool.Address}xapi/<");
        wim.Page.Text.ShouldContain($"{admin.Tool.Address}xapi2/<");
        var english = await wim.PostAsync("/admin/language", ("language", "en"), ("to", "/admin"));
        english.Html.ShouldContain("<html lang=\"en\">");
        english.Text.ShouldContain("learning record store of Groenrijk Werkt");
    }

    private static IEnumerable<string> Counts(Seen page) => Regex.Matches(page.Html, "data-stream=\"([a-z]+)\">([0-9.]+)<").Select(match => $"{match.Groups[1].Value} {match.Groups[2].Value}");

    private static Statement Foreign() => StatementReader.Read(System.Text.Encoding.UTF8.GetBytes(
        $$$"""{"id":"{{{Guid.NewGuid()}}}","actor":{"mbox":"mailto:a@example.org"},"verb":{"id":"https://elsewhere.example/did"},"object":{"id":"https://elsewhere.example/thing"}}""")).Statement!;

    private static async Task StoreAsync(RunningAdmin admin, string organisation, params Statement[] statements) =>
        (await admin.Tool.Services.GetRequiredService<StatementStore>().AppendAsync(organisation, statements, Authority)).Refusal.ShouldBeNull();
}
