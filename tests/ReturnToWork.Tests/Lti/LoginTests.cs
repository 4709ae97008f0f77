using System.Net;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Extensions.DependencyInjection;
using ReturnToWork.Lti;
using ReturnToWork.Storage;
using ReturnToWork.TestKit.Storage;
using Shouldly;
using Xunit;

namespace ReturnToWork.Tests.Lti;

public sealed class LoginTests(SharedTool shared) : IClassFixture<SharedTool>
{
    [Theory, InlineData("GET"), InlineData("POST")]
    public async Task L1_L4_a_login_goes_to_the_platform_with_everything_it_needs(string method)
    {
        var answer = await AskAsync(method, ("client_id", "client-a"), ("lti_message_hint", "a b+c/%25=&é{\"x\":1}"), ("canvas_region", "eu-west-1"));

        answer.StatusCode.ShouldBe(HttpStatusCode.Redirect);
        var asked = QueryHelpers.ParseQuery(answer.Headers.Location!.Query);
        answer.Headers.Location.GetLeftPart(UriPartial.Path).ShouldBe(shared.Tool.A.Address + "/authorize");
        asked["tenant"].ToString().ShouldBe("x");
        asked["scope"].ToString().ShouldBe("openid");
        asked["response_type"].ToString().ShouldBe("id_token");
        asked["response_mode"].ToString().ShouldBe("form_post");
        asked["prompt"].ToString().ShouldBe("none");
        asked["client_id"].ToString().ShouldBe("client-a");
        asked["redirect_uri"].ToString().ShouldBe(shared.Tool.Address + "/lti/launch");
        asked["login_hint"].ToString().ShouldBe("7 %+");
        asked["lti_message_hint"].ToString().ShouldBe("a b+c/%25=&é{\"x\":1}");
        asked.ShouldNotContainKey("canvas_region");
    }

    [Fact]
    public async Task L2_without_a_client_the_only_registration_of_the_issuer_is_meant()
    {
        var begun = await shared.Tool.BeginAsync(shared.Tool.B, client: null);

        QueryHelpers.ParseQuery(begun.Answer.Headers.Location!.Query)["client_id"].ToString().ShouldBe("client-b");
    }

    [Fact]
    public Task L2_without_a_client_and_with_several_registrations_nothing_is_guessed() =>
        IsRefused("L2-client-ambiguous", ("client_id", null));

    [Theory]
    [InlineData("iss", null, "L3-iss-missing")]
    [InlineData("iss", "", "L3-iss-missing")]
    [InlineData("login_hint", null, "L3-login-hint-missing")]
    [InlineData("target_link_uri", null, "L3-target-link-missing")]
    [InlineData("iss", "https://unknown.example", "L3-client-unknown")]
    [InlineData("client_id", "client-z", "L3-client-unknown")]
    [InlineData("client_id", "client-b", "L3-client-unknown")]
    public Task L3_an_incomplete_or_unknown_login_is_refused_without_a_redirect(string name, string? value, string code) => IsRefused(code, (name, value));

    [Fact]
    public async Task L3_the_issuer_is_compared_to_the_last_slash()
    {
        await IsRefused("L3-client-unknown", ("iss", shared.Tool.A.Address + "/"));
        await IsRefused("L3-issuer-unknown", ("iss", shared.Tool.A.Address.Replace("http", "HTTP", StringComparison.Ordinal)), ("client_id", null));
    }

    [Theory]
    [InlineData("login_hint", 4097)]
    [InlineData("target_link_uri", 2049)]
    [InlineData("lti_deployment_id", 256)]
    [InlineData("lti_storage_target", 256)]
    public Task L1_what_is_too_long_is_refused(string name, int length) => IsRefused("L1-parameter-too-long", (name, new string('x', length)));

    [Fact]
    public async Task L1_a_parameter_sent_twice_is_refused()
    {
        var answer = await Begun.SendAsync(new HttpRequestMessage(HttpMethod.Get, Address("GET", []) + "&iss=https%3A%2F%2Fother.example"));

        (await answer.Content.ReadAsStringAsync()).ShouldBe("L1-parameter-twice");
    }

    [Fact]
    public async Task L5_state_nonce_and_proof_are_256_random_bits_and_kept_as_hashes_only()
    {
        var begun = await shared.Tool.BeginAsync();
        var again = await shared.Tool.BeginAsync();

        foreach (var secret in new[] { begun.State, begun.Nonce, begun.Cookie!.Split('=')[1] }) secret.ShouldMatch("^[A-Za-z0-9_-]{43}$");
        new[] { begun.State, begun.Nonce, again.State, again.Nonce }.Distinct().Count().ShouldBe(4);
        var rows = await shared.Tool.RowsAsync();
        rows.ShouldContain(row => row.StateHash == Secret.Hash(begun.State) && row.NonceHash == Secret.Hash(begun.Nonce) && row.Spent == null);
        rows.ShouldNotContain(row => row.StateHash == begun.State || row.NonceHash == begun.Nonce || begun.Cookie.EndsWith(row.ProofHash));
        rows.Single(row => row.StateHash == Secret.Hash(begun.State)).Expires.ShouldBe(shared.Tool.Clock.GetUtcNow().AddMinutes(10));
    }

