using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using ReturnToWork.Courses;

namespace ReturnToWork.Authoring.Commands;

/// <summary><c>new {n} {name}</c>: a folder with a small theme that works, to be written over.</summary>
internal static partial class New
{
    private static readonly string[] Files = ["theme.yaml", "nl.md", "en.md", "scenes/begin.svg"];

    public static int Run(Arguments asked, Say say, string directory)
    {
        if (asked.Words.Count < 2 || !int.TryParse(asked.Words[0], NumberStyles.None, CultureInfo.InvariantCulture, out var number) || number is < 1 or > 99 || Code(asked.Words[1]) is not { Length: > 0 } code)
            return Refuse(say, "new.how");
        if (ThemePlace.Find(asked.Words.ElementAtOrDefault(2), directory) is not { Only: null } place)
            return Refuse(say, "no-folder", ("folder", asked.Words.ElementAtOrDefault(2) ?? ""));
        var n = number.ToString(CultureInfo.InvariantCulture);
        if (Directory.GetDirectories(place.Themes, $"{n}-*").Length > 0)
            return Refuse(say, "new.taken", ("n", n));

        var folder = Path.Combine(place.Themes, $"{n}-{code}");
        foreach (var file in Files)
        {
            var path = Path.Combine(folder, file);
            Directory.CreateDirectory(Path.GetDirectoryName(path)!);
            File.WriteAllText(path, Encoding.UTF8.GetString(Embedded.Bytes($"Template/{file}")).Replace("{nummer}", n, StringComparison.Ordinal).Replace("{naam}", Quoted(asked.Words[1]), StringComparison.Ordinal));
        }

        ThemeLock.Write(folder, place.Shared);
        say.Line("new.made", ("folder", Path.GetRelativePath(directory, folder)));
        return Check.Run(asked with { Words = [folder] }, say, directory);
    }

    private static int Refuse(Say say, string key, params ReadOnlySpan<(string Name, string Value)> fill)
    {
        say.Line(key, fill);
        return 2;
    }

    /// <summary>A name as YAML takes it whatever stands in it.</summary>
    private static string Quoted(string name) => $"\"{name.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("\"", "\\\"", StringComparison.Ordinal)}\"";

    private static string Code(string name)
    {
        var plain = string.Concat(name.ToLowerInvariant().Normalize(NormalizationForm.FormD).Where(c => CharUnicodeInfo.GetUnicodeCategory(c) != UnicodeCategory.NonSpacingMark));
        return NotOfACode().Replace(plain, "-").Trim('-');
    }

    [GeneratedRegex("[^a-z0-9]+", RegexOptions.CultureInvariant, 200)]
    private static partial Regex NotOfACode();
}
