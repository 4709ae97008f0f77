using System.Buffers;
using System.Buffers.Text;
using System.Text;
using System.Text.Json;

namespace ReturnToWork.Xapi;

/// <summary>
/// The small words of xAPI, checked by hand-written loops that look at each character once (reliability X-10: no pattern that a long
/// text can slow down). Identifiers are strings: <c>System.Uri</c> would normalise them, and xAPI compares them as written.
/// </summary>
public static class Words
{
    private static readonly SearchValues<byte> NotInIri = SearchValues.Create([.. Enumerable.Range(0, 33).Select(c => (byte)c), 127, .. "<>\"{}|\\^`"u8]);
    private static readonly SearchValues<byte> Scheme = SearchValues.Create("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789+.-"u8);

    /// <summary>A scheme, a colon and something after it, without blanks or characters that no IRI may hold (RFC 3987).</summary>
    public static bool IsIri(string text) => IsIri(Encoding.UTF8.GetBytes(text));

    /// <summary>The canonical form with hyphens, in either case (RFC 4122).</summary>
    public static bool TryUuid(string text, out Guid id) => TryUuid(Encoding.UTF8.GetBytes(text), out id);

    /// <summary>Well formed as RFC 5646, 2.1 says: language, script, region, variants, extensions, private use; the old irregular tags too.</summary>
    public static bool IsLanguage(string text) => LanguageTag.IsWellFormed(Encoding.UTF8.GetBytes(text));

    /// <summary>
    /// 1.0.3: an ISO 8601 date and time, extended or basic; without an offset it counts as UTC. 2.0: RFC 3339. <c>-00</c>, <c>-0000</c> and <c>-00:00</c> say "unknown" and
    /// are refused in both (xAPI 1.0.3, Data, 4.5).
    /// </summary>
    public static bool TryTimestamp(string text, out DateTimeOffset at, XapiVersion version = XapiVersion.V103) =>
        version == XapiVersion.V200 ? Moments.TryRfc3339(Encoding.UTF8.GetBytes(text), out at) : Moments.TryIso8601(Encoding.UTF8.GetBytes(text), out at);

    /// <summary>ISO 8601: <c>PnW</c>, or <c>PnYnMnDTnHnMnS</c> where only the last number may have decimals.</summary>
    public static bool IsDuration(string text) => Durations.Is(Encoding.UTF8.GetBytes(text));

    internal static bool IsIri(ReadOnlySpan<byte> text)
    {
        var colon = text.IndexOf((byte)':');
        if (colon < 1 || colon == text.Length - 1 || !char.IsAsciiLetter((char)text[0])) return false;
        if (text[..colon].ContainsAnyExcept(Scheme) || text.ContainsAny(NotInIri)) return false;
        return Ascii.IsValid(text[colon..]) || HasNoBlank(text[colon..]);
    }

    internal static bool TryUuid(ReadOnlySpan<byte> text, out Guid id)
    {
        id = default;
        return text.Length == 36 && Utf8Parser.TryParse(text, out id, out var used, 'D') && used == 36;
    }

    internal static string Short(string text) => text.Length <= 40 ? text : text[..40] + "…";

    internal static bool IsHex(ReadOnlySpan<byte> text)
    {
        foreach (var c in text)
            if (!char.IsAsciiHexDigit((char)c)) return false;
        return true;
    }

    internal static string? TextOf(JsonElement parent, string name) =>
        parent.ValueKind == JsonValueKind.Object && parent.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;

    /// <summary>Whether the property is there and holds exactly this text.</summary>
    internal static bool Is(JsonElement parent, ReadOnlySpan<byte> name, ReadOnlySpan<byte> text) =>
        parent.ValueKind == JsonValueKind.Object && parent.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String && value.ValueEquals(text);

    private static bool HasNoBlank(ReadOnlySpan<byte> text)
    {
        foreach (var rune in Encoding.UTF8.GetString(text).EnumerateRunes())
            if (Rune.IsControl(rune) || Rune.IsWhiteSpace(rune)) return false;
        return true;
    }
}
