using ReturnToWork.Courses;
using Shouldly;
using Xunit;

namespace ReturnToWork.Tests.Courses;

/// <summary>Ten questions that a reader would ask, each answered by the theme's own text; a row that is no longer true names its file and line.</summary>
public sealed class QuestionsTests
{
    private const string File = SampleThemes.Folder + "/vragen.md";
    private const string Row = "| Hoe begin ik? | “Je begint klein.” | `scherm.begin.tekst-1` |";

    private static string Whole { get; } = "# Vragen\n\n| Vraag | Antwoord | Waar |\n| --- | --- | --- |\n" + Row + "\n"
        + string.Join('\n', Enumerable.Range(1, 8).Select(i => $"| Ziet mijn baas dit, vraag {i}? | “ziet dit niet” | `scherm.begin.tekst-2` |")) + "\n| Wie ziet het? | “Alleen jij ziet dit.” | `vast.pagina.alleen-jij` |\n";

    public static TheoryData<string> Published { get; } = [.. Directory.GetDirectories(SampleThemes.Published).Select(Path.GetFileName).Where(folder => char.IsAsciiDigit(folder![0])).Select(folder => folder!)];

    [Theory, MemberData(nameof(Published))]
    public void A_published_theme_answers_ten_questions_of_readers_with_its_own_words(string folder)
    {
        System.IO.File.Exists(Path.Combine(SampleThemes.Published, folder, "vragen.md")).ShouldBeTrue($"{folder}/vragen.md is not there: what would a reader ask?");
        Library.Problems.Where(problem => problem.File == $"{folder}/vragen.md").Select(problem => problem.ToString()).ShouldBeEmpty();
    }

    [Fact]
    public void Questions_that_the_texts_answer_are_no_problem()
    {
        using var themes = new SampleThemes();
        themes.Write(File, Whole);
        themes.Load().Problems.Select(problem => problem.ToString()).ShouldBeEmpty();
    }

    [Theory]
    [InlineData("question-not-answered", "“Je begint groot.” | `scherm.begin.tekst-1`")]
    [InlineData("question-without-text", "“Je begint klein.” | `scherm.begin.tekst-9`")]
    [InlineData("question-row", "“Je begint klein.”")]
    [InlineData("question-row", " | `scherm.begin.tekst-1`")]
    public void A_row_that_is_not_true_is_named_with_its_line_and_the_theme_stays(string code, string rest)
    {
        using var themes = new SampleThemes();
        themes.Write(File, Whole);
        themes.Break(File, Row, $"| Hoe begin ik? | {rest} |");
        var library = themes.Load();
        var problem = library.Problems.ShouldHaveSingleItem();
        (problem.Code, problem.File, problem.Line, problem.IsError).ShouldBe((code, File, 5, false));
        problem.Dutch.ShouldNotBe(problem.English);
        library.Themes.Keys.ShouldContain(7);
    }

    [Fact]
    public void Fewer_than_ten_questions_or_one_question_twice_is_said()
    {
        using var themes = new SampleThemes();
        themes.Write(File, Whole.Replace(Row + "\n", "", StringComparison.Ordinal));
        themes.Load().Problems.ShouldHaveSingleItem().Code.ShouldBe("few-questions");
        themes.Write(File, Whole + Row + "\n");
        themes.Load().Problems.ShouldHaveSingleItem().Code.ShouldBe("question-row");
    }

    [Fact]
    public void An_organisation_that_says_it_in_its_own_words_hears_nothing_of_it()
    {
        using var themes = new SampleThemes();
        themes.Write(File, Whole);
        var own = new OwnTexts(new Dictionary<(string, string, string), string> { [("7", "nl", "scherm.begin.tekst-1")] = "Begin maar klein." });
        ThemeLibrary.Load(themes.Place, own).Problems.Where(problem => problem.Code.StartsWith("question", StringComparison.Ordinal)).ShouldBeEmpty();
    }

    private static ThemeLibrary Library { get; } = ThemeLibrary.Load(SampleThemes.Published);
}
