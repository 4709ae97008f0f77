using System.Text.Json;
using System.Text.Json.Nodes;

namespace ReturnToWork.Tests.Lti.Mutations;

/// <summary>One change of one member of a JSON object.</summary>
/// <param name="Path">Names from the outside in.</param>
/// <param name="Kind"><c>removed</c>, <c>null</c>, <c>emptied</c>, <c>type</c>, <c>value</c> or <c>duplicated</c>.</param>
internal sealed record Mutation(string[] Path, string Kind)
{
    private const string Twin = "the same once more";

    public static readonly IReadOnlyList<string> Kinds = ["removed", "null", "emptied", "type", "value", "duplicated"];

    /// <summary>Without the long beginnings of claims.</summary>
    public string Name => string.Join('/', Path.Select(part => part[(part.LastIndexOf('/') + 1)..]));

    public override string ToString() => $"{Name} {Kind}";

    /// <summary>Every change of every member, inner objects included.</summary>
    public static IEnumerable<Mutation> Of(JsonObject whole) => Of(whole, []);

    /// <summary>The changed object as text; null where this change would change nothing.</summary>
    public string? Apply(JsonObject whole)
    {
        var copy = whole.DeepClone().AsObject();
        var holder = Path[..^1].Aggregate(copy, (inside, name) => inside[name]!.AsObject());
        var name = Path[^1];
        var before = holder[name]?.DeepClone();
        if (Kind == "removed") holder.Remove(name);
        else if (Kind == "duplicated") holder[Twin] = before;
        else holder[name] = Changed(before);
        if (Kind is not "removed" and not "duplicated" && JsonNode.DeepEquals(before, holder[name])) return null;
        return copy.ToJsonString().Replace($"\"{Twin}\"", JsonSerializer.Serialize(name), StringComparison.Ordinal);
    }

    private static IEnumerable<Mutation> Of(JsonObject inside, string[] above) => inside.SelectMany(member =>
        Kinds.Where(kind => kind != "value" || member.Value is not JsonObject).Select(kind => new Mutation([.. above, member.Key], kind))
            .Concat(member.Value is JsonObject inner ? Of(inner, [.. above, member.Key]) : []));

    private JsonNode? Changed(JsonNode? before) => (Kind, before?.GetValueKind()) switch
    {
        ("null", _) => null,
        ("emptied", JsonValueKind.String) => "",
        ("emptied", JsonValueKind.Number) => 0,
        ("emptied", JsonValueKind.Array) => new JsonArray(),
        ("emptied", JsonValueKind.Object) => new JsonObject(),
        ("type", JsonValueKind.String) => 7,
        ("type", JsonValueKind.Number) => before!.ToJsonString(),
        ("type", JsonValueKind.Array) => new JsonObject { ["0"] = "x" },
        ("type", JsonValueKind.Object) => new JsonArray("x"),
        ("value", JsonValueKind.String) => before!.GetValue<string>() + "x",
        ("value", JsonValueKind.Number) => before!.GetValue<long>() + 10_000_000,
        ("value", JsonValueKind.Array) => new JsonArray("x"),
        _ => before?.DeepClone(),
    };
}
