using System.Buffers.Binary;

namespace ReturnToWork.Courses.Media;

/// <summary>How long a film is by its own header: the movie header of MP4 (ISO 14496-12, 8.2.2), the segment info of WebM. Only what stands there plainly is read.</summary>
internal static class FilmLength
{
    private const int MostHeader = 64 * 1024;

    /// <summary>Seconds; null when the header does not say it, as in a recording that a browser streamed.</summary>
    public static double? Of(ReadOnlySpan<byte> bytes) => bytes.Length < 16 ? null : bytes[4..8].SequenceEqual("ftyp"u8) ? Mp4(bytes) : bytes[..4].SequenceEqual((ReadOnlySpan<byte>)[0x1A, 0x45, 0xDF, 0xA3]) ? WebM(bytes) : null;

    private static double? Mp4(ReadOnlySpan<byte> boxes)
    {
        while (boxes.Length >= 8)
        {
            var size = BinaryPrimitives.ReadUInt32BigEndian(boxes);
            var kind = boxes[4..8];
            if (size < 8 || size > boxes.Length)
                return null;
            if (kind.SequenceEqual("moov"u8))
                return Mp4(boxes[8..(int)size]);
            if (kind.SequenceEqual("mvhd"u8))
                return MovieHeader(boxes[8..(int)size]);
            boxes = boxes[(int)size..];
        }

        return null;
    }

    private static double? MovieHeader(ReadOnlySpan<byte> header)
    {
        var isLong = header.Length > 0 && header[0] == 1;
        if (header.Length < (isLong ? 32 : 20))
            return null;
        var scale = BinaryPrimitives.ReadUInt32BigEndian(header[(isLong ? 20 : 12)..]);
        var duration = isLong ? BinaryPrimitives.ReadUInt64BigEndian(header[24..]) : BinaryPrimitives.ReadUInt32BigEndian(header[16..]);
        return scale == 0 || duration == 0 ? null : (double)duration / scale;
    }

    /// <summary>The segment info stands near the start; its duration (0x4489) counts in the time-code scale (0x2AD7B1), nanoseconds, a million unless said.</summary>
    private static double? WebM(ReadOnlySpan<byte> bytes)
    {
        var head = bytes[..Math.Min(bytes.Length, MostHeader)];
        var info = head.IndexOf((ReadOnlySpan<byte>)[0x15, 0x49, 0xA9, 0x66]);
        if (info < 0)
            return null;
        head = head[info..];
        var scale = head.IndexOf((ReadOnlySpan<byte>)[0x2A, 0xD7, 0xB1]);
        double nanoseconds = scale >= 0 && scale + 8 <= head.Length && head[scale + 3] == 0x83 ? (head[scale + 4] << 16) | (head[scale + 5] << 8) | head[scale + 6] : 1_000_000;
        var at = head.IndexOf((ReadOnlySpan<byte>)[0x44, 0x89]);
        if (at < 0 || at + 11 > head.Length)
            return null;
        double? units = head[at + 2] switch
        {
            0x88 => BinaryPrimitives.ReadDoubleBigEndian(head[(at + 3)..]),
            0x84 => BinaryPrimitives.ReadSingleBigEndian(head[(at + 3)..]),
            _ => null,
        };
        return units is > 0 and < 1e12 ? units * nanoseconds / 1e9 : null;
    }
}
