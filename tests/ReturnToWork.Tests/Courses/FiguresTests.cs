using System.Globalization;
using ReturnToWork.Courses;
using Shouldly;
using Xunit;

namespace ReturnToWork.Tests.Courses;

/// <summary>How the six themes read in figures, within the limits of method 3.0, in both languages.</summary>
public sealed class FiguresTests
{
    private static readonly ThemeLibrary Library = ThemeLibrary.Load(SampleThemes.Published);

    public static TheoryData<int, string> Themes { get; } = [.. from theme in Enumerable.Range(1, 6) from language in (string[])["nl", "en"] select (theme, language)];

    [Theory, MemberData(nameof(Themes))]
    public void A_theme_has_five_to_seven_screens_and_one_to_share_with_short_sentences_and_no_hard_word_left_alone(int theme, string language)
    {
        var figures = Library.Figures().Single(one => one.Number == $"{theme}" && one.Language == language);
        figures.Screens.ShouldBeInRange(6, 8);
        figures.MostWords.ShouldBeLessThanOrEqualTo(45, figures.FullestScreen);
        figures.WordsASentence.ShouldBeLessThanOrEqualTo(9);
        figures.LongestSentence.ShouldBeLessThanOrEqualTo(14);
        figures.HardWords.ShouldBe(0);
        figures.ExplainedWords.ShouldBeGreaterThan(1, "‘coach’ and ‘leidinggevende’ stand on every first screen.");
    }

    [Theory, MemberData(nameof(Themes))]
    public void A_theme_takes_eight_to_twelve_minutes_and_says_about_how_many(int theme, string language)
    {
        var (said, guessed) = (Library.Themes[theme].Minutes, Library.Figures().Single(one => one.Number == $"{theme}" && one.Language == language).Minutes);
        said.ShouldBeInRange(8, 12);
        guessed.ShouldBeInRange(said - 1.5, said + 1.5, $"Theme {theme} says {said} minutes; its words and choices come to {guessed.ToString("0.0", CultureInfo.InvariantCulture)}.");
    }

    [Fact]
    public void No_sentence_is_told_twice_in_a_theme_or_in_two_themes_and_each_first_screen_says_who_sees_this() =>
        Library.Problems.Where(problem => problem.Code is "repeated-sentence" or "repeated-in-themes" or "explained-later" or "no-who-sees" or "average-sentence" or "many-words").Select(problem => problem.ToString()).ShouldBeEmpty();

    /// <summary>Two words may be one hard word: ‘company doctor’ has an explanation on the screen where it stands.</summary>
    [Fact]
    public void A_hard_word_of_two_words_is_explained_on_its_screen()
    {
        var main = ThemeRenderer.Main(Library.Themes[1], "en", WhoSees.Open, shown: true);
        var screen = main.Split("<section class=\"screen\"").Single(part => part.Contains("data-screen=\"wie-doet-wat\"", StringComparison.Ordinal));
        screen.ShouldContain("data-say=\"woord.company-doctor.uitleg\"");
        screen.ShouldContain("data-say=\"woord.confidential-adviser.uitleg\"");
    }
}
