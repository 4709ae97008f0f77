using System.Text.RegularExpressions;
using ReturnToWork.Courses;
using ReturnToWork.TestKit;
using Shouldly;
using Xunit;

namespace ReturnToWork.Tests.Courses;

/// <summary>Which answers in blocks may be shared, as what, and in which words.</summary>
public sealed partial class BandTests
{
    private static readonly WhoSees Paired = new(HostKind.Lti, Kept: true, new PairedCoach(CoachSees.Topics, CoachMode.Confidential), LmsGetsCompletion: false);

    [Theory]
    [InlineData(1, "goed-voor-mij", "w1")]
    [InlineData(1, "weet-hoe", "k1")]
    [InlineData(2, "durf", "w3")]
    [InlineData(5, "steunen", "w2")]
    public void Four_steps_are_three_bands_and_not_saying_it_is_none(int number, string sentence, string determinant)
    {
        foreach (var language in new[] { "nl", "en" })
        {
            var steps = Steps(ThemeRenderer.Main(Published(number), language, Paired, shown: true), sentence);
            steps.ShouldBe([("1", $"{determinant}-low"), ("2", $"{determinant}-middle"), ("3", $"{determinant}-high"), ("4", $"{determinant}-high"), ("weet-niet", null), ("liever-niet", null)]);
        }
    }

    [Fact]
    public void A_sentence_in_other_words_than_the_methods_is_never_shared()
    {
        using var folder = new ThemeFolder();
        var main = ThemeRenderer.Main(ThemeLibrary.Load(folder.Path).Themes[ThemeFolder.AllForms], "nl", Paired, shown: true);

        main.ShouldContain("data-activity=\"blokken\"");
        main.ShouldNotContain("data-band");
        main.ShouldNotContain("value=\"bands\"");
    }

    [Fact]
    public void The_open_page_has_nothing_to_share_and_a_theme_without_blocks_no_box()
    {
        ThemeRenderer.Main(Published(1), "nl", WhoSees.Open, shown: true).ShouldNotContain("band");
        ThemeRenderer.Main(Published(3), "nl", Paired, shown: true).ShouldNotContain("value=\"bands\"");
        // Hidden until the player knows of a confidential coach and of an answer.
        ThemeRenderer.Main(Published(1), "nl", Paired, shown: true).ShouldMatch("<li hidden><label class=\"card\"><input type=\"checkbox\" name=\"nl-bands\" value=\"bands\">");
    }

    [Fact]
    public void Each_band_has_its_words_in_both_languages_the_sentence_itself_and_how_it_fits()
    {
        var (dutch, english) = (Published(1).ShareWords("nl"), Published(1).ShareWords("en"));

        dutch.Where(words => words.Key.StartsWith("w1-", StringComparison.Ordinal)).Select(words => words.Value)
            .ShouldBe(["Werken is goed voor mij: nog niet", "Werken is goed voor mij: een beetje", "Werken is goed voor mij: wel"]);
        english["k5-high"].ShouldBe("A fixed rhythm: yes");
        dutch.Keys.ShouldBe(english.Keys);
        dutch["looked-back"].ShouldBe("Ik keek terug op mijn plan");
    }

    private static Theme Published(int number) => ThemeLibrary.Load(SampleThemes.Published).Themes[number];

    private static List<(string Value, string? Band)> Steps(string main, string sentence)
    {
        var field = main[main.IndexOf($"data-thing=\"{sentence}\"", StringComparison.Ordinal)..];
        return [.. Input().Matches(field[..field.IndexOf("</fieldset>", StringComparison.Ordinal)]).Select(input => (input.Groups["value"].Value, input.Groups["band"].Success ? input.Groups["band"].Value : null))];
    }

    [GeneratedRegex("value=\"(?<value>[^\"]+)\"(?: data-band=\"(?<band>[^\"]+)\")?>", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Input();
}
