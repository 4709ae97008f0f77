using System.Net;
using Microsoft.EntityFrameworkCore;
using ReturnToWork.Storage;
using ReturnToWork.TestKit.Storage;
using ReturnToWork.Tool.Sessions;
using Shouldly;
using Xunit;

namespace ReturnToWork.Tests.Tool;

/// <summary>What a launch becomes, through the real endpoints with a platform that signs.</summary>
public sealed class LaunchTests : IAsyncLifetime
{
    private const string Kees = "platform-user-kees-4711";
    private readonly SigningPlatform _platform = new();
    private FreshPlace _place = null!;
    private RunningTool _tool = null!;

    public async ValueTask InitializeAsync()
    {
        _place = await FreshPlace.OnAsync(DataProvider.Sqlite);
        _tool = await RunningTool.StartAsync(_place, _platform.Publish);
    }

    public async ValueTask DisposeAsync()
    {
        await _tool.DisposeAsync();
        await _place.DisposeAsync();
    }

    [Fact]
    public async Task Where_the_cookie_holds_the_answer_is_a_partitioned_session_and_a_redirect_without_a_token_in_it()
    {
        using var launched = await _platform.LaunchAsync(_tool, Kees, cookies: true);

        launched.StatusCode.ShouldBe(HttpStatusCode.SeeOther);
        launched.Headers.Location!.ToString().ShouldBe("/themes/3");
        var cookie = launched.Headers.GetValues("Set-Cookie").Single(value => value.StartsWith(SessionCookie.Name, StringComparison.Ordinal));
        var parts = cookie.ToLowerInvariant().Split("; ");
        foreach (var part in (string[])["secure", "httponly", "samesite=none", "partitioned", "path=/"]) parts.ShouldContain(part);
        parts.ShouldNotContain(part => part.StartsWith("domain", StringComparison.Ordinal));
        parts.ShouldNotContain(part => part.StartsWith("max-age", StringComparison.Ordinal) || part.StartsWith("expires", StringComparison.Ordinal), "on a shared computer it goes with the browser");

        using var request = new HttpRequestMessage(HttpMethod.Get, launched.Headers.Location);
        request.Headers.Add("Cookie", cookie.Split(';')[0]);
        using var page = await _tool.Http.SendAsync(request);
        page.StatusCode.ShouldBe(HttpStatusCode.OK);
        var html = await page.Content.ReadAsStringAsync();
        html.ShouldContain("data-theme=\"3\"");
        RunningTool.BootOf(html).GetProperty("kept").GetBoolean().ShouldBeFalse();
        Policy(page).ShouldEndWith($"frame-ancestors {RunningTool.Platform}");
    }

    [Fact]
    public async Task Where_it_does_not_the_answer_to_the_proof_from_the_platforms_storage_is_the_page()
    {
        using var launched = await _platform.LaunchAsync(_tool, Kees, cookies: false);

        launched.StatusCode.ShouldBe(HttpStatusCode.OK);
        var html = await launched.Content.ReadAsStringAsync();
        var boot = RunningTool.BootOf(html);
        boot.GetProperty("host").GetString().ShouldBe("lti");
        boot.GetProperty("token").GetString().ShouldNotBeNullOrEmpty();
        Policy(launched).ShouldEndWith($"frame-ancestors {RunningTool.Platform}");
        launched.Headers.CacheControl!.NoStore.ShouldBeTrue();
        html.ShouldNotContain("Kees");
        html.ShouldNotContain(Kees);
    }

    [Fact]
    public async Task Launching_stores_nothing_of_the_person_and_logs_nothing_of_them()
    {
        (await _platform.LaunchAsync(_tool, Kees, cookies: true)).Dispose();
        (await _platform.LaunchAsync(_tool, Kees, cookies: false)).Dispose();

        await using var db = await _tool.StoreAsync();
        (await db.Learners.AnyAsync()).ShouldBeFalse();
        foreach (var secret in (string[])[Kees, "Kees", "kees@example.org"])
        {
            (await Everything.HoldsAsync(_place, secret)).ShouldBeFalse(secret);
            _tool.Logged.ShouldNotContain(secret);
        }
    }

    [Fact]
    public async Task A_refused_launch_is_a_page_in_both_languages_that_says_what_to_do()
    {
        using var refused = await _platform.LaunchAsync(_tool, Kees, cookies: true, claims => claims["https://purl.imsglobal.org/spec/lti/claim/deployment_id"] = "9");

        ((int)refused.StatusCode).ShouldBeInRange(400, 403);
        refused.Content.Headers.ContentType!.MediaType.ShouldBe("text/html");
        var html = await refused.Content.ReadAsStringAsync();
        html.ShouldContain("Het thema ging niet open");
        html.ShouldContain("The theme did not open");
        html.ShouldContain("V8-");
        html.ShouldNotContain(Kees);
        html.ShouldNotContain("Kees");
        refused.Headers.TryGetValues("Set-Cookie", out var cookies);
        (cookies ?? []).ShouldNotContain(cookie => cookie.StartsWith(SessionCookie.Name, StringComparison.Ordinal));
        Policy(refused).ShouldEndWith($"frame-ancestors {RunningTool.Platform}", customMessage: "a page that cannot be seen in the frame helps nobody");
    }

    [Fact]
    public async Task L01_without_cookie_and_proof_the_page_says_to_open_it_in_its_own_window_and_only_the_platform_may_frame_it()
    {
        using var refused = await _platform.LaunchAsync(_tool, Kees, cookies: false, forgets: true);

        refused.StatusCode.ShouldBe(HttpStatusCode.Unauthorized);
        (await refused.Content.ReadAsStringAsync()).ShouldContain("Open het thema in een eigen venster");
        Policy(refused).ShouldEndWith($"frame-ancestors {RunningTool.Platform}");
        await using var db = await _tool.StoreAsync();
        (await db.Learners.AnyAsync()).ShouldBeFalse();
    }

    [Fact]
    public async Task Without_a_session_the_theme_says_to_open_it_from_the_lms()
    {
        using var answer = await _tool.Http.GetAsync("/themes/3");

        answer.StatusCode.ShouldBe(HttpStatusCode.Forbidden);
        var html = await answer.Content.ReadAsStringAsync();
        html.ShouldContain("Open dit thema op je cursuspagina");
        html.ShouldContain("/open/3");
        Policy(answer).ShouldEndWith("frame-ancestors 'none'");
    }

    private static string Policy(HttpResponseMessage answer) => answer.Headers.GetValues("Content-Security-Policy").Single();
}
