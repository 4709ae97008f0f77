using System.Net;
using ReturnToWork.Lti;
using ReturnToWork.Storage;
using ReturnToWork.TestKit.Storage;
using Shouldly;
using Xunit;

namespace ReturnToWork.Tests.Lti;

/// <summary>A launch whose proof lies in the platform's storage (lti.md C4): nothing is opened before this browser has brought it.</summary>
public sealed class StorageProofTests(SharedTool shared) : IClassFixture<SharedTool>
{
    private ToolUnderTest Tool => shared.Tool;

    [Fact]
    public async Task C4_the_launch_is_checked_first_then_proved_and_only_then_opened()
    {
        var browser = await Cookieless.BeginAsync(Tool);
        Tool.Receiver.Launches.Clear();

        var fetch = (await browser.LaunchAsync())!;

        Tool.Receiver.Launches.ShouldBeEmpty();
        (fetch.Storage.Target, fetch.Storage.Origin, fetch.PostTo).ShouldBe((Cookieless.Target, Tool.A.Address, "/lti/launch/proof"));
        fetch.FramedBy.ShouldBe([Tool.A.Address]);
        fetch.Fields.Select(field => field.Value).ShouldBe(["lti_state_" + browser.Begun.State, "lti_nonce_" + browser.Begun.Nonce]);
        (await browser.ProveAsync(browser.Form(fetch))).ShouldBe("launched");
        var launch = Tool.Receiver.Launches.Single();
        (launch.CookiesHold, launch.ClientId, launch.DeploymentId).ShouldBe((false, "client-a", "1"));
    }

    [Fact]
    public async Task C4_a_launch_that_is_not_true_never_comes_to_the_proof()
    {
        var browser = await Cookieless.BeginAsync(Tool);
        Tool.Receiver.Refusals.Clear();

        (await browser.LaunchAsync(token: browser.Begun.Token("V2-signature-wrong"))).ShouldBeNull();

        Tool.Receiver.Refusals.Single().Code.ShouldBe("V2-signature-wrong");
    }

    [Fact]
    public async Task L01_a_launch_walked_into_another_browser_finds_no_proof_there_and_opens_nothing()
    {
        var (attackers, victims) = (await Cookieless.BeginAsync(Tool), await Cookieless.BeginAsync(Tool));
        Tool.Receiver.Launches.Clear();
        var fetch = (await attackers.LaunchAsync())!;
        var right = attackers.Form(fetch);
        var held = victims.Put.Values;
        foreach (var (proof, nonce) in new[]
        {
            ("", ""), (held[0].Value, held[1].Value), (held[0].Value, right["nonce"]), (right["proof"], ""), (right["proof"], held[1].Value), (attackers.Begun.State, right["nonce"]),
            (right["nonce"], right["nonce"]), (Secret.Hash(attackers.Begun.State), right["nonce"]),
        })
        {
            (await attackers.ProveAsync(new Dictionary<string, string> { ["ticket"] = fetch.Ticket, ["proof"] = proof, ["nonce"] = nonce })).ShouldBe("A3-browser-unproven");
        }

        Tool.Receiver.Refusals.Last().OwnWindowHelps.ShouldBeTrue();
        Tool.Receiver.Launches.ShouldBeEmpty();
    }

    [Theory]
    [InlineData(null, "same-origin")]
    [InlineData("null", "same-origin")]
    [InlineData("https://evil.example", "cross-site")]
    [InlineData("{A}", "cross-site")]
    [InlineData("{tool}", "cross-site")]
    [InlineData("{tool}", "same-site")]
    [InlineData("{tool}", "none")]
    [InlineData("{tool}.evil.example", "same-origin")]
    public async Task L01_the_right_proof_from_another_sites_form_opens_nothing(string? origin, string site)
    {
        var browser = await Cookieless.BeginAsync(Tool);
        var form = browser.Form((await browser.LaunchAsync())!);

        var code = await browser.ProveAsync(form, request =>
        {
            request.Headers.Remove("Origin");
            request.Headers.Remove("Sec-Fetch-Site");
            if (origin is not null) request.Headers.Add("Origin", origin.Replace("{A}", Tool.A.Address, StringComparison.Ordinal).Replace("{tool}", Tool.Address, StringComparison.Ordinal));
            request.Headers.Add("Sec-Fetch-Site", site);
        });

        code.ShouldBe("A3-proof-elsewhere");
        (await browser.ProveAsync(form)).ShouldBe("launched", "a stranger's try takes nothing away");
    }

