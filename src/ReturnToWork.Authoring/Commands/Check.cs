using System.Globalization;
using ReturnToWork.Courses;
using ReturnToWork.Courses.Cards;
using ReturnToWork.Courses.Leaflets;
using ReturnToWork.Courses.Workshops;

namespace ReturnToWork.Authoring.Commands;

/// <summary><c>check [folder…]</c>: every problem with file and line, and how each theme reads in figures. Fails on an error.</summary>
internal static class Check
{
    public static int Run(Arguments asked, Say say, string directory)
    {
        var failed = false;
        foreach (var folder in asked.Words.Count == 0 ? [null] : asked.Words.ToArray<string?>())
        {
            if (ThemePlace.Find(folder, directory) is not { } place)
            {
                say.Line("no-folder", ("folder", folder ?? ""));
                return 2;
            }

            var library = place.Load();
            var problems = place.Concerning(library.Problems);
            failed |= problems.Any(problem => problem.IsError);
            foreach (var problem in problems.OrderByDescending(problem => problem.IsError))
                say.Plain(asked.ForBuild ? ForBuild(problem, say, place, directory) : ForReading(problem, say, place, directory));
            if (!asked.ForBuild)
                Summary(library, place, problems, say);
            failed |= WorkshopsFail(library, place, asked, say, directory);
            failed |= place.Leaflets is { } leaflets && LeafletsFail(leaflets, place, asked, say, directory);
            failed |= place.Cards is { } cards && CardsFail(cards, place, asked, say, directory);
        }

        return failed ? 1 : 0;
    }

    /// <summary>The workshops in the folders of themes; nothing is said where there is none.</summary>
    private static bool WorkshopsFail(ThemeLibrary themes, ThemePlace place, Arguments asked, Say say, string directory)
    {
        var library = WorkshopLibrary.Load(place.Themes, themes);
        var problems = place.Concerning(library.Problems);
        return (problems.Count > 0 || library.Themes.Any()) && Fails(problems, place.Themes, "workshops", library.Themes.Count(), asked, say, directory);
    }

    /// <summary>The leaflets and consent texts that lie beside the folder of themes.</summary>
    private static bool LeafletsFail(string folder, ThemePlace place, Arguments asked, Say say, string directory)
    {
        var library = LeafletLibrary.Load(folder, place.Shared);
        return Fails(library.Problems, folder, "leaflets", library.Leaflets.Count, asked, say, directory);
    }

    /// <summary>The talk cards, which lie there too.</summary>
    private static bool CardsFail(string folder, ThemePlace place, Arguments asked, Say say, string directory)
    {
        var library = TalkDeckLibrary.Load(folder, place.Shared);
        return Fails(library.Problems, folder, "cards", library.Decks.Values.FirstOrDefault()?.Cards.Count ?? 0, asked, say, directory);
    }

    private static bool Fails(IReadOnlyList<ThemeProblem> problems, string folder, string sum, int count, Arguments asked, Say say, string directory)
    {
        foreach (var problem in problems.OrderByDescending(problem => problem.IsError))
            say.Plain(asked.ForBuild ? ForBuild(problem, say, Path.Combine(folder, problem.File)) : ForReading(problem, say, Path.GetRelativePath(directory, Path.Combine(folder, problem.File))));
        if (!asked.ForBuild)
            say.Line(sum, ("n", count.ToString(CultureInfo.InvariantCulture)));
        return problems.Any(problem => problem.IsError);
    }

    /// <summary>A terminal makes file:line a link.</summary>
    public static string ForReading(ThemeProblem problem, Say say, ThemePlace place, string directory) => ForReading(problem, say, place.PathOf(problem, directory));

    private static string ForReading(ThemeProblem problem, Say say, string path) =>
        $"{path}:{Math.Max(1, problem.Line).ToString(CultureInfo.InvariantCulture)}  {say[problem.IsError ? "error" : "warning"]} {problem.Code}\n    {say.Of(problem)}";

    /// <summary>As MSBuild and editors know it.</summary>
    private static string ForBuild(ThemeProblem problem, Say say, ThemePlace place, string directory) => ForBuild(problem, say, Path.GetFullPath(place.PathOf(problem, directory), directory));

    private static string ForBuild(ThemeProblem problem, Say say, string path) =>
        $"{path}({Math.Max(1, problem.Line).ToString(CultureInfo.InvariantCulture)}): {(problem.IsError ? "error" : "message")} theme-{problem.Code}: {say.Of(problem)}";

    private static void Summary(ThemeLibrary library, ThemePlace place, IReadOnlyList<ThemeProblem> problems, Say say)
    {
        var figures = library.Figures().Where(figure => place.Only is null || place.Only.StartsWith(figure.Number + "-", StringComparison.OrdinalIgnoreCase)).ToList();
        if (figures.Count > 0)
        {
            say.Plain("");
            say.Line("figures");
            var culture = CultureInfo.GetCultureInfo(say.Language == "nl" ? "nl-NL" : "en-GB");
            foreach (var one in figures)
                say.Plain(string.Format(culture, "{0,5} {1,-4} {2,8} {3,8:0.0} {4,8} {5,8:0.0} {6,8} {7,8} {8,9} {9,8:0}", one.Number, one.Language, one.Screens, one.WordsAScreen, one.MostWords, one.WordsASentence, one.LongestSentence, one.HardWords, one.ExplainedWords, one.Minutes));
            say.Plain("");
            say.Line("figures.aim");
            Coverage(library, place, say);
        }

        say.Plain("");
        var (errors, warnings) = (problems.Count(problem => problem.IsError), problems.Count(problem => !problem.IsError));
        say.Line(errors > 0 ? "sum.errors" : warnings > 0 ? "sum.warnings" : "sum.fine", ("errors", errors.ToString(CultureInfo.InvariantCulture)), ("warnings", warnings.ToString(CultureInfo.InvariantCulture)));
        say.Line("smoke-alarm");
    }

    /// <summary>On how many screens each determinant comes, the fewest first: what is thin has to be carried by sheets.</summary>
    private static void Coverage(ThemeLibrary library, ThemePlace place, Say say)
    {
        if (place.Only is not null || library.Model is not { } model)
            return;
        var themes = library.Themes.Values.ToList();
        var carried = model.Coverage(themes).Select(pair => string.Create(CultureInfo.InvariantCulture, $"{pair.Determinant.Id} {pair.Screens}{Sheets(model.SheetsFor(pair.Determinant, themes).Count())}"));
        say.Plain("");
        say.Line("coverage", ("list", string.Join(", ", carried)));

        static string Sheets(int count) => count == 0 ? "" : string.Create(CultureInfo.InvariantCulture, $" (+{count})");
    }
}
