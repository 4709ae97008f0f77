using System.Globalization;
using YamlDotNet.Core;
using YamlDotNet.RepresentationModel;

namespace ReturnToWork.Courses.Reading;

/// <summary>A YAML mapping that remembers which keys were asked for, so that a mistyped key is an error with a line and not a silence.</summary>
internal sealed class YamlMap(YamlMappingNode node, string file, int lineOffset, ProblemList problems)
{
    private readonly HashSet<string> read = new(StringComparer.Ordinal);

    public int Line => LineOf(node);

    public IEnumerable<string> Keys => node.Children.Keys.OfType<YamlScalarNode>().Select(key => key.Value ?? "");

    public bool Has(string key) => node.Children.ContainsKey(new YamlScalarNode(key));

    /// <summary>The same from a file; null when that cannot be used.</summary>
    public static YamlMap? Of(string path, string file, ProblemList problems) => TextFile.Read(path, file, problems) is { } yaml ? Parse(yaml, file, 0, problems) : null;

    /// <summary>Reads <paramref name="yaml"/>; when it is no mapping the problem is noted and the answer is null.</summary>
    public static YamlMap? Parse(string yaml, string file, int lineOffset, ProblemList problems)
    {
        try
        {
            if (!YamlShape.IsPlain(yaml, file, lineOffset, problems))
                return null;
            var stream = new YamlStream();
            stream.Load(new StringReader(yaml));
            if (stream.Documents.Count == 0)
                return new YamlMap(new YamlMappingNode(), file, lineOffset, problems);
            if (stream.Documents[0].RootNode is YamlMappingNode root)
                return new YamlMap(root, file, lineOffset, problems);
            problems.Error("yaml", file, lineOffset + 1, "Schrijf hier regels van de vorm ‘sleutel: waarde’.", "Write lines of the form ‘key: value’ here.");
        }
        catch (Exception e) when (e is YamlException or InvalidOperationException or ArgumentException)
        {
            // The reader of YAML has surprises of its own for text that is no YAML at all; they know no line.
            var line = lineOffset + ((e as YamlException)?.Start.Line is { } start ? (int)start : 1);
            problems.Error("yaml", file, line, $"Deze YAML is niet te lezen ({e.Message}). Kijk naar inspringen, dubbele sleutels en aanhalingstekens.", $"This YAML cannot be read ({e.Message}). Look at indents, double keys and quotes.");
        }

        return null;
    }

    public string Required(string key)
    {
        var value = Text(key);
        if (string.IsNullOrWhiteSpace(value))
            problems.Error("missing-key", file, Line, $"Hier ontbreekt ‘{key}’. Voeg de regel ‘{key}: …’ toe.", $"‘{key}’ is missing here. Add the line ‘{key}: …’.");
        return value ?? "";
    }

    public string? Text(string key) => Child(key) switch
    {
        null => null,
        YamlScalarNode scalar => scalar.Value,
        var other => Wrong<string>(other, key, "tekst", "text"),
    };

    public bool Flag(string key) => Text(key) switch
    {
        null or "false" or "nee" => false,
        "true" or "ja" => true,
        _ => Wrong<object>(Child(key)!, key, "ja of nee", "ja or nee (yes or no)") is not null,
    };

    public int Number(string key, int otherwise)
    {
        var text = Text(key);
        if (text is null)
            return otherwise;
        if (int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number))
            return number;
        Wrong<object>(Child(key)!, key, "een getal", "a number");
        return otherwise;
    }

    public YamlMap? Map(string key) => Child(key) switch
    {
        null => null,
        YamlMappingNode map => new YamlMap(map, file, lineOffset, problems),
        var other => Wrong<YamlMap>(other, key, "regels ‘sleutel: waarde’", "lines ‘key: value’"),
    };

    public YamlMap RequiredMap(string key)
    {
        var map = Map(key);
        if (map is null && !Has(key))
            Required(key);
        return map ?? new YamlMap(new YamlMappingNode(), file, Line - 1, problems);
    }

    public IReadOnlyList<YamlMap> Maps(string key) => [.. Sequence(key).Select(item =>
        item is YamlMappingNode map ? new YamlMap(map, file, lineOffset, problems) : Wrong<YamlMap>(item, key, "regels ‘sleutel: waarde’", "lines ‘key: value’")).OfType<YamlMap>()];

    public IReadOnlyList<string> Texts(string key) => [.. Sequence(key).Select(item => (item as YamlScalarNode)?.Value ?? Wrong<string>(item, key, "tekst", "text")).OfType<string>()];

    public int LineOfKey(string key) => node.Children.Keys.FirstOrDefault(k => k is YamlScalarNode s && s.Value == key) is { } found ? LineOf(found) : Line;

    /// <summary>Every key nobody asked for becomes a problem.</summary>
    public void Done(params IReadOnlyCollection<string> alsoKnown)
    {
        foreach (var key in node.Children.Keys)
        {
            var name = (key as YamlScalarNode)?.Value ?? "?";
            if (!read.Contains(name) && !alsoKnown.Contains(name, StringComparer.Ordinal))
                problems.Error("unknown-key", file, LineOf(key), $"De sleutel ‘{name}’ bestaat niet. Bekend zijn hier: {string.Join(", ", read.Order(StringComparer.Ordinal))}.", $"The key ‘{name}’ does not exist. Known here: {string.Join(", ", read.Order(StringComparer.Ordinal))}.");
        }
    }

    private IEnumerable<YamlNode> Sequence(string key) => Child(key) switch
    {
        null => [],
        YamlSequenceNode sequence => sequence.Children,
        var other => Wrong<IEnumerable<YamlNode>>(other, key, "een lijst met streepjes", "a list with dashes") ?? [],
    };

    private YamlNode? Child(string key)
    {
        read.Add(key);
        return node.Children.TryGetValue(new YamlScalarNode(key), out var child) ? child : null;
    }

    private T? Wrong<T>(YamlNode at, string key, string dutch, string english) where T : class
    {
        problems.Error("wrong-value", file, LineOf(at), $"Bij ‘{key}’ hoort {dutch}.", $"‘{key}’ wants {english}.");
        return null;
    }

    private int LineOf(YamlNode at) => lineOffset + Math.Max(1, (int)at.Start.Line);
}
