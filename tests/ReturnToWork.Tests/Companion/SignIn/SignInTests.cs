using System.Net;
using ReturnToWork.TestKit.Companion;
using Shouldly;
using Xunit;

namespace ReturnToWork.Tests.Companion.SignIn;

public sealed class SignInTests(RunningCompanion running) : IClassFixture<RunningCompanion>
{
    private readonly CompanionApp _app = running.App;

    [Fact]
    public async Task A_coach_signs_in_with_code_and_pkce_and_lands_on_the_own_people()
    {
        using var anna = await _app.SignedInAsync(SomePeople.NewCoach());
        anna.Page!.Address.AbsolutePath.ShouldBe("/people");
        anna.Page.Text.ShouldContain("Groenrijk Werkt");
        _app.Identity.Asked!["response_type"].ToString().ShouldBe("code");
        _app.Identity.Asked["code_challenge_method"].ToString().ShouldBe("S256");
        _app.Identity.Asked["response_mode"].ToString().ShouldBeOneOf("", "query");
        anna.Cookies.GetAllCookies().ShouldAllBe(cookie => cookie.HttpOnly);
        anna.Cookies.GetAllCookies().Single(cookie => cookie.Name == "rtw-companion").Value.ShouldNotContain("Anna");
    }

    [Theory]
    [InlineData("elders", "coach", "hoort niet bij een organisatie")]
    [InlineData(null, "coach", "hoort niet bij een organisatie")]
    [InlineData("groenrijk", "learner", "geen rol in dit programma")]
    [InlineData("groenrijk", "Coach", "geen rol in dit programma")]
    public async Task An_unknown_organisation_or_role_is_refused_in_words_and_nobody_is_signed_in(string? organisation, string role, string words)
    {
        using var stranger = await _app.SignedInAsync(new StubProfessional("x", "X", organisation, role));
        stranger.Page!.Status.ShouldBe(HttpStatusCode.Forbidden);
        stranger.Page.Text.ShouldContain(words);
        (await stranger.GetAsync("/people")).Address.AbsolutePath.ShouldBe("/sign-in");
    }

    [Theory]
    [InlineData("nonce", "another")]
    [InlineData("iss", "http://127.0.0.1:1")]
    [InlineData("aud", "another-client")]
    [InlineData("exp", 1L)]
    public async Task A01_a_token_that_does_not_fit_is_refused(string claim, object value)
    {
        await using var app = await CompanionApp.StartAsync();
        app.Identity.Bend = claims => claims[claim] = value;
        using var anna = await app.SignedInAsync(SomePeople.Anna);
        anna.Page!.Status.ShouldBe(HttpStatusCode.Forbidden);
        anna.Page.Text.ShouldContain("Het aanmelden is niet gelukt");
        (await anna.GetAsync("/people")).Address.AbsolutePath.ShouldBe("/sign-in");
    }

    [Theory]
    [InlineData("pwd", false)]
    [InlineData("otp", true)]
    public async Task A01_where_a_second_factor_is_required_a_token_without_it_is_refused_in_words(string method, bool comesIn)
    {
        await using var app = await CompanionApp.StartAsync(settings: new() { ["SignIn:RequiredAmr:0"] = "otp" });
        app.Identity.Bend = claims => claims["amr"] = new[] { "pwd", method };
        using var anna = await app.SignedInAsync(SomePeople.Anna);
        anna.Page!.Address.AbsolutePath.ShouldBe(comesIn ? "/people" : "/sign-in/refused");
        if (!comesIn) anna.Page.Text.ShouldContain("zonder tweede controle");
    }

    [Fact]
    public async Task A_way_back_that_nobody_asked_for_is_refused()
    {
        using var visitor = _app.Visitor();
        var seen = await visitor.GetAsync("/signin-oidc?code=abc&state=def");
        seen.Status.ShouldBe(HttpStatusCode.Forbidden);
        seen.Text.ShouldContain("Het aanmelden is niet gelukt");
    }

    [Fact]
    public async Task A_session_ends_after_30_idle_minutes_and_after_8_hours_in_any_case()
    {
        await using var app = await CompanionApp.StartAsync();
        using var anna = await app.SignedInAsync(SomePeople.Anna);
        for (var minutes = 0; minutes < 470; minutes += 20)
        {
            app.Clock.Advance(TimeSpan.FromMinutes(20));
            (await anna.GetAsync("/people")).Address.AbsolutePath.ShouldBe(minutes + 20 < 480 ? "/people" : "/sign-in", $"after {minutes + 20} minutes");
        }

        using var again = await app.SignedInAsync(SomePeople.Anna);
        app.Clock.Advance(TimeSpan.FromMinutes(31));
        (await again.GetAsync("/people")).Address.AbsolutePath.ShouldBe("/sign-in");
    }

