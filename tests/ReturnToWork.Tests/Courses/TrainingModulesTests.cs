using ReturnToWork.Courses;
using ReturnToWork.TestKit;
using Shouldly;
using Xunit;

namespace ReturnToWork.Tests.Courses;

/// <summary>What professionals learn is written, checked and read like any theme, with limits of its own, and is never among the themes of employees.</summary>
public sealed class TrainingModulesTests
{
    private static readonly ThemeLibrary Modules = Published();

    [Fact]
    public void The_modules_for_professionals_load_without_a_single_problem_in_both_languages()
    {
        Modules.Problems.Select(problem => problem.ToString()).ShouldBeEmpty();
        foreach (var module in Modules.Themes.Values)
        {
            module.Languages.ShouldBe(["nl", "en"]);
            foreach (var language in module.Languages) module.Phrases(language).Select(phrase => phrase.Id).ShouldBe(module.Phrases("nl").Select(phrase => phrase.Id), $"{module.Mark} {language}");
        }
    }

    [Fact]
    public void Each_has_the_mark_of_its_requirement_and_the_six_themes_stay_six()
    {
        Modules.Themes.Values.Select(module => module.Mark).ShouldBe(Marks);
        var themes = ThemeLibrary.Load(SampleThemes.Published);
        themes.Themes.Values.Select(theme => theme.Mark).ShouldBe(["1", "2", "3", "4", "5", "6"]);
        themes.Themes.Values.ShouldAllBe(theme => theme.Series.Length == 0);
    }

    [Fact]
    public void Their_pages_speak_of_a_trainer_and_an_employer_and_offer_no_coach_to_ask()
    {
        foreach (var module in Modules.Themes.Values)
        {
            var page = ThemeRenderer.Main(module, "nl", new WhoSees(HostKind.Lti, Kept: true, Coach: null, LmsGetsCompletion: false), shown: true);
            page.ShouldContain($"data-theme=\"{module.Mark}\"");
            page.ShouldContain($"Module {module.Mark}");
            page.ShouldContain("Je trainer ziet welke module klaar is");
            page.ShouldContain("Je werkgever ziet alleen of je mag begeleiden");
            page.ShouldNotContain("data-ask");
            page.ShouldNotContain("Je coach");
        }
    }

    [Fact]
    public void An_own_text_of_theme_1_does_not_change_module_P1()
    {
        var own = new OwnTexts(new Dictionary<(string, string, string), string> { [("1", "nl", "naam")] = "Anders" });
        Published(own).Themes[1].Name("nl").ShouldNotBe("Anders");
        Modules.Themes[1].HomeOf("naam").ShouldBe("P1");
    }

    [Fact]
    public void A_module_in_the_folder_of_the_themes_is_refused_because_its_readers_are_others()
    {
        using var themes = new ThemeFolder();
        foreach (var from in Directory.GetFiles(Path.Combine(Folder, "p0-start")))
        {
            Directory.CreateDirectory(Path.Combine(themes.Path, "p0-start"));
            File.Copy(from, Path.Combine(themes.Path, "p0-start", Path.GetFileName(from)));
        }

        var library = ThemeLibrary.Load(themes.Path);
        library.Problems.ShouldContain(problem => problem.Code == "other-series" && problem.IsError);
        library.Themes.Values.ShouldAllBe(theme => theme.Series.Length == 0);
    }

    private static string Folder => Path.Combine(Repository.Root, "packages-scorm", "training");

    private static readonly string[] Marks = [.. Directory.GetDirectories(Folder, "p*-*").Select(folder => Path.GetFileName(folder).Split('-')[0].ToUpperInvariant()).OrderBy(mark => int.Parse(mark[1..], System.Globalization.CultureInfo.InvariantCulture))];

    private static ThemeLibrary Published(OwnTexts? own = null) => ThemeLibrary.Load(Folder, own, Path.Combine(SampleThemes.Published, "shared"));
}
