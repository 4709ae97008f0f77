using System.Runtime.InteropServices;
using System.Text.Json;
using ReturnToWork.Xapi;

namespace ReturnToWork.Lrs;

/// <summary>
/// What may leave for another store, and in which form. The stream alone is not enough: whoever holds a write key can put an answer, a name or a mail address into
/// a statement with a progress verb (design section 6, promise 3; xapi P6, P7). Such a statement stays here.
/// </summary>
internal static class Leaving
{
    private static readonly string[] ResultMay = ["completion", "success", "score", "duration"];
    private static readonly string[] ContextMay = ["registration", "language", "platform", "revision", "contextActivities", "extensions", "contextAgents", "contextGroups"];

    /// <summary>A sentence that says why it stays; null when it may go.</summary>
    public static string? Refuses(Statement statement)
    {
        if (statement.Known is not { Stream: "progress" or "training" } verb) return "Not sent: it belongs to another stream than progress and training.";
        if (statement.Account is null || statement.Actor.TryGetProperty("name", out _)) return "Not sent: its actor is not a pseudonym (an account without a name).";
        if (statement.ObjectType != "Activity") return "Not sent: it is about a person or another statement.";
        if (statement.Json.TryGetProperty("attachments", out _)) return "Not sent: it has attachments.";
        if (statement.Json.TryGetProperty("result", out var result) && !Only(result, ResultMay)) return "Not sent: its result may hold an answer.";
        if (statement.Context is not { } context) return null;
        if (!Only(context, ContextMay)) return "Not sent: its context names people or other statements.";
        return context.TryGetProperty("extensions", out var extensions) && extensions.EnumerateObject().Any(extension => !Knows(verb, extension.Name))
            ? "Not sent: its context has an extension that the vocabulary does not know." : null;
    }

    /// <summary>As it is given to the sender: every value byte for byte as kept, without what a store sets itself. Which version it is said in is the sender's.</summary>
    public static Statement Form(Statement statement)
    {
        using var buffer = new MemoryStream();
        using (var json = new Utf8JsonWriter(buffer))
        {
            json.WriteStartObject();
            foreach (var property in statement.Json.EnumerateObject().Where(property => property.Name is not ("stored" or "authority")))
            {
                json.WritePropertyName(property.Name);
                json.WriteRawValue(JsonMarshal.GetRawUtf8Value(property.Value), skipInputValidation: true);
            }

            json.WriteEndObject();
        }

        return StatementReader.Stored(buffer.ToArray());
    }

    private static bool Only(JsonElement value, string[] allowed) => value.EnumerateObject().All(property => allowed.Contains(property.Name, StringComparer.Ordinal));

    private static bool Knows(VocabularyVerb verb, string iri) =>
        verb.Extensions.Values.Concat(Vocabulary.Current.Common.Extensions.Values).Any(extension => extension.Iri == iri);
}
