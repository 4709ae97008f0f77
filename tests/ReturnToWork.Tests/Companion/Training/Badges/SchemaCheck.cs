using System.Globalization;
using System.Text.Json;
using System.Text.RegularExpressions;

namespace ReturnToWork.Tests.Companion.Training.Badges;

/// <summary>
/// Holds JSON to a JSON Schema (2019-09), with the words that the schema of Open Badges 3.0 uses. A word that it does not know is an error and no silence: the package list serves no validator of this draft
/// (NJsonSchema passes over <c>contains</c>).
/// </summary>
internal sealed class SchemaCheck(JsonElement schema)
{
    private static readonly string[] Silent = ["$schema", "$id", "$comment", "$defs", "title", "description"];

    /// <summary>What is wrong, each with its place; empty where all is right.</summary>
    public IReadOnlyList<string> Faults(JsonElement value) => [.. Check(schema, value, "$")];

    private IEnumerable<string> Check(JsonElement rules, JsonElement value, string at) => rules.ValueKind switch
    {
        JsonValueKind.True => [],
        JsonValueKind.False => [$"{at} must not be there"],
        _ => rules.EnumerateObject().Where(rule => !Silent.Contains(rule.Name, StringComparer.Ordinal)).SelectMany(rule => One(rules, rule.Name, rule.Value, value, at)),
    };

    private IEnumerable<string> One(JsonElement rules, string word, JsonElement rule, JsonElement value, string at) => word switch
    {
        "$ref" => Check(Find(rule.GetString()!), value, at),
        "type" => Is(rule.GetString()!, value) ? [] : [$"{at} must be {rule}"],
        "enum" => rule.EnumerateArray().Any(one => JsonElement.DeepEquals(one, value)) ? [] : [$"{at} must be one of {rule}"],
        "const" => JsonElement.DeepEquals(rule, value) ? [] : [$"{at} must be {rule}"],
        "pattern" => value.ValueKind != JsonValueKind.String || Regex.IsMatch(value.GetString()!, rule.GetString()!) ? [] : [$"{at} must match {rule}"],
        "format" => Format(rule.GetString()!, value) ? [] : [$"{at} must be a {rule}"],
        "minItems" => value.ValueKind != JsonValueKind.Array || value.GetArrayLength() >= rule.GetInt32() ? [] : [$"{at} has too few"],
        "required" => value.ValueKind == JsonValueKind.Object ? rule.EnumerateArray().Where(name => !value.TryGetProperty(name.GetString()!, out _)).Select(name => $"{at} lacks {name}") : [],
        "properties" => value.ValueKind == JsonValueKind.Object ? rule.EnumerateObject().SelectMany(named => value.TryGetProperty(named.Name, out var there) ? Check(named.Value, there, $"{at}.{named.Name}") : []) : [],
        "additionalProperties" => value.ValueKind == JsonValueKind.Object ? value.EnumerateObject().Where(named => !Named(rules, named.Name)).SelectMany(named => Check(rule, named.Value, $"{at}.{named.Name}")) : [],
        "items" => Items(rule, value, at),
        "additionalItems" => value.ValueKind == JsonValueKind.Array && rules.TryGetProperty("items", out var first) && first.ValueKind == JsonValueKind.Array
            ? value.EnumerateArray().Index().Skip(first.GetArrayLength()).SelectMany(item => Check(rule, item.Item, $"{at}[{item.Index}]")) : [],
        "contains" => value.ValueKind != JsonValueKind.Array || value.EnumerateArray().Any(item => !Check(rule, item, at).Any()) ? [] : [$"{at} lacks {rule}"],
        "allOf" => rule.EnumerateArray().SelectMany(each => Check(each, value, at)),
        "anyOf" => rule.EnumerateArray().Any(each => !Check(each, value, at).Any()) ? [] : [$"{at} is none of what it may be"],
        "oneOf" => rule.EnumerateArray().Count(each => !Check(each, value, at).Any()) == 1 ? [] : [$"{at} is not exactly one of what it may be"],
        _ => throw new NotSupportedException($"The schema says '{word}', which this check does not know."),
    };

    private IEnumerable<string> Items(JsonElement rule, JsonElement value, string at)
    {
        if (value.ValueKind != JsonValueKind.Array) return [];
        return rule.ValueKind == JsonValueKind.Array
            ? value.EnumerateArray().Zip(rule.EnumerateArray()).Index().SelectMany(pair => Check(pair.Item.Second, pair.Item.First, $"{at}[{pair.Index}]"))
            : value.EnumerateArray().Index().SelectMany(item => Check(rule, item.Item, $"{at}[{item.Index}]"));
    }

    private JsonElement Find(string reference) => reference.Split('/') is ["#", "$defs", var name] ? schema.GetProperty("$defs").GetProperty(name) : throw new NotSupportedException(reference);

    private static bool Named(JsonElement rules, string name) => rules.TryGetProperty("properties", out var known) && known.TryGetProperty(name, out _);

    private static bool Is(string type, JsonElement value) => type switch
    {
        "object" => value.ValueKind == JsonValueKind.Object, "array" => value.ValueKind == JsonValueKind.Array, "string" => value.ValueKind == JsonValueKind.String,
        "boolean" => value.ValueKind is JsonValueKind.True or JsonValueKind.False, "number" => value.ValueKind == JsonValueKind.Number, "integer" => value.ValueKind == JsonValueKind.Number && value.TryGetInt64(out _),
        _ => throw new NotSupportedException(type),
    };

    private static bool Format(string format, JsonElement value) => format switch
    {
        "date-time" => value.ValueKind != JsonValueKind.String || (Regex.IsMatch(value.GetString()!, @"^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?(Z|[+-]\d\d:\d\d)$") && DateTimeOffset.TryParse(value.GetString(), CultureInfo.InvariantCulture, out _)),
        "uri" => value.ValueKind != JsonValueKind.String || Uri.TryCreate(value.GetString(), UriKind.Absolute, out _),
        _ => true,
    };
}
