using ReturnToWork.Courses;

namespace ReturnToWork.Authoring.Commands;

/// <summary>Where an author works: a folder of themes with their shared texts, or one theme of it.</summary>
/// <param name="Themes">The folder that holds the themes.</param>
/// <param name="Shared">The folder of shared texts.</param>
/// <param name="Only">Name of the one theme that was asked for; null for all.</param>
internal sealed record ThemePlace(string Themes, string Shared, string? Only)
{
    private static readonly string Published = Path.Combine("packages-scorm", "themes");

    /// <summary>The folder that was named, else the project's own themes, found from <paramref name="directory"/> upwards. Null when there is none.</summary>
    public static ThemePlace? Find(string? named, string directory)
    {
        var home = Above(directory, Published);
        var folder = named is null ? home : Path.GetFullPath(named, directory);
        if (folder is null || !Directory.Exists(folder))
            return null;
        folder = folder.TrimEnd(Path.DirectorySeparatorChar);
        var isTheme = File.Exists(Path.Combine(folder, "theme.yaml"));
        var themes = isTheme ? Path.GetDirectoryName(folder)! : folder;
        var beside = Path.Combine(themes, "shared");
        var shared = Directory.Exists(beside) ? beside : (home ?? Above(themes, Published)) is { } own ? Path.Combine(own, "shared") : beside;
        return new ThemePlace(themes, shared, isTheme ? Path.GetFileName(folder) : null);
    }

    /// <summary>The folder of leaflets beside that of the themes; null where there is none, or where one theme was asked for.</summary>
    public string? Leaflets => Beside("leaflets");

    /// <summary>The folder of talk cards beside it, likewise; any other folder may be called so too.</summary>
    public string? Cards => Beside("cards") is { } beside && Directory.EnumerateFiles(beside, "*.md").Any() ? beside : null;

    public ThemeLibrary Load() => ThemeLibrary.Load(Themes, sharedFolder: Shared);

    /// <summary>What concerns this place: of one theme its own problems and those of the shared texts.</summary>
    public IReadOnlyList<ThemeProblem> Concerning(IEnumerable<ThemeProblem> problems) =>
        [.. problems.Where(problem => Only is null || problem.File == Only || problem.File.StartsWith(Only + "/", StringComparison.Ordinal) || problem.File.StartsWith("shared", StringComparison.Ordinal))];

    /// <summary>The file of a problem as it can be opened from where the author stands.</summary>
    public string PathOf(ThemeProblem problem, string directory)
    {
        var isShared = problem.File == "shared" || problem.File.StartsWith("shared/", StringComparison.Ordinal);
        return Path.GetRelativePath(directory, Path.Combine(isShared ? Path.GetDirectoryName(Shared)! : Themes, problem.File));
    }

    public IEnumerable<string> Folders() => Directory.GetDirectories(Themes).Where(folder => File.Exists(Path.Combine(folder, "theme.yaml")) && (Only is null || Path.GetFileName(folder) == Only)).Order(StringComparer.Ordinal);

    private string? Beside(string name) => Only is null && Path.Combine(Path.GetDirectoryName(Themes)!, name) is var beside && Directory.Exists(beside) ? beside : null;

    private static string? Above(string directory, string below)
    {
        for (var at = directory; at is not null; at = Path.GetDirectoryName(at))
            if (Directory.Exists(Path.Combine(at, below)))
                return Path.Combine(at, below);
        return null;
    }
}
