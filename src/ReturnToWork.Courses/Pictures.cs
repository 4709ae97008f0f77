using System.Xml.Linq;
using ReturnToWork.Courses.Checking;

namespace ReturnToWork.Courses;

/// <summary>Our own drawings, checked when read: <c>symbols.svg</c> by name, and every step of a scene as <c>scene-{file}-{step}</c>.</summary>
internal sealed class Pictures(IReadOnlyDictionary<string, XElement> byName)
{
    private static readonly XNamespace Svg = "http://www.w3.org/2000/svg";

    /// <summary>Where a step stands in the strip; the page places it anew.</summary>
    private static readonly HashSet<string> PlaceInStrip = new(StringComparer.Ordinal) { "x", "y", "width", "height", "data-step" };

    public static Pictures Empty { get; } = new(new Dictionary<string, XElement>(StringComparer.Ordinal));

    public IEnumerable<string> Names => byName.Keys;

    public bool Has(string name) => byName.ContainsKey(name);

    public static string SceneStep(string source, int step) => FormattableString.Invariant($"scene-{Path.GetFileNameWithoutExtension(source)}-{step}");

    /// <summary>The names of symbols that a drawing uses in its turn, such as a person inside a scene.</summary>
    public IEnumerable<string> UsedBy(string name) => byName[name].Descendants(Svg + "use").Select(use => (use.Attribute("href")?.Value ?? "").TrimStart('#')).Distinct(StringComparer.Ordinal);

    /// <summary>A <c>&lt;symbol&gt;</c> whose id is the name; a page holds each drawing once and points to it.</summary>
    public XElement Symbol(string name) => byName[name];

    public Pictures With(Pictures others) => new(byName.Concat(others.All).ToDictionary(StringComparer.Ordinal));

    private IReadOnlyDictionary<string, XElement> All => byName;

    public static Pictures ReadSymbols(string path, string file, ProblemList problems)
    {
        var found = new Dictionary<string, XElement>(StringComparer.Ordinal);
        foreach (var symbol in SvgFile.Read(path, file, problems)?.Elements(Svg + "symbol") ?? [])
        {
            if (!found.TryAdd(symbol.Attribute("id")?.Value ?? "", symbol))
                problems.Error("double-symbol", file, SvgFile.LineOf(symbol), "Dit plaatje staat er twee keer. Geef elk een eigen id.", "This picture is there twice. Give each its own id.");
        }

        return new Pictures(found);
    }

    /// <summary>A scene file is a strip of <c>&lt;svg data-step="n"&gt;</c>; each becomes a symbol of its own.</summary>
    public static Pictures ReadScenes(string folder, string name, ProblemList problems)
    {
        var found = new Dictionary<string, XElement>(StringComparer.Ordinal);
        var scenes = Path.Combine(folder, "scenes");
        foreach (var path in (Directory.Exists(scenes) ? Directory.GetFiles(scenes, "*.svg") : []).Order(StringComparer.Ordinal))
        {
            foreach (var step in SvgFile.Read(path, $"{name}/scenes/{Path.GetFileName(path)}", problems)?.Elements(Svg + "svg") ?? [])
            {
                var id = $"scene-{Path.GetFileNameWithoutExtension(path)}-{step.Attribute("data-step")?.Value}";
                found[id] = new XElement(Svg + "symbol", new XAttribute("id", id), step.Attributes().Where(a => !PlaceInStrip.Contains(a.Name.LocalName)), step.Nodes());
            }
        }

        return new Pictures(found);
    }
}
