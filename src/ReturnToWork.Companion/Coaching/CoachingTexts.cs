using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization;
using ReturnToWork.Courses;

namespace ReturnToWork.Companion.Coaching;

/// <summary>An affirmation and the verb that must stand behind it; without one it is only shown as "when you hear this, say".</summary>
internal sealed record AffirmText(string? Requires, string Text);

/// <summary>The sentences of one determinant (method 2.4).</summary>
internal sealed record DeterminantText(string Name, string Open, AffirmText? Affirm, IReadOnlyList<string> Follow, string Caution);

/// <summary>A step of the method, from its week on.</summary>
internal sealed record StepText(int Week, string Title, string Text);

/// <summary>What to do together around one theme; the theme's own folder says it.</summary>
internal sealed record TogetherText(string Core, IReadOnlyList<string> Exercise, IReadOnlyList<string> Determinants);

/// <summary>Every sentence that a talk page can produce, in one language. The texts are data: <c>Coaching/Texts</c> and the folders of the themes.</summary>
internal sealed record CoachingTexts(
    IReadOnlyDictionary<string, DeterminantText> Determinants,
    string Ask,
    string Hear,
    IReadOnlyList<string> Openings,
    IReadOnlyList<string> Closings,
    IReadOnlyDictionary<string, string> Why,
    IReadOnlyList<StepText> Steps)
{
    private static readonly ThemeLibrary Library = ThemeLibrary.Load(Path.Combine(AppContext.BaseDirectory, "assets", "themes"));

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

    /// <summary>The theme's name; the number itself for a theme that is not installed here.</summary>
    public string NameOf(string theme) => Themes.GetValueOrDefault(theme, theme);

    /// <summary>The texts in Dutch (<c>nl</c>) or English (<c>en</c>).</summary>
    public static CoachingTexts In(string language) => Languages[language];

    /// <summary>The point's sentence.</summary>
    public string SentenceOf(TalkingPoint point) => point switch
    {
        { Subject: "ask" } => Ask,
        { Kind: PointKind.Affirm, Determinant: { } determinant } => Fill(Determinants[determinant].Affirm!.Text, point),
        _ => Determinants[point.Determinant!].Open,
    };

    /// <summary>What the employee shared, as the preview said it; null for a point that stands on no share.</summary>
    public string? SharedIn(TalkingPoint point) => Shared.TryGetValue(point.Subject, out var words) ? words.Replace("{thema}", point.Theme, StringComparison.Ordinal) : null;

    /// <summary>Why the point is shown, in one sentence.</summary>
    public string WhyOf(TalkingPoint point) => Fill(Why[point.Subject == "ask" ? "R1.ask" : point.Rule], point);

    /// <summary>The step that belongs to the week of a programme; the last one stays.</summary>
    public StepText StepOf(int week) => Steps.Last(step => step.Week <= Math.Max(1, week));

    // Placeholders are filled from the texts themselves, by a code: no word of a statement can reach a page.
    private string Fill(string text, TalkingPoint point) => text
        .Replace("{thema}", NameOf(point.Theme), StringComparison.Ordinal)
        .Replace("{nummer}", point.Theme, StringComparison.Ordinal)
        .Replace("{onderwerp}", Shared.GetValueOrDefault(point.Subject, ""), StringComparison.Ordinal);

    private static CoachingTexts Read(string language)
    {
        using var json = typeof(CoachingTexts).Assembly.GetManifestResourceStream($"coaching.{language}.json")!;
        var themes = Library.Themes.Values.ToDictionary(theme => theme.Number.ToString(CultureInfo.InvariantCulture), StringComparer.Ordinal);
        return JsonSerializer.Deserialize<CoachingTexts>(json, JsonSerializerOptions.Web)! with
        {
            Shared = Library.Themes.Values.FirstOrDefault()?.ShareWords(language) ?? new Dictionary<string, string>(StringComparer.Ordinal),
            Themes = themes.ToDictionary(one => one.Key, one => one.Value.Name(language), StringComparer.Ordinal),
            Together = themes.ToDictionary(one => one.Key, one => new TogetherText(one.Value.CoreSentence(language), one.Value.TogetherExercise(language), one.Value.MainDeterminants), StringComparer.Ordinal),
        };
    }
}
