using System.Text.Json;
using System.Text.Json.Serialization;

namespace ReturnToWork.Tool.Sessions;

/// <summary>
/// How somebody likes to read and listen, in every theme. Kept like an answer (<c>mijn/_wensen</c>) of who keeps anything; else only for this visit, in its
/// sealed ticket.
/// </summary>
/// <param name="Language">A language of the themes, such as <c>nl</c>.</param>
/// <param name="Speed"><c>slow</c> or <c>normal</c>.</param>
/// <param name="Size">0, 1 or 2: how much bigger the letters are.</param>
/// <param name="Quiet">True: no voice; else absent.</param>
internal sealed record Preferences(string? Language = null, string? Speed = null, int? Size = null, bool? Quiet = null)
{
    /// <summary>The place among the answers.</summary>
    public const string Theme = "mijn";

    /// <summary>See <see cref="Theme"/>.</summary>
    public const string Activity = "_wensen";

    private static readonly JsonSerializerOptions Strict = new(JsonSerializerDefaults.Web)
    {
        AllowDuplicateProperties = false,
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        NumberHandling = JsonNumberHandling.Strict,
        PropertyNameCaseInsensitive = false,
        UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
    };

    public static Preferences None { get; } = new();

    private bool IsWhole =>
        (Language is null || (Language.Length is 2 or 3 && Language.All(char.IsAsciiLetterLower))) && Speed is null or "slow" or "normal" && Size is null or (>= 0 and <= 2) && Quiet is null or true;

    /// <summary>Null when it is not one, or holds anything else.</summary>
    public static Preferences? Read(ReadOnlySpan<byte> json)
    {
        try
        {
            return JsonSerializer.Deserialize<Preferences>(json, Strict) is { IsWhole: true } read ? read : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }

    public byte[] Write() => JsonSerializer.SerializeToUtf8Bytes(this, Strict);
}
