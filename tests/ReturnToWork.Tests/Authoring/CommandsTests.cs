using ReturnToWork.Authoring;
using ReturnToWork.Courses;
using ReturnToWork.Tests.Courses;
using Shouldly;
using Xunit;

namespace ReturnToWork.Tests.Authoring;

/// <summary>What an author types, and what the answer is.</summary>
public sealed class CommandsTests
{
    [Theory]
    [InlineData("nl", "fout long-sentence", "Maak er twee zinnen van", "Thema Taal")]
    [InlineData("en", "error long-sentence", "Make it two sentences", "Theme Lang")]
    public async Task Check_says_where_and_how_to_mend_it_in_the_language_of_the_terminal_and_fails(string language, string kind, string mend, string figures)
    {
        using var themes = new SampleThemes();
        themes.Break($"{SampleThemes.Folder}/nl.md", "Je begint **klein**.", "Dit is een zin met veel te veel woorden voor wie niet zo snel leest.");
        themes.Add(8, "Nog een", "Another");
        var (code, said) = await RunAsync(themes.Place, "check", "--taal", language);

        code.ShouldBe(1);
        said.ShouldContain($"{SampleThemes.Folder}/nl.md:{themes.LineOf($"{SampleThemes.Folder}/nl.md", "Dit is een zin")}  {kind}");
        said.ShouldContain(mend);
        said.ShouldContain(figures);
        said.Split('\n').ShouldContain(line => line.StartsWith("    8 nl", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Check_of_a_whole_folder_or_of_one_theme_in_it_succeeds_and_says_how_it_reads()
    {
        using var themes = new SampleThemes();
        var (code, said) = await RunAsync(themes.Place, "check", "--taal", "en");
        code.ShouldBe(0, said);
        said.ShouldContain("No errors.");
        (await RunAsync(themes.Place, "check", Path.Combine(themes.Place, SampleThemes.Folder))).Code.ShouldBe(0);
        (await RunAsync(themes.Place, "check", "nergens")).Code.ShouldBe(2);
        (await RunAsync(themes.Place, "dans")).Said.ShouldContain("preview");
    }

    [Fact]
    public async Task Check_looks_at_the_talk_cards_beside_the_themes_and_at_no_other_folder_of_that_name()
    {
        var root = Directory.CreateTempSubdirectory("beside");
        try
        {
            var (themes, cards) = (root.CreateSubdirectory("themes"), root.CreateSubdirectory("cards"));
            var (code, said) = await RunAsync(SampleThemes.Repository, "check", themes.FullName, "--taal", "en");
            code.ShouldBe(0, said);
            said.ShouldNotContain("Talk cards");

            foreach (var file in Directory.GetFiles(Path.Combine(SampleThemes.Repository, "packages-scorm", "cards")))
                File.WriteAllText(Path.Combine(cards.FullName, Path.GetFileName(file)), (await File.ReadAllTextAsync(file)).Replace("Waar word jij blij van?", "Wat zegt je dokter?", StringComparison.Ordinal));
            (code, said) = await RunAsync(SampleThemes.Repository, "check", themes.FullName, "--taal", "en");
            code.ShouldBe(1, said);
            said.ShouldContain("cards/nl.md:31  error never-ask");
            said.ShouldContain("‘dokter’ is about illness");
        }
        finally
        {
            root.Delete(recursive: true);
        }
    }

    [Fact]
    public async Task A_build_hears_an_error_as_compilers_say_it_and_a_warning_not_at_all_as_one()
    {
        using var themes = new SampleThemes();
        themes.Break($"{SampleThemes.Folder}/nl.md", "Je begint **klein**.", "Je begint indien je moet.");
        var (code, said) = await RunAsync(themes.Place, "check", "--build", "--taal", "en");
        code.ShouldBe(1);
        var path = Path.Combine(themes.Place, SampleThemes.Folder, "nl.md");
        said.ShouldContain($"{path}({themes.LineOf($"{SampleThemes.Folder}/nl.md", "indien")}): error theme-never-say: ‘moet’");
        said.ShouldContain(": message theme-simpler-word:");
        said.ShouldNotContain("Words");
    }

    [Fact]
    public async Task Lock_adds_new_ids_and_never_takes_one_away()
    {
        using var themes = new SampleThemes();
        var file = Path.Combine(themes.Place, SampleThemes.Folder, "ids.lock");
        foreach (var text in (string[])["nl.md", "en.md"])
            themes.Break($"{SampleThemes.Folder}/{text}", "anders: {", "overig: {");
        var (code, said) = await RunAsync(themes.Place, "lock");

        code.ShouldBe(1);
        said.ShouldContain("+ optie stap/overig");
        said.ShouldContain("weg optie stap/anders");
        File.ReadAllText(file).ShouldBe(SampleThemes.Locked + "\noptie stap/overig\n");

        themes.Break($"{SampleThemes.Folder}/ids.lock", "optie stap/anders", "weg optie stap/anders");
        (await RunAsync(themes.Place, "lock")).Code.ShouldBe(0);
        themes.Load().Problems.ShouldBeEmpty();
        foreach (var text in (string[])["nl.md", "en.md"])
            themes.Break($"{SampleThemes.Folder}/{text}", "overig: {", "anders: {");
        (await RunAsync(themes.Place, "lock")).Said.ShouldContain("‘optie stap/anders’ is vroeger weggehaald");
    }

    [Fact]
    public async Task Lock_writes_nothing_while_the_text_has_errors_of_reading()
    {
        using var themes = new SampleThemes();
        themes.Break($"{SampleThemes.Folder}/nl.md", "vraag: Wat kies je?", "vraagje: Wat kies je?");
        var (code, said) = await RunAsync(themes.Place, "lock");
        code.ShouldBe(1);
        said.ShouldContain("unknown-key");
        File.ReadAllText(Path.Combine(themes.Place, SampleThemes.Folder, "ids.lock")).ShouldBe(SampleThemes.Locked);
    }

    [Fact]
    public async Task New_makes_a_theme_in_both_languages_that_has_no_problem_at_all()
    {
        using var themes = new SampleThemes();
        var (code, said) = await RunAsync(themes.Place, "new", "9", "Mijn dág: \"rust\"", themes.Place);
        code.ShouldBe(0, said);
        var library = themes.Load();
        library.Problems.Select(problem => problem.ToString()).ShouldBeEmpty();
        library.Themes[9].Name("nl").ShouldBe("Mijn dág: \"rust\"");
        library.Themes[9].Code.ShouldBe("mijn-dag-rust");
        library.Themes[9].Languages.ShouldBe(["nl", "en"]);
        library.Themes[9].ScreenIds.ShouldBe(["wie-ziet-dit", "plaatje", "keuze", "kaart", "delen"]);

        (await RunAsync(themes.Place, "new", "9", "Nog een", themes.Place)).Code.ShouldBe(2);
        (await RunAsync(themes.Place, "new", "honderd", "Nog een", themes.Place)).Code.ShouldBe(2);
        (await RunAsync(themes.Place, "new", "10", "!!!", themes.Place)).Code.ShouldBe(2);
    }

    [Fact]
    public async Task What_the_project_publishes_has_no_errors_and_no_warnings_of_language()
    {
        var (code, said) = await RunAsync(SampleThemes.Repository, "check", "packages-scorm/themes", "samples/themes", "--build");
        code.ShouldBe(0, said);
        said.ShouldBeEmpty();
    }

    [Theory]
    [InlineData("nl", "Wat wij ermee beweren")]
    [InlineData("en", "What we claim with it")]
    public async Task Claims_prints_every_claim_of_themes_and_leaflets_as_a_page_for_a_lawyer(string language, string head)
    {
        var (code, said) = await RunAsync(SampleThemes.Repository, "claims", "packages-scorm/themes", "--taal", language);
        code.ShouldBe(0);
        said.ShouldContain(head);
        said.ShouldContain("1. Hoe werkt het? activiteit.sam-belt.stap-3");
        said.ShouldContain("leaflets");
        System.Text.RegularExpressions.Regex.Count(said, "<tr><td>").ShouldBeGreaterThan(ThemeLibrary.Load(SampleThemes.Published).Claims.All.Count);
        (await RunAsync(SampleThemes.Repository, "claims", "nergens")).Code.ShouldBe(2);
    }

    private static async Task<(int Code, string Said)> RunAsync(string directory, params string[] arguments)
    {
        using var said = new StringWriter();
        // Named outright where nothing is: the project's own themes lie above the folder of the tests too.
        string[] typed = arguments is ["check" or "lock", ..] && arguments.Skip(1).All(word => word.StartsWith("--", StringComparison.Ordinal) || word is "nl" or "en") ? [.. arguments, directory] : arguments;
        var code = await AuthoringRoom.RunAsync(typed, said, directory, terminalLanguage: "nl_NL.UTF-8", TestContext.Current.CancellationToken);
        return (code, said.ToString());
    }
}
