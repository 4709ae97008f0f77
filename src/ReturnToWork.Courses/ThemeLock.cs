using ReturnToWork.Courses.Checking;
using ReturnToWork.Courses.Reading;

namespace ReturnToWork.Courses;

/// <summary>What was done to one <c>ids.lock</c>.</summary>
/// <param name="File">As the author knows it.</param>
/// <param name="Added">Ids that were new.</param>
/// <param name="Vanished">Locked ids that the text no longer has: their lines are left as they are.</param>
/// <param name="Returned">Ids in the text that were retired (<c>weg …</c>): they need another name.</param>
/// <param name="Problems">Why it could not be done; nothing was written then.</param>
public sealed record ThemeLock(string File, IReadOnlyList<string> Added, IReadOnlyList<string> Vanished, IReadOnlyList<string> Returned, IReadOnlyList<ThemeProblem> Problems)
{
    /// <summary>Adds every new id of a theme to its <c>ids.lock</c>, at the end and in the order of the text. Never takes one away.</summary>
    /// <param name="folder">Of the theme.</param>
    /// <param name="sharedFolder">Of the shared texts.</param>
    public static ThemeLock Write(string folder, string sharedFolder)
    {
        var name = $"{Path.GetFileName(folder)}/ids.lock";
        var problems = new ProblemList();
        var theme = SharedFolder.Read(sharedFolder, OwnTexts.None, problems) is { } shared ? ThemeFolder.Read(folder, shared, OwnTexts.None, problems) : null;
        // An id that cannot be read today must not be locked under another name.
        if (theme is null || problems.AnyError)
            return new ThemeLock(name, [], [], [], problems.All);
        var path = Path.Combine(folder, "ids.lock");
        var before = System.IO.File.Exists(path) ? TextFile.Read(path, name, problems) : "";
        if (before is null)
            return new ThemeLock(name, [], [], [], problems.All);
        var lines = before.Split('\n').Select(line => line.Trim()).ToList();
        var retired = lines.Where(line => line.StartsWith("weg ", StringComparison.Ordinal)).Select(line => line[4..]).ToHashSet(StringComparer.Ordinal);
        var live = lines.Where(line => line.Length > 0 && line[0] != '#' && !line.StartsWith("weg ", StringComparison.Ordinal)).ToHashSet(StringComparer.Ordinal);
        var ids = Checks.Ids(theme.In(theme.Languages[0])).Select(entry => entry.Id).Distinct(StringComparer.Ordinal).ToList();
        var added = ids.Where(id => !live.Contains(id) && !retired.Contains(id)).ToList();
        if (added.Count > 0)
            System.IO.File.WriteAllText(path, before.TrimEnd('\n') + (before.Trim().Length > 0 ? "\n" : "") + string.Join('\n', added) + "\n");
        return new ThemeLock(name, added, [.. live.Except(ids, StringComparer.Ordinal)], [.. ids.Where(retired.Contains)], []);
    }
}
