using Microsoft.AspNetCore.WebUtilities;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using ReturnToWork.Lti;
using ReturnToWork.Storage;
using ReturnToWork.TestKit.Storage;
using ReturnToWork.Tests.Tool;
using Shouldly;
using Xunit;

namespace ReturnToWork.Tests.Lti;

/// <summary>The launch log (issue item 8): a reason for each launch and refusal, for the administrator it concerns and for nobody else.</summary>
public sealed class LaunchLogTests
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Theory, MemberData(nameof(Engines.Both), MemberType = typeof(Engines))]
    public async Task Each_launch_and_refusal_is_a_line_with_code_paragraph_and_the_reference_of_the_page_and_nothing_of_a_person(DataProvider engine)
    {
        await using var tool = await ToolUnderTest.StartAsync(engine);
        var good = await tool.BeginAsync();
        await good.PostAsync(good.Token("good-email-only"));
        var bad = await tool.BeginAsync();
        await bad.PostAsync(bad.Token("V12-sub-empty", change: claims => (claims["name"], claims["email"]) = ("Kim Planted", "kim@planted.example")));
        var refused = tool.Receiver.Refusals.Single();

        var lines = await LogOf(tool).NewestAsync("green", cancellationToken: Ct);

        lines.Count.ShouldBe(2);
        lines.ShouldContain(line => line.Code == "ok" && line.Kind == LaunchKind.Launch && line.Status == 200 && line.Deployment == "1" && line.ClientId == "client-a" && line.Issuer == tool.A.Address);
        var entry = lines.Single(line => line.Code == "V12-sub-empty");
        (entry.Reference, entry.Paragraph, entry.Status, entry.Deployment).ShouldBe((refused.Reference, refused.Paragraph, refused.Status, "1"));
        (await LogOf(tool).FindAsync("green", $" {refused.Reference.ToLowerInvariant()} ", Ct)).ShouldBe(entry);
        (await LogOf(tool).NewestAsync("green", "V12-sub-empty", cancellationToken: Ct)).ShouldBe([entry]);
        (await LogOf(tool).CodesAsync("green", Ct)).ShouldBe([("V12-sub-empty", 1), ("ok", 1)]);
        foreach (var secret in (string[])["Kim", "planted", "kim@lms.example", "a6d5c443", good.State, good.Nonce, bad.State, bad.Token().Split('.')[1]])
            (await Everything.HoldsAsync(tool.Place, secret)).ShouldBeFalse(secret);
    }

    [Theory, MemberData(nameof(Engines.Both), MemberType = typeof(Engines))]
    public async Task Another_organisation_never_sees_it_and_what_is_nobodys_is_found_by_its_exact_reference_only(DataProvider engine)
    {
        await using var tool = await ToolUnderTest.StartAsync(engine);
        var bad = await tool.BeginAsync();
        await bad.PostAsync(bad.Token("V7-version"));
        await Begun.SendAsync(new HttpRequestMessage(HttpMethod.Get, QueryHelpers.AddQueryString(tool.Address + "/lti/login", new Dictionary<string, string?>
        {
            ["iss"] = "https://unknown.example", ["login_hint"] = "7", ["client_id"] = "x", ["target_link_uri"] = tool.Address + "/themes/3",
        })));
        var (known, unknown) = (tool.Receiver.Refusals.First().Reference, tool.Receiver.Refusals.Last().Reference);

        (await LogOf(tool).FindAsync("quay", known, Ct)).ShouldBeNull();
        (await LogOf(tool).NewestAsync("quay", cancellationToken: Ct)).ShouldBeEmpty();
        (await LogOf(tool).CodesAsync("quay", Ct)).ShouldBeEmpty();
        foreach (var organisation in (string[])["green", "quay"])
        {
            (await LogOf(tool).FindAsync(organisation, unknown, Ct)).ShouldNotBeNull().Code.ShouldBe("L3-client-unknown");
            (await LogOf(tool).FindAsync(organisation, unknown[..7], Ct)).ShouldBeNull();
            (await LogOf(tool).NewestAsync(organisation, cancellationToken: Ct)).ShouldNotContain(line => line.Reference == unknown);
        }
    }

    [Fact]
    public async Task A_launch_of_a_client_that_organisations_share_is_a_line_of_the_one_whose_deployment_it_is()
    {
        await using var tool = await ToolUnderTest.StartAsync();
        foreach (var (deployment, sample) in new[] { ("n-1", "good-minimal"), ("s-1", "V12-sub-empty"), ("s-1", "V7-version") })
        {
            var begun = await tool.BeginAsync(client: "shared");
            await begun.PostAsync(begun.Token(sample, client: "shared", deployment: deployment));
        }

        (await LogOf(tool).NewestAsync("north", cancellationToken: Ct)).Single().Code.ShouldBe("ok");
        (await LogOf(tool).NewestAsync("south", cancellationToken: Ct)).Single().Code.ShouldBe("V12-sub-empty");
        // Refused before the deployment was known: it is nobody's.
        (await LogOf(tool).FindAsync("north", tool.Receiver.Refusals.Last().Reference, Ct)).ShouldNotBeNull().Code.ShouldBe("V7-version");
    }

    [Theory, MemberData(nameof(Engines.Both), MemberType = typeof(Engines))]
    public async Task The_sweep_keeps_ninety_days_and_the_newest_ten_thousand_of_each_organisation(DataProvider engine)
    {
        await using var tool = await ToolUnderTest.StartAsync(engine);
        var now = tool.Clock.GetUtcNow();
        await using (var db = await tool.Services.GetRequiredService<IDbContextFactory<LtiDb>>().CreateDbContextAsync(Ct))
        {
            db.AddRange(Enumerable.Range(0, LaunchLog.Most + 5).Select(i => Row("green", i, now.AddSeconds(-i))));
            db.AddRange(Row("quay", 1, now.AddDays(-90).AddSeconds(1)), Row("quay", 2, now.AddDays(-90).AddSeconds(-1)), Row("", 3, now.AddDays(-91)));
            await db.SaveChangesAsync(Ct);
        }

        var sweep = tool.Services.GetRequiredService<LaunchLogSweep>();
        (await sweep.RunAsync(Ct)).ShouldBe(7);
        (await sweep.RunAsync(Ct)).ShouldBe(0);

        (await LogOf(tool).NewestAsync("green", most: 20_000, cancellationToken: Ct)).Count.ShouldBe(LaunchLog.Most);
        (await LogOf(tool).FindAsync("green", "R0000000", Ct)).ShouldNotBeNull();
        (await LogOf(tool).FindAsync("green", $"R{LaunchLog.Most:0000000}", Ct)).ShouldBeNull();
        (await LogOf(tool).NewestAsync("quay", cancellationToken: Ct)).Single().Reference.ShouldBe("R0000001");
        (await LogOf(tool).FindAsync("quay", "R0000003", Ct)).ShouldBeNull();
    }

    private static LaunchLogRow Row(string organisation, int number, DateTimeOffset at) =>
        new() { Organisation = organisation, Reference = $"R{number:0000000}", At = at, Kind = LaunchKind.Launch, Code = "ok", Paragraph = "", Status = 200 };

    private static LaunchLog LogOf(ToolUnderTest tool) => tool.Services.GetRequiredService<LaunchLog>();
}
