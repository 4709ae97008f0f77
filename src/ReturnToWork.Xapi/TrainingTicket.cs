using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;

namespace ReturnToWork.Xapi;

/// <summary>
/// What opens the e-learning of one professional in the Tool, once and for a minute: the Companion signs it, the Tool believes nothing else of who stands before it. The way back of <see cref="MirrorTicket"/>,
/// with a key of its own: neither opens the other's door. It travels in the body of a form, never in an address.
/// </summary>
/// <param name="Id">Random, so that it can be spent: 32 hexadecimal digits.</param>
/// <param name="Organisation"><c>{T}.training</c>, where T is the organisation that trains.</param>
/// <param name="Actor">The professional's pseudonym there: 32 hexadecimal digits.</param>
/// <param name="Theme">The mark of what is opened, such as <c>P1</c>.</param>
/// <param name="Language"><c>nl</c> or <c>en</c>: how the professional reads.</param>
/// <param name="For">Origin of the Tool that it is for, such as <c>https://tool.example</c>.</param>
/// <param name="Expires">From then on it opens nothing. Whole seconds.</param>
public sealed record TrainingTicket(string Id, string Organisation, string Actor, string Theme, string Language, string For, DateTimeOffset Expires)
{
    /// <summary>How long one lasts: the way from one window to the next.</summary>
    public static readonly TimeSpan Lasts = TimeSpan.FromSeconds(60);

    /// <summary>No ticket of ours is longer than this, in characters.</summary>
    public const int Longest = 2048;

    /// <summary>How an organisation's name ends that holds training and nothing of employees.</summary>
    public const string Tenant = ".training";

    private const string Label = "ReturnToWork training ticket v1";

    /// <summary>Of the right shape; says nothing about whether it may be used.</summary>
    [System.Text.Json.Serialization.JsonIgnore]
    public bool IsWhole =>
        IsPseudonym(Id) && IsPseudonym(Actor) && Organisation is { Length: > 9 and <= 64 } && Organisation.EndsWith(Tenant, StringComparison.Ordinal)
        && Theme is { Length: > 1 and <= 8 } && Language is "nl" or "en" && For is { Length: > 0 };

    /// <summary>A ticket for now.</summary>
    public static TrainingTicket New(string organisation, string actor, string theme, string language, string tool, DateTimeOffset now) =>
        new(Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(16)), organisation, actor, theme, language, tool, DateTimeOffset.FromUnixTimeSeconds((now + Lasts).ToUnixTimeSeconds()));

    /// <summary>Whether it looks like an account name of ours.</summary>
    public static bool IsPseudonym(string? text) => text is { Length: 32 } && text.All(char.IsAsciiHexDigitLower);

    /// <summary>Content and signature (HMAC-SHA256), base64url with a full stop between.</summary>
    /// <param name="secret">The setting <c>Pairing:Secret</c>; the key is derived from it (HKDF, RFC 5869) under a label of its own.</param>
    public string Sign(string secret)
    {
        var content = JsonSerializer.SerializeToUtf8Bytes(this);
        return $"{Base64Url.EncodeToString(content)}.{Base64Url.EncodeToString(Signature(secret, content))}";
    }

    /// <summary>Reads one that was signed with this secret, whatever its age and its host; null for anything else.</summary>
    public static TrainingTicket? Read(string secret, string text)
    {
        if (text.Length > Longest || text.Split('.') is not [var content, var signature] || !Base64Url.IsValid(content) || !Base64Url.IsValid(signature)) return null;
        var bytes = Base64Url.DecodeFromChars(content);
        if (!CryptographicOperations.FixedTimeEquals(Base64Url.DecodeFromChars(signature), Signature(secret, bytes))) return null;
        try
        {
            return JsonSerializer.Deserialize<TrainingTicket>(bytes) is { IsWhole: true } ticket ? ticket : null;
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
