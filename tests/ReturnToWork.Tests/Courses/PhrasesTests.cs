using System.Text.RegularExpressions;
using ReturnToWork.Courses;
using Shouldly;
using Xunit;

namespace ReturnToWork.Tests.Courses;

/// <summary>Every string has an id by which it is recorded, replaced and found on the page.</summary>
public sealed class PhrasesTests
{
    private static readonly ThemeLibrary Library = ThemeLibrary.Load(SampleThemes.Published);
    private static readonly WhoSees InLms = new(HostKind.Lti, Kept: false, Coach: null, LmsGetsCompletion: false);

    public static TheoryData<int> Themes { get; } = [.. Library.Themes.Keys];

    [Theory]
    [MemberData(nameof(Themes))]
    public void Ids_are_unique_fit_a_file_name_and_are_the_same_in_every_language(int number)
    {
        var theme = Library.Themes[number];
        foreach (var language in theme.Languages)
        {
            var ids = theme.Phrases(language).Select(phrase => phrase.Id).ToList();
            ids.ShouldBeUnique();
            ids.ShouldAllBe(id => Regex.IsMatch(id, "^[a-z0-9][a-z0-9.-]{0,119}$"));
            ids.ShouldBe(theme.Phrases(theme.Languages[0]).Select(phrase => phrase.Id));
            Library.SharedPhrases(language).Select(phrase => phrase.Id).ShouldBeUnique();
        }
    }

    [Theory]
    [MemberData(nameof(Themes))]
    public void What_a_page_says_under_an_id_is_that_phrase(int number)
    {
        var theme = Library.Themes[number];
        foreach (var language in theme.Languages)
        {
            var known = theme.Phrases(language).Concat(Library.SharedPhrases(language)).ToDictionary(phrase => phrase.Id, phrase => phrase.Text);
            var said = Regex.Matches(ThemeRenderer.Main(theme, language, InLms, shown: true), "<(?<tag>\\w+)[^>]* data-say=\"(?<id>[^\"]*)\"[^>]*>(?<text>.*?)</\\k<tag>>", RegexOptions.Singleline | RegexOptions.ExplicitCapture);
            said.Count.ShouldBeGreaterThan(20);
            foreach (Match element in said)
                System.Net.WebUtility.HtmlDecode(Regex.Replace(element.Groups["text"].Value, "<[^>]*>", "")).ShouldBe(known[element.Groups["id"].Value]);
        }
    }

    [Fact]
    public void An_organisation_says_it_in_its_own_words_and_the_ids_stay()
    {
        using var themes = new SampleThemes();
        var own = ThemeLibrary.Load(themes.Place, new OwnTexts(new Dictionary<(string, string, string), string>
        {
            [("7", "nl", "scherm.begin.tekst-1")] = "Jij begint <rustig>.",
            [("7", "nl", "activiteit.stap.optie.bellen")] = "Ik bel Fatma.",
            [("shared", "nl", "vast.pagina.vraag-coach")] = "Vraag het Anna",
        }));

        own.Problems.ShouldBeEmpty();
        var main = ThemeRenderer.Main(own.Themes[7], "nl", InLms, shown: true);
        main.ShouldContain("""<p data-say="scherm.begin.tekst-1">Jij begint &lt;rustig&gt;.</p>""");
        main.ShouldContain("""value="bellen">""");
        main.ShouldContain(">Ik bel Fatma.</span>");
        main.ShouldContain(">Vraag het Anna</button>");
        own.Themes[7].Phrases("nl").Single(phrase => phrase.IsOwn && phrase.Id == "scherm.begin.tekst-1").Line.ShouldBe(9);
        ThemeRenderer.Main(own.Themes[7], "en", InLms, shown: true).ShouldContain("You start <strong>small</strong>.");
    }

    [Fact]
    public void A_hard_own_text_is_a_warning_and_never_takes_a_theme_away()
    {
        using var themes = new SampleThemes();
        var own = ThemeLibrary.Load(themes.Place, new OwnTexts(new Dictionary<(string, string, string), string> { [("7", "nl", "scherm.begin.tekst-1")] = "Je moet aan je werkhervattingsplan beginnen." }));
        own.Themes.Keys.ShouldContain(7);
        own.Problems.Select(problem => (problem.Code, problem.IsError)).ShouldBe([("never-say", false), ("hard-word", false)], ignoreOrder: true);
    }
}
