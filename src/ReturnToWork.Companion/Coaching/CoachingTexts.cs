using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization;
using ReturnToWork.Companion.Coaching.House;

namespace ReturnToWork.Companion.Coaching;

/// <summary>A step of the method, from its week on.</summary>
internal sealed record StepText(int Week, string Title, string Text);

/// <summary>What to do together around one theme; the theme's own folder says it.</summary>
internal sealed record TogetherText(string Core, IReadOnlyList<string> Exercise);

/// <summary>Every sentence that a talk page can produce, in one language. The texts are data: <c>Coaching/Texts</c> and the folders of the themes.</summary>
/// <param name="Names">What W1 to K5 are called.</param>
/// <param name="Hear">"When you hear or see this, say:".</param>
/// <param name="Sentences">By id: the 42 of method 2.4 (<c>W1.O</c>, <c>W1.B</c>, <c>W1.D1</c>, <c>W1.L</c>, <c>K3.Z</c>), openings, closings, the steps of the method, further wordings.</param>
/// <param name="Why">By rule, or rule and subject: why a point is shown.</param>
/// <param name="Rules">By rule: what it does, for the organisation that may switch it off.</param>
internal sealed record CoachingTexts(
    IReadOnlyDictionary<string, string> Names,
    string Hear,
    IReadOnlyDictionary<string, string> Sentences,
    IReadOnlyDictionary<string, string> Why,
    IReadOnlyDictionary<string, string> Rules)
{
    private static readonly Dictionary<string, CoachingTexts> Languages =
        Companion.Texts.Words.Languages.ToDictionary(language => language, Read, StringComparer.Ordinal);

    /// <summary>The themes' names, by number.</summary>
    [JsonIgnore]
    public IReadOnlyDictionary<string, string> Themes { get; private init; } = new Dictionary<string, string>(StringComparer.Ordinal);

    /// <summary>What to do together, by the theme's number.</summary>
    [JsonIgnore]
    public IReadOnlyDictionary<string, TogetherText> Together { get; private init; } = new Dictionary<string, TogetherText>(StringComparer.Ordinal);

    /// <summary>What employees share, in the words of their own preview: by topic, and <c>plan</c>, <c>day</c>, <c>ask</c>.</summary>
    [JsonIgnore]
    public IReadOnlyDictionary<string, string> Shared { get; private init; } = new Dictionary<string, string>(StringComparer.Ordinal);

    // By sentence: the version of the organisation's edition that brought its own words.
    private Dictionary<string, int> Versions { get; init; } = new(StringComparer.Ordinal);

    /// <summary>The texts in Dutch (<c>nl</c>) or English (<c>en</c>).</summary>
    public static CoachingTexts In(string language) => Languages[language];

    /// <summary>The same texts with an organisation's own words in place of those that it changed.</summary>
    public static CoachingTexts In(string language, Edition edition)
    {
        var texts = In(language);
        var own = edition.In(language);
        if (own.Count == 0) return texts;
        return texts with
        {
            Sentences = texts.Sentences.ToDictionary(one => one.Key, one => own.TryGetValue(one.Key, out var changed) ? changed.Text : one.Value, StringComparer.Ordinal),
            Versions = own.ToDictionary(one => one.Key, one => one.Value.Since, StringComparer.Ordinal),
        };
    }

    /// <summary>The theme's name; the number itself for a theme that is not installed here.</summary>
    public string NameOf(string theme) => Themes.GetValueOrDefault(theme, theme);

    /// <summary>The point's sentence.</summary>
    public string SentenceOf(TalkingPoint point) => Fill(Sentences[point.Sentence], point);

    /// <summary>Questions to go on with.</summary>
    public IEnumerable<string> FollowOf(TalkingPoint point) => point.Follow.Select(id => Fill(Sentences[id], point));

    /// <summary>A sentence by the id under which a sheet or a talk names it: <c>open.1</c>, <c>W1.L</c>, <c>W3.B.3</c>, <c>together.3</c>. Null for one that is not there any more.</summary>
    public string? Say(string id)
    {
        if (Sentences.TryGetValue(id, out var text)) return text;
        if (id.LastIndexOf('.') is not (> 0 and var dot)) return null;
        var (name, theme) = (id[..dot], id[(dot + 1)..]);
        if (name == "together") return Together.GetValueOrDefault(theme)?.Core;
        return Sentences.TryGetValue(name, out var filled) && Themes.TryGetValue(theme, out var called) ? filled.Replace("{thema}", called, StringComparison.Ordinal).Replace("{nummer}", theme, StringComparison.Ordinal) : null;
    }

    /// <summary>What the employee shared, as the preview said it; null for a point that stands on no share.</summary>
    public string? SharedIn(TalkingPoint point) => Shared.TryGetValue(point.Subject, out var words) ? words.Replace("{thema}", point.Theme, StringComparison.Ordinal) : null;

    /// <summary>Why the point is shown, in one sentence.</summary>
    public string WhyOf(TalkingPoint point) => Fill(Why.GetValueOrDefault($"{point.Rule}.{point.Subject}") ?? Why[point.Rule], point);

    /// <summary>The version of the organisation's edition that this sentence came from; null where it is the product's own.</summary>
    public int? VersionOf(string sentence) => Versions.TryGetValue(sentence, out var version) ? version : null;

    /// <summary>The step that belongs to the week of a programme; the last one stays.</summary>
    public StepText StepOf(int week)
    {
        var step = Catalogue.Current.StepOf(week);
        return new StepText(step, Sentences[$"step.{step.ToString(CultureInfo.InvariantCulture)}.title"], Sentences[$"step.{step.ToString(CultureInfo.InvariantCulture)}.text"]);
    }

    // Placeholders are filled from the texts themselves, by a code: no word of a statement can reach a page.
    private string Fill(string text, TalkingPoint point) => text
        .Replace("{thema}", NameOf(point.Theme), StringComparison.Ordinal)
        .Replace("{nummer}", point.Theme, StringComparison.Ordinal)
        .Replace("{deel}", point.Determinant is { } determinant ? Names[determinant] : "", StringComparison.Ordinal)
        .Replace("{onderwerp}", Shared.GetValueOrDefault(point.Subject, ""), StringComparison.Ordinal);

    private static CoachingTexts Read(string language)
    {
        using var json = typeof(CoachingTexts).Assembly.GetManifestResourceStream($"coaching.{language}.json")!;
        var themes = Catalogue.Library.Themes.Values.ToDictionary(theme => theme.Number.ToString(CultureInfo.InvariantCulture), StringComparer.Ordinal);
        return JsonSerializer.Deserialize<CoachingTexts>(json, JsonSerializerOptions.Web)! with
        {
            Shared = Catalogue.Library.Themes.Values.FirstOrDefault()?.ShareWords(language) ?? new Dictionary<string, string>(StringComparer.Ordinal),
            Themes = themes.ToDictionary(one => one.Key, one => one.Value.Name(language), StringComparer.Ordinal),
            Together = themes.ToDictionary(one => one.Key, one => new TogetherText(one.Value.CoreSentence(language), one.Value.TogetherExercise(language)), StringComparer.Ordinal),
        };
    }
}
