using System.Runtime.InteropServices;
using System.Text.Json;

namespace ReturnToWork.Xapi;

/// <summary>What a store knows of an activity, gathered from the statements about it.</summary>
public static class ActivityDefinition
{
    /// <summary>
    /// The definition after another statement brought one (xAPI 1.0.3, Data, 2.4.4.1; row L26): name, description and extensions get what is new and keep the rest, other
    /// properties are replaced, and nothing is taken away. UTF-8; the bytes of <paramref name="old"/> when nothing changes.
    /// </summary>
    /// <param name="old">A definition that the reader let pass, or that this gave before.</param>
    /// <param name="young">A definition that the reader let pass.</param>
    public static byte[] Merge(JsonElement old, JsonElement young)
    {
        var text = new Rewrite(512);
        return Merge(text, old, young, outer: true) ? text.Bytes : JsonMarshal.GetRawUtf8Value(old).ToArray();
    }

    private static bool Merge(Rewrite text, JsonElement old, JsonElement young, bool outer)
    {
        var (changed, waiting) = (false, young.EnumerateObject().ToDictionary(property => property.Name, StringComparer.Ordinal));
        text.Open((byte)'{');
        foreach (var property in old.EnumerateObject())
        {
            text.Name(property);
            if (!waiting.Remove(property.Name, out var value)) text.Value(property.Value);
            else if (outer && property.Name is "name" or "description" or "extensions") changed |= Merge(text, property.Value, value.Value, outer: false);
            else
            {
                changed |= !JsonElement.DeepEquals(property.Value, value.Value);
                text.Value(value.Value);
            }
        }

        foreach (var property in young.EnumerateObject())
        {
            if (!waiting.ContainsKey(property.Name)) continue;
            text.Property(property);
            changed = true;
        }

        text.Close((byte)'}');
        return changed;
    }
}
