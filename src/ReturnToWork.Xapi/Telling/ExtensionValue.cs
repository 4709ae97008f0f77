using System.Globalization;
using System.Text.Json;

namespace ReturnToWork.Xapi;

/// <summary>Whether a value is one that the vocabulary allows. Free text fits none of the types.</summary>
internal static class ExtensionValue
{
    public static bool Fits(JsonElement value, VocabularyExtension extension) => extension.Type switch
    {
        "code" => IsCode(value, extension),
        "codes" => AreCodes(value, extension),
        "int" => value.ValueKind == JsonValueKind.Number && value.TryGetInt32(out var number) && number >= extension.Min && number <= extension.Max,
        "day" => value.ValueKind == JsonValueKind.String && DateOnly.TryParseExact(value.GetString(), "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out _),
        "hash" => value.ValueKind == JsonValueKind.String && value.GetString()!.Length == extension.Max && value.GetString()!.All(char.IsAsciiHexDigitLower),
        "version" => value.ValueKind == JsonValueKind.String && value.GetString()!.Length is var length && length > 0 && length <= extension.Max
            && value.GetString()!.All(c => char.IsAsciiHexDigitLower(c) || c is '.' or '-'),
        _ => false,
    };

    private static bool IsCode(JsonElement value, VocabularyExtension extension) =>
        value.ValueKind == JsonValueKind.String && extension.Values!.Contains(value.GetString(), StringComparer.Ordinal);

    private static bool AreCodes(JsonElement value, VocabularyExtension extension) =>
        value.ValueKind == JsonValueKind.Array
        && value.GetArrayLength() is var count && count > 0 && count <= extension.Max
        && value.EnumerateArray().All(item => IsCode(item, extension))
        && value.EnumerateArray().Select(item => item.GetString()).Distinct(StringComparer.Ordinal).Count() == count;
}
