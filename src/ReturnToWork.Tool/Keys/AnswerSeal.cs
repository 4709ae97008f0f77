using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;

namespace ReturnToWork.Tool.Keys;

/// <summary>The place that a sealed answer belongs to. It is authenticated with the text, so an answer moved to another place does not open (reliability.md G-11).</summary>
internal sealed record AnswerPlace(string Organisation, string Pseudonym, string Theme, string Activity)
{
    public byte[] AssociatedWith(Guid keyId)
    {
        string[] parts = [Organisation, Pseudonym, Theme, Activity, keyId.ToString("N")];
        using var bytes = new MemoryStream();
        Span<byte> length = stackalloc byte[4];
        foreach (var part in parts)
        {
            // Length first, so that no two places ever give the same bytes.
            var text = Encoding.UTF8.GetBytes(part);
            BinaryPrimitives.WriteInt32BigEndian(length, text.Length);
            bytes.Write(length);
            bytes.Write(text);
        }

        return bytes.ToArray();
    }
}

/// <summary>AES-256-GCM with the person's own key. Layout: version 1, 12 bytes nonce, 16 bytes tag, ciphertext.</summary>
internal static class AnswerSeal
{
    private const byte Version = 1;
    private const int Nonce = 12;
    private const int Tag = 16;
    private const int Block = 128;

    /// <summary>Seals JSON text. It is filled up with white space to whole blocks: the length of a choice would tell which one it was.</summary>
    public static byte[] Seal(ReadOnlySpan<byte> json, byte[] personKey, Guid keyId, AnswerPlace place)
    {
        var padded = new byte[(json.Length + Block) / Block * Block];
        padded.AsSpan().Fill((byte)' ');
        json.CopyTo(padded);
        var output = new byte[1 + Nonce + Tag + padded.Length];
        output[0] = Version;
        RandomNumberGenerator.Fill(output.AsSpan(1, Nonce));
        using var aes = new AesGcm(personKey, Tag);
        aes.Encrypt(output.AsSpan(1, Nonce), padded, output.AsSpan(1 + Nonce + Tag), output.AsSpan(1 + Nonce, Tag), place.AssociatedWith(keyId));
        CryptographicOperations.ZeroMemory(padded);
        return output;
    }

    /// <summary>The JSON text (with white space at its end), or null when these bytes were not sealed for this place with this key.</summary>
    public static byte[]? Open(ReadOnlySpan<byte> output, byte[] personKey, Guid keyId, AnswerPlace place)
    {
        if (output.Length <= 1 + Nonce + Tag || output[0] != Version) return null;
        var json = new byte[output.Length - 1 - Nonce - Tag];
        using var aes = new AesGcm(personKey, Tag);
        try
        {
            aes.Decrypt(output.Slice(1, Nonce), output[(1 + Nonce + Tag)..], output.Slice(1 + Nonce, Tag), json, place.AssociatedWith(keyId));
            return json;
        }
        catch (AuthenticationTagMismatchException)
        {
            return null;
        }
    }
}
