using System.Text.Json.Nodes;
using ReturnToWork.Lti;
using Shouldly;
using Xunit;

namespace ReturnToWork.Tests.Lti;

/// <summary>Whose launch it is, and who the person is: the signed deployment and sub decide, nothing else.</summary>
public sealed class TenantTests(SharedTool shared) : IClassFixture<SharedTool>
{
    private const string Spec = "https://purl.imsglobal.org/spec/lti/claim/";

    private ToolUnderTest Tool => shared.Tool;

    [Fact]
    public async Task L09_every_pair_of_login_and_token_under_one_client_opens_the_signed_deployments_organisation_or_nothing()
    {
        foreach (var hint in (string?[])[null, "n-1", "s-1", "x-1"])
        {
            foreach (var (signed, organisation) in new[] { ("n-1", "north"), ("s-1", "south"), ("x-1", null), ("N-1", null), ("n-1 ", null) })
            {
                Tool.Receiver.Launches.Clear();
                var begun = await Tool.BeginAsync(client: "shared", deployment: hint);
                var code = await CodeOf(begun.PostAsync(begun.Token(client: "shared", deployment: signed)));

                code.ShouldBe(hint is not null && hint != signed ? "V8-deployment-not-the-logins" : organisation is null ? "V8-deployment-unknown" : "launched", $"{hint} {signed}");
                if (code == "launched") Tool.Receiver.Launches.Single().Organisation.ShouldBe(organisation);
                else Tool.Receiver.Launches.ShouldBeEmpty();
            }
        }
    }

    [Fact]
    public async Task L09_no_other_claim_chooses_the_organisation()
    {
        Tool.Receiver.Launches.Clear();
        var begun = await Tool.BeginAsync(client: "shared");

        (await CodeOf(begun.PostAsync(begun.Token(client: "shared", deployment: "n-1", change: claims =>
        {
            claims[Spec + "context"] = new JsonObject { ["id"] = "s-1", ["label"] = "south" };
            claims[Spec + "custom"] = new JsonObject { ["organisation"] = "south", ["deployment_id"] = "s-1" };
            claims[Spec + "tool_platform"] = new JsonObject { ["guid"] = "south" };
            claims["organisation"] = "south";
            claims["email"] = "kim@south.example";
        })))).ShouldBe("launched");

        Tool.Receiver.Launches.Single().Organisation.ShouldBe("north");
    }

    [Fact]
    public async Task L10_the_same_sub_and_mail_from_two_platforms_clients_or_deployments_are_different_people()
    {
        Tool.Receiver.Launches.Clear();
        foreach (var (platform, client, deployment) in new[] { (Tool.A, "client-a", "1"), (Tool.A, "client-a", "2"), (Tool.A, "client-q", "1"), (Tool.A, "shared", "n-1"), (Tool.A, "shared", "s-1"), (Tool.B, "client-b", "1") })
        {
            var begun = await Tool.BeginAsync(platform, client);
            (await CodeOf(begun.PostAsync(begun.Token(client: client, deployment: deployment, change: claims =>
            {
                claims["sub"] = "7";
                claims["email"] = "kim@lms.example";
                claims[Spec + "lti1p1"] = new JsonObject { ["user_id"] = "old-7" };
            })))).ShouldBe("launched");
        }

        var people = Tool.Receiver.Launches.ToList();
        people.ShouldAllBe(person => person.Subject == "7");
        people.Select(person => person.Registration).Distinct().Count().ShouldBe(6);
        people.ShouldAllBe(person => !person.ToString().Contains("kim@") && !person.ToString().Contains("old-7"));
    }

    [Theory]
    [InlineData("a b", true), InlineData("~", true), InlineData("a\tb", false), InlineData("é", false), InlineData("a\u0000", false)]
    public async Task V11_a_sub_is_up_to_255_printable_ASCII_characters(string sub, bool passes)
    {
        (await LaunchAsync(sub)).ShouldBe(passes);
        (await LaunchAsync(new string('s', 255))).ShouldBeTrue();
        (await LaunchAsync(new string('s', 256))).ShouldBeFalse();

        async Task<bool> LaunchAsync(string who)
        {
            var begun = await Tool.BeginAsync();
            return await CodeOf(begun.PostAsync(begun.Token(change: claims => claims["sub"] = who))) == "launched";
        }
    }

    [Theory]
    [InlineData("nl-NL", "nl-NL"), InlineData("", null), InlineData("$Person.locale", null), InlineData("<script>", null), InlineData("a-tag-that-is-longer-than-any-language-has", null)]
    public async Task V13_optional_claims_may_say_anything_and_a_locale_counts_only_where_it_can_be_one(string said, string? kept)
    {
        Tool.Receiver.Launches.Clear();
        var begun = await Tool.BeginAsync();

        (await CodeOf(begun.PostAsync(begun.Token(change: claims =>
        {
            claims["locale"] = said;
            claims[Spec + "custom"] = new JsonObject { ["unsupported"] = "$User.unheard", ["empty"] = "" };
            claims[Spec + "lis"] = 7;
            claims["https://unheard.example/claim"] = new JsonArray(1, null, new JsonObject());
        })))).ShouldBe("launched");

        Tool.Receiver.Launches.Single().Locale.ShouldBe(kept);
    }

    [Theory]
    [InlineData("https://lms.example/course", "https://lms.example/course"), InlineData("http://lms.example/course", null), InlineData("javascript:alert(1)", null)]
    [InlineData("//lms.example", null), InlineData("https://user@lms.example/", null), InlineData("", null)]
    public async Task V14_the_way_back_is_https_or_it_is_none(string said, string? kept)
    {
        Tool.Receiver.Launches.Clear();
        var begun = await Tool.BeginAsync();

        (await CodeOf(begun.PostAsync(begun.Token(change: claims => claims[Spec + "launch_presentation"] = new JsonObject { ["return_url"] = said })))).ShouldBe("launched");

        Tool.Receiver.Launches.Single().ReturnUrl?.AbsoluteUri.ShouldBe(kept);
        if (kept is null) Tool.Receiver.Launches.Single().ReturnUrl.ShouldBeNull();
    }

    private static async Task<string> CodeOf(Task<HttpResponseMessage> answer) => await (await answer).Content.ReadAsStringAsync();
}
