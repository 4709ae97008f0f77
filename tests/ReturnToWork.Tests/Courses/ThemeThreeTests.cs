using System.Text.RegularExpressions;
using ReturnToWork.Courses;
using ReturnToWork.Courses.Checking;
using ReturnToWork.Courses.Kinds;
using Shouldly;
using Xunit;

namespace ReturnToWork.Tests.Courses;

/// <summary>The theme as it is published: the folder that the hosts serve.</summary>
public sealed class ThemeThreeTests
{
    private static readonly ThemeLibrary Library = ThemeLibrary.Load(SampleThemes.Published);
    private static readonly WhoSees InLms = new(HostKind.Lti, Kept: false, Coach: null, LmsGetsCompletion: false);

    public static TheoryData<string> Languages { get; } = ["nl", "en"];

    private static Theme Three => Library.Themes[3];

    [Fact]
    public void Theme_three_passes_every_check() =>
        Library.Problems.Select(problem => problem.ToString()).ShouldBeEmpty();

    [Fact]
    public void It_has_the_screens_of_the_method_in_order_with_who_sees_this_first_and_sharing_last() =>
        Three.ScreenIds.ShouldBe(["wie-ziet-dit", "groot-en-klein", "wens", "kleine-stap", "in-de-weg", "als-dan", "plankaart", "delen"]);

    [Theory]
    [MemberData(nameof(Languages))]
    public void Sentences_have_nine_words_or_fewer_on_average(string language)
    {
        var sentences = Three.In(language).Screens.SelectMany(LanguageCheck.Body).SelectMany(part => Regex.Split(part.Text, @"(?<=[.!?:])\s+")).ToList();
        sentences.Average(sentence => LanguageCheck.Word().Count(sentence)).ShouldBeLessThanOrEqualTo(9);
    }

    [Fact]
    public void Both_languages_have_the_same_ids_on_the_page()
    {
        var dutch = Ids(ThemeRenderer.Main(Three, "nl", InLms, shown: true));
        var english = Ids(ThemeRenderer.Main(Three, "en", InLms, shown: false));
        dutch.Count.ShouldBeGreaterThan(100);
        english.ShouldBe(dutch);

        static List<string> Ids(string main) => [.. Regex.Matches(main, "(?:data-(?:screen|id|for|part|own|smaller-of|step|when)|value|name|id)=\"(?:nl-|en-)?([^\"]*)\"").Select(match => match.Value.Replace("\"en-", "\"nl-", StringComparison.Ordinal))];
    }

    [Theory]
    [MemberData(nameof(Languages))]
    public void It_fits_the_markup_that_the_player_drives(string language)
    {
        var main = ThemeRenderer.Main(Three, language, InLms, shown: true);
        foreach (var mark in (string[])
                 [
                     "data-activity=\"wie-ziet\"", "data-activity=\"bewaren\" data-id=\"bewaren\"", "data-activity=\"koppelen\" data-id=\"koppelen\"",
                     "data-activity=\"scene\"", "data-activity=\"keuze\" data-id=\"kleine-stap\" data-max=\"1\" data-depends=\"wens\"",
                     "data-activity=\"keuze\" data-id=\"in-de-weg\" data-max=\"6\" data-private", "data-activity=\"als-dan\" data-id=\"als-dan\"",
                     "data-part=\"als\"", "data-part=\"dan\"", "data-sentence data-template=\"", "data-activity=\"kaart\" data-id=\"kaart\"",
                     "data-from=\"wens\"", "data-from=\"kleine-stap\"", "data-from=\"als-dan\"", "data-id=\"terugkijkdag\"", "value=\"over-1-week\"",
                     "data-activity=\"delen\"", "data-preview", "data-share>", "data-share-nothing", "value=\"plan\"",
                 ])
            main.ShouldContain(mark);
        Regex.Count(main, "data-ask").ShouldBe(8);
        Regex.Count(main, "<h2 ").ShouldBe(8);
        foreach (var topic in (string[])["werk-betekent", "anderen", "eerste-stap", "hulp-en-uitleg", "mijn-plan", "op-het-werk"])
            main.ShouldContain($"name=\"{language}-topics\" value=\"{topic}\"");
    }