    [Fact]
    public async Task Signing_out_ends_the_session_here_and_by_a_link_the_providers_too()
    {
        using var anna = await _app.SignedInAsync(SomePeople.NewCoach());
        var signedOut = await anna.PostAsync("/sign-out");
        signedOut.Text.ShouldContain("Je bent afgemeld");
        (await anna.GetAsync("/people")).Address.AbsolutePath.ShouldBe("/sign-in");
        signedOut.Html.ShouldContain("href=\"/sign-in/end\"");
        var ended = _app.Identity.Ended;
        (await anna.GetAsync("/sign-in/end")).Text.ShouldContain("Je bent afgemeld");
        _app.Identity.Ended.ShouldBe(ended + 1);
    }

    [Fact]
    public async Task Every_page_but_health_sign_in_and_assets_asks_who_you_are()
    {
        using var visitor = _app.Visitor();
        foreach (var open in new[] { "/health/live", "/health/ready", "/sign-in", "/assets/companion.css" }) (await visitor.GetAsync(open)).Status.ShouldBe(HttpStatusCode.OK, open);
        foreach (var closed in new[] { "/", "/people", "/people/new", $"/people/{Guid.NewGuid()}", $"/people/{Guid.NewGuid()}/code", "/professionals", "/sources", "/sign-out", "/nowhere" })
            (await visitor.GetAsync(closed)).Address.AbsolutePath.ShouldBe("/sign-in", closed);
    }

    [Fact]
    public async Task A_role_opens_its_own_pages_only()
    {
        using var tineke = await _app.SignedInAsync(SomePeople.Tineke);
        tineke.Page!.Address.AbsolutePath.ShouldBe("/professionals");
        tineke.Page.Text.ShouldContain("Tineke");
        foreach (var page in new[] { "/people", "/people/new", $"/people/{Guid.NewGuid()}", "/sources" })
        {
            var seen = await tineke.GetAsync(page);
            seen.Status.ShouldBe(HttpStatusCode.Forbidden, page);
            seen.Text.ShouldContain("hoort niet bij jouw rol");
        }

        using var wim = await _app.SignedInAsync(SomePeople.Wim);
        wim.Page!.Address.AbsolutePath.ShouldBe("/sources");
        (await wim.GetAsync("/professionals")).Status.ShouldBe(HttpStatusCode.Forbidden);
    }

    [Theory]
    [InlineData("//evil.example")]
    [InlineData("/\\evil.example")]
    [InlineData("https://evil.example/")]
    public async Task Nobody_is_sent_elsewhere_after_signing_in(string to)
    {
        _app.Identity.Next = SomePeople.NewCoach();
        using var visitor = _app.Visitor();
        (await visitor.GetAsync($"/sign-in/go?to={Uri.EscapeDataString(to)}")).Address.AbsolutePath.ShouldBe("/people");
    }

    [Fact]
    public async Task Every_answer_carries_the_security_headers_and_a_post_without_its_form_is_refused()
    {
        using var anna = await _app.SignedInAsync(SomePeople.NewCoach());
        foreach (var path in new[] { "/people", "/nowhere", "/assets/companion.css", "/health/live" })
        {
            var headers = (await anna.GetAsync(path)).Answer.Headers;
            headers.GetValues("Content-Security-Policy").Single().ShouldContain("frame-ancestors 'none'");
            headers.GetValues("Content-Security-Policy").Single().ShouldNotContain("unsafe");
            headers.GetValues("X-Content-Type-Options").Single().ShouldBe("nosniff");
            headers.GetValues("Referrer-Policy").Single().ShouldBe("no-referrer");
        }

        var page = await anna.GetAsync("/people");
        page.Html.ShouldNotContain("style=");
        page.Answer.Headers.CacheControl!.NoStore.ShouldBeTrue();
        (await anna.PostAsync("/people/new", token: "", ("callName", "Kees"))).Status.ShouldBe(HttpStatusCode.BadRequest);
        (await anna.PostAsync("/sign-out", token: "")).Status.ShouldBe(HttpStatusCode.BadRequest);
    }
}
