using ReturnToWork.Lti;
using ReturnToWork.Storage;
using ReturnToWork.TestKit.Storage;
using Shouldly;
using Xunit;

namespace ReturnToWork.Tests.Lti.Registering;

/// <summary>A platform that knows us already gets our newer particulars (lti.md R5).</summary>
public sealed class RegisterUpdateTests
{
    [Theory, MemberData(nameof(Engines.Both), MemberType = typeof(Engines))]
    public async Task R5_an_update_reads_what_is_there_and_replaces_it(DataProvider engine)
    {
        await using var meeting = await Meeting.StartAsync(engine);
        var id = await FirstAsync(meeting);
        meeting.Platform.Configuration["token_endpoint"] = meeting.Platform.Address + "/token2";

        (await meeting.RegisterAsync(await meeting.InviteAsync(update: id, grades: true), token: "second")).ShouldBe("registered");

        meeting.Platform.Calls.TakeLast(3).Select(call => (call.Method, call.Path, call.Bearer)).ShouldBe(
            [("GET", "/openid", "Bearer second"), ("GET", "/registrations", "Bearer second"), ("PUT", "/registrations", "Bearer second")]);
        var put = meeting.Platform.Registrations.Last().Body!;
        put["client_id"]!.GetValue<string>().ShouldBe(meeting.Platform.ClientId);
        put["jwks_uri"]!.GetValue<string>().ShouldBe($"{meeting.Tool.Address}/lti/keys/{id}");
        var kept = (await meeting.KeptAsync()).ShouldHaveSingleItem();
        (kept.Id, kept.State, kept.Says.TokenEndpoint, kept.Says.Grades).ShouldBe((id, RegistrationState.Active, meeting.Platform.Address + "/token2", true));
        kept.Deployments.Select(one => one.Id).ShouldBe(["d-1"]);
        meeting.Seen.Done.Last().IsUpdate.ShouldBeTrue();
    }

    [Fact]
    public async Task R5_another_client_at_the_platform_is_left_alone()
    {
        await using var meeting = await Meeting.StartAsync();
        var id = await FirstAsync(meeting);
        meeting.Platform.Kept!["client_id"] = "somebody-else";

        (await meeting.RegisterAsync(await meeting.InviteAsync(update: id))).ShouldBe("R5-other-client");

        meeting.Platform.Registrations.Count().ShouldBe(1);
        (await meeting.IsOpenAsync()).ShouldBeTrue();
    }

    [Fact]
    public async Task R5_an_invitation_to_update_registers_no_other_platform()
    {
        await using var meeting = await Meeting.StartAsync();
        var id = await FirstAsync(meeting);
        await using var other = await RegisteringPlatform.StartAsync();

        (await Meeting.SendAsync(new HttpRequestMessage(HttpMethod.Get, other.LinkTo(meeting.Tool, await meeting.InviteAsync(update: id))))).ShouldBe("R5-other-platform");

        other.Calls.Select(call => call.Path).ShouldBe(["/openid"]);
    }

    [Fact]
    public async Task R5_there_must_be_something_to_update()
    {
        await using var meeting = await Meeting.StartAsync();
        var id = await FirstAsync(meeting);
        var foreign = await meeting.Invitations.MakeAsync("quay", "Theirs", registration: id);
        (await meeting.RegisterAsync(foreign)).ShouldBe("R5-nothing-to-update");

        var code = await meeting.InviteAsync(update: id);
        await meeting.Book.RemoveAsync(Meeting.Organisation, id);
        (await meeting.RegisterAsync(code)).ShouldBe("R5-nothing-to-update");
        meeting.Platform.Registrations.Count().ShouldBe(1);
    }

    [Fact]
    public async Task R5_a_platform_that_shows_nothing_of_us_is_not_written_to()
    {
        await using var meeting = await Meeting.StartAsync();
        var id = await FirstAsync(meeting);
        meeting.Platform.Kept = null;

        (await meeting.RegisterAsync(await meeting.InviteAsync(update: id))).ShouldBe("R5-update-unreadable");

        meeting.Platform.Registrations.Count().ShouldBe(1);
    }

    [Fact]
    public async Task R5_what_the_update_does_not_ask_any_more_is_switched_off()
    {
        await using var meeting = await Meeting.StartAsync();
        (await meeting.RegisterAsync(await meeting.InviteAsync(grades: true))).ShouldBe("registered");
        var id = (await meeting.KeptAsync()).Single().Id;

        (await meeting.RegisterAsync(await meeting.InviteAsync(update: id))).ShouldBe("registered");

        var kept = (await meeting.KeptAsync()).Single();
        (kept.State, kept.Says.Grades, kept.Scopes.Count).ShouldBe((RegistrationState.Pending, false, 0));
    }

    private static async Task<Guid> FirstAsync(Meeting meeting)
    {
        (await meeting.RegisterAsync()).ShouldBe("registered");
        var id = (await meeting.KeptAsync()).Single().Id;
        await meeting.Book.SetStateAsync(Meeting.Organisation, id, RegistrationState.Active);
        return id;
    }
}
