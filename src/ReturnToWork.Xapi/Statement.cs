using System.Text.Json;

namespace ReturnToWork.Xapi;

/// <summary>One statement that passed <see cref="StatementReader"/>: the text as it came, and a view of the parts that we look at.</summary>
public sealed class Statement
{
    internal Statement(ReadOnlyMemory<byte> utf8, JsonElement json, XapiVersion readAs)
    {
        Utf8 = utf8;
        Json = json;
        ReadAs = readAs;
        Id = Uuid(json, "id");
        Actor = json.GetProperty("actor");
        ActorKey = ActorShape.Key(Actor);
        Verb = json.GetProperty("verb").GetProperty("id").GetString()!;
        Object = json.GetProperty("object");
        ObjectId = Words.TextOf(Object, "id");
        ObjectType = Words.TextOf(Object, "objectType") ?? "Activity";
        Context = json.TryGetProperty("context", out var context) ? context : null;
        Registration = Context is { } c ? Uuid(c, "registration") : null;
        RefersTo = Context is { } with && with.TryGetProperty("statement", out var reference) ? Uuid(reference, "id") : null;
        Timestamp = Moment("timestamp");
        Stored = Moment("stored");
    }

    /// <summary>The bytes as received: numbers, order and blanks included.</summary>
    public ReadOnlyMemory<byte> Utf8 { get; }

    public JsonElement Json { get; }

    /// <summary>The rules it was read by: the version of the request, not the text in <c>version</c>.</summary>
    public XapiVersion ReadAs { get; }

    /// <summary>Null only before a record store has given one.</summary>
    public Guid? Id { get; }

    public JsonElement Actor { get; }

    /// <summary>The actor's identity as one text, comparable ordinally; null for an anonymous group. Made by <see cref="AgentKey"/> too.</summary>
    public string? ActorKey { get; }

    /// <summary>Homepage and name when the actor is an account, as all of ours are.</summary>
    public (string HomePage, string Name)? Account =>
        Actor.TryGetProperty("account", out var account) ? (Words.TextOf(account, "homePage")!, Words.TextOf(account, "name")!) : null;

    public string Verb { get; }

    /// <summary>The verb in our vocabulary, or null when it is none of ours.</summary>
    public VocabularyVerb? Known => Vocabulary.Current.ByIri(Verb);

    public JsonElement Object { get; }

    /// <summary>The activity's IRI, or the id of the statement that the object refers to.</summary>
    public string? ObjectId { get; }

    public string ObjectType { get; }

    public JsonElement? Context { get; }

    public Guid? Registration { get; }

    /// <summary><c>context.statement</c>: for planned, looked-back and unshared the id of the share.</summary>
    public Guid? RefersTo { get; }

    /// <summary>When it happened, as told, in UTC.</summary>
    public DateTimeOffset? Timestamp { get; }

    /// <summary>When the record store took it in, in UTC; null before.</summary>
    public DateTimeOffset? Stored { get; }

    /// <summary>A context extension of our vocabulary by its short name (<c>what</c>, <c>topics</c>, …), if it is there.</summary>
    public JsonElement? Extension(string name) =>
        Context is { } context && context.TryGetProperty("extensions", out var extensions)
        && extensions.TryGetProperty(Vocabulary.Current.ExtensionIri(name), out var value) ? value : null;

    /// <summary>A code extension's text, or null.</summary>
    public string? Code(string name) => Extension(name) is { ValueKind: JsonValueKind.String } value ? value.GetString() : null;

    /// <summary>A list extension's codes; empty when it is not there.</summary>
    public IReadOnlyList<string> Codes(string name) =>
        Extension(name) is { ValueKind: JsonValueKind.Array } list
            ? [.. list.EnumerateArray().Where(item => item.ValueKind == JsonValueKind.String).Select(item => item.GetString()!)] : [];

    private static Guid? Uuid(JsonElement parent, string name) =>
        Words.TextOf(parent, name) is { } text && Words.TryUuid(text, out var id) ? id : null;

    private DateTimeOffset? Moment(string name) => Json.TryGetProperty(name, out var text) && Moments.TryEither(Kind.Utf8(text), out var at) ? at : null;
}

/// <summary>The identity of an agent as one ordinal text (xAPI 1.0.3, Data, 2.4.2: the identifier, never the name).</summary>
public static class AgentKey
{
    public static string OfAccount(string homePage, string name) => ActorShape.AccountKey(homePage, name);

    /// <summary>Of an agent or group that was checked before; null for an anonymous group.</summary>
    public static string? Of(JsonElement agent) => ActorShape.Key(agent);

    /// <summary>Reads an agent or group from JSON text, as in the query parameter <c>agent</c>.</summary>
    public static Refusal? Read(ReadOnlyMemory<byte> utf8, out string? key, XapiVersion version = XapiVersion.V103)
    {
        key = null;
        if ((JsonGate.ParseText(utf8.Span, out var json) ?? ActorShape.AgentOrGroup(json, version)?.In("agent", version)) is { } refusal) return refusal;
        key = ActorShape.Key(json);
        return key is null ? new Refusal("L17", "agent must have an identifier; an anonymous group cannot be asked for.", Spec.Communication("2.1.3")) : null;
    }
}
