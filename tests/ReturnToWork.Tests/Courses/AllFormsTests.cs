using System.Text.Json;
using ReturnToWork.Courses;
using ReturnToWork.TestKit;
using Shouldly;
using Xunit;

namespace ReturnToWork.Tests.Courses;

/// <summary>The sample theme with every kind of activity, as a folder beside the published ones.</summary>
public sealed class AllFormsTests
{
    private static readonly ThemeLibrary Library = Load();
    private static readonly WhoSees InLms = new(HostKind.Lti, Kept: false, Coach: null, LmsGetsCompletion: false);

    private static readonly string[] Chosen = ["waar-of-niet", "past-dit", "sterk", "mijn-sterke", "mijn-kring", "gesprek"];

    private static Theme Theme => Library.Themes[ThemeFolder.AllForms];

    [Fact]
    public void The_sample_theme_passes_every_check() => Library.Problems.Select(problem => problem.ToString()).ShouldBeEmpty();

    [Fact]
    public void It_loads_from_its_own_folder_with_the_fixed_texts_of_another() =>
        ThemeLibrary.Load(Path.Combine(Repository.Root, "samples", "themes"), sharedFolder: Path.Combine(Repository.Root, "packages-scorm", "themes", "shared")).Themes.Keys.ShouldBe([ThemeFolder.AllForms]);

    /// <summary>To renew after a wanted change: delete the file, run once (it fails and writes the file), read the difference.</summary>
    [Theory]
    [InlineData("nl")]
    [InlineData("en")]
    public void The_screens_of_choosing_and_sorting_are_exactly_this(string language)
    {
        var main = string.Concat(ThemeRenderer.Main(Theme, language, InLms, shown: true).Split("<section ").Where(screen => Chosen.Any(id => screen.Contains($"data-screen=\"{id}\"", StringComparison.Ordinal))).Select(screen => "<section " + screen));
        var golden = Path.Combine(Repository.Root, "tests", "ReturnToWork.Tests", "Courses", "Golden", $"alle-vormen.{language}.html");
        var wanted = File.Exists(golden) ? File.ReadAllText(golden) : "";
        if (wanted.Length == 0)
            File.WriteAllText(golden, main);
        main.ShouldBe(wanted);
    }

    [Fact]
    public void Every_string_that_a_form_shows_has_an_id_on_the_page_and_no_form_knows_right_or_wrong()
    {
        foreach (var language in Theme.Languages)
        {
            var main = ThemeRenderer.Main(Theme, language, InLms, shown: true);
            foreach (var phrase in Theme.Phrases(language).Where(phrase => phrase.IsSpoken && phrase.Id.StartsWith("activiteit.", StringComparison.Ordinal)))
                main.ShouldContain($"data-say=\"{phrase.Id}\"");
            foreach (var judged in (string[])["score", "data-right", "data-correct", "punten", "goed zo"])
                main.ShouldNotContain(judged, Case.Insensitive);
        }
    }

    [Fact]
    public void An_answer_of_each_form_reads_in_words_in_both_languages()
    {
        const string Answers = """
            {"waar-of-niet": {"recht": "waar", "tijd": "weet-niet"}, "tekens": {"slapen": "stop"},
             "past-dit": {"goed-voor-mij": "3", "vaste-tijd": "liever-niet"},
             "sterk": {"picked": ["op-tijd", "anders"], "own": {"anders": "ik zing mooi"}},
             "mijn-sterke": {"picked": ["anders", "op-tijd"], "own": {"anders": "ik zing mooi"}, "where": {"op-tijd": ["thuis", "werk"]}},
             "mijn-kring": {"vriend": "dichtbij", "buur": "erbij"}, "gesprek": {"path": ["gaat-wel", "toch", "nu"]}}
            """;
        InWords("nl", Answers).ShouldBe(
        [
            "waar-of-niet: Pauze is tijd die je verliest. = Weet ik niet", "waar-of-niet: Werk ik lang? Dan heb ik recht op pauze. = Waar", "tekens (alleen jij): Ik slaap slecht. = Ik neem rust",
            "past-dit: Een pauze is goed voor mij. = best wel", "past-dit: Ik neem elke dag pauze. = zeg ik liever niet", "sterk: op tijd", "sterk: ik zing mooi [typed]",
            "mijn-sterke: op tijd = op het werk · thuis", "mijn-sterke: ik zing mooi [typed]", "mijn-kring (alleen jij): een vriend of vriendin = Dichtbij", "mijn-kring (alleen jij): een buur = Verder weg",
            "gesprek (alleen jij): Het gaat wel.", "gesprek (alleen jij): Dan neem ik toch even pauze.", "gesprek (alleen jij): Nu graag, vijf minuten.",
        ]);
        InWords("en", Answers).Count.ShouldBe(14);
        InWords("en", Answers)[3].ShouldBe("past-dit: A break is good for me. = quite a lot");
    }

    [Theory]
    [InlineData("""{"waar-of-niet": ["recht"], "tekens": "stop", "past-dit": 3, "mijn-kring": null, "gesprek": {"path": "begin"}}""")]
    [InlineData("""{"waar-of-niet": {"recht": "vroeger", "weg": "waar"}, "tekens": {"slapen": ["stop"]}, "past-dit": {"vaste-tijd": "5"}, "mijn-kring": {"buur": 1}}""")]
    [InlineData("""{"gesprek": {"path": [1, null]}, "mijn-sterke": {"picked": ["weg"], "where": []}, "sterk": {"picked": {}}}""")]
    [InlineData("""{"gesprek": {"path": ["vroeger", "toch"]}}""")]
    public void An_answer_that_no_longer_fits_is_not_shown(string answers) => InWords("nl", answers).ShouldBeEmpty();

    [Fact]
    public void A_path_is_read_as_far_as_it_still_exists() =>
        InWords("nl", """{"gesprek": {"path": ["pauze", "vroeger", "nu"]}, "mijn-sterke": {"picked": ["op-tijd"], "where": {"op-tijd": "thuis"}}}""")
            .ShouldBe(["mijn-sterke: op tijd", "gesprek (alleen jij): Nee. Ik wil graag even pauze."]);

    private static List<string> InWords(string language, string answers) =>
        [.. ThemeWorkbook.InWords(Theme, language, JsonDocument.Parse(answers).RootElement.EnumerateObject().ToDictionary(answer => answer.Name, answer => answer.Value, StringComparer.Ordinal))
            .SelectMany(entry => entry.Lines.Select(line => $"{entry.Activity}{(entry.AlwaysPrivate ? " (alleen jij)" : "")}: {(line.Label is null ? "" : line.Label + " = ")}{line.Text}{(line.IsTyped ? " [typed]" : "")}"))];

    private static ThemeLibrary Load()
    {
        using var folder = new ThemeFolder();
        return ThemeLibrary.Load(folder.Path);
    }
}
