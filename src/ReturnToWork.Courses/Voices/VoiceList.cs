using System.Text;

namespace ReturnToWork.Courses.Voices;

/// <summary>One line of <c>opnames.yaml</c>.</summary>
/// <param name="TextHash">Of the text that was spoken.</param>
/// <param name="IsPlaceholder">A computer's voice.</param>
public sealed record VoiceEntry(string TextHash, bool IsPlaceholder);

/// <summary>The file beside recordings that says of each what text was spoken, and whether a computer spoke it.</summary>
public static class VoiceList
{
    public const string FileName = "opnames.yaml";

    /// <summary>By id; nothing where there is no such file or it cannot be read.</summary>
    public static IReadOnlyDictionary<string, VoiceEntry> Read(string folder) =>
        VoiceFolder.ReadList(Path.Combine(folder, FileName), FileName, new ProblemList()).ToDictionary(entry => entry.Key, entry => new VoiceEntry(entry.Value.Hash, entry.Value.IsPlaceholder), StringComparer.Ordinal);

    public static void Write(string folder, IEnumerable<KeyValuePair<string, VoiceEntry>> entries)
    {
        var text = new StringBuilder("# Gemaakt door ‘audio take’ en ‘audio placeholder’. Per tekst de SHA-256 van wat er gezegd wordt; proefstem is een computerstem.\n");
        foreach (var (id, entry) in entries.OrderBy(entry => entry.Key, StringComparer.Ordinal))
            text.Append(id).Append(": { tekst: ").Append(entry.TextHash).Append(entry.IsPlaceholder ? ", proefstem: ja }\n" : " }\n");
        File.WriteAllText(Path.Combine(folder, FileName), text.ToString());
    }
}
