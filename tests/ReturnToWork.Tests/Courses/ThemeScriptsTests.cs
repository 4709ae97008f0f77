using System.Text.RegularExpressions;
using ReturnToWork.Courses;
using ReturnToWork.TestKit;
using Shouldly;
using Xunit;

namespace ReturnToWork.Tests.Courses;

/// <summary>Which scripts a page asks for: the player, and before it what only its kinds of activity need.</summary>
public sealed partial class ThemeScriptsTests
{
    private static readonly WhoSees Launched = new(HostKind.Lti, Kept: false, Coach: null, LmsGetsCompletion: false);

    [Theory]
    [InlineData(3, "if-then.js player.js")]
    [InlineData(4, "if-then.js placing.js talk.js player.js")]
    [InlineData(7, "if-then.js memo.js placing.js qualities.js talk.js player.js")]
    public void A_page_has_the_script_of_each_kind_that_it_has_and_of_no_other(int theme, string scripts)
    {
        Scripts(theme, WhoSees.Open).ShouldBe(scripts);
        // Where somebody is known there may be a coach to pair with.
        Scripts(theme, Launched).Split(' ').ShouldBe(scripts.Split(' ').Append("pair.js"), ignoreOrder: true);
        foreach (var script in Scripts(theme, Launched).Split(' ')) File.Exists(Path.Combine(Repository.Root, "packages-scorm", "player", "dist", script)).ShouldBeTrue(script);
    }

    [Fact]
    public void A_host_that_the_player_does_not_have_itself_comes_before_it_and_a_page_without_a_player_has_none_of_them()
    {
        Scripts(3, WhoSees.Open, host: ["preview.js"]).ShouldBe("preview.js if-then.js player.js");
        Scripts(7, WhoSees.Open, player: null).ShouldBe("");
    }

    private static string Scripts(int number, WhoSees who, IReadOnlyList<string>? host = null, string? player = "/assets/player/player.js")
    {
        using var folder = new ThemeFolder();
        var page = ThemePage.Write(new ThemePageParts(ThemeLibrary.Load(folder.Path).Themes[number], "nl", who, "n0nce", "{}", "{}", player, [], new Dictionary<string, string>()) { HostScripts = host ?? [] });
        return string.Join(' ', Source().Matches(page).Select(match => match.Groups["name"].Value));
    }

    [GeneratedRegex("""<script src="/assets/player/(?<name>[^"]+)" nonce="n0nce" defer></script>""", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Source();
}
