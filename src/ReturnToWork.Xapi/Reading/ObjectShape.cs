using System.Text.Json;

namespace ReturnToWork.Xapi;

/// <summary>What a statement may be about (L08): an activity, an agent or group, another statement, or a sub-statement.</summary>
internal static class ObjectShape
{
    private static readonly Paragraph References = new("2.4.4.3", "4.2.2.3, Statement Reference");
    private static readonly Shape Component = new(Paragraph.Interactions, "id") { { "id", Kind.Text }, { "description", Kind.LanguageMap } };

    private static readonly (string List, string[] Kinds)[] ComponentLists =
    [
        ("choices", ["choice", "sequencing"]), ("scale", ["likert"]), ("source", ["matching"]), ("target", ["matching"]), ("steps", ["performance"]),
    ];

    private static readonly Shape DefinitionShape = new(Paragraph.Object)
    {
        { "name", Kind.LanguageMap }, { "description", Kind.LanguageMap }, { "type", Kind.Iri }, { "moreInfo", Kind.Iri }, { "extensions", Kind.Extensions },
        { "interactionType", Kind.OneOf(Paragraph.Interactions, "true-false", "choice", "fill-in", "long-fill-in", "matching", "performance", "sequencing", "likert", "numeric", "other") },
        { "correctResponsesPattern", Kind.ListOf(Kind.Text) },
        { "choices", Components }, { "scale", Components }, { "source", Components }, { "target", Components }, { "steps", Components },
    };

    private static readonly Shape ActivityShape = new(Paragraph.Object, "id") { { "id", Kind.Iri }, { "objectType", Kind.OneOf(Paragraph.Object, "Activity") }, { "definition", Definition } };

    private static readonly Shape RefShape = new(References, "objectType", "id") { { "objectType", Kind.OneOf(References, "StatementRef") }, { "id", Kind.Uuid } };

    public static Fault? Object(JsonElement value, XapiVersion version) =>
        Words.Is(value, "objectType"u8, "SubStatement"u8) ? StatementShape.SubStatement(value, version) : InSubStatement(value, version);

    public static Fault? InSubStatement(JsonElement value, XapiVersion version) => Words.TextOf(value, "objectType") switch
    {
        null or "Activity" => Activity(value, version),
        "Agent" or "Group" => ActorShape.AgentOrGroup(value, version),
        "StatementRef" => StatementRef(value, version),
        "SubStatement" => new("L08", "is a sub-statement within a sub-statement.", StatementShape.Within),
        _ => new("L08", "needs an objectType that xAPI knows: Activity, Agent, Group, StatementRef or SubStatement.", Paragraph.Object),
    };

    public static Fault? Activity(JsonElement value, XapiVersion version) => ActivityShape.Of(value, version);

    public static Fault? StatementRef(JsonElement value, XapiVersion version) => RefShape.Of(value, version);

    public static Fault? Definition(JsonElement value, XapiVersion version)
    {
        if (DefinitionShape.Of(value, version) is { } fault) return fault;
        var interaction = Words.TextOf(value, "interactionType");
        if (interaction is null && value.TryGetProperty("correctResponsesPattern"u8, out _)) return new("L08", "needs interactionType.", Paragraph.Interactions);
        foreach (var (list, kinds) in ComponentLists)
            if (value.TryGetProperty(list, out _) && !kinds.Contains(interaction, StringComparer.Ordinal))
                return new("L08", $"has {list}, which goes with interactionType {string.Join(" or ", kinds)}.", Paragraph.Interactions);
        return null;
    }

    private static Fault? Components(JsonElement value, XapiVersion version)
    {
        if (ComponentList(value, version) is { } fault) return fault;
        var ids = new HashSet<string>(StringComparer.Ordinal);
        foreach (var component in value.EnumerateArray())
            if (!ids.Add(component.GetProperty("id"u8).GetString()!)) return new("L08", "has one id twice.", Paragraph.Interactions);
        return null;
    }

    private static readonly Check ComponentList = Kind.ListOf(Component.Of);
}
