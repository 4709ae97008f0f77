using ReturnToWork.Courses;
using Shouldly;
using Xunit;

namespace ReturnToWork.Tests.Courses;

/// <summary>Theme → determinant → behaviour as data (method 2.5): the published themes agree with it, and each way to disagree is named with file, line and how to mend it.</summary>
public sealed class ThemeMapTests
{
    private const string Map = "shared/gedragsmodel.yaml";
    private const string Plan = "3-mijn-plan";
    private const string Yaml = Plan + "/theme.yaml";
    private const string How = "1-hoe-werkt-het";

    public static TheoryData<string, string, string, string, string> Broken { get; } = new()
    {
        // code, file, what stands there, what is made of it, the line that the problem names
        { "not-in-map", Yaml, "  wens: [W4, K4]", "  wens: [W4, K4, W2]", "wens:" },
        { "main-once", Yaml, "  wens: [W4, K4]\n  kleine-stap: [W3, W4, K2]", "  wens: [K4]\n  kleine-stap: [W3, W4, K2]", "determinanten:" },
        { "map-untouched", Yaml, "  als-dan: [K2, K5]", "  als-dan: [K2]", "determinanten:" },
        { "main-differs", Yaml, "hoofddeterminanten: [K2, W4]", "hoofddeterminanten: [K2]", "hoofddeterminanten:" },
        { "unknown-screen", Yaml, "  wens: [W4, K4]", "  wens: [W4, K4]\n  droom: [W4]", "droom:" },
        { "sentence-determinant", How + "/nl.md", "weet-hoe: { tekst: Ik weet wat ik kan doen als ik ziek ben., determinant: K1 }", "weet-hoe: { tekst: Ik weet wat ik kan doen als ik ziek ben., determinant: K3 }", "weet-hoe:" },
        { "unknown-screen", Map, "      wens: { bron", "      droom: { bron", "droom:" },
        { "no-reason", Map, "      wens: { bron", "      droom: { bron", "3-mijn-plan:" },
        { "unknown-sheet", Map, "plan-op-papier: [K4]", "plan: [K4]", "plan: [K4]" },
        { "unknown-source", Map, "bron: [medewerkers, wetenschap]", "bron: [medewerkers, gevoel]", "gevoel" },
        { "missing-determinant", Map, "  K5: { kant", "  K6: { kant", "" },
        { "unknown-determinant", Map, "door: [K2, K3, K4, K5]", "door: [K2, K3, K4, K5, K9]", "volhouden:" },
        { "leads-nowhere", Map, "door: [W1, W2, K1, K4]", "door: []", "contact-houden:" },
        { "wrong-value", Map, "W4: H, K2: H, W3: b", "W4: hoofd, K2: H, W3: b", "W4: hoofd" },
        { "wrong-value", Map, "kant: kunnen, nl: { naam: Gewoonte", "kant: weten, nl: { naam: Gewoonte", "kant: weten" },
        { "unknown-key", Map, "    titel: Waarom zo?", "    titel: Waarom zo?\n    kleur: rood", "kleur:" },
        { "missing-key", Map, "    print: \"Printen:", "    printer: \"Printen:", "" },
    };

    [Theory]
    [MemberData(nameof(Broken))]
    public void A_broken_map_is_a_problem_with_a_place_and_a_mend(string code, string file, string whole, string broken, string line)
    {
        using var themes = new SampleThemes().AddPublished(Plan).AddPublished(How);
        themes.Break(file, whole, broken);
        var found = themes.Load().Problems.Where(problem => problem.Code == code && problem.File == file).ToList();
        found.ShouldNotBeEmpty();
        found[0].IsError.ShouldBeTrue();
        found[0].Dutch.Length.ShouldBeGreaterThan(20);
        found[0].English.Length.ShouldBeGreaterThan(20);
        if (line.Length > 0) found.ShouldContain(problem => problem.Line == themes.LineOf(file, line));
    }

    [Fact]
    public void Without_the_map_no_theme_is_shown_and_the_problem_says_why()
    {
        using var themes = new SampleThemes();
        themes.Delete(Map);
        var library = themes.Load();
        library.Themes.ShouldBeEmpty();
        library.Problems.ShouldContain(problem => problem.Code == "no-model" && problem.File == Map);
    }

    [Fact]
    public void Every_screen_of_the_six_themes_has_a_determinant_and_every_determinant_a_behaviour()
    {
        var library = ThemeLibrary.Load(SampleThemes.Published);
        library.Problems.ShouldBeEmpty();
        var model = library.Model.ShouldNotBeNull();
        model.Determinants.Select(determinant => determinant.Id).ShouldBe(["W1", "W2", "W3", "W4", "K1", "K2", "K3", "K4", "K5"]);
        model.Behaviours.Count.ShouldBe(6);
        foreach (var theme in library.Themes.Values)
        {
            theme.ScreenIds.ShouldAllBe(screen => theme.Determinants(screen).Count > 0);
            model.BehavioursOf(model.WeightsOf(theme).Select(weight => weight.Determinant)).ShouldNotBeEmpty();
        }
    }

    /// <summary>The table of method 2.5, typed once more: main ones, then the others.</summary>
    [Theory]
    [InlineData(1, "W1 K1", "W2 W4 K3 K4")]
    [InlineData(2, "W3", "W1 W4 K1")]
    [InlineData(3, "W4 K2", "W3 K1 K3 K4 K5")]
    [InlineData(4, "W3 K1 K3", "W2 K2")]
    [InlineData(5, "W2 W3 K1", "W1 K2")]
    [InlineData(6, "K2 K3 K5", "W1 W2 W3 W4 K1")]
    public void A_theme_weighs_what_the_method_says(int number, string main, string also)
    {
        var library = ThemeLibrary.Load(SampleThemes.Published);
        var weights = library.Model!.WeightsOf(library.Themes[number]);
        weights.Where(weight => weight.IsMain).Select(weight => weight.Determinant.Id).ShouldBe(main.Split(' '));
        weights.Where(weight => !weight.IsMain).Select(weight => weight.Determinant.Id).ShouldBe(also.Split(' '));
    }

    [Fact]
    public void Salience_and_habit_have_the_fewest_screens_and_sheets_carry_them()
    {
        var library = ThemeLibrary.Load(SampleThemes.Published);
        var themes = library.Themes.Values.ToList();
        var thin = library.Model!.Coverage(themes).Take(2).Select(pair => pair.Determinant).ToList();
        thin.Select(determinant => determinant.Id).ShouldBe(["K4", "K5"], ignoreOrder: true);
        thin.ShouldAllBe(determinant => library.Model!.SheetsFor(determinant, themes).Any());
    }

    [Fact]
    public void A_theme_of_an_organisations_own_needs_no_row()
    {
        using var themes = new SampleThemes();
        var library = themes.Load();
        library.Problems.ShouldBeEmpty();
        library.Model!.WeightsOf(library.Themes[7]).Select(weight => (weight.Determinant.Id, weight.IsMain)).ShouldBe([("W3", false), ("K2", true)]);
    }
}
