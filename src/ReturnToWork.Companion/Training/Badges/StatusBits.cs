using System.Buffers.Text;
using System.IO.Compression;
using System.Security.Cryptography;

namespace ReturnToWork.Companion.Training.Badges;

/// <summary>The bits of a status list (W3C, Bitstring Status List 1.0): the first is the highest bit of the first byte, zipped, in base64url behind the <c>u</c> of multibase.</summary>
internal static class StatusBits
{
    /// <summary>A list is at least so long, so that one who looks hides among many (6.1).</summary>
    public const int Length = 131_072;

    /// <summary>Places are given below this: 1EdTech's own validator takes the number of bytes for the number of bits.</summary>
    public const int Places = Length / 8;

    /// <summary>How long a copy of the list may be believed.</summary>
    public static readonly TimeSpan Fresh = TimeSpan.FromDays(1);

    /// <summary>A place by lot: the order of places would tell the order of issue.</summary>
    public static int Draw() => RandomNumberGenerator.GetInt32(Places);

    public static string Encode(IEnumerable<int> up)
    {
        var bits = new byte[Length / 8];
        foreach (var place in up) bits[place / 8] |= (byte)(0b1000_0000 >> (place % 8));
        using var zipped = new MemoryStream();
        using (var gzip = new GZipStream(zipped, CompressionLevel.SmallestSize)) gzip.Write(bits);
        return $"u{Base64Url.EncodeToString(zipped.ToArray())}";
    }
}
