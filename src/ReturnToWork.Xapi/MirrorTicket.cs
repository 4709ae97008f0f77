using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;

namespace ReturnToWork.Xapi;

/// <summary>
/// What opens the mirror page of one person, once and for a minute: the Tool signs it, the Companion believes nothing else of who stands before it. It stands beside <see cref="PairingCode"/>,
/// because both hosts know one secret and share only this room. It travels in the body of a form, never in an address.
/// </summary>
/// <param name="Id">Random, so that it can be spent.</param>
/// <param name="Organisation">Whose learners they are.</param>
/// <param name="Learners">Pseudonyms of the one who reads.</param>
/// <param name="Language"><c>nl</c> or <c>en</c>: how that person reads.</param>
/// <param name="For">Origin of the Companion that it is for, such as <c>https://companion.example</c>.</param>
/// <param name="Expires">From then on it opens nothing. Whole seconds.</param>
public sealed record MirrorTicket(string Id, string Organisation, IReadOnlyList<string> Learners, string Language, string For, DateTimeOffset Expires)
{
    /// <summary>How long one lasts: the way from one window to the next.</summary>
    public static readonly TimeSpan Lasts = TimeSpan.FromSeconds(60);

    /// <summary>No ticket of ours is longer than this, in characters.</summary>
    public const int Longest = 4096;

    private const string Label = "ReturnToWork mirror ticket v1";

    /// <summary>A ticket for now.</summary>
    public static MirrorTicket New(string organisation, IReadOnlyList<string> learners, string language, string companion, DateTimeOffset now) =>
        new(Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(16)), organisation, learners, language, companion, DateTimeOffset.FromUnixTimeSeconds((now + Lasts).ToUnixTimeSeconds()));

    /// <summary>Content and signature (HMAC-SHA256), base64url with a full stop between.</summary>
    /// <param name="secret">The setting <c>Pairing:Secret</c>; the key is derived from it (HKDF, RFC 5869) under a label of its own.</param>
    public string Sign(string secret)
    {
        var content = JsonSerializer.SerializeToUtf8Bytes(this);
        return $"{Base64Url.EncodeToString(content)}.{Base64Url.EncodeToString(Signature(secret, content))}";
    }

    /// <summary>Reads one that was signed with this secret, whatever its age and its host; null for anything else.</summary>
    public static MirrorTicket? Read(string secret, string text)
    {
        if (text.Length > Longest || text.Split('.') is not [var content, var signature] || !Base64Url.IsValid(content) || !Base64Url.IsValid(signature)) return null;
        var bytes = Base64Url.DecodeFromChars(content);
        if (!CryptographicOperations.FixedTimeEquals(Base64Url.DecodeFromChars(signature), Signature(secret, bytes))) return null;
        try
        {
            return JsonSerializer.Deserialize<MirrorTicket>(bytes);
        }
        catch (JsonException)
        {
            // Signed with our key, but by another version.
            return null;
        }
    }

    private static byte[] Signature(string secret, byte[] content) =>
        HMACSHA256.HashData(HKDF.DeriveKey(HashAlgorithmName.SHA256, Encoding.UTF8.GetBytes(secret), 32, info: Encoding.UTF8.GetBytes(Label)), content);
}
