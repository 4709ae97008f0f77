using System.Text.Json;

namespace ReturnToWork.Tests.Lrs.Properties;

/// <summary>Whether two JSON texts mean the same, numbers digit by digit; says where they do not.</summary>
internal static class SameJson
{
    /// <returns>The first place that differs, or null.</returns>
    public static string? Difference(JsonElement expected, JsonElement actual, string at = "$")
    {
        if (expected.ValueKind != actual.ValueKind) return $"{at}: {expected.ValueKind} became {actual.ValueKind}";
        switch (expected.ValueKind)
        {
            case JsonValueKind.Object:
                var names = expected.EnumerateObject().Select(property => property.Name).ToHashSet(StringComparer.Ordinal);
                names.SymmetricExceptWith(actual.EnumerateObject().Select(property => property.Name));
                if (names.Count > 0) return $"{at}: only one of both has {string.Join(", ", names)}";
                return expected.EnumerateObject().Select(property => Difference(property.Value, actual.GetProperty(property.Name), $"{at}.{property.Name}")).FirstOrDefault(difference => difference is not null);
            case JsonValueKind.Array:
                if (expected.GetArrayLength() != actual.GetArrayLength()) return $"{at}: {expected.GetArrayLength()} items became {actual.GetArrayLength()}";
                return expected.EnumerateArray().Zip(actual.EnumerateArray()).Select((pair, n) => Difference(pair.First, pair.Second, $"{at}[{n}]")).FirstOrDefault(difference => difference is not null);
            case JsonValueKind.String:
                return expected.GetString() == actual.GetString() ? null : $"{at}: {expected.GetRawText()} became {actual.GetRawText()}";
            default:
                return expected.GetRawText() == actual.GetRawText() ? null : $"{at}: {expected.GetRawText()} became {actual.GetRawText()}";
        }
    }
}
