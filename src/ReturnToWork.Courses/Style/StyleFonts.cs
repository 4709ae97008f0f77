namespace ReturnToWork.Courses.Style;

/// <summary>The fonts that an organisation may choose: ours, and those that many devices have. No page loads a font from elsewhere.</summary>
public static class StyleFonts
{
    /// <summary>The one that travels with the pages; made for people who read with difficulty.</summary>
    public const string Ours = "Atkinson Hyperlegible Next";

    private static readonly Dictionary<string, string> Stacks = new(StringComparer.OrdinalIgnoreCase)
    {
        [Ours] = """
            "Atkinson Hyperlegible Next", Verdana, "DejaVu Sans", "Segoe UI", Roboto, "Noto Sans", sans-serif
            """,
        ["Verdana"] = """
            Verdana, "DejaVu Sans", "Noto Sans", sans-serif
            """,
        ["Arial"] = """
            Arial, "Liberation Sans", "Noto Sans", sans-serif
            """,
        ["Tahoma"] = """
            Tahoma, Verdana, "DejaVu Sans", "Noto Sans", sans-serif
            """,
        ["Trebuchet MS"] = """
            "Trebuchet MS", Verdana, "DejaVu Sans", "Noto Sans", sans-serif
            """,
        ["Segoe UI"] = """
            "Segoe UI", Roboto, "Noto Sans", sans-serif
            """,
        ["Georgia"] = """
            Georgia, "DejaVu Serif", "Noto Serif", serif
            """,
    };

    /// <summary>Their names.</summary>
    public static IReadOnlyCollection<string> Names => Stacks.Keys;

    /// <summary>The name as we write it; null for a font that is not on the list.</summary>
    internal static string? Known(string name) => Stacks.Keys.FirstOrDefault(one => string.Equals(one, name.Trim(' ', '"', '\''), StringComparison.OrdinalIgnoreCase));

    /// <summary>The font and what stands in for it, as CSS.</summary>
    internal static string Stack(string name) => Stacks[name];
}