    [Fact]
    public async Task A_browser_that_does_not_say_where_a_request_comes_from_still_names_its_origin()
    {
        var browser = await Cookieless.BeginAsync(Tool);

        (await browser.ProveAsync(browser.Form((await browser.LaunchAsync())!), request => request.Headers.Remove("Sec-Fetch-Site"))).ShouldBe("launched");
    }

    [Fact]
    public async Task C4_a_ticket_is_sealed_and_lasts_two_minutes()
    {
        var browser = await Cookieless.BeginAsync(Tool);
        var form = browser.Form((await browser.LaunchAsync())!);

        form["ticket"].ShouldNotContain("client-a");
        (await browser.ProveAsync(new Dictionary<string, string>(form) { ["ticket"] = form["ticket"][..^4] + "AAAA" })).ShouldBe("A3-ticket-unknown");
        (await browser.ProveAsync(new Dictionary<string, string>(form) { ["ticket"] = "" })).ShouldBe("A3-ticket-unknown");
        (await browser.ProveAsync(new Dictionary<string, string>(form) { ["ticket"] = browser.Begun.Token() })).ShouldBe("A3-ticket-unknown");
        Tool.Clock.Advance(TimeSpan.FromSeconds(121));
        (await browser.ProveAsync(form)).ShouldBe("A3-state-expired");
    }

    [Fact]
    public async Task L01_a_ticket_and_a_proof_of_two_logins_do_not_fit()
    {
        var (one, other) = (await Cookieless.BeginAsync(Tool), await Cookieless.BeginAsync(Tool));
        var (ones, others) = (one.Form((await one.LaunchAsync())!), other.Form((await other.LaunchAsync())!));

        (await one.ProveAsync(new Dictionary<string, string>(ones) { ["ticket"] = others["ticket"] })).ShouldBe("A3-browser-unproven");
        // Side by side, each with its own, both open.
        (await other.ProveAsync(others)).ShouldBe("launched");
        (await one.ProveAsync(ones)).ShouldBe("launched");
    }

    [Fact]
    public async Task L02_neither_the_state_nor_the_proof_counts_twice()
    {
        var browser = await Cookieless.BeginAsync(Tool);
        var form = browser.Form((await browser.LaunchAsync())!);

        (await browser.LaunchAsync()).ShouldBeNull();
        Tool.Receiver.Refusals.Last().Code.ShouldBe("A3-state-used");
        (await browser.ProveAsync(form)).ShouldBe("launched");
        (await browser.ProveAsync(form)).ShouldBe("A3-state-used");
    }

    [Fact]
    public async Task L01_a_login_cookie_that_happens_to_be_there_opens_no_launch_whose_proof_lies_elsewhere()
    {
        var (browser, other) = (await Cookieless.BeginAsync(Tool), await Tool.BeginAsync());
        Tool.Receiver.Launches.Clear();

        (await browser.LaunchAsync(cookie: other.Cookie)).ShouldNotBeNull();

        Tool.Receiver.Launches.ShouldBeEmpty();
    }

    [Theory, MemberData(nameof(Engines.Both), MemberType = typeof(Engines))]
    public async Task L02_of_32_equal_proofs_at_two_instances_exactly_one_opens_a_session(DataProvider engine)
    {
        await using var tool = await ToolUnderTest.StartAsync(engine);
        await using var twin = await ToolUnderTest.StartAsync(beside: tool);
        for (var round = 0; round < 5; round++)
        {
            var browser = await Cookieless.BeginAsync(tool);
            var form = browser.Form((await browser.LaunchAsync())!);

            var answers = await Task.WhenAll(Enumerable.Range(0, 32).Select(i => browser.ProveAsync(form, at: i % 2 == 0 ? tool : twin)));

            answers.Count(text => text == "launched").ShouldBe(1);
            answers.Where(text => text != "launched").ShouldAllBe(text => text == "A3-state-used");
        }

        (tool.Receiver.Launches.Count + twin.Receiver.Launches.Count).ShouldBe(5);
    }

    [Fact]
    public async Task A1_opening_the_address_by_hand_is_a_page()
    {
        using var answer = await Begun.SendAsync(new HttpRequestMessage(HttpMethod.Get, Tool.Address + "/lti/launch/proof"));

        answer.StatusCode.ShouldBe(HttpStatusCode.MethodNotAllowed);
        (await answer.Content.ReadAsStringAsync()).ShouldBe("A1-not-a-post");
    }
}
