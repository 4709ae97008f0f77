using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using ReturnToWork.Lti;
using ReturnToWork.Storage;
using ReturnToWork.TestKit.Storage;
using Shouldly;
using Xunit;

namespace ReturnToWork.Tests.Lti.Registering;

/// <summary>Registrations that go no further: strangers, used links, and platforms that say what they should not.</summary>
public sealed class RegisterRefusedTests
{
    [Fact]
    public async Task L07_without_a_good_invitation_no_call_is_made()
    {
        await using var meeting = await Meeting.StartAsync();
        (await meeting.RegisterAsync("nobody-made-this")).ShouldBe("L07-invitation-unknown");
        (await meeting.RegisterAsync(new string('A', 43))).ShouldBe("L07-invitation-unknown");

        var withdrawn = await meeting.InviteAsync();
        await meeting.Invitations.WithdrawAsync(Meeting.Organisation, (await meeting.Invitations.OpenAsync(Meeting.Organisation)).Single().Id);
        (await meeting.RegisterAsync(withdrawn)).ShouldBe("L07-invitation-unknown");

        var late = await meeting.InviteAsync();
        meeting.Tool.Clock.Advance(TimeSpan.FromHours(24));
        (await meeting.RegisterAsync(late)).ShouldBe("L07-invitation-expired");

        meeting.Platform.Calls.ShouldBeEmpty();
        (await meeting.KeptAsync()).ShouldBeEmpty();
        meeting.Seen.Refused.Select(no => no.Status).ShouldAllBe(status => status == StatusCodes.Status403Forbidden);
    }

    [Fact]
    public async Task L07_a_used_invitation_is_refused_and_no_call_is_made()
    {
        await using var meeting = await Meeting.StartAsync();
        var code = await meeting.InviteAsync();
        (await meeting.RegisterAsync(code)).ShouldBe("registered");
        var calls = meeting.Platform.Calls.Count;

        (await meeting.RegisterAsync(code)).ShouldBe("L07-invitation-used");
        meeting.Platform.Calls.Count.ShouldBe(calls);
    }

    [Theory, MemberData(nameof(Engines.Both), MemberType = typeof(Engines))]
    public async Task L07_of_sixteen_browsers_with_one_link_one_registers(DataProvider engine)
    {
        await using var meeting = await Meeting.StartAsync(engine);
        var code = await meeting.InviteAsync();

        var answers = await Task.WhenAll(Enumerable.Range(0, 16).Select(_ => Task.Run(() => meeting.RegisterAsync(code))));

        answers.Count(answer => answer == "registered").ShouldBe(1);
        answers.Count(answer => answer == "L07-invitation-used").ShouldBe(15);
        meeting.Platform.Calls.Count.ShouldBe(2);
        (await meeting.KeptAsync()).Count.ShouldBe(1);
    }

    [Fact]
    public async Task L07_who_frames_a_refusal_is_nobody_for_a_stranger_and_the_platform_for_a_guest()
    {
        await using var meeting = await Meeting.StartAsync();
        await meeting.RegisterAsync("nobody-made-this", referer: "https://evil.example/");
        var code = await meeting.InviteAsync();
        await meeting.RegisterAsync(code);
        await meeting.RegisterAsync(code, referer: "https://lms.example/admin");

        meeting.Seen.Refused.Select(no => no.FramedBy).ShouldBe([[], ["https://lms.example"]]);
    }

