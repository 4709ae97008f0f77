using System.Globalization;
using System.Text.Json;

namespace ReturnToWork.Xapi;

/// <summary>
/// The small words of xAPI, checked by hand-written loops that look at each character once (reliability X-10: no pattern that a long
/// text can slow down). Identifiers are strings: <c>System.Uri</c> would normalise them, and xAPI compares them as written.
/// </summary>
public static class Words
{
    public const int MaxIri = 2_000;

    /// <summary>A scheme, a colon and something after it, without blanks or characters that no IRI may hold (RFC 3987).</summary>
    public static bool IsIri(string text)
    {
        var colon = text.IndexOf(':', StringComparison.Ordinal);
        if (colon < 1 || colon == text.Length - 1 || text.Length > MaxIri || !char.IsAsciiLetter(text[0])) return false;
        for (var i = 1; i < colon; i++)
            if (!char.IsAsciiLetterOrDigit(text[i]) && text[i] is not ('+' or '.' or '-')) return false;
        foreach (var c in text)
            if (c <= ' ' || char.IsControl(c) || char.IsWhiteSpace(c) || c is '<' or '>' or '"' or '{' or '}' or '|' or '\\' or '^' or '`') return false;
        return true;
    }

    /// <summary>The canonical form with hyphens, in either case (RFC 4122).</summary>
    public static bool TryUuid(string text, out Guid id)
    {
        id = default;
        if (text.Length != 36) return false;
        for (var i = 0; i < 36; i++)
            if (i is 8 or 13 or 18 or 23 ? text[i] != '-' : !char.IsAsciiHexDigit(text[i])) return false;
        return Guid.TryParseExact(text, "D", out id);
    }

    /// <summary>RFC 5646 in its shape: subtags of 1 to 8 letters or digits, the first of them letters.</summary>
    public static bool IsLanguage(string text)
    {
        if (text.Length is 0 or > 64) return false;
        var length = 0;
        var first = true;
        foreach (var c in text)
        {
            if (c == '-')
            {
                if (length == 0) return false;
                (length, first) = (0, false);
                continue;
            }

            if (++length > 8 || !(first ? char.IsAsciiLetter(c) : char.IsAsciiLetterOrDigit(c))) return false;
        }

        return length > 0 && (!first || length > 1);
    }

    /// <summary>An ISO 8601 date and time; without an offset it counts as UTC. <c>-00</c>, <c>-0000</c> and <c>-00:00</c> say "unknown" and are refused (xAPI 1.0.3, Data, 4.5).</summary>
    public static bool TryTimestamp(string text, out DateTimeOffset at)
    {
        at = default;
        if (text.Length is < 19 or > 48 || text[10] != 'T'
            || !DateTime.TryParseExact(text.AsSpan(0, 19), "yyyy-MM-dd'T'HH:mm:ss", CultureInfo.InvariantCulture, DateTimeStyles.None, out var whole)) return false;

        var position = 19;
        var ticks = whole.Ticks;
        if (position < text.Length && text[position] == '.')
        {
            var start = ++position;
            for (var unit = TimeSpan.TicksPerSecond / 10; position < text.Length && char.IsAsciiDigit(text[position]); position++, unit /= 10)
                ticks += (text[position] - '0') * unit;
            if (position == start) return false;
        }

        if (!TryOffset(text.AsSpan(position), out var minutes)) return false;
        ticks -= minutes * TimeSpan.TicksPerMinute;
        if (ticks < 0 || ticks > DateTime.MaxValue.Ticks) return false;
        at = new DateTimeOffset(ticks, TimeSpan.Zero);
        return true;
    }

    private static bool TryOffset(ReadOnlySpan<char> text, out int minutes)
    {
        minutes = 0;
        if (text.Length == 0 || (text.Length == 1 && text[0] == 'Z')) return true;
        if (text[0] is not ('+' or '-')) return false;
        Span<char> digits = stackalloc char[4];
        digits.Fill('0');
        var rest = text[1..];
        if (rest.Length is not (2 or 4 or 5) || (rest.Length == 5 && rest[2] != ':')) return false;
        rest[..2].CopyTo(digits);
        if (rest.Length > 2) rest[^2..].CopyTo(digits[2..]);
        foreach (var digit in digits)
            if (!char.IsAsciiDigit(digit)) return false;
        var (hours, left) = (((digits[0] - '0') * 10) + digits[1] - '0', ((digits[2] - '0') * 10) + digits[3] - '0');
        minutes = ((hours * 60) + left) * (text[0] == '-' ? -1 : 1);
        return hours <= 23 && left <= 59 && !(text[0] == '-' && minutes == 0);
    }

    /// <summary>ISO 8601: <c>PnW</c>, or <c>PnYnMnDTnHnMnS</c> where only the last number may have decimals.</summary>
    public static bool IsDuration(string text)
    {
        if (text.Length is < 3 or > 64 || text[0] != 'P') return false;
        var order = "YMD";
        var (position, any, inTime) = (1, false, false);
        while (position < text.Length)
        {
            if (text[position] == 'T' && !inTime)
            {
                (order, inTime, any) = ("HMS", true, false);
                position++;
                continue;
            }

            var start = position;
            var dots = 0;
            while (position < text.Length && (char.IsAsciiDigit(text[position]) || text[position] is '.' or ','))
                if (!char.IsAsciiDigit(text[position++])) dots++;
            if (position == start || position == text.Length || dots > 1 || !char.IsAsciiDigit(text[start]) || !char.IsAsciiDigit(text[position - 1])) return false;
            if (text[position] == 'W') return start == 1 && position == text.Length - 1;
            var place = order.IndexOf(text[position], StringComparison.Ordinal);
            if (place < 0 || (dots > 0 && position != text.Length - 1)) return false;
            (order, any) = (order[(place + 1)..], true);
            position++;
        }

        return any;
    }

    internal static string Short(string text) => text.Length <= 40 ? text : text[..40] + "…";

    internal static bool IsHex(string text, int length)
    {
        if (text.Length != length) return false;
        foreach (var c in text)
            if (!char.IsAsciiHexDigit(c)) return false;
        return true;
    }

    internal static string? TextOf(JsonElement parent, string name) =>
        parent.ValueKind == JsonValueKind.Object && parent.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;
}
