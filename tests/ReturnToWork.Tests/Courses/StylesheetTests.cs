using System.Globalization;
using System.Text.RegularExpressions;
using Shouldly;
using Xunit;

namespace ReturnToWork.Tests.Courses;

/// <summary>What a reader with low vision or a small screen relies on, read from the stylesheet that is served.</summary>
public sealed class StylesheetTests
{
    private static readonly string Css = File.ReadAllText(Path.Combine(SampleThemes.Repository, "packages-scorm", "player", "dist", "player.css"));

    [Theory]
    [InlineData("ink", "paper", 7)]
    [InlineData("ink", "ground", 7)]
    [InlineData("ink", "picked", 7)]
    [InlineData("ink", "kind", 7)]
    [InlineData("go", "paper", 7)]
    [InlineData("go", "ground", 7)]
    [InlineData("edge", "paper", 3)]
    [InlineData("edge", "ground", 3)]
    [InlineData("ink", "ring", 7)]
    public void Text_has_a_contrast_of_seven_to_one_and_edges_of_three(string front, string back, double least) =>
        Contrast(Colour(front), Colour(back)).ShouldBeGreaterThanOrEqualTo(least);

    [Fact]
    public void It_turns_with_the_direction_of_the_language_and_loads_nothing_from_elsewhere()
    {
        Regex.Matches(Css, @"(?:margin|padding|border)-(?:left|right)|[\s;{](?:left|right)\s*:|float\s*:").ShouldBeEmpty();
        Css.ShouldNotContain("//", customMessage: "No other origin: the page must work in a frame and without internet.");
        Css.ShouldNotContain("@import");
    }

    [Theory]
    [InlineData("@media print")]
    [InlineData("@media (forced-colors: active)")]
    [InlineData("@media (prefers-reduced-motion: reduce)")]
    [InlineData("font-size: 125%")]
    [InlineData("line-height: 1.6")]
    [InlineData("max-inline-size: 60ch")]
    [InlineData("font-size: 14pt")]
    [InlineData("size: A4")]
    public void It_keeps_its_promises(string rule) => Css.ShouldContain(rule);

    private static string Colour(string name) => Regex.Match(Css, $@"--{name}: #([0-9a-f]{{3,6}});").Groups[1].Value;

    /// <summary>WCAG 2.2, "contrast ratio" and "relative luminance".</summary>
    private static double Contrast(string one, string other)
    {
        var (a, b) = (Luminance(one), Luminance(other));
        return (Math.Max(a, b) + 0.05) / (Math.Min(a, b) + 0.05);
    }

    private static double Luminance(string hex)
    {
        var full = hex.Length == 3 ? string.Concat(hex.Select(digit => $"{digit}{digit}")) : hex;
        var parts = Enumerable.Range(0, 3).Select(i => int.Parse(full.AsSpan(i * 2, 2), NumberStyles.HexNumber, CultureInfo.InvariantCulture) / 255.0)
            .Select(part => part <= 0.04045 ? part / 12.92 : Math.Pow((part + 0.055) / 1.055, 2.4)).ToArray();
        return (0.2126 * parts[0]) + (0.7152 * parts[1]) + (0.0722 * parts[2]);
    }
}
