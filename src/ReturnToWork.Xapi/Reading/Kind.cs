using System.Runtime.InteropServices;
using System.Text;
using System.Text.Json;

namespace ReturnToWork.Xapi;

/// <summary>The kinds of value that the tables are made of.</summary>
internal static class Kind
{
    private delegate bool Holds(ReadOnlySpan<byte> text);

    public static Fault? Text(JsonElement value, XapiVersion version) => value.ValueKind == JsonValueKind.String ? null : Wrong("a text");

    public static Fault? Boolean(JsonElement value, XapiVersion version) => value.ValueKind is JsonValueKind.True or JsonValueKind.False ? null : Wrong("true or false");

    public static Fault? Number(JsonElement value, XapiVersion version) =>
        value.ValueKind != JsonValueKind.Number ? Wrong("a number") : JsonGate.IsNumber(value) ? null : JsonGate.BadNumber;

    public static Fault? WholeNumber(JsonElement value, XapiVersion version) =>
        value.ValueKind == JsonValueKind.Number && value.TryGetInt64(out var number) && number >= 0 ? null : Wrong("a whole number of 0 or more");

    public static Fault? Iri(JsonElement value, XapiVersion version) => Word(value, Words.IsIri, "an IRI with a scheme", Paragraph.Iris);

    public static Fault? Uuid(JsonElement value, XapiVersion version) => Word(value, static text => Words.TryUuid(text, out _), "a UUID with hyphens", Paragraph.Id);

    public static Fault? Language(JsonElement value, XapiVersion version) => Word(value, LanguageTag.IsWellFormed, "a language tag of RFC 5646", Paragraph.Context);

    public static Fault? Duration(JsonElement value, XapiVersion version) => Word(value, Durations.Is, "an ISO 8601 duration", Paragraph.Durations, "L09");

    public static Fault? Timestamp(JsonElement value, XapiVersion version) => version == XapiVersion.V200
        ? Word(value, static text => Moments.TryRfc3339(text, out _), "an RFC 3339 date and time with a known offset", Paragraph.Timestamps, "L14")
        : Word(value, static text => Moments.TryIso8601(text, out _), "an ISO 8601 date and time with a known offset", Paragraph.Timestamps, "L14");

    /// <summary>A 2.0 store also takes in what was said in 1.0.x.</summary>
    public static Fault? Version(JsonElement value, XapiVersion version) => version == XapiVersion.V200
        ? Word(value, static text => XapiVersions.Read(text) is not null, "1.0.x or 2.0.x", Paragraph.Version)
        : Word(value, static text => XapiVersions.Read(text) is XapiVersion.V103, "1.0.x", Paragraph.Version);

    public static Fault? LanguageMap(JsonElement value, XapiVersion version)
    {
        if (value.ValueKind != JsonValueKind.Object) return new("L06", "must be an object.", Paragraph.LanguageMaps);
        foreach (var property in value.EnumerateObject())
        {
            if (!LanguageTag.IsWellFormed(NameOf(property))) return new("L06", "has a key that is no language tag of RFC 5646.", Paragraph.LanguageMaps);
            if (property.Value.ValueKind != JsonValueKind.String) return new("L06", "must hold texts only.", Paragraph.LanguageMaps);
        }

        return JsonGate.NamesOnce(value);
    }

    /// <summary>Keys are IRIs; values are free, null included.</summary>
    public static Fault? Extensions(JsonElement value, XapiVersion version)
    {
        if (value.ValueKind != JsonValueKind.Object) return new("L06", "must be an object.", Paragraph.Extensions);
        foreach (var property in value.EnumerateObject())
            if (!Words.IsIri(NameOf(property))) return new("L06", "has a key that is not an IRI.", Paragraph.Extensions);
        return JsonGate.Free(value);
    }

    public static Check ListOf(Check item, bool orNone = true) => (value, version) =>
    {
        if (value.ValueKind != JsonValueKind.Array) return Wrong("a list");
        var index = 0;
        foreach (var element in value.EnumerateArray())
        {
            if (item(element, version) is { } fault) return fault.Under(index);
            index++;
        }

        return orNone || index > 0 ? null : Wrong("a list that is not empty");
    };

    public static Check OneOf(Paragraph source, params string[] values) => (value, _) =>
    {
        foreach (var allowed in values)
            if (value.ValueKind == JsonValueKind.String && value.ValueEquals(allowed)) return null;
        return new("L06", values.Length == 1 ? $"must be {values[0]}." : $"must be one of {string.Join(", ", values)}.", source);
    };

    /// <summary>The text's UTF-8 without its escapes; without a copy when there are none.</summary>
    public static ReadOnlySpan<byte> Utf8(JsonElement text)
    {
        var raw = JsonMarshal.GetRawUtf8Value(text)[1..^1];
        return raw.Contains((byte)'\\') ? Encoding.UTF8.GetBytes(text.GetString()!) : raw;
    }

    public static ReadOnlySpan<byte> NameOf(JsonProperty property)
    {
        var raw = JsonMarshal.GetRawUtf8PropertyName(property);
        return raw.Contains((byte)'\\') ? Encoding.UTF8.GetBytes(property.Name) : raw;
    }

    private static Fault? Word(JsonElement value, Holds holds, string meaning, Paragraph source, string code = "L06") =>
        value.ValueKind == JsonValueKind.String && holds(Utf8(value)) ? null : new(code, $"must be {meaning}.", source);

    private static Fault Wrong(string meaning) => new("L06", $"must be {meaning}.", Paragraph.Formatting);
}
