using ReturnToWork.Tool.Http;

namespace ReturnToWork.Tool.Admin.Launches;

/// <summary>What a code of the launch log means, and what to do.</summary>
internal sealed record CodeWords(string Means, string Do);

/// <summary>The codes of the Lti room in words. They are data: <c>Admin/Texts/launch-codes.json</c>. A code that ends with <c>*</c> stands for all that begin so and have no words of their own.</summary>
internal static class LaunchCodes
{
    private static readonly Dictionary<string, Entry> Known = EmbeddedText.Read<List<Entry>>("admin.launch-codes.json")
        .SelectMany(entry => entry.Codes.Select(code => (code, entry))).ToDictionary(pair => pair.code, pair => pair.entry, StringComparer.Ordinal);

    /// <summary>Null for a code that nobody wrote words for.</summary>
    public static CodeWords? Of(string code, string language) =>
        Find(code) is { } entry ? language == "nl" ? entry.Nl : entry.En : null;

    private static Entry? Find(string code) =>
        Known.TryGetValue(code, out var exact) ? exact
            : code.IndexOf('-', StringComparison.Ordinal) is > 0 and var dash && Known.TryGetValue($"{code[..dash]}-*", out var family) ? family
            : null;

    private sealed record Entry(IReadOnlyList<string> Codes, CodeWords Nl, CodeWords En);
}
