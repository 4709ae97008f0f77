using System.Security.Cryptography;

namespace ReturnToWork.Courses.Media;

/// <summary>A file of a theme that a page loads by itself: a film, its poster, its captions. Its address is its content, so that it may be kept for ever and no address reaches another file.</summary>
/// <param name="Source">As the author wrote it: <c>film/pauze.webm</c>.</param>
/// <param name="Path">On the disk.</param>
/// <param name="Name">First 32 hex digits of the SHA-256 of its bytes, and its kind: the last part of its address.</param>
/// <param name="Type">Media type, by the file's own first bytes; null when they are not what the name says.</param>
/// <param name="Seconds">What the file itself says; null when it does not say so in a place that is easily read.</param>
public sealed record MediaFile(string Source, string Path, string Name, string? Type, long Bytes, double? Seconds)
{
    /// <summary>Where hosts serve these.</summary>
    public const string Base = "/themes-media/";

    /// <summary>Only these kinds, by the end of the name.</summary>
    private static readonly Dictionary<string, string> Types = new(StringComparer.Ordinal)
    {
        [".mp4"] = "video/mp4", [".webm"] = "video/webm", [".vtt"] = "text/vtt", [".png"] = "image/png", [".jpg"] = "image/jpeg", [".webp"] = "image/webp",
    };

    public string Address => Base + Name;

    /// <summary>Everything in the theme's folder <c>film</c> that has a known kind, by source.</summary>
    internal static IReadOnlyDictionary<string, MediaFile> ReadFolder(string folder)
    {
        var place = System.IO.Path.Combine(folder, "film");
        if (!Directory.Exists(place))
            return new Dictionary<string, MediaFile>(StringComparer.Ordinal);
        return Directory.GetFiles(place).Where(path => Types.ContainsKey(System.IO.Path.GetExtension(path))).Order(StringComparer.Ordinal).Select(Read).ToDictionary(file => file.Source, StringComparer.Ordinal);
    }

    private static MediaFile Read(string path)
    {
        var bytes = File.ReadAllBytes(path);
        var extension = System.IO.Path.GetExtension(path);
        var name = Convert.ToHexStringLower(SHA256.HashData(bytes))[..32] + extension;
        return new MediaFile($"film/{System.IO.Path.GetFileName(path)}", path, name, Is(extension, bytes) ? Types[extension] : null, bytes.Length, FilmLength.Of(bytes));
    }

    private static bool Is(string extension, ReadOnlySpan<byte> bytes) => extension switch
    {
        ".mp4" => bytes.Length > 12 && bytes[4..8].SequenceEqual("ftyp"u8),
        ".webm" => bytes.StartsWith((ReadOnlySpan<byte>)[0x1A, 0x45, 0xDF, 0xA3]),
        ".vtt" => bytes.StartsWith("WEBVTT"u8) && bytes.IndexOf("-->"u8) > 0,
        ".png" => bytes.StartsWith((ReadOnlySpan<byte>)[0x89, 0x50, 0x4E, 0x47]),
        ".jpg" => bytes.StartsWith((ReadOnlySpan<byte>)[0xFF, 0xD8, 0xFF]),
        _ => bytes.Length > 12 && bytes.StartsWith("RIFF"u8) && bytes[8..12].SequenceEqual("WEBP"u8),
    };
}
