namespace ReturnToWork.Xapi;

/// <summary>Durations of ISO 8601:2004, 4.4.3.2: <c>PnW</c>, or <c>PnYnMnDTnHnMnS</c> where only the last number may have decimals.</summary>
internal static class Durations
{
    public static bool Is(ReadOnlySpan<byte> text)
    {
        if (text.Length < 3 || text[0] != 'P') return false;
        var order = "YMD"u8;
        var (position, any, inTime) = (1, false, false);
        while (position < text.Length)
        {
            if (text[position] == 'T' && !inTime)
            {
                order = "HMS"u8;
                (inTime, any) = (true, false);
                position++;
                continue;
            }

            var start = position;
            var dots = 0;
            while (position < text.Length && (char.IsAsciiDigit((char)text[position]) || text[position] is (byte)'.' or (byte)','))
                if (!char.IsAsciiDigit((char)text[position++])) dots++;
            if (position == start || position == text.Length || dots > 1 || !char.IsAsciiDigit((char)text[start]) || !char.IsAsciiDigit((char)text[position - 1])) return false;
            if (text[position] == 'W') return start == 1 && position == text.Length - 1;
            var place = order.IndexOf(text[position]);
            if (place < 0 || (dots > 0 && position != text.Length - 1)) return false;
            order = order[(place + 1)..];
            any = true;
            position++;
        }

        return any;
    }

    /// <summary>
    /// The length of what is compared in 2.0: decimals of the seconds beyond 0.01 are cut off, never rounded, and zeros at the end with them
    /// (IEEE 9274.1.1, 4.2.7, Duration). The unit <c>S</c> follows it.
    /// </summary>
    public static int ComparedLength(ReadOnlySpan<byte> text)
    {
        var dot = text.IndexOfAny((byte)'.', (byte)',');
        if (dot < 0 || text[^1] != 'S') return text.Length - 1;
        var end = Math.Min(dot + 3, text.Length - 1);
        while (text[end - 1] == '0') end--;
        return end - 1 == dot ? dot : end;
    }
}
