using System.Net;
using System.Text.Json;
using CsCheck;
using Microsoft.Extensions.DependencyInjection;
using ReturnToWork.Lti;
using ReturnToWork.Storage;
using ReturnToWork.TestKit.Storage;
using ReturnToWork.Tests.Tool.Admin;
using ReturnToWork.Tool.Keys;
using ReturnToWork.Tool.Sessions;
using Shouldly;
using Xunit;

namespace ReturnToWork.Tests.Tool;

/// <summary>Rows of launches that only the whole Tool can prove: sessions that end, organisations that never meet, roles that give nothing.</summary>
public sealed class TenantTests
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Theory, MemberData(nameof(Engines.Both), MemberType = typeof(Engines))]
    public async Task L12_what_is_closed_at_one_instance_ends_sessions_and_tokens_at_every_instance_with_the_next_request(DataProvider engine)
    {
        await using var place = await FreshPlace.OnAsync(engine);
        await using var tool = await RunningTool.StartAsync(place);
        await using var twin = await RunningTool.StartAsync(place);
        var (kees, sam) = (await (await twin.OpenAsync("groenrijk", "kees")).KeepAsync(), await (await twin.OpenAsync("dekade", "sam")).KeepAsync());
        var book = tool.Services.GetRequiredService<RegistrationBook>();
        var registration = (await book.ListAsync("groenrijk", Ct)).Single();
        await IsInAsync(kees);

        await book.SetClosedAsync("groenrijk", closed: true, Ct);
        await IsOutAsync(kees);
        await IsInAsync(sam);
        await book.SetClosedAsync("groenrijk", closed: false, Ct);
        await IsInAsync(kees);
        (await book.SetDeploymentAsync("groenrijk", registration.Id, "1", DeploymentState.Suspended, Ct)).ShouldBeTrue();
        await IsOutAsync(kees);
        (await book.SetDeploymentAsync("groenrijk", registration.Id, "1", DeploymentState.Approved, Ct)).ShouldBeTrue();
        await IsInAsync(kees);

        async Task IsInAsync(Player player)
        {
            (await PageAsync(player)).ShouldBe(HttpStatusCode.OK);
            (await player.CallAsync(HttpMethod.Get, "/api/answers/3").StatusAsync()).ShouldBe(HttpStatusCode.OK);
        }

        async Task IsOutAsync(Player player)
        {
            (await PageAsync(player)).ShouldBe(HttpStatusCode.Forbidden);
            (await player.CallAsync(HttpMethod.Get, "/api/answers/3").CodeAsync()).ShouldBe("visit-over");
            (await player.CallAsync(HttpMethod.Post, "/api/token", new { }).CodeAsync()).ShouldBe("visit-over");
            (await player.SayRawAsync("[]").StatusAsync()).ShouldBe(HttpStatusCode.Unauthorized);
        }

        Task<HttpStatusCode> PageAsync(Player player) => OpenAsync(twin, player.Visit).StatusAsync();
    }

    [Theory, MemberData(nameof(Engines.Both), MemberType = typeof(Engines))]
    public async Task L09_L10_of_two_organisations_with_two_deployments_each_under_one_client_the_same_sub_reads_only_its_own(DataProvider engine)
    {
        await using var place = await FreshPlace.OnAsync(engine);
        Dictionary<string, string?> settings = [];
        foreach (var (i, organisation) in ((string[])["groenrijk", "dekade"]).Index())
        {
            settings[$"Lti:Registrations:{i}:ClientId"] = "shared";
            foreach (var n in (int[])[0, 1]) settings[$"Lti:Registrations:{i}:DeploymentIds:{n}"] = $"{organisation}-{n}";
        }

        await using var tool = await RunningTool.StartAsync(place, settings: settings);
        var visits = ((string[])["groenrijk", "dekade"]).SelectMany(organisation => ((int[])[0, 1]).Select(n => VisitOf(tool, organisation, PlatformClient.Hash(RunningTool.Platform, "shared", $"{organisation}-{n}")))).ToList();
        Dictionary<Visit, Player> players = [];
        foreach (var visit in visits)
        {
            players[visit] = await new Player(tool, await BootAsync(tool, visit), visit).KeepAsync();
            (await players[visit].AnswerAsync("wens", $"of {visit.LtiRegistration}", 1).StatusAsync()).ShouldBe(HttpStatusCode.NoContent);
        }

        players.Values.Select(player => player.Pseudonym).Distinct().Count().ShouldBe(4);
        foreach (var visit in visits)
        {
            (await BootAsync(tool, visit)).GetProperty("answers").GetProperty("wens").GetString().ShouldBe($"of {visit.LtiRegistration}");
            // A token of one in a visit of another: the token alone counts.
            foreach (var other in visits) (await AnswersAsync(players[other])).ShouldBe($"of {other.LtiRegistration}");
        }
    }

    [Fact]
    public async Task L11_no_set_of_roles_in_a_launch_opens_anything_of_an_administrator_or_a_coach()
    {
        await using var admin = await RunningAdmin.StartAsync();
        await using var companion = await ReturnToWork.TestKit.Companion.CompanionApp.StartAsync();
        using var coach = new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false, UseCookies = false }) { BaseAddress = new Uri(companion.Address) };
        SigningPlatform platform = new();
        await using var place = await FreshPlace.OnAsync(DataProvider.Sqlite);
        await using var tool = await RunningTool.StartAsync(place, platform.Publish, new Dictionary<string, string?>
        {
            ["SignIn:Authority"] = admin.Identity.Address, ["SignIn:ClientId"] = "tool", ["SignIn:RequiredAmr:0"] = "otp",
        });
        string[] roles =
        [
            "Administrator", "Instructor", "Mentor", "administrator", "coach", "http://purl.imsglobal.org/vocab/lis/v2/system/person#SysAdmin", "http://purl.imsglobal.org/vocab/lis/v2/system/person#AccountAdmin",
            "http://purl.imsglobal.org/vocab/lis/v2/institution/person#Administrator", "http://purl.imsglobal.org/vocab/lis/v2/institution/person#Mentor", "http://purl.imsglobal.org/vocab/lis/v2/membership#Administrator",
            "http://purl.imsglobal.org/vocab/lis/v2/membership#Mentor", "http://purl.imsglobal.org/vocab/lis/v2/membership/Administrator#SystemAdministrator", "http://purl.imsglobal.org/vocab/lis/v2/membership#Learner", "",
        ];
        await Gen.Int[0, roles.Length - 1].Array[0, 6].SampleAsync(
            async picked =>
            {
                using var launched = await platform.LaunchAsync(tool, "kees", cookies: true, claims => claims["https://purl.imsglobal.org/spec/lti/claim/roles"] = picked.Select(i => roles[i]).ToArray());
                launched.StatusCode.ShouldBe(HttpStatusCode.SeeOther);
                var session = launched.Headers.GetValues("Set-Cookie").Single(cookie => cookie.StartsWith(SessionCookie.Name, StringComparison.Ordinal)).Split(';')[0];
                foreach (var page in (string[])["/admin", "/admin/keys", "/admin/erase", "/admin/log", "/admin/self-check"])
                {
                    using var answer = await AskAsync(tool.Http, page, session);
                    (answer.StatusCode, answer.Headers.Location!.AbsolutePath).ShouldBe((HttpStatusCode.Redirect, "/admin/sign-in"), page);
                }

                (await AskAsync(tool.Http, "/xapi/statements", session).StatusAsync()).ShouldBe(HttpStatusCode.Unauthorized);
                using var people = await AskAsync(coach, "/", session);
                people.StatusCode.ShouldNotBe(HttpStatusCode.OK, "the Companion knows no launches: people sign in there");
            },
            iter: 40, threads: 1);
        companion.Services.GetServices<Microsoft.AspNetCore.Routing.EndpointDataSource>().SelectMany(source => source.Endpoints)
            .ShouldNotContain(endpoint => (endpoint.DisplayName ?? "").Contains("lti", StringComparison.OrdinalIgnoreCase));
    }

    private static Visit VisitOf(RunningTool tool, string organisation, string registration) =>
        tool.Visit(organisation, "7") with { LtiRegistration = registration, LearnerKey = tool.Services.GetRequiredService<LearnerKeys>().For(registration, "7") };

    private static async Task<JsonElement> BootAsync(RunningTool tool, Visit visit)
    {
        using var answer = await OpenAsync(tool, visit);
        return RunningTool.BootOf(await answer.Content.ReadAsStringAsync(Ct));
    }

    private static async Task<string?> AnswersAsync(Player player)
    {
        using var answer = await player.CallAsync(HttpMethod.Get, "/api/answers/3");
        using var json = JsonDocument.Parse(await answer.Content.ReadAsStringAsync(Ct));
        return json.RootElement.GetProperty("answers").GetProperty("wens").GetString();
    }

    private static Task<HttpResponseMessage> OpenAsync(RunningTool tool, Visit visit) => AskAsync(tool.Http, "/themes/3", $"{SessionCookie.Name}={tool.Services.GetRequiredService<Tickets>().Write(visit)}");

    private static async Task<HttpResponseMessage> AskAsync(HttpClient http, string path, string cookie)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, path);
        request.Headers.Add("Cookie", cookie);
        return await http.SendAsync(request, Ct);
    }
}
