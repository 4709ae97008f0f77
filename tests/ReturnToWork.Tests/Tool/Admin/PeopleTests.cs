using System.Net;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using ReturnToWork.Storage;
using ReturnToWork.TestKit.Storage;
using ReturnToWork.Tool.Sessions;
using ReturnToWork.Tool.Store;
using Shouldly;
using Xunit;

namespace ReturnToWork.Tests.Tool.Admin;

/// <summary>L-12 for one person: out at the next request and at the next launch, in the words that everybody gets, and never by another organisation.</summary>
public sealed class PeopleTests
{
    [Theory, MemberData(nameof(Engines.Both), MemberType = typeof(Engines))]
    public async Task L12_a_suspended_person_is_out_at_the_next_request_and_in_again_afterwards(DataProvider engine)
    {
        await using var admin = await RunningAdmin.StartAsync(engine);
        var kees = await (await admin.Tool.OpenAsync("groenrijk", "kees")).KeepAsync();
        var fatma = await (await admin.Tool.OpenAsync("groenrijk", "fatma")).KeepAsync();
        using var wim = await admin.SignedInAsync(to: "/admin/people");

        (await wim.PostAsync("/admin/people?handler=Out", ("pseudonym", $" {kees.Pseudonym} "))).Text.ShouldContain("Deze persoon komt niet meer binnen");
        var closed = await PageAsync(admin, kees.Visit);
        closed.Status.ShouldBe(HttpStatusCode.Forbidden);
        (await kees.CallAsync(HttpMethod.Get, "/api/answers/3")).StatusCode.ShouldBe(HttpStatusCode.Unauthorized);
        (await kees.CallAsync(HttpMethod.Post, "/api/token")).StatusCode.ShouldBe(HttpStatusCode.UnsupportedMediaType, "it says nothing to a message that is no JSON");
        (await kees.CallAsync(HttpMethod.Post, "/api/token", new { })).StatusCode.ShouldBe(HttpStatusCode.Unauthorized);
        (await kees.BookmarkAsync("""{"screen":"a"}""")).StatusCode.ShouldBe(HttpStatusCode.Unauthorized);
        (await PageAsync(admin, fatma.Visit)).Status.ShouldBe(HttpStatusCode.OK);

        // The page of somebody whose whole organisation is closed says the very same.
        await wim.GetAsync("/admin/lms/close");
        await wim.PostAsync("/admin/lms/close");
        (await PageAsync(admin, fatma.Visit)).ShouldBe(closed);
        await wim.PostAsync("/admin/lms/close", ("open", "true"));

        await wim.GetAsync("/admin/people");
        wim.Page!.Text.ShouldContain(kees.Pseudonym!);
        (await wim.PostAsync("/admin/people?handler=In", ("pseudonym", kees.Pseudonym!))).Text.ShouldContain("Deze persoon komt weer binnen");
        (await PageAsync(admin, kees.Visit)).Status.ShouldBe(HttpStatusCode.OK);
        (await kees.CallAsync(HttpMethod.Get, "/api/answers/3")).StatusCode.ShouldBe(HttpStatusCode.OK);

        var acts = await wim.GetAsync("/admin/log");
        acts.Text.ShouldContain("liet één persoon niet meer binnen");
        acts.Text.ShouldContain("liet één persoon weer binnen");
        acts.Text.ShouldNotContain(kees.Pseudonym!);
        admin.Tool.Logged.ShouldNotContain(kees.Pseudonym!);
    }

    [Fact]
    public async Task L12_a_suspended_persons_launch_is_refused_in_the_words_of_a_closed_organisation()
    {
        await using var place = await FreshPlace.OnAsync(DataProvider.Sqlite);
        var platform = new SigningPlatform();
        await using var tool = await RunningTool.StartAsync(place, platform.Publish);
        var kees = await (await tool.OpenAsync("groenrijk", "kees")).KeepAsync();
        var suspensions = tool.Services.GetRequiredService<Suspensions>();
        (await suspensions.SetAsync("groenrijk", kees.Pseudonym!, suspended: true, TestContext.Current.CancellationToken)).ShouldBeTrue();

        using var refused = await platform.LaunchAsync(tool, "kees", cookies: true);
        refused.StatusCode.ShouldBe(HttpStatusCode.Forbidden);
        var words = await refused.Content.ReadAsStringAsync();
        words.ShouldContain("Je hebt niets fout gedaan");
        words.ShouldContain("L12-closed");
        refused.Headers.TryGetValues("Set-Cookie", out var cookies);
        (cookies ?? []).ShouldNotContain(cookie => cookie.StartsWith(SessionCookie.Name, StringComparison.Ordinal));
        using var picking = await platform.LaunchAsync(tool, "kees", cookies: true, ToChoose);
        picking.StatusCode.ShouldBe(HttpStatusCode.Forbidden);
        (await picking.Content.ReadAsStringAsync()).ShouldContain("L12-closed");
        using var other = await platform.LaunchAsync(tool, "fatma", cookies: true);
        other.StatusCode.ShouldBe(HttpStatusCode.SeeOther);
    }

    [Fact]
    public async Task Who_kept_nothing_and_who_is_another_organisations_cannot_be_named()
    {
        await using var admin = await RunningAdmin.StartAsync();
        var sam = await (await admin.Tool.OpenAsync("dekade", "sam")).KeepAsync();
        using var wim = await admin.SignedInAsync(to: "/admin/people");
        foreach (var pseudonym in (string[])[sam.Pseudonym!, "", "0123456789abcdef0123456789abcdef"])
        {
            var seen = await wim.PostAsync("/admin/people?handler=Out", ("pseudonym", pseudonym));
            seen.Status.ShouldBe(HttpStatusCode.NotFound);
            seen.Text.ShouldContain("Deze code kennen we niet");
        }

        await using var db = await admin.Tool.StoreAsync();
        (await db.Learners.AnyAsync(row => row.Suspended != null)).ShouldBeFalse();
        (await wim.GetAsync("/admin/log")).Text.ShouldNotContain("niet meer binnen");
    }

    // The same person, who also makes the course and comes to choose what stands in it.
    private static void ToChoose(Dictionary<string, object> claims)
    {
        const string Claim = "https://purl.imsglobal.org/spec/lti/claim/";
        claims.Remove(Claim + "resource_link");
        claims[Claim + "message_type"] = "LtiDeepLinkingRequest";
        claims[Claim + "roles"] = new[] { "http://purl.imsglobal.org/vocab/lis/v2/membership#Instructor" };
        claims["https://purl.imsglobal.org/spec/lti-dl/claim/deep_linking_settings"] = new Dictionary<string, object>
        {
            ["deep_link_return_url"] = RunningTool.Platform + "/return", ["accept_types"] = new[] { "ltiResourceLink" }, ["accept_presentation_document_targets"] = new[] { "iframe" },
        };
    }

    private static async Task<(HttpStatusCode Status, string Text)> PageAsync(RunningAdmin admin, Visit visit)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, "/themes/3");
        request.Headers.Add("Cookie", $"{SessionCookie.Name}={admin.Tool.Services.GetRequiredService<Tickets>().Write(visit)}");
        using var answer = await admin.Tool.Http.SendAsync(request);
        return (answer.StatusCode, answer.StatusCode == HttpStatusCode.OK ? "" : await answer.Content.ReadAsStringAsync());
    }
}
