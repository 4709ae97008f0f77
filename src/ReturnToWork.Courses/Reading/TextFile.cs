using System.Text;

namespace ReturnToWork.Courses.Reading;

/// <summary>Reads a file that an author wrote. Whatever an editor or a copy may have done to it is a problem with a sentence, never an exception.</summary>
internal static class TextFile
{
    private const int MostBytes = 256 * 1024;
    private static readonly UTF8Encoding Strict = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    /// <returns>The text with line ends of one character; null when it cannot be used.</returns>
    public static string? Read(string path, string file, ProblemList problems)
    {
        try
        {
            if (new FileInfo(path).Length > MostBytes)
            {
                problems.Error("large-file", file, 0, "Dit bestand is groter dan 256 kB. Een thema heeft alleen korte teksten: kijk of hier iets in geplakt is.", "This file is larger than 256 kB. A theme has short texts only: see whether something was pasted into it.");
                return null;
            }

            return Clean(File.ReadAllBytes(path), file, problems);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            problems.Error("unreadable", file, 0, "Dit bestand is niet te openen. Is het ergens anders open, of mag dit programma er niet bij?", "This file cannot be opened. Is it open elsewhere, or may this program not read it?");
            return null;
        }
    }

    private static string? Clean(byte[] bytes, string file, ProblemList problems)
    {
        var text = "";
        try
        {
            text = Strict.GetString(bytes).TrimStart('\uFEFF').ReplaceLineEndings("\n");
        }
        catch (DecoderFallbackException e)
        {
            var line = 1 + bytes.AsSpan(0, Math.Min(bytes.Length, Math.Max(0, e.Index))).Count((byte)'\n');
            problems.Error("encoding", file, line, "Dit bestand is niet in UTF-8 bewaard. Kies bij opslaan de codering ‘UTF-8’.", "This file was not saved as UTF-8. Choose the encoding ‘UTF-8’ when saving.");
            return null;
        }

        if (bytes.AsSpan().StartsWith("\uFEFF"u8))
            problems.Warning("byte-mark", file, 1, "Dit bestand begint met een onzichtbaar teken (BOM). Kies bij opslaan ‘UTF-8’ zonder BOM.", "This file starts with an invisible character (BOM). Choose ‘UTF-8’ without BOM when saving.");
        for (var i = 0; i < text.Length; i++)
        {
            if (!IsOdd(text[i]))
                continue;
            var line = 1 + text.AsSpan(0, i).Count('\n');
            if (text[i] == '\t')
                problems.Error("tab", file, line, "Hier staat een tab. Gebruik spaties: een tab is overal anders breed.", "There is a tab here. Use spaces: a tab has another width everywhere.");
            else
                problems.Error("invisible", file, line, "Hier staat een onzichtbaar teken, meegekomen met kopiëren. Typ deze regel opnieuw.", "There is an invisible character here that came along with copying. Type this line again.");
            return null;
        }

        return text;
    }

    /// <summary>Control characters, and those that turn the direction of writing or are nothing at all.</summary>
    internal static bool IsOdd(char c) => (char.IsControl(c) && c != '\n') || c is '\u200B' or '\u2028' or '\u2029' or '\uFEFF' or '\uFFFD' or (>= '\u202A' and <= '\u202E') or (>= '\u2066' and <= '\u2069');
}