    [Theory]
    [InlineData("", "R1-configuration-missing")]
    [InlineData("?openid_configuration=", "R1-configuration-missing")]
    [InlineData("?openid_configuration=http%3A%2F%2F127.0.0.1%2Fa&openid_configuration=http%3A%2F%2F127.0.0.1%2Fb", "R1-configuration-missing")]
    [InlineData("?openid_configuration=not-an-address", "L06-unusable")]
    [InlineData("?openid_configuration=http%3A%2F%2Flms.example%2F", "L06-not-https")]
    [InlineData("?openid_configuration=https%3A%2F%2F10.0.0.1%2F", "L06-private")]
    [InlineData("?openid_configuration=https%3A%2F%2Flocalhost%2F", "L06-private")]
    [InlineData("?openid_configuration=http%3A%2F%2F127.0.0.1%2F&registration_token=a&registration_token=b", "R1-token-unusable")]
    [InlineData("?openid_configuration=http%3A%2F%2F127.0.0.1%2F&registration_token=a%0D%0AX%3Ab", "R1-token-unusable")]
    public async Task R1_a_link_that_was_opened_by_hand_or_badly_leaves_the_invitation_as_it_was(string query, string code)
    {
        await using var meeting = await Meeting.StartAsync();

        (await meeting.GetAsync($"/lti/register/{await meeting.InviteAsync()}{query}")).ShouldBe(code);

        (await meeting.IsOpenAsync()).ShouldBeTrue();
    }

    [Theory]
    [InlineData("401", "R1-configuration-refused")]
    [InlineData("500", "R1-configuration-refused")]
    [InlineData("302", "L06-redirects")]
    [InlineData("html", "R1-configuration-unreadable")]
    [InlineData("twice", "R1-configuration-unreadable")]
    [InlineData("300KB", "L06-too-big")]
    public async Task R1_a_configuration_that_is_none_is_refused_and_the_invitation_given_back(string how, string code)
    {
        await using var meeting = await Meeting.StartAsync();
        meeting.Platform.Configure = http =>
        {
            if (how == "302") http.Response.Headers.Location = "/elsewhere";
            if (int.TryParse(how, System.Globalization.CultureInfo.InvariantCulture, out var status)) http.Response.StatusCode = status;
            return http.Response.WriteAsync(how switch { "twice" => """{"issuer":"a","issuer":"b"}""", "300KB" => new string(' ', 300 * 1024), _ => "<html>" });
        };

        (await meeting.RegisterAsync()).ShouldBe(code);

        (await meeting.IsOpenAsync()).ShouldBeTrue();
        meeting.Platform.Registrations.ShouldBeEmpty();
    }

    [Theory]
    [InlineData("issuer", null, "R2-issuer-missing")]
    [InlineData("issuer", "lms", "R2-issuer-missing")]
    [InlineData("issuer", "https://canvas.instructure.com", "R2-issuer-elsewhere")]
    [InlineData("issuer", "http://127.0.0.1:1", "R2-issuer-elsewhere")]
    [InlineData("authorization_endpoint", null, "R2-endpoint-missing")]
    [InlineData("authorization_endpoint", "http://lms.example/authorize", "R2-endpoint-unsafe")]
    [InlineData("authorization_endpoint", "javascript:alert(1)", "R2-endpoint-unsafe")]
    [InlineData("token_endpoint", null, "R2-endpoint-missing")]
    [InlineData("token_endpoint", "https://169.254.169.254/latest", "R2-endpoint-unsafe")]
    [InlineData("jwks_uri", "https://localhost/jwks", "R2-endpoint-unsafe")]
    [InlineData("jwks_uri", "https://user@lms.example/jwks", "R2-endpoint-unsafe")]
    [InlineData("registration_endpoint", null, "R2-endpoint-missing")]
    [InlineData("registration_endpoint", "https://collector.example/registrations", "R2-registration-elsewhere")]
    [InlineData("registration_endpoint", "http://127.0.0.1:1/registrations", "R2-registration-elsewhere")]
    [InlineData("id_token_signing_alg_values_supported", null, "R2-no-rs256")]
    [InlineData("id_token_signing_alg_values_supported", "RS256", "R2-no-rs256")]
    [InlineData("token_endpoint_auth_methods_supported", null, "R2-no-private-key-jwt")]
    [InlineData(RegisteringPlatform.PlatformBlock, null, "R2-no-lti")]
    public async Task R2_a_configuration_that_cannot_be_trusted_stops_before_anything_is_registered(string name, string? value, string code)
    {
        await using var meeting = await Meeting.StartAsync();
        meeting.Platform.Configuration[name] = value;

        (await meeting.RegisterAsync()).ShouldBe(code);

        (await meeting.IsOpenAsync()).ShouldBeTrue();
        meeting.Platform.Registrations.ShouldBeEmpty();
    }

