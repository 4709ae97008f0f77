using System.Net;
using Microsoft.AspNetCore.WebUtilities;
using ReturnToWork.Lti;
using ReturnToWork.Storage;
using ReturnToWork.TestKit.Storage;
using Shouldly;
using Xunit;

namespace ReturnToWork.Tests.Lti;

/// <summary>Which rung a login takes: partitioned cookie, platform storage, own window (lti.md 1.4).</summary>
public sealed class LadderTests(SharedTool shared) : IClassFixture<SharedTool>
{
    private ToolUnderTest Tool => shared.Tool;

    [Theory, InlineData("GET", 302), InlineData("POST", 307)]
    public async Task C6_a_browser_that_sends_no_cookie_is_given_one_and_comes_once_more_with_the_same_login(string method, int status)
    {
        var login = Tool.LoginOf(Tool.A);
        login["lti_storage_target"] = "_parent";
        login["lti_message_hint"] = "a b+c/%25=&é{\"x\":1}";
        var rows = (await Tool.RowsAsync()).Count;

        using var answer = await Begun.SendAsync(method == "GET"
            ? new HttpRequestMessage(HttpMethod.Get, QueryHelpers.AddQueryString(Tool.Address + "/lti/login", login))
            : new HttpRequestMessage(HttpMethod.Post, Tool.Address + "/lti/login") { Content = new FormUrlEncodedContent(login) });

        ((int)answer.StatusCode).ShouldBe(status);
        var again = new Uri(new Uri(Tool.Address), answer.Headers.Location!);
        again.GetLeftPart(UriPartial.Path).ShouldBe(Tool.Address + "/lti/login");
        var asked = QueryHelpers.ParseQuery(again.Query).ToDictionary(pair => pair.Key, pair => (string?)pair.Value.ToString());
        asked.Remove("again", out var mark).ShouldBeTrue();
        mark.ShouldBe("1");
        asked.ShouldBe(method == "GET" ? login.Where(pair => pair.Value is not null) : [], ignoreOrder: true);
        var cookie = answer.Headers.GetValues("Set-Cookie").Single();
        cookie.ShouldStartWith("__Host-rtw-cookies=1;");
        foreach (var part in new[] { "path=/", "secure", "samesite=none", "httponly", "Partitioned" }) cookie.Split("; ").ShouldContain(part);
        cookie.ShouldNotContain("max-age", Case.Insensitive);
        (await Tool.RowsAsync()).Count.ShouldBe(rows, "nothing is opened before it is known how it will be proved");
    }

    [Fact]
    public async Task C6_where_a_cookie_came_back_the_cookie_proves_also_when_the_platform_has_storage()
    {
        var login = Tool.LoginOf(Tool.A);
        login["lti_storage_target"] = Cookieless.Target;
        var before = (await Tool.BeginAsync()).Cookie!;
        foreach (var (cookie, again) in new[] { (Begun.Probe, true), (Begun.Probe, false), (before, false), (before, true) })
        {
            using var answer = await Cookieless.AskAsync(Tool, login, again, cookie);

            answer.Headers.Location!.AbsoluteUri.ShouldStartWith(Tool.A.Address + "/authorize");
            answer.Headers.GetValues("Set-Cookie").Single().ShouldStartWith("__Host-rtw-login-");
            var state = QueryHelpers.ParseQuery(answer.Headers.Location.Query)["state"].ToString();
            (await Tool.RowsAsync()).Single(row => row.StateHash == Secret.Hash(state)).StorageTarget.ShouldBeNull();
        }
    }

    [Fact]
    public async Task C3_where_none_came_back_a_proof_goes_into_the_platforms_storage_under_keys_of_this_login()
    {
        var (one, other) = (await Cookieless.BeginAsync(Tool), await Cookieless.BeginAsync(Tool));

        one.Begun.Answer.Headers.Contains("Set-Cookie").ShouldBeFalse();
        (one.Put.Storage.Target, one.Put.Storage.Origin).ShouldBe((Cookieless.Target, Tool.A.Address), "the registered origin, whatever the login says");
        one.Put.FramedBy.ShouldBe([Tool.A.Address]);
        one.Put.Onward.ShouldStartWith(Tool.A.Address + "/authorize");
        one.Put.Values.Select(value => value.Key).ShouldBe(["lti_state_" + one.Begun.State, "lti_nonce_" + one.Begun.Nonce]);
        var proof = one.Put.Values[0].Value;
        proof.ShouldMatch("^[A-Za-z0-9_-]{43}$");
        new[] { proof, one.Begun.State, one.Begun.Nonce, Secret.Hash(one.Begun.State), Secret.Hash(one.Begun.Nonce), other.Put.Values[0].Value }.ShouldBeUnique();
        one.Put.Onward.ShouldNotContain(proof);
        var row = (await Tool.RowsAsync()).Single(row => row.StateHash == Secret.Hash(one.Begun.State));
        (row.StorageTarget, row.ProofHash).ShouldBe((Cookieless.Target, Secret.Hash(proof)));
    }

