using ReturnToWork.Courses.Reading;

namespace ReturnToWork.Courses.Voices;

/// <summary>
/// Reads <c>{theme or shared}/audio/{language}/</c>: a file per phrase, named after its id, and <c>opnames.yaml</c>, which says of each what text was spoken.
/// Whatever is wrong is a warning: a theme without a voice is still a theme.
/// </summary>
internal static class VoiceFolder
{
    private const string List = VoiceList.FileName;
    private const int MostBytes = 1024 * 1024;

    /// <summary>Language → id → recording.</summary>
    /// <param name="folder">Of the theme, or <c>shared</c>.</param>
    public static IReadOnlyDictionary<string, IReadOnlyDictionary<string, VoiceFile>> Read(string folder, ProblemList problems)
    {
        var found = new Dictionary<string, IReadOnlyDictionary<string, VoiceFile>>(StringComparer.Ordinal);
        var audio = Path.Combine(folder, "audio");
        foreach (var place in (Directory.Exists(audio) ? Directory.GetDirectories(audio) : []).Order(StringComparer.Ordinal))
            found[Path.GetFileName(place)] = ReadLanguage(place, $"{Path.GetFileName(folder)}/audio/{Path.GetFileName(place)}", problems);
        return found;
    }

    private static Dictionary<string, VoiceFile> ReadLanguage(string place, string name, ProblemList problems)
    {
        var files = Directory.GetFiles(place).Where(path => Path.GetFileName(path) != List).Order(StringComparer.Ordinal).ToList();
        var said = ReadList(Path.Combine(place, List), $"{name}/{List}", problems);
        var found = new Dictionary<string, VoiceFile>(StringComparer.Ordinal);
        foreach (var path in files)
        {
            var file = $"{name}/{Path.GetFileName(path)}";
            var id = Path.GetFileNameWithoutExtension(path);
            if (AudioType.OfName(path) is not { } promised)
            {
                problems.Warning("no-sound-file", file, 0, "Hier horen alleen geluiden: .mp3, .m4a, .ogg, .webm of .wav. Haal dit bestand weg.", "Only sounds belong here: .mp3, .m4a, .ogg, .webm or .wav. Take this file away.");
                continue;
            }

            var bytes = File.ReadAllBytes(path);
            if (bytes.Length > MostBytes)
                problems.Warning("large-recording", file, 0, "Deze opname is groter dan 1 MB. Maak er een mp3 van 48 kbit per seconde van.", "This recording is larger than 1 MB. Make it an mp3 of 48 kbit a second.");
            else if (AudioType.Of(bytes) != promised)
                problems.Warning("wrong-sound-type", file, 0, "Dit bestand is iets anders dan zijn naam zegt. Zet het opnieuw om met ‘audio take’.", "This file is something else than its name says. Take it in again with ‘audio take’.");
            else if (!said.TryGetValue(id, out var entry))
                problems.Warning("recording-not-listed", file, 0, $"Deze opname staat niet in {List}. Neem hem op met ‘audio take’.", $"This recording is not in {List}. Take it in with ‘audio take’.");
            else if (!found.TryAdd(id, new VoiceFile(path, promised, new Voice(entry.Hash, TextHash.OfAudio(bytes), entry.IsPlaceholder))))
                problems.Warning("double-recording", file, 0, "Van deze tekst zijn er twee opnames. Haal er één weg.", "There are two recordings of this text. Take one away.");
        }

        foreach (var (id, entry) in said.Where(entry => !found.ContainsKey(entry.Key) && !files.Exists(path => Path.GetFileNameWithoutExtension(path) == entry.Key)))
            problems.Warning("recording-gone", $"{name}/{List}", entry.Line, $"Het geluid van ‘{id}’ ontbreekt. Haal de regel weg of neem de tekst opnieuw op.", $"The sound of ‘{id}’ is missing. Take the line away or record the text again.");
        return found;
    }

    /// <summary>Id → what was spoken.</summary>
    public static Dictionary<string, (string Hash, bool IsPlaceholder, int Line)> ReadList(string path, string file, ProblemList problems)
    {
        var said = new Dictionary<string, (string, bool, int)>(StringComparer.Ordinal);
        if (!File.Exists(path) || YamlMap.Of(path, file, problems) is not { } root)
            return said;
        foreach (var id in root.Keys.ToList())
        {
            if (root.Map(id) is not { } map)
                continue;
            said[id] = (map.Required("tekst"), map.Flag("proefstem"), root.LineOfKey(id));
            map.Done();
        }

        return said;
    }
}
