using System.Text.Json;

namespace ReturnToWork.Companion.Coaching;

/// <summary>An affirmation and the verb that must stand behind it; without one it is only shown as "when you hear this, say".</summary>
internal sealed record AffirmText(string? Requires, string Text);

/// <summary>The sentences of one determinant (method 2.4).</summary>
internal sealed record DeterminantText(string Name, string Open, AffirmText? Affirm, IReadOnlyList<string> Follow, string Caution);

/// <summary>A step of the method, from its week on.</summary>
internal sealed record StepText(int Week, string Title, string Text);

/// <summary>What to do together around one theme.</summary>
internal sealed record TogetherText(string Core, IReadOnlyList<string> Exercise, IReadOnlyList<string> Determinants);

/// <summary>Every sentence that a talk page can produce, in one language. The texts are data: <c>Coaching/Texts</c>.</summary>
internal sealed record CoachingTexts(
    IReadOnlyDictionary<string, DeterminantText> Determinants,
    string Ask,
    string Hear,
    IReadOnlyList<string> Openings,
    IReadOnlyList<string> Closings,
    IReadOnlyDictionary<string, string> Topics,
    IReadOnlyDictionary<string, string> Themes,
    IReadOnlyDictionary<string, string> Why,
    IReadOnlyList<StepText> Steps,
    IReadOnlyDictionary<string, TogetherText> Together)
{
    private static readonly Dictionary<string, CoachingTexts> Languages =
        Companion.Texts.Words.Languages.ToDictionary(language => language, Read, StringComparer.Ordinal);

    /// <summary>The texts in Dutch (<c>nl</c>) or English (<c>en</c>).</summary>
    public static CoachingTexts In(string language) => Languages[language];

    /// <summary>The point's sentence.</summary>
    public string SentenceOf(TalkingPoint point) => point switch
    {
        { Subject: "ask" } => Ask,
        { Kind: PointKind.Affirm, Determinant: { } determinant } => Fill(Determinants[determinant].Affirm!.Text, point),
        _ => Determinants[point.Determinant!].Open,
    };

    /// <summary>Why the point is shown, in one sentence.</summary>
    public string WhyOf(TalkingPoint point) => Fill(Why[point.Subject == "ask" ? "R1.ask" : point.Rule], point);

    /// <summary>The step that belongs to the week of a programme; the last one stays.</summary>
    public StepText StepOf(int week) => Steps.Last(step => step.Week <= Math.Max(1, week));

    // Placeholders are filled from the texts themselves, by a code: no word of a statement can reach a page.
    private string Fill(string text, TalkingPoint point) => text
        .Replace("{thema}", Themes.GetValueOrDefault(point.Theme, point.Theme), StringComparison.Ordinal)
        .Replace("{nummer}", point.Theme, StringComparison.Ordinal)
        .Replace("{onderwerp}", Topics.GetValueOrDefault(point.Subject, ""), StringComparison.Ordinal);

    private static CoachingTexts Read(string language)
    {
        using var json = typeof(CoachingTexts).Assembly.GetManifestResourceStream($"coaching.{language}.json")!;
        return JsonSerializer.Deserialize<CoachingTexts>(json, JsonSerializerOptions.Web)!;
    }
}
