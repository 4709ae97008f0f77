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

    public static XElement? Read(string path, string file, ProblemList problems)
    {
        XElement root;
        try
        {
            using var reader = XmlReader.Create(path, new XmlReaderSettings { DtdProcessing = DtdProcessing.Prohibit, XmlResolver = null, IgnoreComments = true, IgnoreWhitespace = true, IgnoreProcessingInstructions = true });
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
        }

        return problems.All.Count == before ? root : null;

        void Refuse(XElement element, string what) =>
            problems.Error("svg-not-allowed", file, LineOf(element), $"‘{what}’ mag niet in een tekening. Gebruik vormen, klassen en verwijzingen naar een eigen ‘#id’.", $"‘{what}’ may not be in a drawing. Use shapes, classes and references to an own ‘#id’.");
    }

    public static int LineOf(XElement element) => ((IXmlLineInfo)element).LineNumber;

    private static bool Allowed(XAttribute attribute) =>
        attribute.Name.LocalName == "href" ? attribute.Value.StartsWith('#')
        : (attribute.Name.NamespaceName.Length == 0 || attribute.IsNamespaceDeclaration) && Attributes.Contains(attribute.Name.LocalName)
            && !attribute.Value.Contains("url(", StringComparison.OrdinalIgnoreCase) && !attribute.Value.Contains("javascript:", StringComparison.OrdinalIgnoreCase);
}
