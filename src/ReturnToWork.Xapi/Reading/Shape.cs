using System.Text.Json;

namespace ReturnToWork.Xapi;

internal delegate Refusal? Check(JsonElement value, string where);

/// <summary>One structure of the specification as a table: property, and what must hold of it. Everything else is refused (L06).</summary>
internal sealed class Shape(string source, params string[] required) : Dictionary<string, Check>(StringComparer.Ordinal)
{
    public Refusal? Of(JsonElement value, string where)
    {
        if (Kind.Object(value, where, source) is { } notObject) return notObject;
        foreach (var property in value.EnumerateObject())
        {
            if (!TryGetValue(property.Name, out var check))
                return new("L06", $"{where} has a property \"{Words.Short(property.Name)}\" that xAPI 1.0.3 does not know; names are case-sensitive.", source);
            if (check(property.Value, $"{where}.{property.Name}") is { } refusal) return refusal;
        }

        foreach (var name in required)
            if (!value.TryGetProperty(name, out _)) return new("L06", $"{where} needs \"{name}\".", source);
        return null;
    }
}

/// <summary>The kinds of value that the tables are made of.</summary>
internal static class Kind
{
    private static readonly string Source = Spec.Data("2.2");

    public static Refusal? Object(JsonElement value, string where, string source) =>
        value.ValueKind == JsonValueKind.Object ? null : new("L06", $"{where} must be an object.", source);

    public static Refusal? Text(JsonElement value, string where) =>
        value.ValueKind == JsonValueKind.String ? null : new("L06", $"{where} must be a text.", Source);

    public static Refusal? Boolean(JsonElement value, string where) =>
        value.ValueKind is JsonValueKind.True or JsonValueKind.False ? null : new("L06", $"{where} must be true or false.", Source);

    public static Refusal? Number(JsonElement value, string where) =>
        value.ValueKind == JsonValueKind.Number ? null : new("L06", $"{where} must be a number.", Source);

    public static Refusal? WholeNumber(JsonElement value, string where) =>
        value.ValueKind == JsonValueKind.Number && value.TryGetInt64(out var number) && number >= 0 ? null : new("L06", $"{where} must be a whole number of 0 or more.", Source);

    public static Refusal? Iri(JsonElement value, string where) => Word(value, where, Words.IsIri, "an IRI with a scheme", Spec.Data("4.1"));

    public static Refusal? Uuid(JsonElement value, string where) => Word(value, where, text => Words.TryUuid(text, out _), "a UUID with hyphens", Spec.Data("2.4.1"));

    public static Refusal? Language(JsonElement value, string where) => Word(value, where, Words.IsLanguage, "a language tag of RFC 5646", Spec.Data("2.4.6"));

    public static Refusal? Timestamp(JsonElement value, string where) =>
        Word(value, where, text => Words.TryTimestamp(text, out _), "an ISO 8601 date and time with a known offset", Spec.Data("4.5"), "L14");

    public static Refusal? Duration(JsonElement value, string where) => Word(value, where, Words.IsDuration, "an ISO 8601 duration", Spec.Data("4.6"), "L09");

    public static Refusal? Version(JsonElement value, string where) =>
        Word(value, where, text => text == "1.0" || (text.StartsWith("1.0.", StringComparison.Ordinal) && text.Length <= 16), "1.0.x", Spec.Data("2.4.10"));

    public static Refusal? LanguageMap(JsonElement value, string where)
    {
        if (Object(value, where, Spec.Data("4.2")) is { } refusal) return refusal;
        foreach (var property in value.EnumerateObject())
        {
            if (!Words.IsLanguage(property.Name)) return new("L06", $"{where} has a key that is no language tag of RFC 5646.", Spec.Data("4.2"));
            if (Text(property.Value, where) is { } notText) return notText;
        }

        return null;
    }

    /// <summary>Keys are IRIs; values are free, null included.</summary>
    public static Refusal? Extensions(JsonElement value, string where)
    {
        if (Object(value, where, Spec.Data("4.4")) is { } refusal) return refusal;
        foreach (var property in value.EnumerateObject())
            if (!Words.IsIri(property.Name)) return new("L06", $"{where} has a key that is not an IRI.", Spec.Data("4.4"));
        return null;
    }

    public static Check ArrayOf(Check item) => (value, where) =>
    {
        if (value.ValueKind != JsonValueKind.Array) return new("L06", $"{where} must be a list.", Source);
        var index = 0;
        foreach (var element in value.EnumerateArray())
            if (item(element, $"{where}[{index++}]") is { } refusal) return refusal;
        return null;
    };

    public static Check OneOf(string source, params string[] values) => (value, where) =>
        value.ValueKind == JsonValueKind.String && values.Contains(value.GetString(), StringComparer.Ordinal)
            ? null : new("L06", $"{where} must be one of {string.Join(", ", values)}.", source);

    private static Refusal? Word(JsonElement value, string where, Func<string, bool> holds, string meaning, string source, string code = "L06") =>
        value.ValueKind == JsonValueKind.String && holds(value.GetString()!) ? null : new(code, $"{where} must be {meaning}.", source);
}
