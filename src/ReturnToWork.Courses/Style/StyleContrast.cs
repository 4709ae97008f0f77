namespace ReturnToWork.Courses.Style;

/// <summary>Two names that meet on a page, and how well one is seen on the other.</summary>
/// <param name="IsText">Letters: refused below 4.5 : 1 (WCAG 1.4.3), warned below 7 : 1 (1.4.6). Else a mark: refused below 3 : 1 (1.4.11, 2.4.13).</param>
/// <param name="Ratio">WCAG's contrast ratio, 1 to 21.</param>
public sealed record StyleContrast(StyleName Front, StyleName Back, bool IsText, double Ratio)
{
    private static readonly (string Front, string Back, bool IsText)[] Pairs =
    [
        (StyleName.Ink, StyleName.Paper, true), (StyleName.Ink, StyleName.Ground, true), (StyleName.Ink, StyleName.Picked, true), (StyleName.Ink, StyleName.Tip, true),
        (StyleName.Ink, StyleName.Ring, true), (StyleName.Head, StyleName.Paper, true), (StyleName.Head, StyleName.Ground, true),
        (StyleName.Go, StyleName.Paper, true), (StyleName.Go, StyleName.Ground, true), (StyleName.GoInk, StyleName.GoGround, true),
        (StyleName.Edge, StyleName.Paper, false), (StyleName.Edge, StyleName.Ground, false),
        (StyleName.RingInk, StyleName.Paper, false), (StyleName.RingInk, StyleName.Ground, false), (StyleName.RingInk, StyleName.Ring, false),
    ];

    /// <summary>Less is refused.</summary>
    public double Least => IsText ? 4.5 : 3;

    /// <summary>What we aim for.</summary>
    public double Good => IsText ? 7 : 3;

    /// <summary>Every pair that meets, in the order in which a reader meets them.</summary>
    internal static IReadOnlyList<StyleContrast> Of(Func<string, StyleColour> colour) =>
        [.. Pairs.Select(pair => new StyleContrast(StyleName.Of(pair.Front), StyleName.Of(pair.Back), pair.IsText, colour(pair.Front).Against(colour(pair.Back))))];
}
