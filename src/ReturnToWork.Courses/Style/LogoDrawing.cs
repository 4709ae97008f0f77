using ReturnToWork.Courses.Checking;

namespace ReturnToWork.Courses.Style;

/// <summary>A logo that is drawn (SVG): the same short list of shapes as the drawings of themes, and no references, which could be made to repeat without end.</summary>
public static class LogoDrawing
{
    private const int MostShapes = 2000;

    /// <summary>What is to be mended; none when the drawing may be shown.</summary>
    /// <param name="svg">The whole file.</param>
    public static IReadOnlyList<ThemeProblem> Check(string svg)
    {
        var problems = new ProblemList();
        var root = SvgFile.Parse(svg, "logo.svg", problems);
        if (root is null) return problems.All;
        if (root.Name.LocalName != "svg" || root.Attribute("viewBox") is null)
            problems.Error("logo-viewbox", "logo.svg", 0, "De tekening begint met <svg> en heeft een ‘viewBox’. Bewaar het logo nog een keer als gewone SVG.", "The drawing starts with <svg> and has a ‘viewBox’. Save the logo again as plain SVG.");
        if (root.Descendants().Any(element => element.Name.LocalName is "use" or "symbol"))
            problems.Error("logo-use", "logo.svg", 0, "‘use’ en ‘symbol’ mogen niet in een logo. Bewaar het logo met gewone vormen, of als PNG.", "‘use’ and ‘symbol’ may not be in a logo. Save the logo with plain shapes, or as PNG.");
        if (root.Descendants().Count() > MostShapes)
            problems.Error("logo-shapes", "logo.svg", 0, $"Dit logo heeft meer dan {MostShapes} vormen. Maak het eenvoudiger, of bewaar het als PNG.", $"This logo has more than {MostShapes} shapes. Make it simpler, or save it as PNG.");
        return problems.All;
    }
}
