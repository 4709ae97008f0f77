using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using ReturnToWork.Lti;
using ReturnToWork.Storage;
using ReturnToWork.TestKit.Storage;
using Shouldly;
using Xunit;

namespace ReturnToWork.Tests.Lti.Registering;

/// <summary>A first registration at a platform that behaves, and what of it is kept.</summary>
public sealed class RegisterTests
{
    private const string LineItem = "https://purl.imsglobal.org/spec/lti-ags/scope/lineitem";
    private const string Score = "https://purl.imsglobal.org/spec/lti-ags/scope/score";
    private const string Members = "https://purl.imsglobal.org/spec/lti-nrps/scope/contextmembership.readonly";

    [Theory, MemberData(nameof(Engines.Both), MemberType = typeof(Engines))]
    public async Task R4_what_the_platform_answers_is_kept_and_waits_for_approval(DataProvider engine)
    {
        await using var meeting = await Meeting.StartAsync(engine);
        (await meeting.RegisterAsync(await meeting.InviteAsync(grades: true, members: true))).ShouldBe("registered");

        var kept = (await meeting.KeptAsync()).ShouldHaveSingleItem();
        var platform = meeting.Platform;
        kept.State.ShouldBe(RegistrationState.Pending);
        kept.Label.ShouldBe("Onze LMS");
        kept.Says.ShouldBe(new RegistrationDraft(
            "Onze LMS", platform.Address, platform.ClientId, platform.Address + "/authorize", platform.Address + "/token", platform.Address + "/jwks",
            Keys: null, "urn:audience", Offer: null, Grades: true, Members: true, "moodle"));
        kept.Scopes.ShouldBe([LineItem, Score, Members]);
        kept.CanBeUpdated.ShouldBeTrue();
        kept.Deployments.ShouldHaveSingleItem().ShouldSatisfyAllConditions(d => d.Id.ShouldBe("d-1"), d => d.State.ShouldBe(DeploymentState.Approved));
        var seen = meeting.Seen.Done.ShouldHaveSingleItem();
        (seen.Id, seen.Organisation, seen.IsUpdate, seen.Missing.Count).ShouldBe((kept.Id, Meeting.Organisation, false, 0));
        platform.Registrations.Single().Body!["jwks_uri"]!.GetValue<string>().ShouldBe($"{meeting.Tool.Address}/lti/keys/{kept.Id}");
        (await meeting.KeptAsync("quay")).ShouldBeEmpty();
        var entry = (await meeting.Tool.Services.GetRequiredService<LaunchLog>().NewestAsync(Meeting.Organisation)).ShouldHaveSingleItem();
        (entry.Kind, entry.Code, entry.ClientId).ShouldBe((LaunchKind.Registration, "ok", platform.ClientId));
    }

    [Fact]
    public async Task R4_nobody_comes_in_before_an_administrator_approves()
    {
        await using var meeting = await Meeting.StartAsync();
        await meeting.RegisterAsync();
        var kept = (await meeting.KeptAsync()).Single();
        var login = $"/lti/login?iss={Uri.EscapeDataString(meeting.Platform.Address)}&login_hint=7&client_id={meeting.Platform.ClientId}&target_link_uri={Uri.EscapeDataString(meeting.Tool.Address + "/themes/3")}";
        async Task<string?> WhereToAsync() => (await Begun.SendAsync(new HttpRequestMessage(HttpMethod.Get, meeting.Tool.Address + login) { Headers = { { "Cookie", Begun.Probe } } })).Headers.Location?.GetLeftPart(UriPartial.Path);

        (await WhereToAsync()).ShouldBeNull();
        await meeting.Book.SetStateAsync(Meeting.Organisation, kept.Id, RegistrationState.Active);
        (await WhereToAsync()).ShouldBe(meeting.Platform.Address + "/authorize");
    }

    [Fact]
    public async Task R1_configuration_and_registration_carry_the_token_as_bearer()
    {
        await using var meeting = await Meeting.StartAsync();
        await meeting.RegisterAsync(token: "to.ken-_~+/=");

        meeting.Platform.Calls.Select(call => (call.Method, call.Path, call.Bearer)).ShouldBe(
            [("GET", "/openid", "Bearer to.ken-_~+/="), ("POST", "/registrations", "Bearer to.ken-_~+/=")]);
        meeting.Platform.Registrations.Single().ContentType.ShouldBe("application/json");
    }

