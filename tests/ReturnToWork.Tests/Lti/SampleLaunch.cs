using System.Text.Json.Nodes;

namespace ReturnToWork.Tests.Lti;

/// <summary>One file of <c>samples/launches</c>: see the README there for its fields.</summary>
internal sealed record SampleLaunch(JsonObject Header, JsonObject Claims, string Sign, string? Token, JsonObject? Expect)
{
    private static readonly string Folder = Path.Combine(Root(), "samples", "launches");

    public static IEnumerable<string> Good => Names().Where(name => name.StartsWith("good-", StringComparison.Ordinal));

    public static IEnumerable<string> Bad => Names().Where(name => !name.StartsWith("good-", StringComparison.Ordinal));

    /// <summary>Those of the folder <c>deep-linking</c>.</summary>
    public static IEnumerable<string> DeepLinks => Names("deep-linking").Select(name => "deep-linking/" + name);

    /// <summary>The refusal that a bad sample is named after; what follows the dot only tells siblings apart.</summary>
    public static string CodeOf(string name) => Path.GetFileName(name).Split('.')[0];

    public static SampleLaunch Read(string name, IReadOnlyDictionary<string, string> words, DateTimeOffset now)
    {
        var file = Load(name);
        JsonObject header = new() { ["typ"] = "JWT", ["alg"] = "RS256", ["kid"] = "{{kid}}" };
        var claims = file["payload"]?.AsObject() ?? (file["base"] is { } other ? Load(other.GetValue<string>())["claims"]!.AsObject() : []);
        Merge(header, file["header"]);
        Merge(claims, file["claims"]);
        return new SampleLaunch(
            Filled(header, words, now).AsObject(), Filled(claims, words, now).AsObject(),
            file["sign"]?.GetValue<string>() ?? "rs256", file["token"]?.GetValue<string>(), file["expect"]?.AsObject());
    }

    // RFC 7396, one level deep: null takes away.
    private static void Merge(JsonObject into, JsonNode? changes)
    {
        foreach (var (key, value) in changes?.AsObject() ?? [])
        {
            into.Remove(key);
            if (value is not null) into[key] = value.DeepClone();
        }
    }

    private static JsonNode Filled(JsonNode node, IReadOnlyDictionary<string, string> words, DateTimeOffset now)
    {
        switch (node)
        {
            case JsonObject many:
                return new JsonObject(many.Select(pair => KeyValuePair.Create(pair.Key, pair.Value is null ? null : Filled(pair.Value, words, now))));
            case JsonArray list:
                return new JsonArray([.. list.Select(item => item is null ? null : Filled(item, words, now))]);
            case JsonValue value when value.TryGetValue<string>(out var text):
                if (text.StartsWith("{{now", StringComparison.Ordinal))
                {
                    var seconds = text[5..^2];
                    return now.ToUnixTimeSeconds() + (seconds.Length == 0 ? 0 : long.Parse(seconds, System.Globalization.CultureInfo.InvariantCulture));
                }

                return words.Aggregate(text, (filled, word) => filled.Replace("{{" + word.Key + "}}", word.Value, StringComparison.Ordinal));
            default:
                return node.DeepClone();
        }
    }

    private static JsonObject Load(string name) => JsonNode.Parse(File.ReadAllText(Path.Combine(Folder, name + ".json")))!.AsObject();

    private static IEnumerable<string> Names(string folder = "") =>
        Directory.GetFiles(Path.Combine(Folder, folder), "*.json").Select(file => Path.GetFileNameWithoutExtension(file)).Order(StringComparer.Ordinal);

    private static string Root()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder.FullName, "ReturnToWork.sln"))) folder = folder.Parent!;
        return folder.FullName;
    }
}
