using System.Xml;
using System.Xml.Linq;

namespace ReturnToWork.Courses.Checking;

/// <summary>
/// Reads a drawing that will stand inside our own page. Only what a flat drawing needs is let through (a list of what may, not of
/// what may not), so no script, style, event, text or foreign reference can come along.
/// </summary>
internal static class SvgFile
{
    private static readonly HashSet<string> Elements = ["svg", "symbol", "g", "path", "circle", "ellipse", "rect", "line", "polyline", "polygon", "use", "title", "desc"];

    private static readonly HashSet<string> Attributes =
    [
        "id", "class", "viewBox", "width", "height", "x", "y", "x1", "x2", "y1", "y2", "cx", "cy", "r", "rx", "ry", "d", "points", "transform",
        "fill", "stroke", "stroke-width", "stroke-linecap", "stroke-linejoin", "stroke-dasharray", "fill-rule", "opacity", "data-step", "xmlns",
    ];

    private static readonly HashSet<string> Moves = ["d-move-in", "d-move-up", "d-move-down", "d-fade", "d-nod", "d-wave"];

    /// <summary>Grounds and lines (<c>css/4-drawings.css</c>), and how a part of a drawing moves when its step is shown (<c>css/2-scene.css</c>): each once, at most five seconds.</summary>
    private static readonly HashSet<string> Classes = ["d-a", "d-b", "d-c", "d-e", "d-h", "d-k", "d-l", "d-la", "d-lb", "d-lc", "d-ln", "d-lr", "d-lw", "d-n", "d-r", "d-s", "d-t", "d-w", .. Moves, "d-after-1", "d-after-2"];

    public static XElement? Read(string path, string file, ProblemList problems)
    {
        using var stream = File.OpenRead(path);
        return Read(settings => XmlReader.Create(stream, settings), file, problems);
    }

    /// <summary>The same from text.</summary>
    public static XElement? Parse(string svg, string file, ProblemList problems)
    {
        using var text = new StringReader(svg);
        return Read(settings => XmlReader.Create(text, settings), file, problems);
    }

    private static XElement? Read(Func<XmlReaderSettings, XmlReader> open, string file, ProblemList problems)
    {
        XElement root;
        try
        {
            using var reader = open(new XmlReaderSettings { DtdProcessing = DtdProcessing.Prohibit, XmlResolver = null, IgnoreComments = true, IgnoreWhitespace = true, IgnoreProcessingInstructions = true, MaxCharactersInDocument = 2_000_000 });
            root = XElement.Load(reader, LoadOptions.SetLineInfo);
        }
        catch (XmlException e)
        {
            problems.Error("svg", file, e.LineNumber, $"Deze tekening is niet te lezen: {e.Message}", $"This drawing cannot be read: {e.Message}");
            return null;
        }

        var before = problems.All.Count;
        foreach (var element in root.DescendantsAndSelf())
        {
            if (!Elements.Contains(element.Name.LocalName) || element.Name.NamespaceName != "http://www.w3.org/2000/svg")
                Refuse(element, $"<{element.Name.LocalName}>");
            foreach (var attribute in element.Attributes())
                if (!Allowed(attribute))
                    Refuse(element, attribute.Name.LocalName);
            Class(element);
        }

        return problems.All.Count == before ? root : null;

        void Class(XElement element)
        {
            var classes = (element.Attribute("class")?.Value ?? "").Split(' ', StringSplitOptions.RemoveEmptyEntries);
            foreach (var unknown in classes.Where(name => !Classes.Contains(name)))
                problems.Error("svg-class", file, LineOf(element), $"De klasse ‘{unknown}’ kennen we niet. Kies uit {string.Join(", ", Classes.Order(StringComparer.Ordinal))}.", $"We do not know the class ‘{unknown}’. Choose from {string.Join(", ", Classes.Order(StringComparer.Ordinal))}.");
            if (classes.Any(Moves.Contains) && element.Attribute("transform") is not null)
                problems.Error("svg-moves-twice", file, LineOf(element), "Wat beweegt, mag zelf geen ‘transform’ hebben. Zet er een <g> omheen met de klasse.", "What moves may have no ‘transform’ of its own. Put a <g> with the class around it.");
        }

        void Refuse(XElement element, string what) =>
            problems.Error("svg-not-allowed", file, LineOf(element), $"‘{what}’ mag niet in een tekening. Gebruik vormen, klassen en verwijzingen naar een eigen ‘#id’.", $"‘{what}’ may not be in a drawing. Use shapes, classes and references to an own ‘#id’.");
    }

    public static int LineOf(XElement element) => ((IXmlLineInfo)element).LineNumber;

    private static bool Allowed(XAttribute attribute) =>
        attribute.Name.LocalName == "href" ? attribute.Value.StartsWith('#')
        : (attribute.Name.NamespaceName.Length == 0 || attribute.IsNamespaceDeclaration) && Attributes.Contains(attribute.Name.LocalName)
            && !attribute.Value.Contains("url(", StringComparison.OrdinalIgnoreCase) && !attribute.Value.Contains("javascript:", StringComparison.OrdinalIgnoreCase);
}
