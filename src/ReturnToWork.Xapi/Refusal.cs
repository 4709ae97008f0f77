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