    [Fact]
    public async Task R2_other_ways_to_sign_are_not_enough()
    {
        await using var meeting = await Meeting.StartAsync();
        meeting.Platform.Configuration["id_token_signing_alg_values_supported"] = new JsonArray("ES256", "HS256");
        (await meeting.RegisterAsync()).ShouldBe("R2-no-rs256");

        meeting.Platform.Configuration["id_token_signing_alg_values_supported"] = new JsonArray("RS256");
        meeting.Platform.Configuration["token_endpoint_auth_methods_supported"] = new JsonArray("client_secret_basic");
        (await meeting.RegisterAsync()).ShouldBe("R2-no-private-key-jwt");
    }

    [Fact]
    public async Task L07_the_token_goes_to_the_configurations_origin_only()
    {
        await using var meeting = await Meeting.StartAsync();
        await using var elsewhere = await RegisteringPlatform.StartAsync();
        meeting.Platform.Configuration["registration_endpoint"] = elsewhere.Address + "/registrations";

        (await meeting.RegisterAsync()).ShouldBe("R2-registration-elsewhere");

        elsewhere.Calls.ShouldBeEmpty();
    }

    [Theory]
    [InlineData(400, "{}", "R3-refused", true)]
    [InlineData(409, "{}", "R3-refused", true)]
    [InlineData(302, "", "R3-outcome-unknown", false)]
    [InlineData(500, "", "R3-outcome-unknown", false)]
    [InlineData(200, "thanks", "R4-reply-unreadable", false)]
    [InlineData(200, "{}", "R4-reply-unreadable", false)]
    [InlineData(200, """{"client_id":""}""", "R4-reply-unreadable", false)]
    [InlineData(200, """{"client_id":" c "}""", "R4-reply-unreadable", false)]
    [InlineData(201, """{"client_id":["c"]}""", "R4-reply-unreadable", false)]
    public async Task R4_an_answer_that_is_no_registration_keeps_nothing_and_gives_the_invitation_back_only_when_the_platform_has_nothing_of_us(int status, string body, string code, bool again)
    {
        await using var meeting = await Meeting.StartAsync();
        meeting.Platform.Register = (http, _) =>
        {
            http.Response.StatusCode = status;
            return http.Response.WriteAsync(body);
        };

        (await meeting.RegisterAsync()).ShouldBe(code);

        (await meeting.IsOpenAsync()).ShouldBe(again);
        (await meeting.KeptAsync()).ShouldBeEmpty();
    }

    [Fact]
    public async Task R5_a_platform_that_is_registered_already_is_refused_before_it_makes_a_second_client()
    {
        await using var meeting = await Meeting.StartAsync();
        await meeting.RegisterAsync();

        (await meeting.RegisterAsync()).ShouldBe("R5-already-registered");

        meeting.Platform.Registrations.Count().ShouldBe(1);
        (await meeting.IsOpenAsync()).ShouldBeTrue();
    }

    [Fact]
    public async Task R5_a_client_of_another_organisation_is_not_taken_over()
    {
        await using var meeting = await Meeting.StartAsync();
        await meeting.RegisterAsync(await meeting.InviteAsync(organisation: "quay"));

        (await meeting.RegisterAsync()).ShouldBe("R5-already-registered");

        (await meeting.KeptAsync()).ShouldBeEmpty();
        (await meeting.KeptAsync("quay")).Count.ShouldBe(1);
    }

    [Fact]
    public async Task L07_a_refusal_is_in_the_organisations_log_with_its_reference_and_neither_code_nor_token()
    {
        await using var meeting = await Meeting.StartAsync();
        meeting.Platform.Configuration["issuer"] = "https://canvas.instructure.com";
        await meeting.RegisterAsync();

        var refused = meeting.Seen.Refused.Single();
        var entry = await meeting.Tool.Services.GetRequiredService<LaunchLog>().FindAsync(Meeting.Organisation, refused.Reference);
        (entry!.Kind, entry.Code, entry.Paragraph).ShouldBe((LaunchKind.Registration, "R2-issuer-elsewhere", "LTI Dynamic Registration 1.0, 3.5.1"));
    }
}
