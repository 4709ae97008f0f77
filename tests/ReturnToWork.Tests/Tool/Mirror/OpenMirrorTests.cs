using System.Net;
using System.Text.RegularExpressions;
using ReturnToWork.Storage;
using ReturnToWork.TestKit.Storage;
using ReturnToWork.Tests.Tool.Mine;
using ReturnToWork.Xapi;
using Shouldly;
using Xunit;

namespace ReturnToWork.Tests.Tool.Mirror;

/// <summary>The button "Dit ziet je coach" and the ticket that it makes.</summary>
public sealed partial class OpenMirrorTests
{
    private const string Companion = "https://companion.example";
    private static readonly Dictionary<string, string?> There = new() { ["Mirror:CompanionAddress"] = $"{Companion}/" };

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_tap_makes_a_ticket_of_a_minute_for_this_person_and_this_companion_in_the_body_of_a_form(bool cookies)
    {
        await using var place = await FreshPlace.OnAsync(DataProvider.Sqlite);
        await using var tool = await RunningTool.StartAsync(place, settings: There);
        var player = await (await tool.OpenAsync("groenrijk", "kees")).KeepAsync();
        var own = await new OwnBrowser(tool, player.Visit, cookies).OpenAsync(language: "en");
        own.Page.ShouldContain("target=\"_blank\"");
        var carried = CarriedField().Match(own.Page).Groups["visit"].Value;

        // The new window has no cookie of the frame.
        using var request = new HttpRequestMessage(HttpMethod.Post, "/mijn/spiegel") { Content = new FormUrlEncodedContent([KeyValuePair.Create("visit", carried), KeyValuePair.Create("language", "en")]) };
        request.Headers.Add("Sec-Fetch-Site", "same-origin");
        using var answer = await tool.Http.SendAsync(request);
        answer.StatusCode.ShouldBe(HttpStatusCode.OK);
        var html = await answer.Content.ReadAsStringAsync();
        html.ShouldContain($"action=\"{Companion}/mirror\"");
        var policy = answer.Headers.GetValues("Content-Security-Policy").Single();
        policy.ShouldContain($"form-action {Companion};");
        policy.ShouldContain("frame-ancestors 'none'");
        answer.Headers.Contains("Set-Cookie").ShouldBeFalse();
        answer.Headers.CacheControl!.NoStore.ShouldBeTrue();

        var ticket = MirrorTicket.Read(RunningTool.Secret, TicketField().Match(html).Groups["ticket"].Value)!;
        (ticket.Organisation, ticket.For, ticket.Language).ShouldBe(("groenrijk", Companion, "en"));
        ticket.Learners.Single().ShouldBe(player.Pseudonym);
        (ticket.Expires - tool.Clock.GetUtcNow()).TotalSeconds.ShouldBeInRange(58, 60);
    }

    [Fact]
    public async Task Without_an_address_without_bewaren_and_from_another_site_there_is_no_ticket()
    {
        await using var place = await FreshPlace.OnAsync(DataProvider.Sqlite);
        await using (var without = await RunningTool.StartAsync(place))
        {
            var kept = await (await without.OpenAsync("groenrijk", "kees")).KeepAsync();
            var own = await new OwnBrowser(without, kept.Visit, cookies: true).OpenAsync();
            own.Page.ShouldNotContain("/mijn/spiegel");
            (await own.PostAsync("/mijn/spiegel", [])).Status.ShouldBe(HttpStatusCode.Forbidden);
        }

        await using var tool = await RunningTool.StartAsync(place, settings: There);
        var fatma = await new OwnBrowser(tool, tool.Visit("groenrijk", "fatma"), cookies: true).OpenAsync();
        fatma.Page.ShouldNotContain("/mijn/spiegel", customMessage: "nobody can see anything of who keeps nothing");
        (await fatma.PostAsync("/mijn/spiegel", [])).Page.ShouldNotContain("rtw-mirror");
        var player = await (await tool.OpenAsync("groenrijk", "kees")).KeepAsync();
        var kees = await new OwnBrowser(tool, player.Visit, cookies: true).OpenAsync();
        (await kees.PostAsync("/mijn/spiegel", [], site: "cross-site")).Status.ShouldBe(HttpStatusCode.Forbidden);
        await (await kees.OpenAsync()).SubmitAsync("/mijn/spiegel");
        kees.Page.ShouldContain("rtw-mirror");
    }

    [Theory]
    [InlineData("companion.example", "without a path")]
    [InlineData("https://companion.example/coach", "without a path")]
    [InlineData("http://companion.example", "must be https")]
    public async Task An_address_that_cannot_be_right_stops_the_start_with_a_sentence(string address, string words)
    {
        await using var place = await FreshPlace.OnAsync(DataProvider.Sqlite);
        var stopped = await Should.ThrowAsync<Exception>(() => RunningTool.StartAsync(place, settings: new Dictionary<string, string?> { ["Mirror:CompanionAddress"] = address }));
        stopped.Message.ShouldContain(words);
    }

    [GeneratedRegex("action=\"/mijn/spiegel\".*?name=\"visit\" value=\"(?<visit>[^\"]+)\"", RegexOptions.Singleline | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex CarriedField();

    [GeneratedRegex("name=\"ticket\" value=\"(?<ticket>[^\"]+)\"", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex TicketField();
}
