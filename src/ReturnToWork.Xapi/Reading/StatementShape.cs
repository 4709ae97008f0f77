using System.Text.Json;

namespace ReturnToWork.Xapi;

/// <summary>The statement as a whole and its result (L06, L09, L10).</summary>
internal static class StatementShape
{
    public const string Voided = "http://adlnet.gov/expapi/verbs/voided";

    public static readonly Paragraph Within = new("2.4.4.3, SubStatements", "4.2.4.2; 4.2.2.3, Sub-Statement");

    private static readonly Shape Verb = new(Paragraph.Verb, "id") { { "id", Kind.Iri }, { "display", Kind.LanguageMap } };

    private static readonly Shape ScoreShape = new(Paragraph.Score) { { "scaled", Kind.Number }, { "raw", Kind.Number }, { "min", Kind.Number }, { "max", Kind.Number } };

    private static readonly Shape Result = new(Paragraph.Result)
    {
        { "score", Score }, { "success", Kind.Boolean }, { "completion", Kind.Boolean }, { "response", Kind.Text }, { "duration", Kind.Duration }, { "extensions", Kind.Extensions },
    };

    private static readonly Shape Whole = new(Paragraph.Statement, "actor", "verb", "object")
    {
        { "id", Kind.Uuid }, { "actor", ActorShape.AgentOrGroup }, { "verb", Verb.Of }, { "object", ObjectShape.Object }, { "result", Result.Of }, { "context", ContextShape.Of },
        { "timestamp", Kind.Timestamp }, { "stored", Kind.Timestamp }, { "authority", ActorShape.Authority }, { "version", Kind.Version }, { "attachments", AttachmentShape.List },
    };

    private static readonly Shape Sub = new(Within, "objectType", "actor", "verb", "object")
    {
        { "objectType", Kind.OneOf(Within, "SubStatement") }, { "actor", ActorShape.AgentOrGroup }, { "verb", Verb.Of }, { "object", ObjectShape.InSubStatement },
        { "result", Result.Of }, { "context", ContextShape.Of }, { "timestamp", Kind.Timestamp }, { "attachments", AttachmentShape.List },
    };

    public static Fault? Statement(JsonElement value, XapiVersion version) => Whole.Of(value, version) ?? Together(value);

    public static Fault? SubStatement(JsonElement value, XapiVersion version) => Sub.Of(value, version) ?? Together(value);

    private static Fault? Together(JsonElement value)
    {
        var about = value.GetProperty("object"u8);
        var untyped = !about.TryGetProperty("objectType"u8, out _);
        if (!untyped && !Words.Is(about, "objectType"u8, "Activity"u8) && value.TryGetProperty("context"u8, out var context))
            foreach (var name in (ReadOnlySpan<string>)["revision", "platform"])
                if (context.TryGetProperty(name, out _)) return new("L08", $"has context.{name}, which is only for statements about an activity.", Paragraph.Context);

        return Words.Is(value.GetProperty("verb"u8), "id"u8, "http://adlnet.gov/expapi/verbs/voided"u8) && !Words.Is(about, "objectType"u8, "StatementRef"u8)
            ? new("L10", "voids, so its object must be a StatementRef.", Paragraph.Voiding) : null;
    }

    private static Fault? Score(JsonElement value, XapiVersion version)
    {
        if (ScoreShape.Of(value, version) is { } fault) return fault;
        double? scaled = Of("scaled"u8), raw = Of("raw"u8), min = Of("min"u8), max = Of("max"u8);
        return scaled is < -1 or > 1 || min >= max || raw < min || raw > max
            ? new("L09", "must keep scaled within -1 and 1, and min ≤ raw ≤ max with min below max.", Paragraph.Score) : null;

        double? Of(ReadOnlySpan<byte> name) => value.TryGetProperty(name, out var number) ? number.GetDouble() : null;
    }
}
