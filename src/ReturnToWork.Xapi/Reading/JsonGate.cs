using System.Text.Json;
using System.Text.Unicode;

namespace ReturnToWork.Xapi;

/// <summary>
/// What must hold of any JSON before we look at its meaning, so that both database engines give the same answer to the same bytes
/// (reliability ): PostgreSQL's text cannot hold U+0000, SQLite's can; a lone surrogate has no UTF-8 form.
/// </summary>
public static class JsonGate
{
    public const int MaxDepth = 32;
    private const int MaxNumberLength = 64;
    private const string Rfc = "RFC 8259, 8.1 and 8.2; xAPI 1.0.3, Data, 2.2";

    private static readonly JsonDocumentOptions Strict = new() { AllowDuplicateProperties = false, MaxDepth = MaxDepth };

    /// <summary>Parses strictly, or says why not. Never throws on what a sender wrote.</summary>
    public static Refusal? Parse(ReadOnlyMemory<byte> utf8, out JsonElement root)
    {
        root = default;
        try
        {
            if (Walk(utf8.Span) is { } refusal) return refusal;
        }
        catch (JsonException)
        {
            return new("L03", "This is not well-formed JSON.", Spec.Communication("1.5"));
        }

        try
        {
            using var document = JsonDocument.Parse(utf8, Strict);
            root = document.RootElement.Clone();
            return null;
        }
        catch (JsonException)
        {
            return new("X-08", "A property stands twice in one object; send each once.", "RFC 8259, 4");
        }
    }

    private static Refusal? Walk(ReadOnlySpan<byte> utf8)
    {
        if (!Utf8.IsValid(utf8)) return new("X-08", "The body is not valid UTF-8.", Rfc);

        var reader = new Utf8JsonReader(utf8, new JsonReaderOptions { MaxDepth = MaxDepth + 2 });
        while (reader.Read())
        {
            if (reader.TokenType is JsonTokenType.StartObject or JsonTokenType.StartArray && reader.CurrentDepth >= MaxDepth)
                return new("X-07", $"The body nests deeper than {MaxDepth} levels.", "RFC 8259, 9");
            if (reader.TokenType is JsonTokenType.String or JsonTokenType.PropertyName && reader.ValueIsEscaped && !EscapesAreText(reader.ValueSpan))
                return new("X-08", "A text holds U+0000 or half a surrogate pair; neither can be kept as text.", Rfc);
            if (reader.TokenType is JsonTokenType.Number && (reader.ValueSpan.Length > MaxNumberLength || !reader.TryGetDouble(out var number) || !double.IsFinite(number)))
                return new("X-08", "A number is too large or too long to be kept; stay within IEEE 754 double and 64 characters.", "RFC 8259, 6");
        }

        return null;
    }

    private static bool EscapesAreText(ReadOnlySpan<byte> escaped)
    {
        var expectLow = false;
        for (var i = 0; i < escaped.Length; i++)
        {
            var unit = escaped[i] == '\\' && escaped[i + 1] == 'u' ? Hex(escaped.Slice(i + 2, 4)) : -1;
            var isLow = unit is >= 0xDC00 and <= 0xDFFF;
            if (unit == 0 || isLow != expectLow) return false;
            expectLow = unit is >= 0xD800 and <= 0xDBFF;
            if (escaped[i] == '\\') i += unit >= 0 ? 5 : 1;
        }

        return !expectLow;
    }

    private static int Hex(ReadOnlySpan<byte> digits)
    {
        var value = 0;
        foreach (var digit in digits) value = (value << 4) | Convert.ToInt32(((char)digit).ToString(), 16);
        return value;
    }
}