    [Fact]
    public async Task L5_the_cookie_is_host_bound_secure_and_partitioned()
    {
        var begun = await shared.Tool.BeginAsync();

        var cookie = begun.Answer.Headers.GetValues("Set-Cookie").Single();
        cookie.ShouldStartWith("__Host-rtw-login-");
        foreach (var part in new[] { "path=/", "secure", "samesite=none", "httponly", "Partitioned", "max-age=600" }) cookie.Split("; ").ShouldContain(part);
        cookie.ShouldNotContain("domain", Case.Insensitive);
    }

    [Fact]
    public async Task L6_neither_a_redirect_nor_a_refusal_may_be_cached()
    {
        (await AskAsync("GET")).Headers.CacheControl!.NoStore.ShouldBeTrue();
        (await AskAsync("POST", ("iss", null))).Headers.CacheControl!.NoStore.ShouldBeTrue();
        (await (await shared.Tool.BeginAsync()).PostAsync("x")).Headers.CacheControl!.NoStore.ShouldBeTrue();
    }

    [Theory, MemberData(nameof(Engines.Both), MemberType = typeof(Engines))]
    public async Task L18_a_login_that_came_back_is_open_no_longer(DataProvider engine)
    {
        await using var tool = await ToolUnderTest.StartAsync(engine, openLogins: 2);
        for (var i = 0; i < 5; i++)
        {
            var begun = await tool.BeginAsync();
            begun.Answer.StatusCode.ShouldBe(HttpStatusCode.Redirect);
            (await begun.PostAsync(begun.Token())).StatusCode.ShouldBe(HttpStatusCode.OK);
        }
    }

    [Theory, MemberData(nameof(Engines.Both), MemberType = typeof(Engines))]
    public async Task L18_open_logins_are_capped_per_client_and_swept_when_they_expired(DataProvider engine)
    {
        await using var tool = await ToolUnderTest.StartAsync(engine, openLogins: 3);
        for (var i = 0; i < 3; i++) (await tool.BeginAsync()).Answer.StatusCode.ShouldBe(HttpStatusCode.Redirect);

        (await tool.BeginAsync()).Answer.StatusCode.ShouldBe(HttpStatusCode.ServiceUnavailable);
        tool.Receiver.Refusals.Single().Code.ShouldBe("L18-too-many-logins");
        (await tool.BeginAsync(tool.B, "client-b")).Answer.StatusCode.ShouldBe(HttpStatusCode.Redirect);

        var sweep = tool.Services.GetRequiredService<LoginSweep>();
        (await sweep.RunAsync(TestContext.Current.CancellationToken)).ShouldBe(0);
        tool.Clock.Advance(TimeSpan.FromMinutes(10));
        (await tool.BeginAsync()).Answer.StatusCode.ShouldBe(HttpStatusCode.Redirect);
        tool.Clock.Advance(TimeSpan.FromMinutes(3));
        (await sweep.RunAsync(TestContext.Current.CancellationToken)).ShouldBe(4);
        (await tool.RowsAsync()).Count.ShouldBe(1);
    }

    private async Task IsRefused(string code, params (string, string?)[] changes)
    {
        foreach (var method in new[] { "GET", "POST" })
        {
            var rows = (await shared.Tool.RowsAsync()).Count;
            var answer = await AskAsync(method, changes);

            answer.StatusCode.ShouldBe(HttpStatusCode.BadRequest);
            (await answer.Content.ReadAsStringAsync()).ShouldBe(code);
            answer.Headers.Location.ShouldBeNull();
            answer.Headers.Contains("Set-Cookie").ShouldBeFalse();
            (await shared.Tool.RowsAsync()).Count.ShouldBe(rows);
        }
    }

    private Task<HttpResponseMessage> AskAsync(string method, params (string, string?)[] changes)
    {
        var request = method == "GET"
            ? new HttpRequestMessage(HttpMethod.Get, Address("GET", changes))
            : new HttpRequestMessage(HttpMethod.Post, Address("POST", [])) { Content = new FormUrlEncodedContent(Asked(changes)) };
        request.Headers.Add("Cookie", Begun.Probe);
        return Begun.SendAsync(request);
    }

    private string Address(string method, (string, string?)[] changes) =>
        method == "GET" ? QueryHelpers.AddQueryString(shared.Tool.Address + "/lti/login", Asked(changes)) : shared.Tool.Address + "/lti/login";

    private Dictionary<string, string?> Asked((string Name, string? Value)[] changes)
    {
        Dictionary<string, string?> asked = new(StringComparer.Ordinal)
        {
            ["iss"] = shared.Tool.A.Address,
            ["login_hint"] = "7 %+",
            ["client_id"] = "client-a",
            ["target_link_uri"] = shared.Tool.Address + "/themes/3",
        };
        foreach (var (name, value) in changes)
        {
            asked.Remove(name);
            if (value is not null) asked[name] = value;
        }

        return asked;
    }
}

/// <summary>One tool and its platforms for the tests of a class; they run one after the other.</summary>
public sealed class SharedTool : IAsyncLifetime
{
    internal ToolUnderTest Tool { get; private set; } = null!;

    public async ValueTask InitializeAsync() => Tool = await ToolUnderTest.StartAsync();

    public ValueTask DisposeAsync() => Tool.DisposeAsync();
}
