using System.Text.Json;
using System.Text.Unicode;

namespace ReturnToWork.Lti;

/// <summary>Reads JSON that a stranger wrote: one object, valid UTF-8 to the last escape, no key twice, at most 32 deep.</summary>
internal static class StrictJson
{
    private static readonly JsonDocumentOptions Options = new() { AllowDuplicateProperties = false, MaxDepth = 32 };

    public static JsonElement? ReadObject(ReadOnlySpan<byte> json)
    {
        if (!Utf8.IsValid(json))
        {
            return null;
        }

        try
        {
            var root = JsonElement.Parse(json, Options);
            TouchEveryText(root);
            return root.ValueKind == JsonValueKind.Object ? root : null;
        }
        // InvalidOperationException: half a surrogate pair, which the parser accepts and only GetString finds (reliability 0, point 10).
        catch (Exception failure) when (failure is JsonException or InvalidOperationException)
        {
            return null;
        }
    }

    /// <summary>The value of a property that is a string; null when it is absent or anything else.</summary>
    public static string? Text(this JsonElement element, string name) =>
        element.ValueKind == JsonValueKind.Object && element.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String
            ? value.GetString()
            : null;

    /// <summary>The strings of a property that is a list of strings; null when it is absent or anything else.</summary>
    public static IReadOnlyList<string>? Texts(this JsonElement element, string name) =>
        element.ValueKind == JsonValueKind.Object && element.TryGetProperty(name, out var list) && list.ValueKind == JsonValueKind.Array && list.EnumerateArray().All(item => item.ValueKind == JsonValueKind.String)
            ? [.. list.EnumerateArray().Select(item => item.GetString()!)]
            : null;

    private static void TouchEveryText(JsonElement element)
    {
        switch (element.ValueKind)
        {
            case JsonValueKind.Object:
                foreach (var property in element.EnumerateObject())
                {
                    _ = property.Name;
                    TouchEveryText(property.Value);
                }

                break;
            case JsonValueKind.Array:
                foreach (var item in element.EnumerateArray())
                {
                    TouchEveryText(item);
                }

                break;
            case JsonValueKind.String:
                _ = element.GetString();
                break;
        }
    }
}
