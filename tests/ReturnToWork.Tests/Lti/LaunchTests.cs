using System.Net;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using CsCheck;
using Shouldly;
using Xunit;

namespace ReturnToWork.Tests.Lti;

/// <summary>What a launch must be besides a good token: posted, answering an open login of this browser, to one of our pages.</summary>
public sealed class LaunchTests(SharedTool shared) : IClassFixture<SharedTool>
{
    private static readonly Regex ContextTeacher = new(
        @"^((http://purl\.imsglobal\.org/vocab/lis/v2/membership#)?(Instructor|Administrator|Mentor)|http://purl\.imsglobal\.org/vocab/lis/v2/membership/(Instructor|Administrator|Mentor)#\w+)$",
        RegexOptions.ExplicitCapture);

    private ToolUnderTest Tool => shared.Tool;

    [Fact]
    public async Task A1_a_get_is_answered_with_a_page()
    {
        var answer = await Begun.SendAsync(new HttpRequestMessage(HttpMethod.Get, Tool.Address + "/lti/launch"));

        answer.StatusCode.ShouldBe(HttpStatusCode.MethodNotAllowed);
        (await answer.Content.ReadAsStringAsync()).ShouldBe("A1-not-a-post");
    }

    [Theory]
    [InlineData("application/json", "{}")]
    [InlineData("multipart/form-data; boundary=x", "--x--")]
    public async Task A1_what_is_no_form_is_refused(string type, string body)
    {
        HttpRequestMessage request = new(HttpMethod.Post, Tool.Address + "/lti/launch") { Content = new StringContent(body, System.Net.Http.Headers.MediaTypeHeaderValue.Parse(type)) };

        (await (await Begun.SendAsync(request)).Content.ReadAsStringAsync()).ShouldBe("A1-no-form");
    }

    [Fact]
    public async Task A1_a_form_of_a_megabyte_is_refused()
    {
        var begun = await Tool.BeginAsync();

        (await CodeOf(begun.PostAsync(new string('x', 1024 * 1024)))).ShouldBe("A1-no-form");
    }

    [Fact]
    public async Task A1_a_form_without_a_token_or_with_two_is_refused()
    {
        var begun = await Tool.BeginAsync();

        (await CodeOf(begun.PostAsync([new("state", begun.State)], begun.Cookie))).ShouldBe("A1-token-missing");
        (await CodeOf(begun.PostAsync([new("state", begun.State), new("id_token", begun.Token()), new("id_token", begun.Token())], begun.Cookie))).ShouldBe("A1-token-missing");
    }

    [Fact]
    public async Task V1_a_token_of_65_KB_is_refused_before_it_is_decoded()
    {
        var begun = await Tool.BeginAsync();

        (await CodeOf(begun.PostAsync(new string('e', 65 * 1024) + ".e30.AAAA"))).ShouldBe("V1-token-too-long");
    }

    [Theory]
    [InlineData("login_required", "A2-login_required")]
    [InlineData("launch_no_longer_valid", "A2-launch_no_longer_valid")]
    [InlineData("<script>alert(1)</script>", "A2-error")]
    public async Task A2_an_error_of_the_platform_is_shown_and_spends_the_state(string error, string code)
    {
        var begun = await Tool.BeginAsync();

        (await CodeOf(begun.PostAsync([new("state", begun.State), new("error", error), new("error_description", "secret words")], begun.Cookie))).ShouldBe(code);

        (await CodeOf(begun.PostAsync(begun.Token()))).ShouldBe("A3-state-used");
    }

    [Fact]
    public async Task A3_without_a_state_there_is_no_launch()
    {
        var begun = await Tool.BeginAsync();

        (await CodeOf(begun.PostAsync([new("id_token", begun.Token())], begun.Cookie))).ShouldBe("A3-state-missing");
        (await CodeOf(begun.PostAsync([new("state", "made-up"), new("id_token", begun.Token())], begun.Cookie))).ShouldBe("A3-state-unknown");
        (await CodeOf(begun.PostAsync([new("state", new string('s', 300)), new("id_token", begun.Token())], begun.Cookie))).ShouldBe("A3-state-unknown");
    }

    [Fact]
    public async Task A3_a_state_works_once()
    {
        var begun = await Tool.BeginAsync();
        (await CodeOf(begun.PostAsync(begun.Token()))).ShouldBe("launched");

        (await CodeOf(begun.PostAsync(begun.Token()))).ShouldBe("A3-state-used");
    }

    [Fact]
    public async Task A3_a_state_that_came_with_a_bad_token_is_spent_too()
    {
        var begun = await Tool.BeginAsync();
        (await CodeOf(begun.PostAsync(begun.Token("V12-sub-empty")))).ShouldBe("V12-sub-empty");

        (await CodeOf(begun.PostAsync(begun.Token()))).ShouldBe("A3-state-used");
    }

    [Fact]
    public async Task A3_a_state_lives_ten_minutes()
    {
        await using var tool = await ToolUnderTest.StartAsync();
        var (early, late) = (await tool.BeginAsync(), await tool.BeginAsync());

        tool.Clock.Advance(TimeSpan.FromSeconds(599));
        (await CodeOf(early.PostAsync(early.Token()))).ShouldBe("launched");
        tool.Clock.Advance(TimeSpan.FromSeconds(1));
        (await CodeOf(late.PostAsync(late.Token()))).ShouldBe("A3-state-expired");
    }