    [Fact]
    public async Task R1_without_a_token_none_is_sent()
    {
        await using var meeting = await Meeting.StartAsync();
        (await meeting.RegisterAsync(token: null)).ShouldBe("registered");

        meeting.Platform.Calls.ShouldAllBe(call => call.Bearer == null);
    }

    [Fact]
    public async Task R3_R6_what_is_asked_is_all_that_is_needed_and_no_more()
    {
        await using var meeting = await Meeting.StartAsync();
        await meeting.RegisterAsync();
        var tool = meeting.Tool.Address;

        var asked = meeting.Platform.Registrations.Single().Body!;
        var id = (await meeting.KeptAsync()).Single().Id;
        JsonNode.DeepEquals(asked, JsonNode.Parse($$"""
            {
              "application_type": "web",
              "grant_types": ["client_credentials", "implicit"],
              "response_types": ["id_token"],
              "initiate_login_uri": "{{tool}}/lti/login",
              "redirect_uris": ["{{tool}}/lti/launch"],
              "jwks_uri": "{{tool}}/lti/keys/{{id}}",
              "client_name": "Alles",
              "client_name#en": "Everything",
              "logo_uri": "{{tool}}/icon.svg",
              "token_endpoint_auth_method": "private_key_jwt",
              "scope": "",
              "https://purl.imsglobal.org/spec/lti-tool-configuration": {
                "domain": "{{new Uri(tool).Authority}}",
                "target_link_uri": "{{tool}}/mijn",
                "description": "Alle thema’s.",
                "description#en": "All themes.",
                "claims": ["iss", "sub"],
                "custom_parameters": {},
                "messages": [
                  { "type": "LtiResourceLinkRequest", "target_link_uri": "{{tool}}/mijn", "label": "Alles", "label#en": "Everything" },
                  { "type": "LtiDeepLinkingRequest", "target_link_uri": "{{tool}}/mijn", "label": "Alles", "label#en": "Everything", "placements": ["ContentArea"] }
                ]
              }
            }
            """)).ShouldBeTrue(asked.ToJsonString());
    }

    [Fact]
    public async Task R3_a_single_theme_registers_under_its_own_name_and_address_beside_the_whole()
    {
        await using var meeting = await Meeting.StartAsync();
        (await meeting.RegisterAsync()).ShouldBe("registered");
        meeting.Platform.ClientId = "single";
        (await meeting.RegisterAsync(await meeting.InviteAsync(offer: "3"))).ShouldBe("registered");

        var asked = meeting.Platform.Registrations.Last().Body!;
        asked["client_name"]!.GetValue<string>().ShouldBe("Drie");
        asked[RegisteringPlatform.ToolBlock]!["target_link_uri"]!.GetValue<string>().ShouldBe(meeting.Tool.Address + "/themes/3");
        (await meeting.KeptAsync()).Select(one => one.Says.Offer).ShouldBe([null, "3"], ignoreOrder: true);
        (await meeting.RegisterAsync(await meeting.InviteAsync(offer: "9"))).ShouldBe("R3-offer-unknown");
    }

    [Theory]
    [InlineData("canvas", "link_selection", "anonymous")]
    [InlineData("moodle", "ContentArea", null)]
    public async Task R3_R6_platforms_that_have_their_own_words_for_places_and_privacy_get_those(string family, string place, string? privacy)
    {
        await using var meeting = await Meeting.StartAsync();
        meeting.Platform.Configuration[RegisteringPlatform.PlatformBlock] = new JsonObject { ["product_family_code"] = family };
        await meeting.RegisterAsync();

        var tool = meeting.Platform.Registrations.Single().Body![RegisteringPlatform.ToolBlock]!;
        tool["messages"]![1]!["placements"]!.AsArray().Select(one => one!.GetValue<string>()).ShouldBe([place]);
        (tool["https://canvas.instructure.com/lti/privacy_level"]?.GetValue<string>()).ShouldBe(privacy);
    }

    [Fact]
    public async Task R6_services_are_asked_only_when_the_organisation_wants_them_and_the_platform_has_them()
    {
        await using var meeting = await Meeting.StartAsync();
        meeting.Platform.Configuration["scopes_supported"] = new JsonArray("openid", LineItem, Score);
        await meeting.RegisterAsync(await meeting.InviteAsync(grades: true, members: true));

        meeting.Platform.Registrations.Single().Body!["scope"]!.GetValue<string>().ShouldBe($"{LineItem} {Score}");
        meeting.Seen.Done.Single().Missing.ShouldBe(["members"]);
    }

