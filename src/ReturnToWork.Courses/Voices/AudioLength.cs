using System.Buffers.Binary;

namespace ReturnToWork.Courses.Voices;

/// <summary>How many seconds a sound takes, from the frames, boxes, pages or clusters that it is made of.</summary>
internal static class AudioLength
{
    private static readonly int[] Mpeg1 = [0, 32, 40, 48, 56, 64, 80, 96, 112, 128, 160, 192, 224, 256, 320, 0];
    private static readonly int[] Mpeg2 = [0, 8, 16, 24, 32, 40, 48, 56, 64, 80, 96, 112, 128, 144, 160, 0];
    private static readonly int[] Rates = [44_100, 48_000, 32_000, 0];

    /// <summary>Frame by frame (ISO/IEC 11172-3, 2.4.1.3; layer III).</summary>
    public static double? OfMp3(ReadOnlySpan<byte> bytes)
    {
        var at = bytes.StartsWith("ID3"u8) ? 10 + (bytes[6] << 21 | bytes[7] << 14 | bytes[8] << 7 | bytes[9]) : 0;
        var seconds = 0.0;
        while (at + 4 <= bytes.Length && bytes[at] == 0xFF && (bytes[at + 1] & 0xE0) == 0xE0)
        {
            var version = (bytes[at + 1] >> 3) & 3;
            var rate = Rates[(bytes[at + 2] >> 2) & 3] / version switch { 3 => 1, 2 => 2, _ => 4 };
            var bits = (version == 3 ? Mpeg1 : Mpeg2)[bytes[at + 2] >> 4] * 1000;
            if (rate == 0 || bits == 0) break;
            var samples = version == 3 ? 1152 : 576;
            seconds += (double)samples / rate;
            at += (samples / 8 * bits / rate) + ((bytes[at + 2] >> 1) & 1);
        }

        return seconds;
    }

    /// <summary>The movie header (ISO/IEC 14496-12, 8.2.2); one that was made while recording says 0.</summary>
    public static double? OfMp4(ReadOnlySpan<byte> bytes)
    {
        var moov = Box(bytes, "moov"u8);
        var header = Box(moov, "mvhd"u8);
        if (header.Length < 20) return null;
        return header[0] == 1
            ? BinaryPrimitives.ReadUInt64BigEndian(header[24..]) / (double)BinaryPrimitives.ReadUInt32BigEndian(header[20..])
            : BinaryPrimitives.ReadUInt32BigEndian(header[16..]) / (double)BinaryPrimitives.ReadUInt32BigEndian(header[12..]);
    }

    /// <summary>The last page's position (RFC 3533, 6) in samples of the codec: Opus counts 48,000 a second (RFC 7845, 4), Vorbis says it.</summary>
    public static double? OfOgg(ReadOnlySpan<byte> bytes)
    {
        var (opus, vorbis) = (bytes.IndexOf("OpusHead"u8), bytes.IndexOf("\u0001vorbis"u8));
        var rate = opus >= 0 ? 48_000 : vorbis >= 0 ? BinaryPrimitives.ReadInt32LittleEndian(bytes[(vorbis + 12)..]) : 0;
        var last = bytes.LastIndexOf("OggS"u8);
        if (rate <= 0) return null;
        var skip = opus >= 0 ? BinaryPrimitives.ReadUInt16LittleEndian(bytes[(opus + 10)..]) : 0;
        return (BinaryPrimitives.ReadInt64LittleEndian(bytes[(last + 6)..]) - skip) / (double)rate;
    }

    /// <summary>The last block of the last cluster (RFC 9559, 5.1): a browser that records does not write how long it will be. Times are in milliseconds.</summary>
    public static double? OfWebM(ReadOnlySpan<byte> bytes)
    {
        const uint Segment = 0x18538067, Cluster = 0x1F43B675, Group = 0xA0, Timestamp = 0xE7, Block = 0xA1, SimpleBlock = 0xA3;
        var (cluster, end) = (0L, 0L);
        for (var at = 0; at < bytes.Length;)
        {
            var id = (uint)Number(bytes, ref at, keepMarker: true);
            var size = Number(bytes, ref at, keepMarker: false);
            if (id is Segment or Cluster or Group) continue; // what is inside comes next, also where the size is not known
            var body = bytes.Slice(at, (int)Math.Min(size, (ulong)(bytes.Length - at)));
            if (id == Timestamp)
            {
                cluster = 0;
                foreach (var one in body) cluster = (cluster << 8) | one;
            }
            else if (id is Block or SimpleBlock)
            {
                // The track's number, then the time within the cluster.
                end = Math.Max(end, cluster + BinaryPrimitives.ReadInt16BigEndian(body[1..]));
            }

            at += body.Length;
        }

        return end / 1000.0;
    }

    /// <summary>A number of EBML (RFC 8794, 4): its first byte says how many there are.</summary>
    private static ulong Number(ReadOnlySpan<byte> bytes, ref int at, bool keepMarker)
    {
        var length = System.Numerics.BitOperations.LeadingZeroCount(bytes[at]) - 24 + 1;
        var value = (ulong)(keepMarker || length > 8 ? bytes[at] : bytes[at] & (0xFF >> length));
        for (var i = 1; i < length; i++) value = (value << 8) | bytes[at + i];
        at += length;
        return value;
    }

    private static ReadOnlySpan<byte> Box(ReadOnlySpan<byte> bytes, ReadOnlySpan<byte> name)
    {
        for (var at = 0; at + 8 <= bytes.Length;)
        {
            var size = (long)BinaryPrimitives.ReadUInt32BigEndian(bytes[at..]);
            var head = size == 1 ? 16 : 8;
            if (size == 1) size = BinaryPrimitives.ReadInt64BigEndian(bytes[(at + 8)..]);
            var end = size == 0 ? bytes.Length : (int)Math.Min(at + Math.Max(size, head), bytes.Length);
            if (bytes.Slice(at + 4, 4).SequenceEqual(name)) return bytes[(at + head)..end];
            at = end;
        }

        return default;
    }
}
