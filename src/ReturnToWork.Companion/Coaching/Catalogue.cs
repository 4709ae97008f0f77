using System.Globalization;
using System.Text.Json;
using ReturnToWork.Courses;

namespace ReturnToWork.Companion.Coaching;

/// <summary>What there is to say, whatever the language: ids of sentences, the evidence that an affirmation requires, the weeks of the method. Data: <c>Coaching/Texts/catalogue.json</c>.</summary>
/// <param name="Steps">Weeks in which a step of the method begins.</param>
/// <param name="Always">Sentences that are on every page.</param>
/// <param name="Requires">By affirmation: verbs of the evidence that must stand behind it; empty for those that are only said on hearing or seeing it.</param>
internal sealed record Catalogue(IReadOnlyList<int> Steps, IReadOnlyList<string> Always, IReadOnlyDictionary<string, IReadOnlyList<string>> Requires)
{
    public static readonly ThemeLibrary Library = ThemeLibrary.Load(Path.Combine(AppContext.BaseDirectory, "assets", "themes"));

    public static readonly Catalogue Current = Read();

    private IReadOnlyDictionary<string, IReadOnlyList<string>> Themes { get; init; } = new Dictionary<string, IReadOnlyList<string>>(StringComparer.Ordinal);

    /// <summary>Ids of all sentences, in the order of the texts.</summary>
    public IReadOnlyList<string> Sentences { get; private init; } = [];

    /// <summary>The week in which the step of this week began; the last one stays.</summary>
    public int StepOf(int week) => Steps.Last(step => step <= Math.Max(1, week));

    /// <summary>What a theme is mainly about.</summary>
    public IReadOnlyList<string> DeterminantsOf(string theme) => Themes.GetValueOrDefault(theme, []);

    /// <summary>Whether this is an affirmation that can be offered as "when you hear or see this, say".</summary>
    public bool NeedsNoEvidence(string affirmation) => Requires.TryGetValue(affirmation, out var verbs) && verbs.Count == 0;

    private static Catalogue Read()
    {
        using var json = typeof(Catalogue).Assembly.GetManifestResourceStream("coaching.catalogue.json")!;
        using var dutch = JsonDocument.Parse(typeof(Catalogue).Assembly.GetManifestResourceStream("coaching.nl.json")!);
        return JsonSerializer.Deserialize<Catalogue>(json, JsonSerializerOptions.Web)! with
        {
            Sentences = [.. dutch.RootElement.GetProperty("sentences").EnumerateObject().Select(sentence => sentence.Name)],
            Themes = Library.Themes.Values.ToDictionary(theme => theme.Number.ToString(CultureInfo.InvariantCulture), theme => theme.MainDeterminants, StringComparer.Ordinal),
        };
    }
}