    [Theory]
    [InlineData("https://evil.example/themes/3")]
    [InlineData("//evil.example/themes/3")]
    [InlineData("{tool}@evil.example/themes/3")]
    [InlineData("{tool}.evil.example/themes/3")]
    [InlineData("http://user@{host}/themes/3")]
    [InlineData("javascript:alert(1)//{host}/themes/3")]
    [InlineData("{tool}/themes/9")]
    [InlineData("{tool}/")]
    [InlineData("{tool}/themes/3/../../lti/login")]
    [InlineData("/themes/3")]
    [InlineData("\\\\evil.example\\themes\\3")]
    public async Task L08_A4_a_target_that_is_not_one_of_our_pages_is_refused(string target)
    {
        target = target.Replace("{tool}", Tool.Address, StringComparison.Ordinal).Replace("{host}", new Uri(Tool.Address).Authority, StringComparison.Ordinal);
        var begun = await Tool.BeginAsync(target: target);

        var answer = await begun.PostAsync(begun.Token(change: claims => claims["https://purl.imsglobal.org/spec/lti/claim/target_link_uri"] = target));

        (await answer.Content.ReadAsStringAsync()).ShouldBe("A4-target-link-unknown");
        answer.Headers.Location.ShouldBeNull();
    }

    [Fact]
    public async Task V8_another_deployment_than_the_login_named_is_refused()
    {
        var begun = await Tool.BeginAsync(deployment: "2");

        (await CodeOf(begun.PostAsync(begun.Token()))).ShouldBe("V8-deployment-not-the-logins");
    }

    [Fact]
    public async Task L09_the_deployment_alone_tells_two_organisations_with_one_client_apart()
    {
        Tool.Receiver.Launches.Clear();
        foreach (var (deployment, organisation) in new[] { ("n-1", "north"), ("s-1", "south") })
        {
            var begun = await Tool.BeginAsync(client: "shared", deployment: deployment);
            (await CodeOf(begun.PostAsync(begun.Token(client: "shared", deployment: deployment)))).ShouldBe("launched");
            Tool.Receiver.Launches.Last().Organisation.ShouldBe(organisation);
        }

        Tool.Receiver.Launches.Select(launch => launch.Registration).Distinct().Count().ShouldBe(2);
        var foreign = await Tool.BeginAsync(client: "shared");
        (await CodeOf(foreign.PostAsync(foreign.Token(client: "shared", deployment: "1")))).ShouldBe("V8-deployment-unknown");
    }

    [Theory]
    [InlineData(-659, true), InlineData(-661, false)]
    [InlineData(59, true), InlineData(61, false)]
    public async Task L19_iat_may_be_ten_minutes_old_and_clocks_may_differ_by_a_minute(int offset, bool passes)
    {
        var begun = await Tool.BeginAsync();
        var now = Tool.Clock.GetUtcNow().ToUnixTimeSeconds();

        (await CodeOf(begun.PostAsync(begun.Token(change: claims => (claims["iat"], claims["exp"]) = (now + offset, now + 300)))) == "launched").ShouldBe(passes);
    }

    [Theory, InlineData(-59, true), InlineData(-61, false)]
    public async Task L19_a_token_may_be_over_for_less_than_a_minute(int offset, bool passes)
    {
        var begun = await Tool.BeginAsync();
        var now = Tool.Clock.GetUtcNow().ToUnixTimeSeconds();

        (await CodeOf(begun.PostAsync(begun.Token(change: claims => (claims["iat"], claims["exp"]) = (now - 120, now + offset)))) == "launched").ShouldBe(passes);
    }

    [Fact]
    public async Task L03_no_change_of_one_character_leaves_a_token_valid()
    {
        const string letters = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_.=+/ ";
        await Gen.Select(Gen.Double[0, 1], Gen.Char[letters]).SampleAsync(
            async (at, letter) =>
            {
                var begun = await Tool.BeginAsync();
                var token = begun.Token();
                var place = (int)(at * (token.Length - 1));
                if (token[place] == letter) return true;
                return await CodeOf(begun.PostAsync(token[..place] + letter + token[(place + 1)..])) != "launched";
            },
            iter: 150, threads: 1);
    }

    [Fact]
    public async Task L11_no_role_that_is_not_in_the_table_makes_a_teacher()
    {
        Tool.Receiver.Launches.Clear();
        string[] parts = ["http://purl.imsglobal.org/vocab/lis/v2/", "membership", "institution/person", "system/person", "#", "/", "Instructor", "Administrator", "instructor", "Faculty", " ", "Learner", "Mentor", ""];
        await Gen.Select(Gen.Int[0, parts.Length - 1].Array[1, 6], i => string.Concat(i.Select(part => parts[part]))).SampleAsync(
            async role =>
            {
                var begun = await Tool.BeginAsync();
                await begun.PostAsync(begun.Token(change: claims => claims["https://purl.imsglobal.org/spec/lti/claim/roles"] = new JsonArray(role)));
                return !Tool.Receiver.Launches.Last().IsTeacherLike || ContextTeacher.IsMatch(role);
            },
            iter: 40, threads: 1);
    }

    private static async Task<string> CodeOf(Task<HttpResponseMessage> answer) => await (await answer).Content.ReadAsStringAsync();
}
