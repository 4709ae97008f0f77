using System.Text.Json;
using System.Text.RegularExpressions;
using Microsoft.Extensions.DependencyInjection;
using ReturnToWork.Lti;
using ReturnToWork.TestKit;
using ReturnToWork.TestKit.Storage;
using ReturnToWork.Tests.Lti.Registering;
using Shouldly;
using Xunit;

namespace ReturnToWork.Tests.Tool;

/// <summary>What the administrator of an LMS sees of a registration, and what the LMS is told about us.</summary>
public sealed partial class RegisteringTests
{
    [Fact]
    public async Task R4_the_page_closes_itself_says_so_and_may_be_framed_by_the_platform_only()
    {
        await using var place = await FreshPlace.OnAsync(ReturnToWork.Storage.DataProvider.Sqlite);
        await using var tool = await StartAsync(place);
        await using var platform = await RegisteringPlatform.StartAsync();

        using var answer = await GoAsync(tool, platform, await InviteAsync(tool));

        var page = await answer.Content.ReadAsStringAsync();
        ((int)answer.StatusCode).ShouldBe(200);
        page.ShouldContain("Je mag dit venster sluiten.");
        page.ShouldContain("You may close this window.");
        page.ShouldContain("approve the registration here with us");
        page.ShouldContain($"data-origins=\"{platform.Address}\"");
        page.ShouldNotContain("registration-token");
        var policy = answer.Headers.GetValues("Content-Security-Policy").Single();
        policy.ShouldContain($"frame-ancestors {platform.Address}");
        policy.ShouldContain("script-src 'nonce-");
        answer.Headers.GetValues("Referrer-Policy").Single().ShouldBe("no-referrer");
        answer.Headers.CacheControl!.NoStore.ShouldBeTrue();
        tool.Logged.ShouldNotContain("registration-token");
    }

    [Fact]
    public async Task L07_a_refusal_is_said_in_both_languages_with_its_code_and_reference()
    {
        await using var place = await FreshPlace.OnAsync(ReturnToWork.Storage.DataProvider.Sqlite);
        await using var tool = await StartAsync(place);
        await using var platform = await RegisteringPlatform.StartAsync();
        var code = await InviteAsync(tool);
        (await GoAsync(tool, platform, code)).Dispose();

        using var answer = await GoAsync(tool, platform, code);

        var page = await answer.Content.ReadAsStringAsync();
        ((int)answer.StatusCode).ShouldBe(403);
        page.ShouldContain("Deze uitnodiging is al gebruikt.");
        page.ShouldContain("This invitation has been used.");
        page.ShouldContain("L07-invitation-used");
        page.ShouldNotContain(code);
        tool.Logged.ShouldNotContain(code);
        tool.Logged.ShouldContain("/lti/register/{code}");
    }

    [Fact]
    public async Task R6_names_and_sentences_that_an_LMS_shows_say_nothing_about_illness()
    {
        await using var place = await FreshPlace.OnAsync(ReturnToWork.Storage.DataProvider.Sqlite);
        await using var tool = await StartAsync(place);
        var host = tool.Services.GetRequiredService<IRegistrationReceiver>();

        host.FaceOf("99").ShouldBeNull();
        host.FaceOf(null)!.Name.ShouldBe("Leren en werken");
        host.FaceOf(null)!.Path.ShouldBe("/mijn");
        host.FaceOf("3")!.Path.ShouldBe("/themes/3");
        foreach (var face in new[] { host.FaceOf(null)!, host.FaceOf("3")! })
        {
            foreach (var said in new[] { face.Name, face.EnglishName, face.Description, face.EnglishDescription }) Telling().IsMatch(said).ShouldBeFalse(said);
            tool.Services.GetRequiredService<ILaunchReceiver>().Knows(new Uri("https://tool.example" + face.Path)).ShouldBeTrue(face.Path);
        }
    }

    [Fact]
    public void Every_reason_to_refuse_a_registration_has_words_in_both_languages()
    {
        var room = Path.Combine(Repository.Root, "src", "ReturnToWork.Lti");
        var codes = new[] { "Registering", "Outbound" }.SelectMany(folder => Directory.EnumerateFiles(Path.Combine(room, folder), "*.cs"))
            .SelectMany(file => Code().Matches(File.ReadAllText(file)).Select(match => match.Groups["code"].Value)).Distinct().ToList();
        codes.Count.ShouldBeGreaterThan(25);
        using var texts = JsonDocument.Parse(File.ReadAllText(Path.Combine(Repository.Root, "src", "ReturnToWork.Tool", "Texts", "registering.json")));

        foreach (var language in new[] { "nl", "en" })
        {
            var known = texts.RootElement.GetProperty(language).EnumerateObject().Select(text => text.Name).ToList();
            codes.Except(known).ShouldBeEmpty(language);
        }
    }

    private static Task<RunningTool> StartAsync(FreshPlace place) =>
        RunningTool.StartAsync(place, settings: new Dictionary<string, string?> { ["Outbound:AllowedPrivateHosts:0"] = "127.0.0.1" });

    private static Task<string> InviteAsync(RunningTool tool) => tool.Services.GetRequiredService<Invitations>().MakeAsync("groenrijk", "Onze LMS");

    private static Task<HttpResponseMessage> GoAsync(RunningTool tool, RegisteringPlatform platform, string code) => tool.Http.GetAsync(
        $"/lti/register/{code}?openid_configuration={Uri.EscapeDataString(platform.Address + "/openid")}&registration_token=registration-token");

    [GeneratedRegex("ziek|verzuim|re-integr|terug naar werk|beperk|klacht|sick|ill(ness)?\\b|absen|return to work|disab", RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Telling();

    [GeneratedRegex("\"(?<code>(R[1-5]|L0[67])-[a-z0-9-]+)\"", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Code();
}
