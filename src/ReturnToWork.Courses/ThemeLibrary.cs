using ReturnToWork.Courses.Checking;
using ReturnToWork.Courses.Reading;

namespace ReturnToWork.Courses;

/// <summary>
/// All themes of one folder, by number, and everything in that folder that an author has to mend. A theme with an error is
/// left out, so that nobody is shown half a theme; the others stay.
/// </summary>
public sealed class ThemeLibrary
{
    private readonly SharedFolder? fixedTexts;

    private ThemeLibrary(IReadOnlyDictionary<int, Theme> themes, SharedFolder? shared, Claims claims, IReadOnlyList<ThemeProblem> problems)
    {
        fixedTexts = shared;
        Themes = themes;
        Claims = claims;
        Problems = problems;
    }

    public IReadOnlyDictionary<int, Theme> Themes { get; }

    internal SharedFolder? Shared => fixedTexts;

    /// <summary>What the texts say about rules and law.</summary>
    public Claims Claims { get; }

    /// <summary>The fixed texts of all themes in one language, under <c>vast.{key}</c>, and the explained words under <c>woord.{word}</c>; none for a language that has none.</summary>
    public IReadOnlyList<ThemePhrase> SharedPhrases(string language) => fixedTexts?.Texts.TryGetValue(language, out var texts) == true ? [.. texts.Phrases, .. fixedTexts.Words.GetValueOrDefault(language, WordList.Empty).Phrases] : [];

    /// <summary>Why each theme is there; null when the shared folder cannot be used.</summary>
    public Behaviour.BehaviourModel? Model => fixedTexts?.Model;

    /// <summary>Our drawings and where they are used; null when the shared folder cannot be used.</summary>
    public PictureLibrary? Pictures => fixedTexts is null ? null : new PictureLibrary(fixedTexts.Symbols, Themes.Values);

    /// <summary>In the order found: by folder, then by check.</summary>
    public IReadOnlyList<ThemeProblem> Problems { get; }

    /// <summary>How every theme reads in every language it has.</summary>
    public IEnumerable<ThemeFigures> Figures() => Themes.Values.SelectMany(theme => theme.Content.Texts.Values.Select(text => ThemeFigures.Of(text, theme.Content.Words.GetValueOrDefault(text.Language, WordList.Empty), Limits.Of(theme.Series), theme.Mark)));

    /// <summary>
    /// Reads and checks every folder <c>{n}-{code}</c> of <paramref name="directory"/>, with the texts, words and pictures of its
    /// <c>shared</c> folder. Never throws for what an author wrote; a missing directory is a problem like any other.
    /// </summary>
    /// <param name="directory">The folder of themes.</param>
    /// <param name="own">What one organisation says in its own words; a fault in it is a warning, so that it never takes a theme away.</param>
    /// <param name="sharedFolder">The folder of shared texts where it does not lie beside the themes; <c>vast.{language}.yaml</c> and <c>woorden.{language}.yaml</c> in the folder itself then say what differs here.</param>
    public static ThemeLibrary Load(string directory, OwnTexts? own = null, string? sharedFolder = null)
    {
        var problems = new ProblemList();
        if (!Directory.Exists(directory))
        {
            problems.Error("no-folder", directory, 0, "Deze map bestaat niet. Zet hier de thema's neer.", "This folder does not exist. Put the themes here.");
            return new ThemeLibrary(new Dictionary<int, Theme>(), shared: null, Claims.None, problems.All);
        }

        var shared = SharedFolder.Read(sharedFolder ?? Path.Combine(directory, SharedFolder.Name), own ?? OwnTexts.None, problems)?.With(directory, own ?? OwnTexts.None, problems);
        var themes = new SortedDictionary<int, Theme>();
        var folders = (shared is null ? [] : Directory.GetDirectories(directory)).Where(ThemeFolder.IsTheme).Order(StringComparer.Ordinal).ToList();
        foreach (var folder in folders)
        {
            var found = new ProblemList();
            var theme = ThemeFolder.Read(folder, shared!, own ?? OwnTexts.None, found);
            if (theme is not null)
                Checks.Run(theme, folder, shared!, found);
            if (theme is not null && themes.Values.FirstOrDefault(other => other.Series != theme.Series) is { } other)
                found.Error("other-series", Path.GetFileName(folder), 0, $"Thema {theme.Mark} hoort niet in dezelfde map als {other.Mark}: ze zijn voor andere lezers.", $"Theme {theme.Mark} does not belong in the same folder as {other.Mark}: they have other readers.");
            else if (theme is not null && !themes.TryAdd(theme.Number, theme))
                found.Error("double-number", Path.GetFileName(folder), 0, "Dit nummer heeft al een ander thema. Kies een vrij nummer.", "Another theme has this number. Choose a free one.");
            else if (theme is not null && found.AnyError)
                themes.Remove(theme.Number);
            foreach (var problem in found.All)
                problems.Add(problem);
        }

        Repeats.Across(themes.Values, problems);
        var claims = ClaimsFile.Read(directory, problems);
        if (claims is not null && shared is not null)
            ClaimsCheck.Run(claims, themes, shared, isWhole: themes.Count == folders.Count, problems);
        return new ThemeLibrary(themes, shared, claims?.Claims ?? Claims.None, problems.All);
    }
}
