using System.Text.Json;

namespace ReturnToWork.Xapi;

/// <summary>What a statement may be about (L08): an activity, an agent or group, another statement, or a sub-statement.</summary>
internal static class ObjectShape
{
    private static readonly string Source = Spec.Data("2.4.4");
    private static readonly string Interactions = Spec.Data("2.4.4.1, Interaction Activities");

    private static readonly Shape Component = new(Interactions, "id") { ["id"] = Kind.Text, ["description"] = Kind.LanguageMap };

    private static readonly Dictionary<string, string[]> ComponentLists = new(StringComparer.Ordinal)
    {
        ["choices"] = ["choice", "sequencing"], ["scale"] = ["likert"], ["source"] = ["matching"], ["target"] = ["matching"], ["steps"] = ["performance"],
    };

    private static readonly Shape DefinitionShape = new(Source)
    {
        ["name"] = Kind.LanguageMap, ["description"] = Kind.LanguageMap, ["type"] = Kind.Iri, ["moreInfo"] = Kind.Iri, ["extensions"] = Kind.Extensions,
        ["interactionType"] = Kind.OneOf(Interactions, "true-false", "choice", "fill-in", "long-fill-in", "matching", "performance", "sequencing", "likert", "numeric", "other"),
        ["correctResponsesPattern"] = Kind.ArrayOf(Kind.Text),
        ["choices"] = Components, ["scale"] = Components, ["source"] = Components, ["target"] = Components, ["steps"] = Components,
    };

    private static readonly Shape ActivityShape = new(Source, "id")
    {
        ["objectType"] = Kind.OneOf(Source, "Activity"), ["id"] = Kind.Iri, ["definition"] = Definition,
    };

    private static readonly Shape RefShape = new(Spec.Data("2.4.4.3"), "objectType", "id")
    {
        ["objectType"] = Kind.OneOf(Source, "StatementRef"), ["id"] = Kind.Uuid,
    };

    public static Refusal? Object(JsonElement value, string where) => Words.TextOf(value, "objectType") switch
    {
        "SubStatement" => StatementShape.SubStatement(value, where),
        _ => InSubStatement(value, where),
    };

    public static Refusal? InSubStatement(JsonElement value, string where) => Words.TextOf(value, "objectType") switch
    {
        "Agent" or "Group" => ActorShape.AgentOrGroup(value, where),
        "StatementRef" => StatementRef(value, where),
        "SubStatement" => new("L08", $"{where} is a sub-statement within a sub-statement.", Spec.Data("2.4.4.3")),
        _ => Activity(value, where),
    };

    public static Refusal? Activity(JsonElement value, string where) => ActivityShape.Of(value, where);

    public static Refusal? StatementRef(JsonElement value, string where) => RefShape.Of(value, where);

    private static Refusal? Definition(JsonElement value, string where)
    {
        if (DefinitionShape.Of(value, where) is { } refusal) return refusal;
        var interaction = Words.TextOf(value, "interactionType");
        if (interaction is null && value.TryGetProperty("correctResponsesPattern", out _)) return new("L08", $"{where} needs interactionType.", Interactions);
        foreach (var (list, kinds) in ComponentLists)
            if (value.TryGetProperty(list, out _) && !kinds.Contains(interaction, StringComparer.Ordinal))
                return new("L08", $"{where}.{list} goes with interactionType {string.Join(" or ", kinds)}.", Interactions);
        return null;
    }

    private static Refusal? Components(JsonElement value, string where)
    {
        if (Kind.ArrayOf(Component.Of)(value, where) is { } refusal) return refusal;
        var ids = new HashSet<string>(StringComparer.Ordinal);
        foreach (var component in value.EnumerateArray())
            if (!ids.Add(component.GetProperty("id").GetString()!)) return new("L08", $"{where} has one id twice.", Interactions);
        return null;
    }
}