    [Fact]
    public async Task R4_what_was_not_granted_is_switched_off_and_said()
    {
        await using var meeting = await Meeting.StartAsync();
        meeting.Platform.Granted = $"{LineItem} {Members}";
        await meeting.RegisterAsync(await meeting.InviteAsync(grades: true, members: true));

        var kept = (await meeting.KeptAsync()).Single();
        (kept.Says.Grades, kept.Says.Members).ShouldBe((false, true));
        kept.Scopes.ShouldBe([LineItem, Members]);
        meeting.Seen.Done.Single().Missing.ShouldBe(["grades"]);
    }

    [Fact]
    public async Task R4_numbers_for_ids_no_deployment_and_no_scope_are_taken_as_they_are()
    {
        await using var meeting = await Meeting.StartAsync();
        meeting.Platform.Register = (http, asked) => http.Response.WriteAsync("""{"client_id": 10000000000042}""");
        (await meeting.RegisterAsync(await meeting.InviteAsync(grades: true))).ShouldBe("registered");

        var kept = (await meeting.KeptAsync()).Single();
        (kept.Says.ClientId, kept.Deployments.Count, kept.Scopes.Count, kept.Says.Grades).ShouldBe(("10000000000042", 0, 0, false));
    }

    [Theory, MemberData(nameof(Engines.Both), MemberType = typeof(Engines))]
    public async Task R4_of_an_answer_that_goes_on_and_on_what_is_ours_is_kept(DataProvider engine)
    {
        await using var meeting = await Meeting.StartAsync(engine);
        var many = string.Join(' ', Enumerable.Range(0, 500).Select(i => $"https://other.example/scope/{i}"));
        meeting.Platform.Register = (http, asked) =>
        {
            var reply = meeting.Platform.Reply(asked);
            reply["scope"] = $"{many} {LineItem} {Score} {string.Join(' ', Enumerable.Range(0, 500).Select(i => $"https://purl.imsglobal.org/spec/lti-x/scope/{i}"))}";
            reply["registration_client_uri"] = meeting.Platform.Address + "/" + new string('x', 4000);
            return http.Response.WriteAsJsonAsync(reply);
        };

        (await meeting.RegisterAsync(await meeting.InviteAsync(grades: true))).ShouldBe("registered");

        var kept = (await meeting.KeptAsync()).Single();
        kept.Scopes.Take(2).ShouldBe([LineItem, Score]);
        kept.Scopes.Count.ShouldBe(7);
        kept.Says.Grades.ShouldBeTrue();
    }

    [Theory]
    [InlineData("https://admin.lms.example/tools?x=1", "https://admin.lms.example")]
    [InlineData("http://admin.lms.example/tools", null)]
    public async Task R4_the_closing_page_may_be_framed_by_the_platform_and_by_the_secure_page_around_it(string referer, string? framer)
    {
        await using var meeting = await Meeting.StartAsync();
        await meeting.RegisterAsync(referer: referer);

        meeting.Seen.Done.Single().Origins.ShouldBe(framer is null ? [meeting.Platform.Address] : [meeting.Platform.Address, framer]);
    }

    [Fact]
    public async Task R3_an_administrator_can_see_beforehand_what_will_be_asked()
    {
        await using var meeting = await Meeting.StartAsync();
        var request = new DefaultHttpContext().Request;
        var preview = meeting.Tool.Services.GetRequiredService<RegistrationPreview>();

        var all = preview.Of(request, grades: true).ShouldNotBeNull();
        await meeting.RegisterAsync(await meeting.InviteAsync(grades: true));

        var asked = meeting.Platform.Registrations.Single().Body!;
        all.LoginUri.ShouldBe(asked["initiate_login_uri"]!.GetValue<string>());
        all.RedirectUri.ShouldBe(asked["redirect_uris"]![0]!.GetValue<string>());
        all.TargetLinkUri.ShouldBe(asked[RegisteringPlatform.ToolBlock]!["target_link_uri"]!.GetValue<string>());
        all.Scopes.ShouldBe(asked["scope"]!.GetValue<string>().Split(' '));
        all.KeysUri.ShouldBe(meeting.Tool.Address + "/.well-known/jwks.json");
        preview.Of(request, (await meeting.KeptAsync()).Single().Id)!.KeysUri.ShouldBe(asked["jwks_uri"]!.GetValue<string>());
        preview.Of(request, offer: "9").ShouldBeNull();
    }
}
