using System.Globalization;
using System.Runtime.InteropServices;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;

namespace ReturnToWork.Xapi;

/// <summary>
/// When two statements are the same (xAPI 1.0.3, Data, 2.3.1; row L13). The id (it is what the comparison starts from), what a record store assigns, verb displays, activity definitions, the order of
/// group members and the written form of a timestamp do not count; everything else does, the digits of a number included.
/// </summary>
public static class StatementContent
{
    /// <summary>SHA-256 of the canonical form: equal statements have equal hashes.</summary>
    public static byte[] Hash(Statement statement)
    {
        ArgumentNullException.ThrowIfNull(statement);
        var text = new StringBuilder(1_024);
        Write(text, statement.Json, "statement");
        return SHA256.HashData(Encoding.UTF8.GetBytes(text.ToString()));
    }

    private static void Write(StringBuilder text, JsonElement value, string role)
    {
        switch (value.ValueKind)
        {
            case JsonValueKind.Object:
                WriteObject(text, value, role);
                break;
            case JsonValueKind.Array when role == "member":
                text.Append('[').AppendJoin(',', value.EnumerateArray().Select(Member).Order(StringComparer.Ordinal)).Append(']');
                break;
            case JsonValueKind.Array:
                text.Append('[');
                foreach (var item in value.EnumerateArray())
                {
                    Write(text, item, role);
                    text.Append(',');
                }

                text.Append(']');
                break;
            case JsonValueKind.String:
                text.Append(JsonEncodedText.Encode(Word(value.GetString()!, role)).ToString().Insert(0, "\"")).Append('"');
                break;
            default:
                text.Append(Encoding.UTF8.GetString(JsonMarshal.GetRawUtf8Value(value)));
                break;
        }
    }

    private static void WriteObject(StringBuilder text, JsonElement value, string role)
    {
        text.Append('{');
        foreach (var property in value.EnumerateObject().Where(property => Counts(role, property.Name)).OrderBy(property => property.Name, StringComparer.Ordinal))
        {
            text.Append(JsonEncodedText.Encode(property.Name)).Append(':');
            var inner = Role(role, property.Name);
            var alone = role == "contextActivities" && property.Value.ValueKind == JsonValueKind.Object;
            if (alone) text.Append('[');
            Write(text, property.Value, inner);
            if (alone) text.Append(",]");
            text.Append(',');
        }

        text.Append('}');
    }

    private static string Member(JsonElement member)
    {
        var text = new StringBuilder();
        Write(text, member, "agent");
        return text.ToString();
    }

    private static bool Counts(string role, string name) => role switch
    {
        "statement" => name is not ("id" or "stored" or "authority" or "version"),
        "verb" => name is "id",
        "object" => name is not "definition",
        _ => true,
    };

    // What stands in an extension is free, whatever its names.
    private static string Role(string role, string name) => (role, name) switch
    {
        ("free", _) or (_, "extensions") => "free",
        (_, "actor" or "instructor" or "team") => "agent",
        ("agent" or "object", "member") => "member",
        ("agent" or "object", "mbox") => "mbox",
        ("agent" or "object", "mbox_sha1sum") => "lower",
        ("statement" or "object" or "context" or "reference", "id" or "registration") => "id",
        ("statement" or "object", "verb") => "verb",
        ("statement" or "object", "object") => "object",
        ("statement" or "object", "context") => "context",
        ("statement" or "object", "timestamp") => "timestamp",
        ("context", "statement") => "reference",
        ("context", "contextActivities") => "contextActivities",
        ("contextActivities", _) => "object",
        _ => "other",
    };

    private static string Word(string text, string role) => role switch
    {
        "lower" => text.ToLowerInvariant(),
        "id" when Words.TryUuid(text, out var id) => id.ToString(),
        "mbox" => text[..text.LastIndexOf('@')] + text[text.LastIndexOf('@')..].ToLowerInvariant(),
        "timestamp" when Words.TryTimestamp(text, out var at) => at.UtcTicks.ToString(CultureInfo.InvariantCulture),
        _ => text,
    };
}
