using System.Text.Json;
using System.Text.RegularExpressions;
using ReturnToWork.Courses;
using ReturnToWork.Courses.Reading;
using YamlDotNet.RepresentationModel;

namespace ReturnToWork.Tests.Courses.Texts;

/// <summary>A line of text, where it stands and in which language; <paramref name="Line"/> is 0 where that cannot be said.</summary>
internal sealed record SeenText(string File, int Line, string Language, string Text);

/// <summary>Every text that people see, found by where it lies and not by a list of files: whatever is added to packages-scorm or to a folder Texts is in it by itself.</summary>
/// <param name="root">The repository.</param>
/// <param name="notForReaders">Files that only makers read, as patterns.</param>
internal sealed partial class TextsPeopleSee(string root, IReadOnlyList<Regex> notForReaders)
{
    private static readonly string[] Skipped = ["node_modules", "dist", "bin", "obj", "test"];

    public IEnumerable<string> Files() =>
        Under("packages-scorm", static file => file.EndsWith(".md", StringComparison.Ordinal) || file.EndsWith(".yaml", StringComparison.Ordinal) || file.EndsWith(".json", StringComparison.Ordinal))
            .Concat(Under("src", static file => file.Contains("/Texts/", StringComparison.Ordinal) && file.EndsWith(".json", StringComparison.Ordinal)))
            .Where(file => !notForReaders.Any(pattern => pattern.IsMatch(file)));

    public IEnumerable<SeenText> All() => Files().SelectMany(Read);

    /// <summary>A pattern of files: <c>*</c> within a folder, <c>**</c> below it too.</summary>
    public static Regex Pattern(string files) => new("^" + Regex.Escape(files).Replace(@"\*\*", ".*", StringComparison.Ordinal).Replace(@"\*", "[^/]*", StringComparison.Ordinal) + "$", RegexOptions.CultureInvariant, TimeSpan.FromSeconds(5));

    private IEnumerable<string> Under(string folder, Func<string, bool> isText)
    {
        var place = Path.Combine(root, folder);
        return !Directory.Exists(place) ? [] : Walk(place).Select(path => Path.GetRelativePath(root, path).Replace('\\', '/')).Where(isText).Order(StringComparer.Ordinal);
    }

    private static IEnumerable<string> Walk(string folder) =>
        Directory.EnumerateFiles(folder).Concat(Directory.EnumerateDirectories(folder).Where(inner => !Skipped.Contains(Path.GetFileName(inner), StringComparer.Ordinal)).SelectMany(Walk));

    private IEnumerable<SeenText> Read(string file)
    {
        var text = File.ReadAllText(Path.Combine(root, file));
        var language = LanguageInName().Match(file) is { Success: true } match ? match.Groups["language"].Value : null;
        return Path.GetExtension(file) switch
        {
            ".json" => OfJson(JsonDocument.Parse(text).RootElement, file, text, language),
            ".yaml" => OfYaml(text, file, language),
            _ => text.Split('\n').Select((line, at) => new SeenText(file, at + 1, language ?? "nl", line)),
        };
    }

    private static IEnumerable<SeenText> OfJson(JsonElement element, string file, string source, string? language) => element.ValueKind switch
    {
        JsonValueKind.Object => element.EnumerateObject().SelectMany(one => OfJson(one.Value, file, source, one.Name is "nl" or "en" ? one.Name : language)),
        JsonValueKind.Array => element.EnumerateArray().SelectMany(one => OfJson(one, file, source, language)),
        JsonValueKind.String => [new SeenText(file, LineOf(source, element.GetString()!), language ?? "nl", element.GetString()!)],
        _ => [],
    };

    private static IEnumerable<SeenText> OfYaml(string text, string file, string? language)
    {
        var stream = new YamlStream();
        stream.Load(new StringReader(text));
        return stream.Documents.SelectMany(document => OfNode(document.RootNode, file, language));
    }

    private static IEnumerable<SeenText> OfNode(YamlNode node, string file, string? language) => node switch
    {
        YamlMappingNode map => map.Children.SelectMany(one => OfNode(one.Value, file, one.Key.ToString() is "nl" or "en" ? one.Key.ToString() : language)),
        YamlSequenceNode list => list.Children.SelectMany(one => OfNode(one, file, language)),
        YamlScalarNode { Value: { } value } scalar => [new SeenText(file, (int)scalar.Start.Line, language ?? "nl", value)],
        _ => [],
    };

    private static int LineOf(string source, string text)
    {
        var at = source.IndexOf(text, StringComparison.Ordinal);
        return at < 0 ? 0 : 1 + source.AsSpan(0, at).Count('\n');
    }

    [GeneratedRegex(@"(?:^|[./-])(?<language>nl|en)(?:[./]|$)", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, 5000)]
    private static partial Regex LanguageInName();
}

/// <summary><c>shared/never-exempt.yaml</c>: where a word may stand all the same, and why.</summary>
internal sealed record NeverExempt(IReadOnlyList<Regex> NotForReaders, IReadOnlyList<NeverExempt.Free> All)
{
    public static NeverExempt Read(string path)
    {
        var problems = new ProblemList();
        var root = YamlMap.Of(path, Path.GetFileName(path), problems)!;
        var makers = root.Maps("niet-voor-lezers").SelectMany(map => { map.Required("reden"); return Patterns(map); }).ToList();
        var free = root.Maps("vrij").Select(map =>
        {
            var one = new Free(Patterns(map), map.Has("groepen") ? [.. map.Texts("groepen")] : [], map.Has("woorden") ? [.. map.Texts("woorden")] : [], map.Text("zin"), map.Required("reden"), map.Line);
            map.Done();
            return one;
        }).ToList();
        root.Done();
        return problems.AnyError ? throw new InvalidOperationException(string.Join('\n', problems.All)) : new NeverExempt(makers, free);
    }

    private static List<Regex> Patterns(YamlMap map) => [.. map.Texts("bestanden").Select(TextsPeopleSee.Pattern)];

    internal sealed record Free(IReadOnlyList<Regex> Files, IReadOnlyList<string> Groups, IReadOnlyList<string> Words, string? Sentence, string Why, int Line)
    {
        public bool Covers(SeenText text, string said, string group) => Files.Any(pattern => pattern.IsMatch(text.File))
            && (Groups.Contains(group) || Words.Contains(said, StringComparer.OrdinalIgnoreCase) || (Sentence is { } sentence && text.Text.Contains(sentence, StringComparison.Ordinal) && sentence.Contains(said, StringComparison.OrdinalIgnoreCase)));
    }
}
