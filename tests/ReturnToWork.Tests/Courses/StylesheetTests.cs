using System.Globalization;
using System.Text.RegularExpressions;
using Shouldly;
using Xunit;

namespace ReturnToWork.Tests.Courses;

/// <summary>What a reader with low vision or a small screen relies on, read from the stylesheet that is served.</summary>
public sealed class StylesheetTests
{
    private static readonly string Room = Path.Combine(SampleThemes.Repository, "packages-scorm", "player");
    private static readonly string Css = File.ReadAllText(Path.Combine(Room, "dist", "player.css"));

    [Theory]
    [InlineData("ink", "paper", 7)]
    [InlineData("ink", "ground", 7)]
    [InlineData("ink", "picked", 7)]
    [InlineData("ink", "kind", 7)]
    [InlineData("head", "paper", 7)]
    [InlineData("go", "paper", 7)]
    [InlineData("go", "ground", 7)]
    [InlineData("go-ink", "go-ground", 7)]
    [InlineData("edge", "paper", 3)]
    [InlineData("edge", "ground", 3)]
    [InlineData("ink", "ring", 7)]
    [InlineData("ring-ink", "ring", 3)]
    [InlineData("ring-ink", "paper", 3)]
    [InlineData("ring-ink", "ground", 3)]
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
    [InlineData("max-inline-size: 40ch")]
    [InlineData("font-size: 14pt")]
    [InlineData("size: A4")]
    public void It_keeps_its_promises(string rule) => Css.ShouldContain(rule);

    [Fact]
    public void One_list_sets_every_name_that_any_rule_reads()
    {
        var set = Regex.Matches(File.ReadAllText(Path.Combine(Room, "css", "0-tokens.css")), @"(--[\w-]+):").Select(match => match.Groups[1].Value).ToHashSet();
        foreach (var file in Directory.GetFiles(Path.Combine(Room, "css"), "[1-9]-*.css"))
            Regex.Matches(File.ReadAllText(file), @"var\((--[\w-]+)\)").Select(match => match.Groups[1].Value).Where(name => !set.Contains(name)).ShouldBeEmpty(file);
        Regex.Matches(Css, @"var\((--(?!_)[\w-]+)\)").Select(match => match.Groups[1].Value).Where(name => !set.Contains(name)).Distinct()
            .ShouldBe(["--nl-link-text-decoration-thickness"], "it is read inside max(…, 1px), where nothing set means nothing");
    }

    [Fact]
    public void The_components_of_NL_Design_System_are_there_and_no_proprietary_token_is()
    {
        foreach (var rule in (string[])[".nl-button{", ".nl-button:where(.nl-button--primary){", ".nl-heading--level-2{", ".nl-link:any-link{", ".nl-skip-link{", ".nl-data-badge{"])
            Css.ShouldContain(rule);
        foreach (var name in (string[])["utrecht", "rijkshuisstijl", "rhc-", "ams-", "amsterdam"])
            Css.ShouldNotContain(name, Case.Insensitive);
    }

    /// <summary>As the names say it on a screen: the first time that one is set.</summary>
    private static string Colour(string name)
    {
        var value = Regex.Match(Css, $@"--{name}: ([^;]+);").Groups[1].Value;
        return value.StartsWith("var(--", StringComparison.Ordinal) ? Colour(value[6..^1]) : value[1..];
    }

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