    [Fact]
    public void Every_wish_has_three_steps_and_each_step_a_smaller_one()
    {
        var screens = Three.In("nl").Screens.SelectMany(screen => screen.Parts).OfType<Choice>().ToDictionary(choice => choice.Id);
        foreach (var wish in screens["wens"].Cards.Where(option => !option.OwnWords))
        {
            var steps = screens["kleine-stap"].Cards.Where(option => option.For == wish.Id).ToList();
            steps.Count.ShouldBeInRange(3, 4, wish.Id);
            steps.ShouldAllBe(step => step.Smaller != null);
        }

        screens["wens"].Cards.Count.ShouldBe(9);
        screens["in-de-weg"].Cards.Select(option => option.Id).ShouldBe(["moe", "druk", "bang", "vergeten", "geen-vervoer", "anders"]);
        screens["in-de-weg"].AlwaysPrivate.ShouldBeTrue();
        screens.Values.ShouldAllBe(choice => choice.Id == "in-de-weg" || choice.Cards.Any(option => option.OwnWords));
    }

    [Fact]
    public void Every_card_but_a_smaller_step_has_a_picture_and_every_picture_is_on_the_page_once()
    {
        var page = ThemePage.Write(new ThemePageParts(Three, "nl", InLms, "n", "{}", "{}", "player.js", [], new Dictionary<string, string>()));
        var drawn = Regex.Matches(page, "<symbol id=\"([^\"]*)\"").Select(match => match.Groups[1].Value).ToList();
        var used = Regex.Matches(page, "<use href=\"#([^\"]*)\"").Select(match => match.Groups[1].Value).Distinct().ToList();
        drawn.ShouldBeUnique();
        used.Except(drawn).ShouldBeEmpty();
        drawn.Except(used).ShouldBeEmpty();
        Three.In("nl").Screens.SelectMany(screen => screen.Parts).OfType<Activity>().SelectMany(activity => activity.Options).ShouldAllBe(entry => entry.Option.Picture != null);
    }

    [Fact]
    public void The_page_stays_light()
    {
        ThemeRenderer.Main(Three, "nl", InLms, shown: true).Length.ShouldBeLessThan(70_000);
        new FileInfo(Path.Combine(SampleThemes.Published, "3-mijn-plan", "scenes", "groot-en-klein.svg")).Length.ShouldBeLessThan(25_000);
        new FileInfo(Stylesheet).Length.ShouldBeLessThan(40_000);
        Directory.GetFiles(Path.Combine(Path.GetDirectoryName(Stylesheet)!, "fonts"), "*.woff2").Sum(font => new FileInfo(font).Length).ShouldBeLessThan(26_000);
    }

    [Fact]
    public void The_stylesheet_is_its_sources_in_order_with_the_components_after_the_names()
    {
        var sources = Directory.GetFiles(Path.Combine(SampleThemes.Repository, "packages-scorm", "player", "css"), "*.css").Order(StringComparer.Ordinal)
            .Select(file => Regex.Replace(File.ReadAllText(file), @"/\*[\s\S]*?\*/\n?", "")).ToList();
        var served = File.ReadAllText(Stylesheet);
        served.ShouldStartWith(sources[0]);
        served.ShouldEndWith(string.Concat(sources.Skip(1)), customMessage: "Run: npm run build");
        File.ReadAllText(Path.Combine(Path.GetDirectoryName(Stylesheet)!, "tokens.css")).ShouldBe(sources[0]);
    }

    [Fact]
    public void Nothing_on_the_page_needs_what_the_content_security_policy_forbids()
    {
        var page = ThemePage.Write(new ThemePageParts(Three, "nl", InLms, "n", "{}", "{}", "player.js", [], new Dictionary<string, string>()));
        page.ShouldNotContain(" style=");
        Regex.IsMatch(page, @"\son[a-z]+=").ShouldBeFalse();
        Regex.IsMatch(page, "https?://").ShouldBeFalse();
    }

    private static string Stylesheet => Path.Combine(SampleThemes.Repository, "packages-scorm", "player", "dist", "player.css");
}
