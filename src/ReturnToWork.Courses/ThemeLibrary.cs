using ReturnToWork.Courses.Checking;
using ReturnToWork.Courses.Reading;

namespace ReturnToWork.Courses;

/// <summary>
/// All themes of one folder, by number, and everything in that folder that an author has to mend. A theme with an error is
/// left out, so that nobody is shown half a theme; the others stay.
/// </summary>
public sealed class ThemeLibrary
{
    private ThemeLibrary(IReadOnlyDictionary<int, Theme> themes, IReadOnlyList<ThemeProblem> problems)
    {
        Themes = themes;
        Problems = problems;
    }

    public IReadOnlyDictionary<int, Theme> Themes { get; }

    /// <summary>In the order found: by folder, then by check.</summary>
    public IReadOnlyList<ThemeProblem> Problems { get; }

    /// <summary>
    /// Reads and checks every folder <c>{n}-{code}</c> of <paramref name="directory"/>, with the texts, words and pictures of its
    /// <c>shared</c> folder. Never throws for what an author wrote; a missing directory is a problem like any other.
    /// </summary>
    public static ThemeLibrary Load(string directory)
    {
        var problems = new ProblemList();
        if (!Directory.Exists(directory))
        {
            problems.Error("no-folder", directory, 0, "Deze map bestaat niet. Zet hier de thema's neer.", "This folder does not exist. Put the themes here.");
            return new ThemeLibrary(new Dictionary<int, Theme>(), problems.All);
        }

        var shared = SharedFolder.Read(directory, problems);
        var themes = new SortedDictionary<int, Theme>();
        var folders = (shared is null ? [] : Directory.GetDirectories(directory)).Where(ThemeFolder.IsTheme).Order(StringComparer.Ordinal);
        foreach (var folder in folders)
        {
            var found = new ProblemList();
            var theme = ThemeFolder.Read(folder, shared!, found);
            if (theme is not null)
                Checks.Run(theme, folder, shared!, found);
            if (theme is not null && !themes.TryAdd(theme.Number, theme))
                found.Error("double-number", Path.GetFileName(folder), 0, "Dit nummer heeft al een ander thema. Kies een vrij nummer.", "Another theme has this number. Choose a free one.");
            else if (theme is not null && found.AnyError)
                themes.Remove(theme.Number);
            foreach (var problem in found.All)
                problems.Add(problem);
        }

        return new ThemeLibrary(themes, problems.All);
    }
}
