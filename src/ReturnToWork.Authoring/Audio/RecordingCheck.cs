using System.Globalization;
using System.Text.RegularExpressions;
using ReturnToWork.Courses;
using ReturnToWork.Courses.Voices;

namespace ReturnToWork.Authoring.Audio;

/// <summary>What is wrong with recordings that were handed in, and how to mend it.</summary>
internal static partial class RecordingCheck
{
    private const int MostBytes = 1024 * 1024;
    private const double MostBytesASecond = 360 * 1024 / 60.0;

    /// <summary>Longer than this for its words is a second try, or a chair that moved.</summary>
    private const double MostSecondsAWord = 1.5, SecondsAround = 4, LeastSecondsAWord = 0.12;

    public static IReadOnlyList<ThemeProblem> Of(IReadOnlyList<HandedIn> files, IReadOnlyList<ToSpeak> strings)
    {
        var known = strings.ToDictionary(one => (one.Folder, one.Id));
        var found = files.SelectMany(file => OfFile(file, file.Folder is { } folder ? known.GetValueOrDefault((folder, file.Id)) : null)).ToList();
        foreach (var twice in files.GroupBy(file => (file.Folder, file.Id)).Where(group => group.Count() > 1))
            found.Add(Error("double-recording", twice.Last(), $"Van ‘{twice.Key.Id}’ zijn er twee opnames. Haal er één weg.", $"There are two recordings of ‘{twice.Key.Id}’. Take one away."));
        return found;
    }

    private static IEnumerable<ThemeProblem> OfFile(HandedIn file, ToSpeak? said)
    {
        if (file.Folder is null)
        {
            yield return Error("which-theme", file, "Bij welk thema hoort dit? Zet ‘--thema 3’ achter de opdracht.", "Which theme is this of? Put ‘--thema 3’ after the command.");
            yield break;
        }

        if (said is null)
        {
            yield return Error("unknown-id", file, $"Er is geen zin met het id ‘{file.Id}’ in {file.Folder}. Kijk in de lijst van ‘audio list’ hoe dit bestand moet heten.", $"There is no sentence with the id ‘{file.Id}’ in {file.Folder}. See in ‘audio list’ what this file should be called.");
            yield break;
        }

        var bytes = File.ReadAllBytes(file.Path);
        var audio = AudioFile.Read(bytes);
        if (file.Listed is { } listed && listed.TextHash != TextHash.Of(said.Phrase.Text))
            yield return Error("stale", file, $"Deze opname is van een andere tekst. Er staat nu: ‘{said.Phrase.Text}’. Neem hem opnieuw op.", $"This recording is of another text. It says now: ‘{said.Phrase.Text}’. Record it again.");
        if (audio.Type is null)
        {
            yield return Error("wrong-type", file, "Dit is geen geluid dat een browser kan afspelen. Maak er een mp3, m4a, ogg, webm of wav van.", "This is no sound that a browser can play. Make it an mp3, m4a, ogg, webm or wav.");
            yield break;
        }

        if (AudioType.OfName(file.Path) != audio.Type)
            yield return Warning("wrong-name", file, $"De inhoud is {audio.Type}. ‘audio take’ geeft het bestand de goede naam.", $"The content is {audio.Type}. ‘audio take’ gives the file the right name.");
        if (audio.IsSilent)
            yield return Error("silent", file, "In deze opname is niets te horen. Neem de zin opnieuw op.", "Nothing can be heard in this recording. Record the sentence again.");
        if (bytes.Length > MostBytes)
            yield return Error("large", file, $"Dit bestand is groter dan 1 MB. Maak er een kleine mp3 van: {Smaller(file)}", $"This file is larger than 1 MB. Make it a small mp3: {Smaller(file)}");
        if (audio.Length is not { } length)
            yield break;
        var (seconds, words) = (length.TotalSeconds, Math.Max(1, Word().Count(said.Phrase.Text)));
        if (bytes.Length <= MostBytes && bytes.Length > (seconds * MostBytesASecond) + 4096)
            yield return Warning("large-for-its-length", file, $"Dit is meer dan 48 kbit per seconde. Kleiner maken: {Smaller(file)}", $"This is more than 48 kbit a second. To make it smaller: {Smaller(file)}");
        if (seconds > SecondsAround + (words * MostSecondsAWord))
            yield return Warning("long-for-its-words", file, $"Deze opname duurt {Said(seconds)} seconden voor {words} woorden. Knip stilte weg, of neem opnieuw op.", $"This recording takes {Said(seconds)} seconds for {words} words. Cut silence away, or record again.");
        if (!audio.IsSilent && seconds < words * LeastSecondsAWord)
            yield return Warning("short-for-its-words", file, $"Deze opname duurt {Said(seconds)} seconden voor {words} woorden. Is de hele zin te horen?", $"This recording takes {Said(seconds)} seconds for {words} words. Can the whole sentence be heard?");
    }

    private static string Smaller(HandedIn file) => $"lame -m m -b 48 {Path.GetFileName(file.Path)} {file.Id}.mp3";

    private static string Said(double seconds) => seconds.ToString("0.#", CultureInfo.InvariantCulture);

    private static ThemeProblem Error(string code, HandedIn file, string dutch, string english) => new(code, IsError: true, file.Name, 0, dutch, english);

    private static ThemeProblem Warning(string code, HandedIn file, string dutch, string english) => new(code, IsError: false, file.Name, 0, dutch, english);

    [GeneratedRegex(@"[\p{L}\p{N}]+", RegexOptions.CultureInvariant, 200)]
    private static partial Regex Word();
}
