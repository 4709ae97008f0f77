using Shouldly;
using Xunit;

namespace ReturnToWork.Tests.Lti;

/// <summary>A launch must come back to the browser that began it: here by the login's cookie; see <see cref="LadderTests"/> for browsers that keep none.</summary>
public sealed class BrowserProofTests(SharedTool shared) : IClassFixture<SharedTool>
{
    private ToolUnderTest Tool => shared.Tool;

    [Fact]
    public async Task L01_a_launch_finished_in_another_browser_opens_nothing()
    {
        var (attackers, victims) = (await Tool.BeginAsync(), await Tool.BeginAsync());

        (await CodeOf(attackers.PostAsync([new("state", attackers.State), new("id_token", attackers.Token())], victims.Cookie, Tool.A.Address))).ShouldBe("A3-browser-other");
    }

    [Fact]
    public async Task L01_a_cookie_of_the_right_name_and_the_wrong_value_opens_nothing()
    {
        var (one, other) = (await Tool.BeginAsync(), await Tool.BeginAsync());
        var forged = one.Cookie!.Split('=')[0] + "=" + other.Cookie!.Split('=')[1];

        (await CodeOf(one.PostAsync([new("state", one.State), new("id_token", one.Token())], forged, Tool.A.Address))).ShouldBe("A3-browser-other");
    }

    [Fact]
    public async Task L01_swapped_states_open_nothing()
    {
        var (one, other) = (await Tool.BeginAsync(), await Tool.BeginAsync());

        (await CodeOf(one.PostAsync([new("state", one.State), new("id_token", other.Token())], one.Cookie))).ShouldBe("V6-nonce-other");
        (await CodeOf(other.PostAsync([new("state", other.State), new("id_token", one.Token())], other.Cookie))).ShouldBe("V6-nonce-other");
    }

    [Fact]
    public async Task L01_launches_side_by_side_in_one_browser_do_not_disturb_each_other()
    {
        var (one, other) = (await Tool.BeginAsync(), await Tool.BeginAsync());
        var both = $"{one.Cookie}; {other.Cookie}";

        (await CodeOf(other.PostAsync([new("state", other.State), new("id_token", other.Token())], both))).ShouldBe("launched");
        (await CodeOf(one.PostAsync([new("state", one.State), new("id_token", one.Token())], both))).ShouldBe("launched");
    }

    [Theory]
    [InlineData(null)]
    [InlineData("{A}")]
    [InlineData("null")]
    [InlineData("https://evil.example")]
    [InlineData("{B}")]
    [InlineData("{A}/")]
    [InlineData("{A}.evil.example")]
    public async Task L01_without_its_cookie_a_launch_is_refused_wherever_it_says_it_comes_from(string? origin)
    {
        var begun = await Tool.BeginAsync();
        Tool.Receiver.Refusals.Clear();
        origin = origin?.Replace("{A}", Tool.A.Address, StringComparison.Ordinal).Replace("{B}", Tool.B.Address, StringComparison.Ordinal);

        (await CodeOf(begun.PostAsync([new("state", begun.State), new("id_token", begun.Token())], cookie: null, origin))).ShouldBe("A3-browser-unproven");

        Tool.Receiver.Refusals.Single().OwnWindowHelps.ShouldBeTrue();
    }

    [Fact]
    public async Task The_logins_cookie_goes_when_the_launch_came()
    {
        var begun = await Tool.BeginAsync();

        var answer = await begun.PostAsync(begun.Token());

        var gone = answer.Headers.GetValues("Set-Cookie").Single();
        gone.ShouldStartWith(begun.Cookie!.Split('=')[0] + "=;");
        gone.ShouldContain("max-age=0");
        gone.ShouldContain("Partitioned");
    }

    private static async Task<string> CodeOf(Task<HttpResponseMessage> answer) => await (await answer).Content.ReadAsStringAsync();
}
