using ReturnToWork.Courses;
using ReturnToWork.Courses.Voices;

namespace ReturnToWork.Authoring.Audio;

/// <summary><c>audio check {recordings} [--themas folder] [--thema 3] [--taal nl]</c>: which recordings do not fit, and which sentences still have none.</summary>
internal static class AudioCheck
{
    public static async Task<int> RunAsync(Request request, TextWriter output, CancellationToken ct)
    {
        if (await ReadAsync(request, output) is not { } given) return 2;
        var anyError = await Report.WriteAsync(output, given.Problems);
        var handedIn = given.Files.Select(file => (file.Folder, file.Id)).ToHashSet();
        foreach (var folder in given.Strings.Where(one => given.Files.Any(file => file.Folder?.EndsWith($"/{one.Language}", StringComparison.Ordinal) == true)).GroupBy(one => one.Folder, StringComparer.Ordinal))
        {
            var missing = folder.Where(one => one.State is VoiceState.Missing or VoiceState.Changed or VoiceState.Placeholder && !handedIn.Contains((one.Folder, one.Id))).ToList();
            await output.WriteLineAsync(FormattableString.Invariant($"{folder.Key}: van de {folder.Count()} zinnen zijn er {missing.Count} nog zonder opname. / {missing.Count} of {folder.Count()} sentences have no recording yet."));
            foreach (var one in missing) await output.WriteLineAsync($"  {one.Id}  ‘{one.Phrase.Text}’");
        }

        if (!anyError) await output.WriteLineAsync("Deze opnames kunnen erbij met ‘audio take’. / These recordings can be taken in with ‘audio take’.");
        return anyError ? 1 : 0;
    }

    /// <summary>What was handed in, against the themes; null when it was said what is missing.</summary>
    internal static async Task<(string Themes, IReadOnlyList<HandedIn> Files, IReadOnlyList<ToSpeak> Strings, IReadOnlyList<ThemeProblem> Problems)?> ReadAsync(Request request, TextWriter output)
    {
        if (request.Places.Count != 1 || !Directory.Exists(request.Places[0]))
        {
            await output.WriteLineAsync("Noem één map met opnames die bestaat. / Name one folder of recordings that exists.");
            return null;
        }

        var themes = Request.ThemesFolder(request.Options.GetValueOrDefault("themas"));
        var library = ThemeLibrary.Load(themes);
        var strings = AudioThemes.Strings(library, new Request([], new Dictionary<string, string>(StringComparer.Ordinal), Fault: null));
        var files = RecordingFolder.Read(request.Places[0], library, request);
        if (strings.Count > 0 && files.Count > 0) return (themes, files, strings, RecordingCheck.Of(files, strings));
        await output.WriteLineAsync(strings.Count == 0
            ? $"In {themes} staat geen thema. Zet ‘--themas map’ achter de opdracht. / There is no theme in {themes}. Put ‘--themas folder’ after the command."
            : "In deze map staan geen bestanden. / There are no files in this folder.");
        return null;
    }
}
