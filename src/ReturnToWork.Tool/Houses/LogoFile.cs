using System.Buffers.Binary;
using System.Text;
using ReturnToWork.Courses;
using ReturnToWork.Courses.Style;

namespace ReturnToWork.Tool.Houses;

/// <summary>What came of looking at a logo.</summary>
/// <param name="Type">Media type; null when it is refused.</param>
/// <param name="Refusal">A key of the administrator's texts.</param>
/// <param name="Problems">Of a drawing, what is to be mended in it.</param>
internal sealed record LogoCheck(string? Type, string? Refusal = null, IReadOnlyList<ThemeProblem>? Problems = null);

/// <summary>A logo is PNG, JPEG or WebP, told by its first bytes and not by its name, or a plain drawing (SVG). Nothing of it is ever run: pages show it as a picture.</summary>
internal static class LogoFile
{
    /// <summary>Bytes at most: it is loaded with every theme, also on a slow phone.</summary>
    public const int MostBytes = 100 * 1024;

    /// <summary>Pixels on one side at most: a small file can unpack to a picture that fills a phone's memory.</summary>
    public const int MostPixels = 2000;

    private static readonly UTF8Encoding Strict = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    public static string EndingOf(string type) => type switch { "image/png" => ".png", "image/jpeg" => ".jpg", "image/webp" => ".webp", _ => ".svg" };

    public static LogoCheck Check(byte[] bytes)
    {
        if (bytes.Length == 0) return new(null, "style.logo.none");
        if (bytes.Length > MostBytes) return new(null, "style.logo.large");
        if (SizeOf(bytes) is not var (type, width, height)) return Drawing(bytes);
        return width is > 0 and <= MostPixels && height is > 0 and <= MostPixels ? new(type) : new(null, "style.logo.pixels");
    }

    private static (string Type, int Width, int Height)? SizeOf(ReadOnlySpan<byte> bytes)
    {
        if (bytes.StartsWith((ReadOnlySpan<byte>)[0x89, (byte)'P', (byte)'N', (byte)'G', 0x0D, 0x0A, 0x1A, 0x0A]))
            return bytes.Length > 24 && bytes[12..16].SequenceEqual("IHDR"u8) ? ("image/png", Size(bytes[16..]), Size(bytes[20..])) : ("image/png", 0, 0);
        if (bytes.StartsWith((ReadOnlySpan<byte>)[0xFF, 0xD8, 0xFF])) return Jpeg(bytes);
        return bytes.Length > 30 && bytes.StartsWith("RIFF"u8) && bytes[8..12].SequenceEqual("WEBP"u8) ? WebP(bytes) : null;
    }

    private static int Size(ReadOnlySpan<byte> bytes) => (int)Math.Min(BinaryPrimitives.ReadUInt32BigEndian(bytes), int.MaxValue);

    /// <summary>ITU T.81, B.2.2: the frame header holds the size; the segments before it are passed over by their length.</summary>
    private static (string, int, int) Jpeg(ReadOnlySpan<byte> bytes)
    {
        for (var at = 2; at + 9 < bytes.Length && bytes[at] == 0xFF;)
        {
            var marker = bytes[at + 1];
            if (marker is >= 0xC0 and <= 0xCF and not (0xC4 or 0xC8 or 0xCC))
                return ("image/jpeg", BinaryPrimitives.ReadUInt16BigEndian(bytes[(at + 7)..]), BinaryPrimitives.ReadUInt16BigEndian(bytes[(at + 5)..]));
            at += marker == 0xFF ? 1 : 2 + BinaryPrimitives.ReadUInt16BigEndian(bytes[(at + 2)..]);
        }

        return ("image/jpeg", 0, 0);
    }

    /// <summary>RFC 9649, sections 2.5 to 2.7: extended, without loss, with loss.</summary>
    private static (string, int, int) WebP(ReadOnlySpan<byte> bytes)
    {
        var kind = bytes[12..16];
        if (kind.SequenceEqual("VP8X"u8)) return ("image/webp", Three(bytes[24..]) + 1, Three(bytes[27..]) + 1);
        if (kind.SequenceEqual("VP8L"u8) && bytes[20] == 0x2F)
        {
            var bits = BinaryPrimitives.ReadUInt32LittleEndian(bytes[21..]);
            return ("image/webp", (int)(bits & 0x3FFF) + 1, (int)((bits >> 14) & 0x3FFF) + 1);
        }

        return kind.SequenceEqual("VP8 "u8) ? ("image/webp", BinaryPrimitives.ReadUInt16LittleEndian(bytes[26..]) & 0x3FFF, BinaryPrimitives.ReadUInt16LittleEndian(bytes[28..]) & 0x3FFF) : ("image/webp", 0, 0);
    }

    private static int Three(ReadOnlySpan<byte> bytes) => bytes[0] | (bytes[1] << 8) | (bytes[2] << 16);

    private static LogoCheck Drawing(byte[] bytes)
    {
        string text;
        try
        {
            text = Strict.GetString(bytes).TrimStart('\uFEFF', ' ', '\t', '\r', '\n');
        }
        catch (DecoderFallbackException)
        {
            return new(null, "style.logo.kind");
        }

        if (!text.StartsWith('<')) return new(null, "style.logo.kind");
        var problems = LogoDrawing.Check(text);
        return problems.Count == 0 ? new("image/svg+xml") : new(null, "style.logo.drawing", problems);
    }
}
