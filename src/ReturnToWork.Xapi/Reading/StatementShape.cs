using System.Text.Json;

namespace ReturnToWork.Xapi;

/// <summary>The statement as a whole, its result and its context (L06, L09, L10).</summary>
internal static class StatementShape
{
    public const string Voided = "http://adlnet.gov/expapi/verbs/voided";
    private static readonly string Source = Spec.Data("2.4");

    private static readonly Shape Verb = new(Spec.Data("2.4.3"), "id") { ["id"] = Kind.Iri, ["display"] = Kind.LanguageMap };

    private static readonly Shape ScoreShape = new(Spec.Data("2.4.5.1")) { ["scaled"] = Kind.Number, ["raw"] = Kind.Number, ["min"] = Kind.Number, ["max"] = Kind.Number };

    private static readonly Shape Result = new(Spec.Data("2.4.5"))
    {
        ["score"] = Score, ["success"] = Kind.Boolean, ["completion"] = Kind.Boolean, ["response"] = Kind.Text, ["duration"] = Kind.Duration, ["extensions"] = Kind.Extensions,
    };

    private static readonly Shape ContextActivities = new(Spec.Data("2.4.6.2")) { ["parent"] = Activities, ["grouping"] = Activities, ["category"] = Activities, ["other"] = Activities };

    private static readonly Shape Context = new(Spec.Data("2.4.6"))
    {
        ["registration"] = Kind.Uuid, ["instructor"] = ActorShape.AgentOrGroup, ["team"] = ActorShape.Group, ["contextActivities"] = ContextActivities.Of,
        ["revision"] = Kind.Text, ["platform"] = Kind.Text, ["language"] = Kind.Language, ["statement"] = ObjectShape.StatementRef, ["extensions"] = Kind.Extensions,
    };

    private static readonly Shape Attachment = new(Spec.Data("2.4.11"), "usageType", "display", "contentType", "length", "sha2")
    {
        ["usageType"] = Kind.Iri, ["display"] = Kind.LanguageMap, ["description"] = Kind.LanguageMap, ["contentType"] = Kind.Text,
        ["length"] = Kind.WholeNumber, ["sha2"] = Kind.Text, ["fileUrl"] = Kind.Iri,
    };

    private static readonly Shape Whole = new(Source, "actor", "verb", "object")
    {
        ["id"] = Kind.Uuid, ["actor"] = ActorShape.AgentOrGroup, ["verb"] = Verb.Of, ["object"] = ObjectShape.Object, ["result"] = Result.Of, ["context"] = Context.Of,
        ["timestamp"] = Kind.Timestamp, ["stored"] = Kind.Timestamp, ["authority"] = ActorShape.AgentOrGroup, ["version"] = Kind.Version, ["attachments"] = Kind.ArrayOf(Attachment.Of),
    };

    private static readonly Shape Sub = new(Spec.Data("2.4.4.3"), "objectType", "actor", "verb", "object")
    {
        ["objectType"] = Kind.OneOf(Source, "SubStatement"), ["actor"] = ActorShape.AgentOrGroup, ["verb"] = Verb.Of, ["object"] = ObjectShape.InSubStatement,
        ["result"] = Result.Of, ["context"] = Context.Of, ["timestamp"] = Kind.Timestamp, ["attachments"] = Kind.ArrayOf(Attachment.Of),
    };

    public static Refusal? Statement(JsonElement value, string where) => Whole.Of(value, where) ?? Together(value, where);

    public static Refusal? SubStatement(JsonElement value, string where) => Sub.Of(value, where) ?? Together(value, where);

    private static Refusal? Together(JsonElement value, string where)
    {
        var about = value.GetProperty("object");
        var aboutActivity = Words.TextOf(about, "objectType") is null or "Activity";
        if (!aboutActivity && value.TryGetProperty("context", out var context))
            foreach (var name in (string[])["revision", "platform"])
                if (context.TryGetProperty(name, out _)) return new("L08", $"{where}.context.{name} is only for statements about an activity.", Spec.Data("2.4.6"));

        return value.GetProperty("verb").GetProperty("id").GetString() == Voided && Words.TextOf(about, "objectType") != "StatementRef"
            ? new("L10", $"{where} voids, so its object must be a StatementRef.", Spec.Data("2.3.2")) : null;
    }

    private static Refusal? Activities(JsonElement value, string where) =>
        value.ValueKind == JsonValueKind.Array ? Kind.ArrayOf(ObjectShape.Activity)(value, where) : ObjectShape.Activity(value, where);

    private static Refusal? Score(JsonElement value, string where)
    {
        if (ScoreShape.Of(value, where) is { } refusal) return refusal;
        double? scaled = Of("scaled"), raw = Of("raw"), min = Of("min"), max = Of("max");
        return scaled is < -1 or > 1 || min >= max || raw < min || raw > max
            ? new("L09", $"{where} must keep scaled within -1 and 1, and min ≤ raw ≤ max with min below max.", Spec.Data("2.4.5.1")) : null;

        double? Of(string name) => value.TryGetProperty(name, out var number) ? number.GetDouble() : null;
    }
}
