using System.Text.Json;
using ReturnToWork.Courses;
using ReturnToWork.TestKit;
using ReturnToWork.Xapi;
using Shouldly;
using Xunit;

namespace ReturnToWork.Tests.Courses;

/// <summary>The kinds <c>mag-dit</c> and <c>casuskaart</c>: what they refuse, what a page holds, and who may say that something was passed.</summary>
public sealed class SituationsTests : IDisposable
{
    private static readonly string Shared = Path.Combine(SampleThemes.Published, "shared");

    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("rtw-training-");

    public SituationsTests()
    {
        foreach (var from in Directory.GetFiles(Path.Combine(Repository.Root, "packages-scorm", "training"))) File.Copy(from, Path.Combine(folder.FullName, Path.GetFileName(from)));
        var module = folder.CreateSubdirectory("p1-privacy");
        foreach (var from in Directory.GetFiles(Path.Combine(Repository.Root, "packages-scorm", "training", "p1-privacy"))) File.Copy(from, Path.Combine(module.FullName, Path.GetFileName(from)));
    }

    public void Dispose() => folder.Delete(recursive: true);

    [Theory]
    [InlineData("passes-other", "behaalt: P1", "behaalt: P2")]
    [InlineData("passes-other", "behaalt: P1", "behaalt: P10")]
    [InlineData("wrong-value", "nodig: 8", "nodig: 11")]
    [InlineData("unknown-option", "goed: mag-niet", "goed: nooit")]
    [InlineData("how-many", "  mag: { tekst: Dat mag, beeld: duim }\n  mag-niet: { tekst: Dat mag niet, beeld: hand-stop }\n", "")]
    [InlineData("missing-key", "    bron: \"AVG, artikel 33 (melden binnen 72 uur)\"\n", "")]
    [InlineData("unknown-key", "    goed: mag-niet", "    punten: 3\n    goed: mag-niet")]
    public void A_situation_that_cannot_be_answered_or_passed_is_refused_with_its_line(string code, string whole, string broken)
    {
        var path = Path.Combine(folder.FullName, "p1-privacy", "nl.md");
        var text = File.ReadAllText(path);
        text.ShouldContain(whole);
        File.WriteAllText(path, text.Replace(whole, broken, StringComparison.Ordinal));
        var library = Load();
        library.Problems.ShouldContain(problem => problem.Code == code && problem.IsError && problem.File == "p1-privacy/nl.md" && problem.Line > 0, string.Join('\n', library.Problems));
        library.Themes.Keys.ShouldNotContain(1);
    }

    [Fact]
    public void A_theme_of_employees_may_have_no_situations_because_nobody_passes_there()
    {
        using var themes = new ThemeFolder();
        var path = Path.Combine(themes.Path, "7-alle-vormen", "nl.md");
        File.AppendAllText(path, "\n");
        File.WriteAllText(path, File.ReadAllText(path).Replace("```activiteit sorteer {#waar-of-niet}", """
            ```activiteit mag-dit {#toets}
            vraag: Mag dit?
            behaalt: P1
            nodig: 1
            antwoorden: { ja: { tekst: Ja }, nee: { tekst: Nee } }
            situaties:
              een: { tekst: Eén., goed: ja, waarom: Daarom., bron: Wij. }
              twee: { tekst: Twee., goed: ja, waarom: Daarom., bron: Wij. }
            ```

            ```activiteit sorteer {#waar-of-niet}
            """, StringComparison.Ordinal));
        ThemeLibrary.Load(themes.Path).Problems.ShouldContain(problem => problem.Code == "passes-other");
    }

    [Fact]
    public void A_page_without_script_has_every_answer_behind_a_tap_with_reason_and_source_and_paper_has_them_open()
    {
        var module = Load().Themes[1];
        module.Requirements.ShouldBe(["P1"]);
        var page = ThemeRenderer.Main(module, "nl", WhoSees.Open, shown: true);
        page.ShouldContain("data-passes=\"P1\" data-needed=\"8\"");
        System.Text.RegularExpressions.Regex.Count(page, "data-right=\"", System.Text.RegularExpressions.RegexOptions.None, TimeSpan.FromSeconds(5)).ShouldBe(10);
        page.ShouldContain("Beleidsregels zieke werknemer van de toezichthouder");
        var paper = PaperPage.Write(new PaperPageParts(PaperKind.Booklet, [module], "nl", "n0nce", ScriptAddress: null, [], new Dictionary<string, string>()));
        paper.ShouldContain("Beleidsregels zieke werknemer van de toezichthouder");
        paper.ShouldNotContain("data-again");
    }

    [Fact]
    public void What_was_chosen_reads_in_words_on_the_own_page_and_an_answer_of_another_shape_reads_as_nothing()
    {
        var module = Load().Themes[1];
        Lines("""{"tried":{"baas-belt":["mag","mag-niet"],"weg":["mag"],"hoelang":3}}""").ShouldBe(["Dat mag niet"]);
        Lines("[1]").ShouldBeEmpty();
        Lines("""{"tried":7}""").ShouldBeEmpty();

        IEnumerable<string> Lines(string answer) =>
            ThemeWorkbook.InWords(module, "nl", new Dictionary<string, JsonElement> { ["mag-dit"] = JsonDocument.Parse(answer).RootElement }).SelectMany(screen => screen.Lines).Select(line => line.Text);
    }

    [Theory]
    [InlineData("P1", true)]
    [InlineData("P2", false)]
    [InlineData("", false)]
    public void The_gate_lets_the_player_say_passed_about_what_the_module_has_and_about_nothing_else(string allowed, bool mayBe)
    {
        const string Base = "https://returntowork.example";
        var scene = new Scene(Base, Scene.HomePageOf(Base, "groenrijk.training"), "a1b2c3d4", Guid.NewGuid(), "P1");
        var rights = new TellerRights("player", scene.HomePage, scene.Name, scene.Registration, scene.ThemeId)
        {
            Requirements = allowed.Length == 0 ? [] : [Scene.RequirementIdOf(Base, allowed)],
        };
        var refusal = StatementGate.Check(Tell.Passed(scene, Guid.NewGuid(), DateTimeOffset.UnixEpoch), rights);
        (refusal is null).ShouldBe(mayBe, refusal?.Why);
        if (!mayBe) refusal!.Code.ShouldBe("gate-object");
    }

    private ThemeLibrary Load() => ThemeLibrary.Load(folder.FullName, sharedFolder: Shared);
}
