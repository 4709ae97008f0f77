using System.Net;
using Microsoft.Extensions.DependencyInjection;
using ReturnToWork.Lrs;
using ReturnToWork.TestKit.Companion;
using ReturnToWork.Tests.Lrs.Flows;
using ReturnToWork.Xapi;
using Shouldly;
using WireMock.ResponseBuilders;
using Xunit;

namespace ReturnToWork.Tests.Tool.Admin;

/// <summary>The page about passing statements on: what it says, its buttons, and whose they are.</summary>
public sealed class FlowsTests
{
    private const string Authority = """{"objectType":"Agent","account":{"homePage":"https://returntowork.example","name":"tool"}}""";

    [Fact]
    public async Task Without_another_store_it_says_how_to_set_one_up()
    {
        await using var admin = await RunningAdmin.StartAsync();
        using var wim = await admin.SignedInAsync(to: "/admin/flows");
        wim.Page!.Text.ShouldContain("Lrs:Forwarding");
        (await wim.GetAsync("/admin")).Text.ShouldContain("Er zijn geen verbindingen met andere leerregisters");
    }

    [Fact]
    public async Task P3_a_refused_statement_is_shown_by_id_verb_and_time_and_sent_again_or_put_aside()
    {
        using var theirs = new TheirStore { Refuses = _ => (400, "No such course.") };
        await using var admin = await RunningAdmin.StartAsync(settings: To(theirs));
        var (done, begun) = await SayAsync(admin);
        using var wim = await admin.SignedInAsync();
        var flows = await wim.UntilAsync("/admin/flows", seen => seen.Text.Contains("2 berichten</a>", StringComparison.Ordinal));
        flows.Text.ShouldContain("Naar kennis");
        flows.Text.ShouldContain("Alles is doorgestuurd");

        var refused = await wim.GetAsync("/admin/flows/kennis/refused");
        refused.Text.ShouldContain(done.ToString());
        refused.Text.ShouldContain(begun.ToString());
        refused.Text.ShouldContain($"Bericht: ‘{Vocabulary.Current.Verb("completed").Display["nl"]}’");
        refused.Text.ShouldContain("No such course.");
        refused.Text.ShouldNotContain("kees-in-the-actor");

        theirs.Refuses = _ => null;
        var first = Ticks(refused)[0];
        var again = await wim.PostAsync("/admin/flows/kennis/refused?handler=Again", ("tick", first));
        again.Text.ShouldContain("wordt zo opnieuw gestuurd");
        var left = await wim.UntilAsync("/admin/flows/kennis/refused", seen => Ticks(seen).Count == 1 && !seen.Text.Contains("Dit bericht wordt zo", StringComparison.Ordinal));
        theirs.Taken.Count.ShouldBe(1);
        (await wim.PostAsync("/admin/flows/kennis/refused?handler=Drop", ("tick", Ticks(left).Single()))).Text.ShouldContain("We sturen het bericht niet meer");
        Ticks(wim.Page!).ShouldBeEmpty();
        (await wim.PostAsync("/admin/flows/kennis/refused?handler=Drop", ("tick", first))).Status.ShouldBe(HttpStatusCode.NotFound);

        var acts = await wim.GetAsync("/admin/log");
        acts.Text.ShouldContain("stuurde een geweigerd bericht opnieuw naar kennis");
        acts.Text.ShouldContain("besloot een geweigerd bericht niet meer naar kennis te sturen");
    }

    [Fact]
    public async Task A_pause_says_why_and_ends_by_a_button()
    {
        using var theirs = new TheirStore { Refuses = _ => (401, "Who are you?") };
        await using var admin = await RunningAdmin.StartAsync(settings: To(theirs));
        await SayAsync(admin);
        using var wim = await admin.SignedInAsync();
        var paused = await wim.UntilAsync("/admin/flows", seen => seen.Text.Contains("Weer beginnen", StringComparison.Ordinal));
        paused.Text.ShouldContain("Het doorsturen staat stil");
        paused.Text.ShouldContain("Who are you?");
        paused.Text.ShouldContain("2 berichten. Het oudste wacht nu");
        (await wim.GetAsync("/admin")).Text.ShouldContain("Naar kennis: Het doorsturen staat stil");

        theirs.Refuses = _ => null;
        await wim.GetAsync("/admin/flows");
        (await wim.PostAsync("/admin/flows?handler=Resume", ("name", "kennis"))).Text.ShouldContain("We proberen het meteen weer");
        (await wim.UntilAsync("/admin/flows", seen => seen.Text.Contains("Alles is doorgestuurd", StringComparison.Ordinal))).Text.ShouldNotContain("Weer beginnen");
        theirs.Taken.Count.ShouldBe(2);
        (await wim.GetAsync("/admin/log")).Text.ShouldContain("liet het doorsturen naar kennis weer beginnen");
    }

