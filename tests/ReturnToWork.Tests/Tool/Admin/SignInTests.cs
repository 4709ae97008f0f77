using System.Net;
using Microsoft.Extensions.Options;
using ReturnToWork.TestKit.Companion;
using ReturnToWork.TestKit.Storage;
using ReturnToWork.Storage;
using Shouldly;
using Xunit;

namespace ReturnToWork.Tests.Tool.Admin;

/// <summary>Who comes in at <c>/admin</c>, how long, and what the session opens.</summary>
public sealed class SignInTests(SharedAdmin shared) : IClassFixture<SharedAdmin>
{
    private readonly RunningAdmin _admin = shared.Admin;

    [Fact]
    public async Task An_administrator_signs_in_with_code_and_pkce_and_lands_on_the_overview()
    {
        using var wim = await _admin.SignedInAsync();

        wim.Page!.Address.AbsolutePath.ShouldBe("/admin");
        wim.Page.Text.ShouldContain("Groenrijk Werkt");
        _admin.Identity.Asked!["response_type"].ToString().ShouldBe("code");
        _admin.Identity.Asked["code_challenge_method"].ToString().ShouldBe("S256");
        _admin.Identity.Asked["redirect_uri"].ToString().ShouldEndWith("/admin/signin-oidc");
    }