    [Fact]
    public async Task C7_when_the_storage_gives_no_answer_the_page_goes_to_the_next_rung_with_a_login_that_was_not_used_yet()
    {
        var begun = await Cookieless.BeginAsync(Tool);
        using var next = await Begun.SendAsync(new HttpRequestMessage(HttpMethod.Get, Tool.Address + begun.Put.Otherwise));

        (await next.Content.ReadAsStringAsync()).ShouldBe(nameof(OpenOwnWindow));
        next.Headers.Location.ShouldBeNull();
    }

    [Fact]
    public async Task C6_without_storage_there_is_a_link_that_begins_the_same_login_in_a_window_of_its_own()
    {
        var login = Tool.LoginOf(Tool.A, deployment: "1");
        var rows = (await Tool.RowsAsync()).Count;

        using var answer = await Cookieless.AskAsync(Tool, login, again: true);

        answer.StatusCode.ShouldBe(HttpStatusCode.OK);
        var own = (OpenOwnWindow)Tool.Receiver.Steps.Last();
        own.FramedBy.ShouldBe([Tool.A.Address]);
        own.Address.ShouldStartWith("/lti/login?");
        var asked = QueryHelpers.ParseQuery(own.Address["/lti/login".Length..]).ToDictionary(pair => pair.Key, pair => (string?)pair.Value.ToString());
        asked.ShouldBe(login.Append(new("own", "1")), ignoreOrder: true);
        (await Tool.RowsAsync()).Count.ShouldBe(rows);

        // In that window the cookie is first-party: probe, then the platform.
        using var probed = await Begun.SendAsync(new HttpRequestMessage(HttpMethod.Get, Tool.Address + own.Address));
        HttpRequestMessage last = new(HttpMethod.Get, new Uri(new Uri(Tool.Address), probed.Headers.Location!));
        last.Headers.Add("Cookie", probed.Headers.GetValues("Set-Cookie").Single().Split(';')[0]);
        (await Begun.SendAsync(last)).Headers.Location!.AbsoluteUri.ShouldStartWith(Tool.A.Address + "/authorize");
        // Without a cookie there as well, there is no further rung.
        (await (await Begun.SendAsync(new HttpRequestMessage(HttpMethod.Get, last.RequestUri))).Content.ReadAsStringAsync()).ShouldBe(nameof(NoCookies));
    }

    [Fact]
    public async Task C6_a_whole_window_without_cookies_is_not_told_to_open_a_window()
    {
        using var answer = await Cookieless.AskAsync(Tool, Tool.LoginOf(Tool.A), again: true, change: request => request.Headers.Add("Sec-Fetch-Dest", "document"));

        (await answer.Content.ReadAsStringAsync()).ShouldBe(nameof(NoCookies));
    }

    [Theory]
    [InlineData(false, false), InlineData(false, true), InlineData(true, false), InlineData(true, true)]
    public async Task L01_whatever_marks_a_stranger_writes_no_login_goes_to_the_platform_without_a_proof_in_this_browser(bool own, bool storage)
    {
        var login = Tool.LoginOf(Tool.A);
        login["own"] = own ? "1" : null;
        login["lti_storage_target"] = storage ? "_parent" : null;

        using var answer = await Cookieless.AskAsync(Tool, login, again: true);

        answer.Headers.Location.ShouldBeNull();
        var text = await answer.Content.ReadAsStringAsync();
        text.ShouldBe(storage ? nameof(PutProof) : own ? nameof(NoCookies) : nameof(OpenOwnWindow));
        // Even the storage rung only leads to a launch that this platform's page in this browser must vouch for.
        if (storage) (await Tool.RowsAsync()).MaxBy(row => row.Expires)!.ProofHash.ShouldNotBeNull();
    }

    [Theory, MemberData(nameof(Engines.Both), MemberType = typeof(Engines))]
    public async Task L18_logins_of_every_rung_count_for_the_cap(DataProvider engine)
    {
        await using var tool = await ToolUnderTest.StartAsync(engine, openLogins: 2);
        await Cookieless.BeginAsync(tool);
        await Cookieless.BeginAsync(tool);
        var login = tool.LoginOf(tool.A);
        login["lti_storage_target"] = Cookieless.Target;

        using var answer = await Cookieless.AskAsync(tool, login, again: true);

        answer.StatusCode.ShouldBe(HttpStatusCode.ServiceUnavailable);
        (await answer.Content.ReadAsStringAsync()).ShouldBe("L18-too-many-logins");
    }
}
