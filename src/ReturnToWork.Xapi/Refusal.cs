namespace ReturnToWork.Xapi;

/// <summary>An expected no: a value, never an exception.</summary>
/// <param name="Code">Stable: a row of the requirements (<c>L06</c>, <c>X-08</c>) or a name of ours (<c>gate-verb</c>). Tests and clients rely on it.</param>
/// <param name="Why">One sentence that says what is wrong and what would be right. It may repeat a field name that the sender wrote, so it is answered and never logged.</param>
/// <param name="Source">The paragraph that demands it.</param>
public sealed record Refusal(string Code, string Why, string Source);

internal static class Spec
{
    public static string Data(string paragraph) => $"xAPI 1.0.3, Data, {paragraph}";

    public static string Communication(string paragraph) => $"xAPI 1.0.3, Communication, {paragraph}";

    public const string Vocabulary = "src/ReturnToWork.Xapi/vocabulary.json";
}

/// <summary>One rule's place in both versions.</summary>
/// <param name="Data">In xAPI 1.0.3, part two (Data).</param>
/// <param name="Ieee">In IEEE 9274.1.1-2023.</param>
internal readonly record struct Paragraph(string Data, string Ieee)
{
    public static readonly Paragraph Formatting = new("2.2", "4.2.1");
    public static readonly Paragraph Statement = new("2.4", "4.2.2");
    public static readonly Paragraph Voiding = new("2.3.2", "4.2.5");
    public static readonly Paragraph Id = new("2.4.1", "4.2.7, UUIDs");
    public static readonly Paragraph Actor = new("2.4.2", "4.2.2.1");
    public static readonly Paragraph Verb = new("2.4.3", "4.2.2.2");
    public static readonly Paragraph Object = new("2.4.4", "4.2.2.3");
    public static readonly Paragraph Interactions = new("2.4.4.1, Interaction Activities", "4.2.2.3, Interaction Activities");
    public static readonly Paragraph Result = new("2.4.5", "4.2.2.4");
    public static readonly Paragraph Score = new("2.4.5.1", "4.2.2.4, Score");
    public static readonly Paragraph Context = new("2.4.6", "4.2.2.5");
    public static readonly Paragraph Authority = new("2.4.9", "4.2.4.2");
    public static readonly Paragraph Version = new("2.4.10", "4.2.4.3");
    public static readonly Paragraph Attachments = new("2.4.11", "4.2.2.6");
    public static readonly Paragraph Signing = new("2.6", "4.2.6");
    public static readonly Paragraph Iris = new("4.3", "4.2.7, IRIs");
    public static readonly Paragraph LanguageMaps = new("4.2", "4.2.7, Language Maps");
    public static readonly Paragraph Extensions = new("4.1", "4.2.7, Extensions");
    public static readonly Paragraph Timestamps = new("4.5", "4.2.7, Timestamps");
    public static readonly Paragraph Durations = new("4.6", "4.2.7, Duration");

    public string Of(XapiVersion version) => version == XapiVersion.V200 ? $"IEEE 9274.1.1, {Ieee}" : Spec.Data(Data);
}