    [Fact]
    public async Task The_session_cookie_is_bound_to_this_host_strict_and_unreadable_for_scripts()
    {
        using var wim = await _admin.SignedInAsync();
        var cookies = wim.Cookies.GetAllCookies();

        var session = cookies.Single(cookie => cookie.Name == "__Host-rtw-admin");
        (session.Secure, session.HttpOnly, session.Path).ShouldBe((true, true, "/"));
        session.Value.ShouldNotContain("Wim");
        cookies.ShouldAllBe(cookie => cookie.HttpOnly && cookie.Secure);
        // The jar drops what it does not know, so the line itself is looked at.
        _admin.Identity.Next = RunningAdmin.NewAdministrator();
        using var plain = new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false, UseCookies = false });
        var there = await plain.GetAsync(new Uri(_admin.Tool.Address, "/admin/sign-in/go"));
        var back = await plain.GetAsync(there.Headers.Location);
        using var request = new HttpRequestMessage(HttpMethod.Get, back.Headers.Location);
        request.Headers.Add("Cookie", string.Join("; ", there.Headers.GetValues("Set-Cookie").Select(set => set.Split(';')[0])));
        var landed = await plain.SendAsync(request);
        var line = landed.Headers.GetValues("Set-Cookie").Single(set => set.StartsWith("__Host-rtw-admin=", StringComparison.Ordinal)).ToLowerInvariant();
        line.ShouldContain("samesite=strict");
        line.ShouldContain("secure");
        line.ShouldNotContain("domain=");
        landed.Headers.Location!.ToString().ShouldStartWith("/admin/sign-in/in?to=");
    }

    [Theory]
    [InlineData("elders", "administrator", "hoort niet bij een organisatie")]
    [InlineData(null, "administrator", "hoort niet bij een organisatie")]
    [InlineData("groenrijk", "coach", "niet de rol beheerder")]
    [InlineData("groenrijk", "Administrator", "niet de rol beheerder")]
    public async Task An_unknown_organisation_or_role_is_refused_in_words_and_nobody_is_signed_in(string? organisation, string role, string words)
    {
        using var stranger = await _admin.SignedInAsync(new StubProfessional("x", "X", organisation, role));

        stranger.Page!.Status.ShouldBe(HttpStatusCode.Forbidden);
        stranger.Page.Text.ShouldContain(words);
        (await stranger.GetAsync("/admin")).Address.AbsolutePath.ShouldBe("/admin/sign-in");
    }

    [Theory]
    [InlineData("nonce", "another")]
    [InlineData("iss", "http://127.0.0.1:1")]
    [InlineData("aud", "another-client")]
    [InlineData("exp", 1L)]
    public async Task A01_a_token_that_does_not_fit_is_refused(string claim, object value)
    {
        await using var admin = await RunningAdmin.StartAsync();
        admin.Identity.Bend = claims => claims[claim] = value;
        using var wim = await admin.SignedInAsync();

        wim.Page!.Status.ShouldBe(HttpStatusCode.Forbidden);
        wim.Page.Text.ShouldContain("Het aanmelden is niet gelukt");
        (await wim.GetAsync("/admin")).Address.AbsolutePath.ShouldBe("/admin/sign-in");
    }

    [Fact]
    public async Task A01_without_a_second_factor_nobody_comes_in()
    {
        await using var admin = await RunningAdmin.StartAsync();
        foreach (var bend in new Action<Dictionary<string, object>>[] { claims => claims.Remove("amr"), claims => claims["amr"] = new[] { "pwd" }, claims => claims["amr"] = "OTP" })
        {
            admin.Identity.Bend = bend;
            using var wim = await admin.SignedInAsync();
            wim.Page!.Status.ShouldBe(HttpStatusCode.Forbidden);
            wim.Page.Text.ShouldContain("zonder tweede controle");
            (await wim.GetAsync("/admin")).Address.AbsolutePath.ShouldBe("/admin/sign-in");
        }
    }

    [Fact]
    public async Task A01_a_provider_may_say_it_in_another_claim()
    {
        await using var admin = await RunningAdmin.StartAsync(settings: new Dictionary<string, string?> { ["SignIn:Claims:Amr"] = "acr", ["SignIn:RequiredAmr:0"] = "gold" });
        admin.Identity.Bend = claims => claims["acr"] = "gold";
        using var wim = await admin.SignedInAsync();
        wim.Page!.Address.AbsolutePath.ShouldBe("/admin");
    }

    [Theory]
    [InlineData("SignIn:RequiredAmr:0", null, "never comes in without one")]
    [InlineData("SignIn:Authority", null, "SignIn:Authority is missing")]
    [InlineData("SignIn:Authority", "http://idp.example/", "must be https")]
    [InlineData("SignIn:ClientId", null, "SignIn:ClientId is missing")]
    [InlineData("SignIn:Idle", "00:00:00", "longer than zero")]
    [InlineData("Admin:TimeZone", "Europa/Groenrijk", "not known on this machine")]
    [InlineData("Organisations:1:Id", "groenrijk", "each only once")]
    public async Task A_wrong_or_half_setting_stops_the_start_with_a_sentence_about_it(string setting, string? value, string sentence) =>
        (await Should.ThrowAsync<OptionsValidationException>(() => RunningAdmin.StartAsync(settings: new Dictionary<string, string?> { [setting] = value }))).Message.ShouldContain(sentence);

    [Fact]
    public async Task Without_an_identity_provider_a_page_says_how_to_switch_it_on()
    {
        await using var place = await FreshPlace.OnAsync(DataProvider.Sqlite);
        await using var tool = await RunningTool.StartAsync(place);
        foreach (var path in new[] { "/admin", "/admin/log", "/admin/sign-in" })
        {
            using var answer = await tool.Http.GetAsync(path);
            answer.StatusCode.ShouldBe(HttpStatusCode.NotFound, path);
            (await answer.Content.ReadAsStringAsync()).ShouldContain("SignIn:Authority");
        }
    }

    [Fact]
    public async Task When_the_provider_is_away_a_sentence_says_so()
    {
        await using var admin = await RunningAdmin.StartAsync(settings: new Dictionary<string, string?> { ["SignIn:Authority"] = "http://127.0.0.1:1" });
        using var wim = await admin.SignedInAsync();
        wim.Page!.Text.ShouldContain("Het aanmelden is niet gelukt");
    }

    [Fact]
    public async Task A_session_ends_after_30_idle_minutes_and_after_8_hours_in_any_case()
    {
        await using var admin = await RunningAdmin.StartAsync();
        using var wim = await admin.SignedInAsync();
        for (var minutes = 0; minutes < 470; minutes += 20)
        {
            admin.Clock.Advance(TimeSpan.FromMinutes(20));
            (await wim.GetAsync("/admin")).Address.AbsolutePath.ShouldBe(minutes + 20 < 480 ? "/admin" : "/admin/sign-in", $"after {minutes + 20} minutes");
        }

        using var again = await admin.SignedInAsync();
        admin.Clock.Advance(TimeSpan.FromMinutes(31));
        (await again.GetAsync("/admin")).Address.AbsolutePath.ShouldBe("/admin/sign-in");
    }

    [Theory]
    [InlineData("//evil.example")]
    [InlineData("/\\evil.example")]
    [InlineData("https://evil.example/")]
    [InlineData("/admin@evil.example")]
    [InlineData("/open/3")]
    [InlineData("javascript:alert(1)")]
    public async Task Nobody_is_sent_elsewhere_after_signing_in(string to)
    {
        using var wim = await _admin.SignedInAsync(to: to);
        wim.Page!.Address.AbsolutePath.ShouldBe("/admin");
        (await wim.GetAsync($"/admin/sign-in/in?to={Uri.EscapeDataString(to)}")).Html.ShouldContain("content=\"0; url=/admin\"");
        (await wim.PostAsync("/admin/language", ("language", "nl"), ("to", to))).Address.AbsolutePath.ShouldBe("/admin");
    }

    [Fact]
    public async Task The_page_that_was_asked_for_comes_after_signing_in()
    {
        using var wim = await _admin.SignedInAsync(to: "/admin/log");
        wim.Page!.Address.AbsolutePath.ShouldBe("/admin/log");
    }

    [Fact]
    public async Task Signing_out_ends_the_session_here_and_by_a_link_the_providers_too()
    {
        using var wim = await _admin.SignedInAsync();
        var signedOut = await wim.PostAsync("/admin/sign-out");
        signedOut.Text.ShouldContain("Je bent afgemeld");
        (await wim.GetAsync("/admin")).Address.AbsolutePath.ShouldBe("/admin/sign-in");
        signedOut.Html.ShouldContain("href=\"/admin/sign-in/end\"");
        var ended = _admin.Identity.Ended;
        (await wim.GetAsync("/admin/sign-in/end")).Text.ShouldContain("Je bent afgemeld");
        _admin.Identity.Ended.ShouldBe(ended + 1);
    }

    [Theory]
    [InlineData("/admin/signin-oidc?code=abc&state=def")]
    [InlineData("/admin/signin-oidc")]
    public async Task A_way_back_that_nobody_asked_for_is_refused(string path)
    {
        using var visitor = _admin.Visitor();
        var seen = await visitor.GetAsync(path);
        seen.Status.ShouldBe(HttpStatusCode.Forbidden);
        seen.Text.ShouldContain("Het aanmelden is niet gelukt");
    }

    [Fact]
    public async Task The_provider_cannot_sign_anybody_out_by_a_link()
    {
        using var wim = await _admin.SignedInAsync();
        await wim.GetAsync("/signout-oidc");
        (await wim.GetAsync("/admin")).Address.AbsolutePath.ShouldBe("/admin");
    }
}
