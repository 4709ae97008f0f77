using System.Runtime.InteropServices;
using System.Text.Json;
using System.Text.Unicode;

namespace ReturnToWork.Xapi;

/// <summary>
/// What must hold of any JSON before we look at its meaning, so that both database engines give the same answer to the same bytes
/// (reliability ): PostgreSQL's text cannot hold U+0000, SQLite's can; a lone surrogate has no UTF-8 form.
/// </summary>
public static class JsonGate
{
    /// <summary>Levels of objects and lists, the outermost included.</summary>
    public const int MaxDepth = 32;

    private const int MaxNumberLength = 64;
    private const string Rfc = "RFC 8259, 8.1 and 8.2; xAPI 1.0.3, Data, 2.2";

    internal static readonly Fault Twice = new("X-08", "has a property twice; send each once.", Paragraph.Formatting);
    internal static readonly Fault BadNumber = new("X-08", "is a number too large or too long to be kept; stay within IEEE 754 double and 64 characters.", Paragraph.Formatting);

    private static readonly JsonDocumentOptions Depth = new() { MaxDepth = MaxDepth };

    /// <summary>Parses strictly, or says why not. Never throws on what a sender wrote.</summary>
    public static Refusal? Parse(ReadOnlyMemory<byte> utf8, out JsonElement root) =>
        ParseText(utf8.Span, out root) ?? Free(root)?.In("The body", XapiVersion.V103);

    /// <summary>As <see cref="Parse"/>, but whoever asks looks at numbers and repeated names himself, with <see cref="Free"/> where anything may stand.</summary>
    internal static Refusal? ParseText(ReadOnlySpan<byte> utf8, out JsonElement root)
    {
        root = default;
        if (!Utf8.IsValid(utf8)) return new("X-08", "The body is not valid UTF-8.", Rfc);
        try
        {
            root = JsonElement.Parse(utf8, Depth);
        }
        catch (JsonException)
        {
            return IsDeeper(utf8)
                ? new("X-07", $"The body nests deeper than {MaxDepth} levels.", "RFC 8259, 9")
                : new("L03", "This is not well-formed JSON.", Spec.Communication("1.5"));
        }

        return !utf8.Contains((byte)'\\') || EscapesAreText(utf8)
            ? null : new("X-08", "A text holds U+0000 or half a surrogate pair; neither can be kept as text.", Rfc);
    }

    /// <summary>A value whose shape is free, to its leaves: each name once, each number within bounds.</summary>
    internal static Fault? Free(JsonElement value)
    {
        switch (value.ValueKind)
        {
            case JsonValueKind.Object:
                foreach (var property in value.EnumerateObject())
                    if (Free(property.Value) is { } fault) return fault.Under(Words.Short(property.Name));
                return NamesOnce(value);
            case JsonValueKind.Array:
                var index = 0;
                foreach (var item in value.EnumerateArray())
                {
                    if (Free(item) is { } fault) return fault.Under(index);
                    index++;
                }

                return null;
            default:
                return value.ValueKind != JsonValueKind.Number || IsNumber(value) ? null : BadNumber;
        }
    }

    internal static bool IsNumber(JsonElement value) =>
        JsonMarshal.GetRawUtf8Value(value).Length <= MaxNumberLength && value.TryGetDouble(out var number) && double.IsFinite(number);

    internal static Fault? NamesOnce(JsonElement value)
    {
        const int few = 12;
        var count = value.GetPropertyCount();
        if (count < 2) return null;
        if (count <= few) return AmongFew(value) ? null : Twice;
        var names = new HashSet<string>(count, StringComparer.Ordinal);
        foreach (var property in value.EnumerateObject())
            if (!names.Add(property.Name)) return Twice;
        return null;
    }

    private static bool AmongFew(JsonElement value)
    {
        var at = 0;
        foreach (var one in value.EnumerateObject())
        {
            var name = Kind.NameOf(one);
            var before = at++;
            foreach (var other in value.EnumerateObject())
            {
                if (before-- == 0) break;
                if (name.SequenceEqual(Kind.NameOf(other))) return false;
            }
        }

        return true;
    }

    private static bool IsDeeper(ReadOnlySpan<byte> utf8)
    {
        try
        {
            var reader = new Utf8JsonReader(utf8, new JsonReaderOptions { MaxDepth = MaxDepth + 2 });
            while (reader.Read())
                if (reader.TokenType is JsonTokenType.StartObject or JsonTokenType.StartArray && reader.CurrentDepth >= MaxDepth) return true;
        }
        catch (JsonException)
        {
        }

        return false;
    }

    // In well-formed JSON a backslash stands in a text only. A pair of halves must stand side by side.
    private static bool EscapesAreText(ReadOnlySpan<byte> utf8)
    {
        for (var at = utf8.IndexOf((byte)'\\'); at >= 0; at = Next(utf8, at))
        {
            if (utf8[at + 1] != 'u')
            {
                at += 2;
                continue;
            }

            var unit = Hex(utf8.Slice(at + 2, 4));
            at += 6;
            if (unit is 0 or (>= 0xDC00 and <= 0xDFFF)) return false;
            if (unit is < 0xD800 or > 0xDBFF) continue;
            if (utf8[at] != '\\' || utf8[at + 1] != 'u' || Hex(utf8.Slice(at + 2, 4)) is < 0xDC00 or > 0xDFFF) return false;
            at += 6;
        }

        return true;
    }

    private static int Next(ReadOnlySpan<byte> utf8, int from)
    {
        var step = utf8[from..].IndexOf((byte)'\\');
        return step < 0 ? -1 : from + step;
    }

    private static int Hex(ReadOnlySpan<byte> digits)
    {
        var value = 0;
        foreach (var digit in digits) value = (value << 4) | (digit <= '9' ? digit - '0' : (digit | 0x20) - 'a' + 10);
        return value;
    }
}
