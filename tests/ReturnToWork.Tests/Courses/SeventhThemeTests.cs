using ReturnToWork.Courses;
using Shouldly;
using Xunit;

namespace ReturnToWork.Tests.Courses;

/// <summary>A theme adds no C#: a folder is enough.</summary>
public sealed class SeventhThemeTests
{
    [Fact]
    public void A_folder_with_texts_becomes_a_theme()
    {
        using var themes = new SampleThemes();
        var theme = themes.Load().Themes[7];

        theme.Code.ShouldBe("proef");
        theme.IsConcept.ShouldBeFalse();
        theme.ScreenIds.ShouldBe(["begin", "kies"]);
        theme.Name("en").ShouldBe("Trial");
        theme.CoreSentence("nl").ShouldBe("Klein beginnen helpt.");
        theme.TogetherExercise("nl").ShouldBe(["Kies samen één stap."]);
        theme.MainDeterminants.ShouldBe(["K2"]);
        theme.Determinants("kies").ShouldBe(["K2"]);
        theme.ScreenTitle("kies", "en").ShouldBe("Choosing");
        theme.Name("ar").ShouldBe("Proef", "A language the theme has not falls back to the master.");
    }

    [Fact]
    public void Who_chooses_a_theme_reads_what_it_is_for_and_how_long_it_takes()
    {
        using var themes = new SampleThemes();
        var usual = themes.Load().Themes[7];
        (usual.Goal("nl"), usual.Minutes).ShouldBe(("Klein beginnen helpt.", 10));

        themes.Break($"{SampleThemes.Folder}/nl.md", "kernzin:", "doel: Je kiest één stap.\nkernzin:");
        themes.Break($"{SampleThemes.Folder}/theme.yaml", "concept: nee", "concept: nee\nminuten: 15");
        var own = themes.Load().Themes[7];
        (own.Goal("nl"), own.Goal("en"), own.Minutes).ShouldBe(("Je kiest één stap.", "Starting small helps.", 15));

        themes.Break($"{SampleThemes.Folder}/theme.yaml", "minuten: 15", "minuten: 90");
        themes.Load().Problems.ShouldContain(problem => problem.ToString().Contains("1 to 60 minutes", StringComparison.Ordinal) || problem.ToString().Contains("1 tot 60 minuten", StringComparison.Ordinal));
    }

    [Fact]
    public void The_way_back_to_a_list_is_a_link_or_a_form_that_carries_the_session()
    {
        using var themes = new SampleThemes();
        var theme = themes.Load().Themes[7];

        ThemeRenderer.Main(theme, "nl", WhoSees.Open, shown: true).ShouldNotContain("way-back");
        ThemeRenderer.Main(theme, "nl", WhoSees.Open, shown: true, new WayBack("/mijn")).ShouldContain("""<a class="nl-button nl-button--secondary" href="/mijn?language=nl">Terug naar alle thema’s</a>""");
        var form = ThemeRenderer.Main(theme, "en", WhoSees.Open, shown: true, new WayBack("/mijn", new Dictionary<string, string> { ["visit"] = "a\"b" }));
        form.ShouldContain("""<form method="post" action="/mijn"><input type="hidden" name="visit" value="a&quot;b"><input type="hidden" name="language" value="en"><button class="nl-button nl-button--secondary">Back to all themes</button></form>""");
    }

    /// <summary>To renew after a wanted change: delete the file, run once (it fails and writes the file), read the difference.</summary>
    [Theory]
    [InlineData("nl", true)]
    [InlineData("en", false)]
    public void Its_page_is_exactly_this(string language, bool shown)
    {
        using var themes = new SampleThemes();
        var main = ThemeRenderer.Main(themes.Load().Themes[7], language, new WhoSees(HostKind.Lti, Kept: false, Coach: null, LmsGetsCompletion: false), shown);

        var golden = Path.Combine(SampleThemes.Repository, "tests", "ReturnToWork.Tests", "Courses", "Golden", $"proef.{language}.html");
        var wanted = File.Exists(golden) ? File.ReadAllText(golden) : "";
        if (wanted.Length == 0)
            File.WriteAllText(golden, main);
        main.ShouldBe(wanted);
    }

    [Fact]
    public void What_an_author_writes_is_only_ever_text()
    {
        using var themes = new SampleThemes();
        var main = ThemeRenderer.Main(themes.Load().Themes[7], "nl", WhoSees.Open, shown: true);
        main.ShouldContain("Iets &lt;anders&gt;");
        main.ShouldNotContain("<anders>");
    }

    [Fact]
    public void A_page_holds_its_data_so_that_nothing_in_it_can_end_the_block()
    {
        using var themes = new SampleThemes();
        var page = ThemePage.Write(new ThemePageParts(
            themes.Load().Themes[7], "en", WhoSees.Open, "n0nce", """{"host":"open","note":"</script><script>alert(1)</script>"}""", """{"nl":{}}""",
            "/assets/player/player.js", ["/assets/player/player.css"], new Dictionary<string, string> { ["nl"] = "?taal=nl&x=\"", ["en"] = "?taal=en" }));

        page.ShouldStartWith("<!DOCTYPE html>");
        page.ShouldContain("<html lang=\"en\" data-size=\"0\" data-mode=\"self\">");
        page.ShouldContain("<title>Trial</title>");
        page.ShouldContain("""<script type="application/json" id="rtw-boot">{"host":"open","note":"\u003c/script>\u003cscript>alert(1)\u003c/script>"}</script>""");
        page.ShouldContain("""<script src="/assets/player/player.js" nonce="n0nce" defer></script>""");
        page.ShouldContain("""<link rel="stylesheet" href="/assets/player/player.css">""");
        page.ShouldContain("href=\"?taal=nl&amp;x=&quot;\"");
        page.ShouldContain("""<main class="theme" id="en-main" lang="en" data-language="en" data-theme="7" data-mode="open">""");
        page.ShouldContain("""<main class="theme" id="nl-main" lang="nl" data-language="nl" data-theme="7" data-mode="open" hidden>""");
    }

    [Fact]
    public void Without_a_player_a_page_has_no_script_at_all()
    {
        using var themes = new SampleThemes();
        var page = ThemePage.Write(new ThemePageParts(themes.Load().Themes[7], "nl", WhoSees.Open, "", null, null, null, [], new Dictionary<string, string>()));
        page.ShouldNotContain("<script");
        page.ShouldNotContain(" style=");
        page.ShouldNotContain("<style");
    }
}
