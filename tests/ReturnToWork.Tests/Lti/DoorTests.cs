using System.Text.Json;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using ReturnToWork.Lti;
using ReturnToWork.Storage;
using ReturnToWork.TestKit.Storage;
using Shouldly;
using Xunit;

namespace ReturnToWork.Tests.Lti;

/// <summary>Who is let in is asked of the database each time: what an administrator did at one instance holds at once at every other.</summary>
public sealed class DoorTests
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Theory, MemberData(nameof(Engines.Both), MemberType = typeof(Engines))]
    public async Task L12_a_suspended_registration_lets_nobody_in_and_puts_out_who_is_in_at_every_instance(DataProvider engine)
    {
        await using var tool = await ToolUnderTest.StartAsync(engine);
        await using var twin = await ToolUnderTest.StartAsync(beside: tool);
        var (book, id) = await MadeAsync(tool);
        (await LaunchAsync(tool, at: twin)).ShouldBe("launched");
        var session = twin.Receiver.Launches.Single().Registration;
        (await OriginsAsync(twin, session)).ShouldBe([tool.A.Address]);
        var begun = await tool.BeginAsync(client: "made");

        (await book.SetStateAsync("green", id, RegistrationState.Suspended, Ct)).ShouldBeTrue();

        (await OriginsAsync(twin, session)).ShouldBeEmpty("a session asks this at each request");
        (await CodeOf(begun.PostAsync([new("state", begun.State), new("id_token", begun.Token(client: "made"))], begun.Cookie, tool: twin))).ShouldBe("L12-registration-suspended", "a login that began before");
        (await (await tool.BeginAsync(client: "made")).Answer.Content.ReadAsStringAsync()).ShouldBe("L12-registration-suspended", "and no new one begins");

        (await book.SetStateAsync("green", id, RegistrationState.Active, Ct)).ShouldBeTrue();
        (await LaunchAsync(tool, at: twin)).ShouldBe("launched");
        (await OriginsAsync(tool, session)).ShouldNotBeEmpty();

        (await book.RemoveAsync("green", id, Ct)).ShouldBeTrue();
        (await OriginsAsync(twin, session)).ShouldBeEmpty();
        (await (await tool.BeginAsync(client: "made")).Answer.Content.ReadAsStringAsync()).ShouldBe("L3-client-unknown");
    }

    [Theory, MemberData(nameof(Engines.Both), MemberType = typeof(Engines))]
    public async Task L07_a_registration_that_a_platform_made_lets_nobody_in_until_it_is_approved(DataProvider engine)
    {
        await using var tool = await ToolUnderTest.StartAsync(engine);
        var (book, id) = await MadeAsync(tool, made: RegistrationMade.Dynamic);

        (await (await tool.BeginAsync(client: "made")).Answer.Content.ReadAsStringAsync()).ShouldBe("L07-registration-pending");
        (await book.SetStateAsync("green", id, RegistrationState.Active, Ct)).ShouldBeTrue();
        (await LaunchAsync(tool)).ShouldBe("launched");
    }

    [Theory, MemberData(nameof(Engines.Both), MemberType = typeof(Engines))]
    public async Task V8_an_unknown_deployment_waits_for_approval_and_can_be_suspended_again(DataProvider engine)
    {
        await using var tool = await ToolUnderTest.StartAsync(engine);
        await using var twin = await ToolUnderTest.StartAsync(beside: tool);
        var (book, id) = await MadeAsync(tool);

        (await LaunchAsync(tool, "new")).ShouldBe("V8-deployment-unknown");
        (await LaunchAsync(tool, "new", twin)).ShouldBe("V8-deployment-pending");
        var parked = (await book.FindAsync("green", id, Ct))!.Deployments[0];
        (parked.Id, parked.State).ShouldBe(("new", DeploymentState.Pending));
        (await OriginsAsync(twin, parked.Registration)).ShouldBeEmpty();

        (await book.SetDeploymentAsync("green", id, "new", DeploymentState.Approved, Ct)).ShouldBeTrue();
        (await LaunchAsync(tool, "new", twin)).ShouldBe("launched");
        twin.Receiver.Launches.Single().Organisation.ShouldBe("green");
        (await OriginsAsync(tool, parked.Registration)).ShouldNotBeEmpty();

        (await book.SetDeploymentAsync("green", id, "new", DeploymentState.Suspended, Ct)).ShouldBeTrue();
        (await LaunchAsync(tool, "new", twin)).ShouldBe("L12-deployment-suspended");
        (await OriginsAsync(tool, parked.Registration)).ShouldBeEmpty();
        (await LaunchAsync(tool)).ShouldBe("launched", "its sibling is untouched");
    }

    [Theory, MemberData(nameof(Engines.Both), MemberType = typeof(Engines))]
    public async Task L12_a_closed_organisation_lets_nobody_in_by_settings_or_database_and_others_go_on(DataProvider engine)
    {
        await using var tool = await ToolUnderTest.StartAsync(engine);
        await using var twin = await ToolUnderTest.StartAsync(beside: tool);
        var (book, _) = await MadeAsync(tool);
        foreach (var client in (string[])["client-a", "made"]) (await LaunchAsync(tool, client: client)).ShouldBe("launched");

        await book.SetClosedAsync("green", closed: true, Ct);

        foreach (var client in (string[])["client-a", "made"]) (await LaunchAsync(tool, at: twin, client: client)).ShouldBe("L12-organisation-suspended");
        foreach (var launch in tool.Receiver.Launches) (await OriginsAsync(twin, launch.Registration)).ShouldBeEmpty();
        (await LaunchAsync(tool, client: "client-q")).ShouldBe("launched");
        (await book.ClosedSinceAsync("green", Ct)).ShouldBe(tool.Clock.GetUtcNow());

        await book.SetClosedAsync("green", closed: false, Ct);
        (await LaunchAsync(tool, at: twin)).ShouldBe("launched");
    }

    [Fact]
    public async Task L12_what_is_closed_while_the_platforms_keys_are_fetched_lets_nobody_in()
    {
        await using var tool = await ToolUnderTest.StartAsync();
        var book = tool.Services.GetRequiredService<RegistrationBook>();
        var publish = tool.A.Publish;
        tool.A.Publish = async http =>
        {
            await book.SetClosedAsync("green", closed: true, CancellationToken.None);
            await publish(http);
        };

        (await LaunchAsync(tool, client: "client-a")).ShouldBe("L12-organisation-suspended");

        tool.Receiver.Launches.ShouldBeEmpty();
    }

    [Theory, MemberData(nameof(Engines.Both), MemberType = typeof(Engines))]
    public async Task V8_at_most_fifty_deployments_wait_and_none_of_a_client_that_organisations_share(DataProvider engine)
    {
        await using var tool = await ToolUnderTest.StartAsync(engine);
        var (book, id) = await MadeAsync(tool);

        for (var i = 0; i < 53; i++) (await LaunchAsync(tool, $"made-up-{i}")).ShouldBe("V8-deployment-unknown");
        (await LaunchAsync(tool, "made-up-0")).ShouldBe("V8-deployment-pending");
        (await LaunchAsync(tool, "x-1", client: "shared")).ShouldBe("V8-deployment-unknown");

        (await book.FindAsync("green", id, Ct))!.Deployments.Count(one => one.State == DeploymentState.Pending).ShouldBe(50);
        foreach (var organisation in (string[])["north", "south"]) (await book.ListAsync(organisation, Ct)).SelectMany(one => one.Deployments).ShouldAllBe(one => one.State == DeploymentState.Approved);
    }

    internal static async Task<(RegistrationBook Book, Guid Id)> MadeAsync(ToolUnderTest tool, string organisation = "green", RegistrationMade made = RegistrationMade.Manual)
    {
        var book = tool.Services.GetRequiredService<RegistrationBook>();
        var (id, faults) = await book.AddAsync(organisation, Draft(tool), ["1"], made, cancellationToken: Ct);
        faults.ShouldBeEmpty();
        return (book, id!.Value);
    }

    internal static RegistrationDraft Draft(ToolUnderTest tool) => new("Our LMS", tool.A.Address, "made", tool.A.Address + "/authorize", JwksUri: tool.A.Address + "/jwks");

    private static async Task<string> LaunchAsync(ToolUnderTest tool, string deployment = "1", ToolUnderTest? at = null, string client = "made")
    {
        var begun = await tool.BeginAsync(client: client);
        return await CodeOf(begun.PostAsync([new("state", begun.State), new("id_token", begun.Token(client: client, deployment: deployment))], begun.Cookie, tool: at));
    }

    private static async Task<IReadOnlyList<string>> OriginsAsync(ToolUnderTest tool, string registration) => await tool.Services.GetRequiredService<PlatformOrigins>().OfAsync(registration, Ct);

    private static async Task<string> CodeOf(Task<HttpResponseMessage> answer) => await (await answer).Content.ReadAsStringAsync();
}
