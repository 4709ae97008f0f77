using System.Text.Json;
using ReturnToWork.Courses;
using Shouldly;
using Xunit;

namespace ReturnToWork.Tests.Courses;

/// <summary>A kept answer is shown in the words of the card that was chosen, and an answer that no longer fits is not shown at all.</summary>
public sealed class ThemeWorkbookTests
{
    private static readonly Theme Three = ThemeLibrary.Load(SampleThemes.Published).Themes[3];

    [Fact]
    public void Answers_are_in_words_in_the_order_of_the_screens()
    {
        var entries = InWords("nl", """
            {"als-dan": {"als": {"picked": ["maandag"]}, "dan": {"picked": ["anders"], "own": {"anders": "fiets ik een rondje"}}},
             "terugkijkdag": {"picked": ["over-1-week"]}, "in-de-weg": {"picked": ["moe", "bang"]},
             "wens": {"picked": ["buiten"]}, "kleine-stap": {"picked": ["buiten-lopen-kleiner"]}}
            """);

        entries.Select(entry => entry.Activity).ShouldBe(["wens", "kleine-stap", "in-de-weg", "als-dan", "terugkijkdag"]);
        entries.SelectMany(entry => entry.Lines).Select(line => line.Text).ShouldBe(
            ["Vaker naar buiten", "Ik loop tot de hoek van de straat.", "Ik ben moe", "Ik vind het eng", "Als het maandag tien uur is, dan fiets ik een rondje.", "Over een week"]);
        entries.Single(entry => entry.AlwaysPrivate).Activity.ShouldBe("in-de-weg");
        entries.Single(entry => entry.Lines.Any(line => line.IsTyped)).Activity.ShouldBe("als-dan");
        InWords("en", """{"wens": {"picked": ["buiten"]}}""").Single().Screen.ShouldBe(Three.ScreenTitle("wens", "en"));
    }

    [Fact]
    public void A_plan_that_is_not_finished_has_dots() =>
        InWords("nl", """{"als-dan": {"als": {"picked": ["maandag"]}, "dan": {"picked": []}}}""").Single().Lines.Single().Text.ShouldBe("Als het maandag tien uur is, dan …");

    [Theory]
    [InlineData("""{"wens": null}""")]
    [InlineData("""{"wens": {"picked": ["een-optie-van-vroeger"]}}""")]
    [InlineData("""{"wens": {"picked": [1, null, {}]}}""")]
    [InlineData("""{"wens": {"picked": "buiten"}}""")]
    [InlineData("""{"wens": ["buiten"], "als-dan": 3, "een-scherm-van-vroeger": {"picked": ["a"]}}""")]
    [InlineData("""{"als-dan": {"als": 1, "dan": {"own": []}}}""")]
    [InlineData("""{"__proto__": {"picked": ["buiten"]}}""")]
    public void An_answer_that_no_longer_fits_is_not_shown(string answers) => InWords("nl", answers).ShouldBeEmpty();

    private static IReadOnlyList<WorkbookEntry> InWords(string language, string answers) =>
        ThemeWorkbook.InWords(Three, language, JsonDocument.Parse(answers).RootElement.EnumerateObject().ToDictionary(answer => answer.Name, answer => answer.Value, StringComparer.Ordinal));
}
