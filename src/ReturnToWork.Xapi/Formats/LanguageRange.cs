using System.Globalization;
using System.Text;

namespace ReturnToWork.Xapi;

/// <summary>
/// What a reader understands, best first: <c>Accept-Language</c> (RFC 9110, 12.5.4) with its weights, matched by lookup (RFC 4647, 3.4). A range that finds nothing in this way also takes a tag that
/// begins with it, so that <c>nl</c> finds <c>nl-NL</c>.
/// </summary>
public sealed class LanguageRange
{
    private const int MaxRanges = 32;
    private readonly List<string> _wanted;
    private readonly List<string> _unwanted;

    private LanguageRange(List<string> wanted, List<string> unwanted) => (_wanted, _unwanted) = (wanted, unwanted);

    /// <summary>Any language: the first of a map.</summary>
    public static LanguageRange Any { get; } = new([], []);

    /// <summary>Reads the header; parts that are no language range are left out, and no header means any language.</summary>
    public static LanguageRange Read(string? header)
    {
        if (string.IsNullOrWhiteSpace(header)) return Any;
        var parts = header.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries).Take(MaxRanges).Select(Part).Where(part => part.Tag.Length > 0).ToList();
        return new([.. parts.Where(part => part.Weight > 0).OrderByDescending(part => part.Weight).Select(part => part.Tag)], [.. parts.Where(part => part.Weight <= 0).Select(part => part.Tag)]);
    }

    /// <summary>The place of the best of these tags; the first that is not unwanted when none is asked for, and 0 when all are unwanted.</summary>
    public int Choose(IReadOnlyList<string> tags)
    {
        ArgumentNullException.ThrowIfNull(tags);
        foreach (var range in _wanted)
            for (var part = range; part.Length > 0 && part != "*"; part = Shorter(part))
            {
                var found = Find(tags, tag => tag.Equals(part, StringComparison.OrdinalIgnoreCase));
                if (found < 0) found = Find(tags, tag => tag.StartsWith(part + "-", StringComparison.OrdinalIgnoreCase));
                if (found >= 0) return found;
            }

        return Math.Max(0, Find(tags, _ => true));
    }

    private int Find(IReadOnlyList<string> tags, Predicate<string> fits)
    {
        for (var i = 0; i < tags.Count; i++)
            if (fits(tags[i]) && !_unwanted.Contains(tags[i], StringComparer.OrdinalIgnoreCase)) return i;
        return -1;
    }

    // The last subtag goes, and a single letter before it too (RFC 4647, 3.4).
    private static string Shorter(string range)
    {
        var end = range.LastIndexOf('-');
        if (end > 1 && range[end - 2] == '-') end -= 2;
        return end < 0 ? "" : range[..end];
    }

    private static (string Tag, double Weight) Part(string text)
    {
        var semicolon = text.IndexOf(';', StringComparison.Ordinal);
        var tag = (semicolon < 0 ? text : text[..semicolon]).TrimEnd();
        var weight = semicolon < 0 ? "q=1" : text[(semicolon + 1)..].Trim();
        var good = (tag == "*" || LanguageTag.IsWellFormed(Encoding.UTF8.GetBytes(tag))) && weight.StartsWith("q=", StringComparison.OrdinalIgnoreCase);
        return good && double.TryParse(weight.AsSpan(2), NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var value) && value is >= 0 and <= 1 ? (tag, value) : ("", 0);
    }
}
