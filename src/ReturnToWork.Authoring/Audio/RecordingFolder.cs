using ReturnToWork.Courses;
using ReturnToWork.Courses.Voices;

namespace ReturnToWork.Authoring.Audio;

/// <summary>A file that somebody hands in.</summary>
/// <param name="Name">As the author knows it, relative to the folder that was handed in.</param>
/// <param name="Folder">Where it belongs, such as <c>3-mijn-plan/audio/nl</c>; null where that cannot be told.</param>
/// <param name="Listed">What the list beside it says was spoken.</param>
internal sealed record HandedIn(string Path, string Name, string? Folder, string Id, VoiceEntry? Listed);

/// <summary>
/// A folder of recordings as it comes from a speaker or from the administrator's page: either with the folders of themes in it
/// (<c>3-mijn-plan/audio/nl/…</c>, as the zip has them), or all files in one folder, of one theme and language.
/// </summary>
internal static class RecordingFolder
{
    public static IReadOnlyList<HandedIn> Read(string folder, ThemeLibrary library, Request request)
    {
        var places = Directory.GetDirectories(folder).Select(one => Path.Combine(one, "audio")).Where(Directory.Exists).SelectMany(Directory.GetDirectories).Order(StringComparer.Ordinal).ToList();
        if (places.Count > 0)
            return [.. places.SelectMany(place => Files(place, folder, _ => Path.GetRelativePath(folder, place).Replace('\\', '/')))];
        var theme = library.Themes.Values.FirstOrDefault(one => one.Number == request.Theme) ?? (library.Themes.Count == 1 ? library.Themes.Values.First() : null);
        return Files(folder, folder, id => theme is null ? null : $"{(theme.HomeOf(id) == OwnTexts.Shared ? OwnTexts.Shared : theme.Folder)}/audio/{request.Language ?? theme.Languages[0]}");
    }

    private static List<HandedIn> Files(string place, string root, Func<string, string?> homeOf)
    {
        var listed = VoiceList.Read(place);
        return [.. Directory.GetFiles(place).Where(path => Path.GetFileName(path) != VoiceList.FileName).Order(StringComparer.Ordinal).Select(path =>
        {
            var id = Path.GetFileNameWithoutExtension(path);
            return new HandedIn(path, Path.GetRelativePath(root, path).Replace('\\', '/'), homeOf(id), id, listed.GetValueOrDefault(id));
        })];
    }
}
