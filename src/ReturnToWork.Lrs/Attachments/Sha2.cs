using System.Security.Cryptography;

namespace ReturnToWork.Lrs;

/// <summary>SHA-2 of 256, 384 or 512 bits in hexadecimal: how xAPI names an attachment, and what its file is called.</summary>
internal static class Sha2
{
    /// <summary>Which of the three this text is by its length; null when it is none.</summary>
    public static HashAlgorithmName? Of(string text) => !text.All(char.IsAsciiHexDigit) ? null : text.Length switch
    {
        64 => HashAlgorithmName.SHA256,
        96 => HashAlgorithmName.SHA384,
        128 => HashAlgorithmName.SHA512,
        _ => null,
    };

    /// <summary>Whether a stream's bytes are still those that this name promises.</summary>
    public static async Task<bool> IsOfAsync(Stream bytes, string sha2, CancellationToken ct)
    {
        using var hash = IncrementalHash.CreateHash(Of(sha2)!.Value);
        var piece = new byte[64 * 1024];
        int read;
        while ((read = await bytes.ReadAsync(piece, ct)) > 0) hash.AppendData(piece, 0, read);
        return Convert.ToHexStringLower(hash.GetHashAndReset()) == sha2;
    }
}
