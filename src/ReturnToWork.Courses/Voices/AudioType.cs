namespace ReturnToWork.Courses.Voices;

/// <summary>The five kinds of sound file that a page may play, told by their first bytes and not by their name.</summary>
public static class AudioType
{
    /// <summary>Media type → the ending of a file's name.</summary>
    public static IReadOnlyDictionary<string, string> Endings { get; } = new Dictionary<string, string>(StringComparer.Ordinal)
    {
        ["audio/mpeg"] = ".mp3", ["audio/mp4"] = ".m4a", ["audio/ogg"] = ".ogg", ["audio/webm"] = ".webm", ["audio/wav"] = ".wav",
    };

    /// <summary>Null for anything else.</summary>
    public static string? Of(ReadOnlySpan<byte> bytes)
    {
        if (bytes.StartsWith("ID3"u8) || (bytes.Length > 2 && bytes[0] == 0xFF && (bytes[1] & 0xE6) == 0xE2)) return "audio/mpeg";
        if (bytes.Length > 11 && bytes[4..8].SequenceEqual("ftyp"u8)) return "audio/mp4";
        if (bytes.StartsWith("OggS"u8)) return "audio/ogg";
        if (bytes.StartsWith((ReadOnlySpan<byte>)[0x1A, 0x45, 0xDF, 0xA3])) return "audio/webm";
        return bytes.Length > 11 && bytes.StartsWith("RIFF"u8) && bytes[8..12].SequenceEqual("WAVE"u8) ? "audio/wav" : null;
    }

    /// <summary>The type that a name promises; null when it is no sound file's.</summary>
    public static string? OfName(string path) => Endings.FirstOrDefault(entry => path.EndsWith(entry.Value, StringComparison.OrdinalIgnoreCase)).Key;
}