    [Fact]
    public async Task Another_organisations_stores_are_not_there()
    {
        using var theirs = new TheirStore { Refuses = _ => (400, "no") };
        await using var admin = await RunningAdmin.StartAsync(settings: To(theirs));
        await SayAsync(admin);
        using var wim = await admin.SignedInAsync();
        var refused = await wim.UntilAsync("/admin/flows/kennis/refused", seen => Ticks(seen).Count == 2);
        using var other = await admin.SignedInAsync(RunningAdmin.NewAdministrator("dekade"), "/admin/flows");

        other.Page!.Text.ShouldNotContain("kennis");
        (await other.GetAsync("/admin/flows/kennis/refused")).Status.ShouldBe(HttpStatusCode.NotFound);
        foreach (var (path, name, value) in new[] { ("/admin/flows?handler=Resume", "name", "kennis"), ("/admin/flows/kennis/refused?handler=Again", "tick", Ticks(refused)[0]), ("/admin/flows/kennis/refused?handler=Drop", "tick", Ticks(refused)[0]) })
        {
            await other.GetAsync("/admin/flows");
            (await other.PostAsync(path, (name, value))).Status.ShouldBe(HttpStatusCode.NotFound, path);
        }

        Ticks(await wim.GetAsync("/admin/flows/kennis/refused")).Count.ShouldBe(2);
    }

    [Fact]
    public async Task What_could_not_be_taken_in_is_listed_with_the_reason_and_leaves_the_list_by_a_button()
    {
        using var theirs = new TheirStore();
        var (share, done) = (Guid.NewGuid(), Guid.NewGuid());
        var kees = CompanionApp.Scene("kees-in-the-actor");
        var all = new[] { Tell.Shared(kees, share, DateTimeOffset.UtcNow, ["ask"], []), Tell.Completed(kees, done, DateTimeOffset.UtcNow) }
            .Select(one => System.Text.Encoding.UTF8.GetString(one.Utf8.Span)[..^1] + ",\"stored\":\"2026-11-22T09:00:00.000Z\"}");
        theirs.Fails(Response.Create().WithHeader("Content-Type", "application/json").WithBody($$"""{"statements":[{{string.Join(',', all)}}],"more":""}"""));
        await using var admin = await RunningAdmin.StartAsync(settings: new Dictionary<string, string?>
        {
            ["Lrs:Flows:Every"] = "00:00:00.050", ["Lrs:Imports:0:Organisation"] = "groenrijk", ["Lrs:Imports:0:Name"] = "oud", ["Lrs:Imports:0:Endpoint"] = theirs.Address,
            ["Lrs:Imports:0:Key"] = "key", ["Lrs:Imports:0:Secret"] = "secret",
        });
        using var wim = await admin.SignedInAsync();
        var flows = await wim.UntilAsync("/admin/flows", seen => seen.Text.Contains("1 bericht</a>", StringComparison.Ordinal));
        flows.Text.ShouldContain("Uit oud");
        (await wim.GetAsync("/admin")).Text.ShouldContain("Uit oud: Het ophalen gaat goed");

        using var other = await admin.SignedInAsync(RunningAdmin.NewAdministrator("dekade"), "/admin/flows");
        other.Page!.Text.ShouldNotContain("Uit oud");
        (await other.GetAsync("/admin/flows/import%3Aoud/refused")).Status.ShouldBe(HttpStatusCode.NotFound);

        var refused = await wim.GetAsync("/admin/flows/import%3Aoud/refused");
        refused.Text.ShouldContain(share.ToString());
        refused.Text.ShouldContain("the personal stream never comes from elsewhere");
        refused.Text.ShouldNotContain("kees-in-the-actor");
        refused.Text.ShouldNotContain("Stuur opnieuw");
        (await wim.PostAsync("/admin/flows/import%3Aoud/refused?handler=Again", ("tick", Ticks(refused).Single()))).Status.ShouldBe(HttpStatusCode.NotFound);
        await wim.GetAsync("/admin/flows/import%3Aoud/refused");
        (await wim.PostAsync("/admin/flows/import%3Aoud/refused?handler=Drop", ("tick", Ticks(refused).Single()))).Text.ShouldContain("Het bericht is van de lijst");
        (await wim.GetAsync("/admin/log")).Text.ShouldContain("haalde een niet overgenomen bericht uit oud van de lijst");
    }

    private static List<string> Ticks(Seen page) => [.. System.Text.RegularExpressions.Regex.Matches(page.Html, "name=\"tick\" value=\"(\\d+)\"").Select(match => match.Groups[1].Value)];

    private static Dictionary<string, string?> To(TheirStore theirs) => new()
    {
        ["Lrs:Flows:Every"] = "00:00:00.050", ["Lrs:Forwarding:0:Organisation"] = "groenrijk", ["Lrs:Forwarding:0:Name"] = "kennis", ["Lrs:Forwarding:0:Endpoint"] = theirs.Address,
        ["Lrs:Forwarding:0:Key"] = "key", ["Lrs:Forwarding:0:Secret"] = "secret",
    };

    private static async Task<(Guid Done, Guid Begun)> SayAsync(RunningAdmin admin)
    {
        var (done, begun, kees) = (Guid.NewGuid(), Guid.NewGuid(), CompanionApp.Scene("kees-in-the-actor"));
        (await admin.Tool.Services.GetRequiredService<StatementStore>().AppendAsync(
            "groenrijk", [Tell.Initialized(kees, begun, DateTimeOffset.UtcNow), Tell.Completed(kees, done, DateTimeOffset.UtcNow)], Authority)).Refusal.ShouldBeNull();
        return (done, begun);
    }
}
