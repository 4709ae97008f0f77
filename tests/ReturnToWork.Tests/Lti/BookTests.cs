using Microsoft.Extensions.DependencyInjection;
using ReturnToWork.Lti;
using ReturnToWork.Storage;
using ReturnToWork.TestKit.Storage;
using Shouldly;
using Xunit;

namespace ReturnToWork.Tests.Lti;

/// <summary>What may be kept as a registration, and by whom it can be seen and changed.</summary>
public sealed class BookTests(SharedTool shared) : IClassFixture<SharedTool>
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    private RegistrationBook Book => shared.Tool.Services.GetRequiredService<RegistrationBook>();

    public static TheoryData<string, string, string> Wrong => new()
    {
        { "Label", "", "word" }, { "Label", " x", "word" }, { "Label", new string('x', 121), "word" }, { "ClientId", "", "word" }, { "ClientId", "a\nb", "word" }, { "ClientId", new string('x', 256), "word" },
        { "Offer", "123456789", "word" }, { "Issuer", "lms", "address" }, { "Issuer", "http://lms.example", "address" }, { "Issuer", "https://lms.example/" + new string('x', 250), "address" },
        { "AuthorizationEndpoint", "javascript:alert(1)", "address" }, { "AuthorizationEndpoint", "https://user@lms.example/a", "address" }, { "AuthorizationEndpoint", "https://10.1.2.3/a", "private" },
        { "TokenEndpoint", "https://lms.local/token", "private" }, { "TokenAudience", " ", "word" }, { "JwksUri", "https://169.254.169.254/jwks", "private" }, { "JwksUri", "(none)", "keys" }, { "Keys", "{}", "keys" },
        { "Keys", "{\"keys\":[]}", "keys" }, { "Keys", "both", "keys" }, { "Grades", "true", "needed" },
        { "Sites", "https://school.example/", "address" }, { "Sites", "https://school.example/courses", "address" }, { "Sites", "https://SCHOOL.example", "address" }, { "Sites", "http://school.example", "address" },
        { "Sites", "https://school.example;script-src", "address" }, { "Sites", "*", "address" }, { "Sites", "https://10.1.2.3", "private" }, { "Members", "true", "needed" }, { "DeploymentId", "", "word" },
    };

    [Theory, MemberData(nameof(Wrong))]
    public async Task What_cannot_be_a_registration_is_refused_with_the_field_and_the_reason_and_nothing_is_kept(string field, string value, string code)
    {
        var draft = DoorTests.Draft(shared.Tool) with { ClientId = $"wrong-{field}" };
        draft = field switch
        {
            "Label" => draft with { Label = value }, "ClientId" => draft with { ClientId = value }, "Offer" => draft with { Offer = value }, "Sites" => draft with { Sites = value }, "Issuer" => draft with { Issuer = value },
            "AuthorizationEndpoint" => draft with { AuthorizationEndpoint = value }, "TokenEndpoint" => draft with { TokenEndpoint = value }, "TokenAudience" => draft with { TokenAudience = value },
            "JwksUri" => draft with { JwksUri = value == "(none)" ? null : value }, "Grades" => draft with { Grades = true }, "Members" => draft with { Members = true },
            "Keys" => value == "both" ? draft with { Keys = KeySet() } : draft with { JwksUri = null, Keys = value },
            _ => draft,
        };

        var (id, faults) = await Book.AddAsync("wrong", draft, [field == "DeploymentId" ? value : "1"], cancellationToken: Ct);

        var named = field is "Grades" or "Members" ? "TokenEndpoint" : field == "Keys" && value == "both" ? "JwksUri" : field;
        id.ShouldBeNull();
        faults.ShouldContain(new RegistrationFault(named, code));
        (await Book.ListAsync("wrong", Ct)).ShouldBeEmpty();
    }

    [Fact]
    public async Task Everything_that_is_wrong_is_said_at_once()
    {
        var (_, faults) = await Book.AddAsync("wrong", new RegistrationDraft("", "x", "", "y"), [], cancellationToken: Ct);

        faults.Select(fault => fault.Field).ShouldBe(["Label", "ClientId", "Issuer", "AuthorizationEndpoint", "JwksUri"]);
    }

    [Theory, MemberData(nameof(Engines.Both), MemberType = typeof(Engines))]
    public async Task L09_a_client_is_one_organisations_and_of_many_who_add_it_at_once_one_does(DataProvider engine)
    {
        await using var tool = await ToolUnderTest.StartAsync(engine);
        await using var twin = await ToolUnderTest.StartAsync(beside: tool);

        var added = await Task.WhenAll(Enumerable.Range(0, 12).Select(i => (i % 2 == 0 ? tool : twin).Services.GetRequiredService<RegistrationBook>()
            .AddAsync(i % 3 == 0 ? "green" : "quay", DoorTests.Draft(tool), ["1"], cancellationToken: Ct)));

        added.Count(one => one.Id is not null).ShouldBe(1);
        added.Where(one => one.Id is null).ShouldAllBe(one => one.Faults.Single() == new RegistrationFault("ClientId", "taken"));
        var begun = await tool.BeginAsync(client: "made");
        (await (await begun.PostAsync(begun.Token(client: "made"))).Content.ReadAsStringAsync()).ShouldBe("launched");
    }

    [Theory, MemberData(nameof(Engines.Both), MemberType = typeof(Engines))]
    public async Task L13_L14_a_hosted_platforms_own_site_may_frame_our_pages_and_take_what_was_chosen(DataProvider engine)
    {
        await using var tool = await ToolUnderTest.StartAsync(engine);
        (await tool.Services.GetRequiredService<RegistrationBook>().AddAsync("green", DoorTests.Draft(tool) with { Sites = "https://school.example https://other.example" }, ["1"], cancellationToken: Ct)).Faults.ShouldBeEmpty();
        var begun = await tool.BeginAsync(client: "made");
        await begun.PostAsync(begun.Token(client: "made"));

        (await tool.Services.GetRequiredService<PlatformOrigins>().OfAsync(tool.Receiver.Launches.Single().Registration, Ct)).ShouldBe([tool.A.Address, "https://school.example", "https://other.example"]);

        foreach (var (site, isTaken) in ((string, bool)[])[("https://school.example", true), ("https://school.example.evil.example", false)])
        {
            begun = await tool.BeginAsync(client: "made");
            await begun.PostAsync(begun.Token("deep-linking/good-least", "made", change: claims => claims["https://purl.imsglobal.org/spec/lti-dl/claim/deep_linking_settings"]!["deep_link_return_url"] = $"{site}/return"));
            tool.Receiver.Picks.Count.ShouldBe(1, site);
            if (!isTaken) tool.Receiver.Refusals.ShouldHaveSingleItem().Code.ShouldBe("L13-return-url-foreign");
        }
    }

    [Fact]
    public async Task A_client_of_the_settings_cannot_be_taken_and_its_registration_cannot_be_changed_here()
    {
        var taken = DoorTests.Draft(shared.Tool) with { ClientId = "client-a" };

        (await Book.AddAsync("quay", taken, ["1"], cancellationToken: Ct)).Faults.ShouldBe([new RegistrationFault("ClientId", "taken")]);
        var ofSettings = (await Book.ListAsync("green", Ct)).Single(one => one.Made == RegistrationMade.Settings);
        (await Book.SetStateAsync("green", ofSettings.Id, RegistrationState.Suspended, Ct)).ShouldBeFalse();
        (await Book.RemoveAsync("green", ofSettings.Id, Ct)).ShouldBeFalse();
        (await Book.SetDeploymentAsync("green", ofSettings.Id, "2", DeploymentState.Suspended, Ct)).ShouldBeTrue();
        (await LaunchOfAsync("2")).ShouldBe("L12-deployment-suspended");
        (await LaunchOfAsync("1")).ShouldBe("launched");
        (await Book.SetDeploymentAsync("green", ofSettings.Id, "2", DeploymentState.Approved, Ct)).ShouldBeTrue();
        (await LaunchOfAsync("2")).ShouldBe("launched");

        async Task<string> LaunchOfAsync(string deployment)
        {
            var begun = await shared.Tool.BeginAsync();
            return await (await begun.PostAsync(begun.Token(deployment: deployment))).Content.ReadAsStringAsync();
        }
    }

    [Fact]
    public async Task L09_another_organisation_can_neither_see_nor_change_nor_remove_a_registration()
    {
        await using var tool = await ToolUnderTest.StartAsync();
        var (book, id) = await DoorTests.MadeAsync(tool);

        (await book.FindAsync("quay", id, Ct)).ShouldBeNull();
        (await book.SetStateAsync("quay", id, RegistrationState.Suspended, Ct)).ShouldBeFalse();
        (await book.SetServicesAsync("quay", id, grades: false, members: false, Ct)).ShouldBeFalse();
        (await book.SetDeploymentAsync("quay", id, "1", DeploymentState.Suspended, Ct)).ShouldBeFalse();
        (await book.ChangeAsync("quay", id, DoorTests.Draft(tool) with { Label = "Theirs" }, cancellationToken: Ct)).ShouldNotBeEmpty();
        (await book.RemoveAsync("quay", id, Ct)).ShouldBeFalse();

        var kept = (await book.FindAsync("green", id, Ct))!;
        (kept.Label, kept.State, kept.Deployments.Single().State).ShouldBe(("Our LMS", RegistrationState.Active, DeploymentState.Approved));
    }

    private static string KeySet() => PlatformUnderTest.KeySet(PlatformUnderTest.Entry(PlatformUnderTest.Stranger, "k")).ToJsonString();
}
