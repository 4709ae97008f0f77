using System.Globalization;

namespace ReturnToWork.Courses.Style;

/// <summary>An opaque colour.</summary>
internal sealed record StyleColour(byte Red, byte Green, byte Blue)
{
    /// <summary><c>#rgb</c> or <c>#rrggbb</c>; null for anything else.</summary>
    public static StyleColour? Parse(string text)
    {
        if (text.Length is not (4 or 7) || text[0] != '#' || !text.Skip(1).All(char.IsAsciiHexDigit)) return null;
        var digits = text.Length == 7 ? text[1..] : string.Concat(text.Skip(1).SelectMany(digit => new[] { digit, digit }));
        return new(Part(digits, 0), Part(digits, 2), Part(digits, 4));
    }

    /// <summary><c>#rrggbb</c>.</summary>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"#{Red:x2}{Green:x2}{Blue:x2}");

    /// <summary>WCAG 2.2, "relative luminance": 0 is black, 1 is white.</summary>
    public double Luminance => (0.2126 * Linear(Red)) + (0.7152 * Linear(Green)) + (0.0722 * Linear(Blue));

    /// <summary>WCAG 2.2, "contrast ratio": 1 to 21.</summary>
    public double Against(StyleColour other) => (Math.Max(Luminance, other.Luminance) + 0.05) / (Math.Min(Luminance, other.Luminance) + 0.05);

    private static double Linear(byte part) => part / 255.0 is var value && value <= 0.04045 ? value / 12.92 : Math.Pow((value + 0.055) / 1.055, 2.4);

    private static byte Part(string digits, int at) => byte.Parse(digits.AsSpan(at, 2), NumberStyles.HexNumber, CultureInfo.InvariantCulture);
}
