using ReturnToWork.Courses;
using ReturnToWork.Courses.Reading;
using Shouldly;
using Xunit;

namespace ReturnToWork.Tests.Courses.Texts;

/// <summary>
/// No text that people see blames, promises health, gives a doctor's advice, names a percentage, compares people or predicts (method 2.4). The lists are data,
/// <c>shared/words.{language}.yaml</c>; so is what may stand somewhere all the same.
/// </summary>
public sealed class NeverSayTests
{
    private static readonly string Shared = Path.Combine(SampleThemes.Published, "shared");
    private static readonly NeverExempt Exempt = NeverExempt.Read(Path.Combine(Shared, "never-exempt.yaml"));
    private static readonly Dictionary<string, NeverSay> Lists = new[] { "nl", "en" }.ToDictionary(language => language, Of, StringComparer.Ordinal);

    [Fact]
    public void No_text_that_people_see_says_what_we_never_say()
    {
        var used = new HashSet<NeverExempt.Free>();
        var said = Said(SampleThemes.Repository, used);
        said.ShouldBeEmpty("Say it differently; or, when it has to stand there, add it to shared/never-exempt.yaml with the reason.");
        Exempt.All.Where(free => !used.Contains(free)).Select(free => $"never-exempt.yaml:{free.Line}: nothing needs this any more ({free.Why})").ShouldBeEmpty();
    }

    [Theory]
    [InlineData("packages-scorm/themes/1-hoe-werkt-het/nl.md")]
    [InlineData("packages-scorm/themes/6-volhouden/en.md")]
    [InlineData("packages-scorm/themes/shared/nl.yaml")]
    [InlineData("packages-scorm/player/strings/nl.json")]
    [InlineData("packages-scorm/leaflets/deelnemen/nl.md")]
    [InlineData("src/ReturnToWork.Tool/Admin/Texts/nl.json")]
    [InlineData("src/ReturnToWork.Tool/Texts/mine.json")]
    [InlineData("src/ReturnToWork.Companion/Coaching/Texts/en.json")]
    public void Texts_of_every_kind_are_among_them(string file) => new TextsPeopleSee(SampleThemes.Repository, Exempt.NotForReaders).Files().ShouldContain(file);

    /// <summary>A sentence of each group, planted in a file of a kind that is not there yet.</summary>
    [Theory]
    [InlineData("verwijt", "nl", "packages-scorm/leaflets/nieuw/nl.md", "Het is je eigen schuld.")]
    [InlineData("verwijt", "nl", "packages-scorm/packs/1/kaarten.nl.yaml", "titel: Je hebt niets gedaan deze week.")]
    [InlineData("verwijt", "en", "packages-scorm/packs/1/en.md", "## You are not motivated, so: UNMOTIVATED")]
    [InlineData("dwang", "nl", "packages-scorm/cards/nl.md", "Dit moet je doen.")]
    [InlineData("toets", "en", "packages-scorm/cards/en.md", "That answer is wrong.")]
    [InlineData("gezondheid", "nl", "packages-scorm/packs/2/nl.md", "Zo geneest je lichaam sneller.")]
    [InlineData("gezondheid", "en", "packages-scorm/packs/2/en.md", "With a plan you get better.")]
    [InlineData("medisch", "nl", "packages-scorm/packs/3/nl.md", "Vraag naar de medicijnen.")]
    [InlineData("medisch", "en", "src/ReturnToWork.Tool/Texts/new.json", "{\"en\": {\"a\": \"Ask about the dosage.\"}}")]
    [InlineData("getal", "nl", "packages-scorm/cards/oud.yaml", "nl: { vraag: \"Ben je voor 50% beter?\" }")]
    [InlineData("getal", "en", "packages-scorm/cards/en.md", "Sixty per cent of people return.")]
    [InlineData("vergelijken", "nl", "src/ReturnToWork.Companion/Texts/nl.json", "{\"a\": \"Dat duurt langer dan gemiddeld.\"}")]
    [InlineData("voorspellen", "nl", "packages-scorm/packs/4/nl.md", "Je hebt een grote kans\u00a0op terugkeer.")]
    [InlineData("voorspellen", "en", "packages-scorm/packs/4/en.md", "You will probably be back in May.")]
    public void A_planted_sentence_is_found_with_its_file_its_line_and_its_group(string group, string language, string file, string sentence)
    {
        var root = Directory.CreateTempSubdirectory("rtw-texts-");
        try
        {
            var path = Path.Combine(root.FullName, file);
            Directory.CreateDirectory(Path.GetDirectoryName(path)!);
            File.WriteAllText(path, file.EndsWith(".md", StringComparison.Ordinal) ? "Een gewone regel.\n" + sentence + "\n" : sentence);
            var found = Said(root.FullName, []);
            found.ShouldContain(one => one.Contains($"{file}:{(file.EndsWith(".md", StringComparison.Ordinal) ? 2 : 1)} ", StringComparison.Ordinal) && one.Contains($"({group}, {language})", StringComparison.Ordinal), string.Join('\n', found));
        }
        finally
        {
            root.Delete(recursive: true);
        }
    }

    [Theory]
    [InlineData("nl", "De luisteraar ontmoette een moeder met foutloze scorekaarten.")]
    [InlineData("en", "The mustard stood on the pointsman's table; he medicated nobody.")]
    [InlineData("en", "You do not have to tell everything.")]
    public void A_word_inside_another_is_none(string language, string text) => Lists[language].In(text).ShouldBeEmpty();

    [Fact]
    public void Every_group_has_words_in_both_languages()
    {
        foreach (var list in Lists.Values) list.InUse.ShouldBe(NeverSay.Groups.Keys, ignoreOrder: true);
    }

    private static List<string> Said(string root, HashSet<NeverExempt.Free> used) =>
    [
        .. new TextsPeopleSee(root, Exempt.NotForReaders).All().SelectMany(text => Lists[text.Language].In(text.Text).Select(hit => (text, hit.Said, hit.Group)))
            .Where(hit =>
            {
                var free = Exempt.All.Where(free => free.Covers(hit.text, hit.Said, hit.Group)).ToList();
                used.UnionWith(free);
                return free.Count == 0;
            })
            .Select(hit => $"{hit.text.File}:{hit.text.Line} ‘{hit.Said}’ ({hit.Group}, {hit.text.Language}) in: {hit.text.Text.Trim()}"),
    ];

    private static NeverSay Of(string language)
    {
        var problems = new ProblemList();
        var list = WordList.Read(Path.Combine(Shared, $"words.{language}.yaml"), $"words.{language}.yaml", language, "{woord}", OwnTexts.None, problems).Never;
        problems.All.ShouldBeEmpty();
        return list;
    }
}
