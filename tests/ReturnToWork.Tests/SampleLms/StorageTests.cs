using System.Net;
using System.Text.RegularExpressions;
using Microsoft.AspNetCore.WebUtilities;
using Shouldly;
using Xunit;

namespace ReturnToWork.Tests.SampleLms;

/// <summary>What the platform promises to keep for a tool without cookies, per person and course.</summary>
public sealed class StorageTests(SharedLms shared) : IClassFixture<SharedLms>
{
    [Theory]
    [InlineData(null, "lms_storage", true)]
    [InlineData("frame", "lms_storage", true)]
    [InlineData("parent", "_parent", true)]
    [InlineData("elsewhere", "not_here", true)]
    [InlineData("silent", "lms_storage", true)]
    [InlineData("none", null, false)]
    public async Task C1_the_login_names_the_storage_that_was_chosen(string? mode, string? target, bool kept)
    {
        var lms = shared.Lms.Anew();
        await lms.PickAsync("noor");
        if (mode is not null)
        {
            var chosen = await lms.Browser.PostAsync("/courses/3/storage", new FormUrlEncodedContent([new("mode", mode)]));
            chosen.Headers.Location!.OriginalString.ShouldBe("/courses/3");
        }

        var page = await lms.Browser.GetStringAsync("/courses/3");

        var login = WebUtility.HtmlDecode(Regex.Match(page, "<iframe[^>]* id=\"theme\"[^>]* src=\"([^\"]*)\"").Groups[1].Value);
        QueryHelpers.ParseQuery(new Uri(login).Query).GetValueOrDefault("lti_storage_target").ToString().ShouldBe(target ?? "");
        page.Contains("/assets/storage.js", StringComparison.Ordinal).ShouldBe(kept);
        page.Contains("name=\"lms_storage\"", StringComparison.Ordinal).ShouldBe(kept);
    }

    [Fact]
    public async Task The_choice_is_one_persons_own()
    {
        var lms = shared.Lms.Anew();
        await lms.PickAsync("noor");
        await lms.Browser.PostAsync("/courses/3/storage", new FormUrlEncodedContent([new("mode", "none")]));

        await lms.PickAsync("ali");

        (await lms.Browser.GetStringAsync("/courses/3")).ShouldContain("lti_storage_target=lms_storage");
        (await lms.Browser.PostAsync("/courses/3/storage", new FormUrlEncodedContent([new("mode", "better")]))).StatusCode.ShouldBe(HttpStatusCode.BadRequest);
    }

    [Fact]
    public async Task Only_the_platforms_own_pages_may_hold_the_storage_frame()
    {
        var frame = await shared.Lms.Anew().Browser.GetAsync("/lti/storage?mode=frame&tool=http://localhost:5080");

        frame.Headers.GetValues("Content-Security-Policy").Single().ShouldEndWith("frame-ancestors 'self'");
        (await shared.Lms.Browser.GetAsync("/lti/storage?mode=frame&tool=https://stranger.example")).StatusCode.ShouldBe(HttpStatusCode.NotFound);
        (await shared.Lms.Browser.GetAsync("/lti/storage?mode=\"><script>&tool=http://localhost:5080")).StatusCode.ShouldBe(HttpStatusCode.NotFound);
    }
}
