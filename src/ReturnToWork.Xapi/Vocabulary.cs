using System.Text.Json;

namespace ReturnToWork.Xapi;

/// <summary>One extension: its type says which values are allowed, and there are no others.</summary>
/// <param name="Type">code, codes, int, day (yyyy-MM-dd), hash (lower-case hexadecimal of <c>Max</c> digits) or version (at most <c>Max</c> of 0-9a-f.-).</param>
/// <param name="OnlyWith">The extension is there exactly when each named list holds the named code.</param>
public sealed record VocabularyExtension(
    string Iri, string Type, IReadOnlyList<string>? Values, int? Min, int? Max, bool Required, IReadOnlyDictionary<string, string>? OnlyWith);

public sealed record VocabularyResult(bool Completion);

/// <param name="Stream">progress, personal (never forwarded) or training.</param>
/// <param name="Tellers">Who may say it: player, tool, companion.</param>
/// <param name="Object">theme, screen or requirement.</param>
/// <param name="StatementRef">Whether <c>context.statement</c> must name a share; otherwise it must not be there.</param>
public sealed record VocabularyVerb(
    string Name, string Iri, IReadOnlyDictionary<string, string> Display, string Stream, IReadOnlyList<string> Tellers, string Object,
    bool StatementRef, IReadOnlyDictionary<string, VocabularyExtension> Extensions, VocabularyResult? Result);

public sealed record VocabularyLimits(int IdLength, string ScreenPattern);

public sealed record VocabularyCommon(IReadOnlyList<string> Objects, IReadOnlyDictionary<string, VocabularyExtension> Extensions);

/// <summary><c>vocabulary.json</c> as a value: everything this product ever says.</summary>
public sealed record Vocabulary(
    string Base, IReadOnlyList<string> Languages, VocabularyLimits Limits, VocabularyCommon Common, IReadOnlyList<VocabularyVerb> Verbs)
{
    private static readonly JsonSerializerOptions Web = new(JsonSerializerDefaults.Web);
    private readonly Lazy<Dictionary<string, VocabularyVerb>> byIri = new(() => Verbs.ToDictionary(verb => verb.Iri, StringComparer.Ordinal));

    public static Vocabulary Current { get; } = Load();

    public VocabularyVerb? ByIri(string iri) => byIri.Value.GetValueOrDefault(iri);

    /// <summary>The verb of this short name.</summary>
    /// <exception cref="InvalidOperationException">The name is not in the list: a mistake of the caller's code.</exception>
    public VocabularyVerb Verb(string name) => Verbs.First(verb => verb.Name == name);

    public string VerbIri(string name) => Verb(name).Iri;

    public string ExtensionIri(string name) => $"{Base}/extensions/{name}";

    /// <summary>The extensions a statement with this verb may carry, the common ones included.</summary>
    internal IEnumerable<KeyValuePair<string, VocabularyExtension>> ExtensionsOf(VocabularyVerb verb) =>
        Common.Objects.Contains(verb.Object, StringComparer.Ordinal) ? verb.Extensions.Concat(Common.Extensions) : verb.Extensions;

    private static Vocabulary Load()
    {
        using var stream = typeof(Vocabulary).Assembly.GetManifestResourceStream("vocabulary.json")!;
        return JsonSerializer.Deserialize<Vocabulary>(stream, Web)!;
    }
}
