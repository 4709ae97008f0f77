namespace ReturnToWork.Xapi;

/// <summary>
/// Dates with times. 1.0.3 wants ISO 8601, extended or basic; 2.0 wants its profile RFC 3339. In both <c>-00</c>, <c>-0000</c> and <c>-00:00</c>,
/// which say "unknown", are refused (xAPI 1.0.3, Data, 4.5; row L14). The result is UTC, cut off below 100 ns.
/// </summary>
internal static class Moments
{
    /// <summary>Without an offset it counts as UTC.</summary>
    public static bool TryIso8601(ReadOnlySpan<byte> text, out DateTimeOffset at) => TryExtended(text, strict: false, out at) || TryBasic(text, out at);

    /// <summary>The offset must be there, and so must the seconds.</summary>
    public static bool TryRfc3339(ReadOnlySpan<byte> text, out DateTimeOffset at) => TryExtended(text, strict: true, out at);

    /// <summary>A moment of a statement that was read by either version.</summary>
    public static bool TryEither(ReadOnlySpan<byte> text, out DateTimeOffset at) => TryIso8601(text, out at) || TryRfc3339(text, out at);

    private static bool TryExtended(ReadOnlySpan<byte> text, bool strict, out DateTimeOffset at)
    {
        at = default;
        if (text.Length < 16 || text[4] != '-' || text[7] != '-' || !(text[10] == 'T' || (strict && text[10] == 't')) || text[13] != ':') return false;
        var seconds = text.Length > 16 && text[16] == ':';
        if (strict && !seconds) return false;
        Span<byte> digits = stackalloc byte[14];
        text[..4].CopyTo(digits);
        text.Slice(5, 2).CopyTo(digits[4..]);
        text.Slice(8, 2).CopyTo(digits[6..]);
        text.Slice(11, 2).CopyTo(digits[8..]);
        text.Slice(14, 2).CopyTo(digits[10..]);
        if (seconds && text.Length < 19) return false;
        (seconds ? text.Slice(17, 2) : "00"u8).CopyTo(digits[12..]);
        return TryRest(digits, text[(seconds ? 19 : 16)..], seconds, strict, out at);
    }

    private static bool TryBasic(ReadOnlySpan<byte> text, out DateTimeOffset at)
    {
        at = default;
        if (text.Length < 13 || text[8] != 'T') return false;
        var seconds = text.Length > 13 && char.IsAsciiDigit((char)text[13]);
        if (seconds && text.Length < 15) return false;
        Span<byte> digits = stackalloc byte[14];
        text[..8].CopyTo(digits);
        text.Slice(9, 4).CopyTo(digits[8..]);
        (seconds ? text.Slice(13, 2) : "00"u8).CopyTo(digits[12..]);
        return TryRest(digits, text[(seconds ? 15 : 13)..], seconds, strict: false, out at);
    }

    private static bool TryRest(ReadOnlySpan<byte> digits, ReadOnlySpan<byte> rest, bool seconds, bool strict, out DateTimeOffset at)
    {
        at = default;
        foreach (var digit in digits)
            if (!char.IsAsciiDigit((char)digit)) return false;
        var (year, month, day) = ((Two(digits) * 100) + Two(digits[2..]), Two(digits[4..]), Two(digits[6..]));
        var (hour, minute, second) = (Two(digits[8..]), Two(digits[10..]), Two(digits[12..]));
        if (year == 0 || month is 0 or > 12 || day == 0 || day > DateTime.DaysInMonth(year, month) || minute > 59) return false;
        if (!TryFraction(ref rest, seconds, strict, out var below) || !TryOffset(rest, strict, out var offset)) return false;

        // ISO 8601 writes the end of a day as 24:00:00; both know the leap second.
        var endOfDay = !strict && hour == 24 && minute == 0 && second == 0 && below == 0;
        if ((hour > 23 && !endOfDay) || second > 60) return false;
        var ticks = new DateTime(year, month, day).Ticks + (((hour * 60L) + minute - offset) * TimeSpan.TicksPerMinute) + (second * TimeSpan.TicksPerSecond) + below;
        if (ticks < 0 || ticks > DateTime.MaxValue.Ticks) return false;
        if (second == 60 && (ticks / TimeSpan.TicksPerSecond) % 86_400 != 0) return false;
        at = new DateTimeOffset(ticks, TimeSpan.Zero);
        return true;
    }

    private static bool TryFraction(ref ReadOnlySpan<byte> rest, bool seconds, bool strict, out long ticks)
    {
        ticks = 0;
        if (rest.Length == 0 || !(rest[0] == '.' || (!strict && rest[0] == ','))) return true;
        if (!seconds) return false;
        var position = 1;
        for (var unit = TimeSpan.TicksPerSecond / 10; position < rest.Length && char.IsAsciiDigit((char)rest[position]); position++, unit /= 10)
            ticks += (rest[position] - '0') * unit;
        rest = rest[position..];
        return position > 1;
    }

    private static bool TryOffset(ReadOnlySpan<byte> text, bool strict, out int minutes)
    {
        minutes = 0;
        if (text.Length == 0) return !strict;
        if (text.Length == 1) return text[0] == 'Z' || (strict && text[0] == 'z');
        var colon = text.Length == 6 && text[3] == ':';
        if (text[0] is not ((byte)'+' or (byte)'-') || (strict && !colon) || !(colon || text.Length is 3 or 5)) return false;
        for (var i = 1; i < text.Length; i++)
            if (!char.IsAsciiDigit((char)text[i]) && !(colon && i == 3)) return false;
        var (hours, left) = (Two(text[1..]), text.Length > 3 ? Two(text[^2..]) : 0);
        minutes = ((hours * 60) + left) * (text[0] == '-' ? -1 : 1);
        return hours <= 23 && left <= 59 && !(text[0] == '-' && minutes == 0);
    }

    private static int Two(ReadOnlySpan<byte> digits) => ((digits[0] - '0') * 10) + digits[1] - '0';
}
