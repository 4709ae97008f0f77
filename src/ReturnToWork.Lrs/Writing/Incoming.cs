using System.Buffers;
using System.Runtime.InteropServices;
using System.Text;
using System.Text.Json;
using ReturnToWork.Xapi;

namespace ReturnToWork.Lrs;

/// <summary>A statement made ready for storing, before the writer's lock is held.</summary>
internal sealed class Incoming
{
    private const string VoidedVerb = "http://adlnet.gov/expapi/verbs/voided";
    private readonly ArrayBufferWriter<byte> _start;
    private readonly bool _hasTimestamp;

    /// <param name="idIfNone">The statement's id when it brings none.</param>
    /// <param name="version">Of the request; the statement's when it brings none (L11).</param>
    public Incoming(Statement statement, Guid idIfNone, XapiVersion version = XapiVersion.V103)
    {
        Statement = statement;
        Id = statement.Id ?? idIfNone;
        Verb = Sql.Hash(statement.Verb);
        Actor = statement.ActorKey is { } key ? Sql.Hash(key) : null;
        ObjectRef = statement.ObjectType == "StatementRef" ? Guid.Parse(statement.ObjectId!) : null;
        Voids = statement.Verb == VoidedVerb;
        Stream = Streams.Of(statement.Known);
        Kind = statement.Known?.Name;
        Content = StatementContent.Hash(statement);
        Keys = LinkKeys.Of(statement, Verb);
        Described = Definitions.In(statement);
        _hasTimestamp = statement.Timestamp is not null;
        _start = Start(statement, Id, version);
    }

    public Statement Statement { get; }

    public Guid Id { get; }

    public byte[] Verb { get; }

    public byte[]? Actor { get; }

    public Guid? Registration => Statement.Registration;

    public Guid? RefersTo => Statement.RefersTo;

    /// <summary>The statement that this one is about.</summary>
    public Guid? ObjectRef { get; }

    public bool Voids { get; }

    public short Stream { get; }

    public byte[] Content { get; }

    public IReadOnlyList<LinkKey> Keys { get; }

    public IReadOnlyList<Described> Described { get; }

    /// <summary>The attachments whose bytes came with this statement; they get their place in the transaction.</summary>
    public IReadOnlyList<ArrivedFile> Files { get; init; } = [];

    public bool TakesBack => Kind == "unshared" && Actor is not null && RefersTo is not null;

    /// <summary>The share that this statement is, or belongs to; null for all others. When that share was taken back this is not stored.</summary>
    public Guid? ShareAct => Actor is null ? null : Kind switch
    {
        "shared" => Id,
        "planned" or "looked-back" => RefersTo,
        _ => null,
    };

    private string? Kind { get; }

    /// <summary>The bytes to serve: every value as received, and what the store sets (L11, L14).</summary>
    /// <param name="stored">ASCII.</param>
    /// <param name="authority">An agent as JSON.</param>
    public byte[] Body(ReadOnlySpan<byte> stored, ReadOnlySpan<byte> authority)
    {
        var stamp = ",\"stored\":\""u8;
        var by = "\",\"authority\":"u8;
        var when = ",\"timestamp\":\""u8;
        var body = new byte[_start.WrittenCount + stamp.Length + stored.Length + by.Length + authority.Length + (_hasTimestamp ? 1 : when.Length + stored.Length + 2)];
        var rest = body.AsSpan();
        Put(ref rest, _start.WrittenSpan);
        Put(ref rest, stamp);
        Put(ref rest, stored);
        Put(ref rest, by);
        Put(ref rest, authority);
        if (!_hasTimestamp)
        {
            Put(ref rest, when);
            Put(ref rest, stored);
            Put(ref rest, "\""u8);
        }

        Put(ref rest, "}"u8);
        return body;
    }

    private static void Put(ref Span<byte> rest, ReadOnlySpan<byte> piece)
    {
        piece.CopyTo(rest);
        rest = rest[piece.Length..];
    }

    private static ArrayBufferWriter<byte> Start(Statement statement, Guid id, XapiVersion version)
    {
        var text = new ArrayBufferWriter<byte>(statement.Utf8.Length + 96);
        text.Write("{"u8);
        if (statement.Id is null) text.Write(Encoding.ASCII.GetBytes($"\"id\":\"{id}\","));
        if (!statement.Json.TryGetProperty("version"u8, out _)) text.Write(version == XapiVersion.V200 ? "\"version\":\"2.0.0\","u8 : "\"version\":\"1.0.0\","u8);
        var first = true;
        foreach (var property in statement.Json.EnumerateObject())
        {
            if (property.NameEquals("stored"u8) || property.NameEquals("authority"u8)) continue;
            if (!first) text.Write(","u8);
            first = false;
            Name(text, property);
            if (property.NameEquals("context"u8)) Context(text, property.Value);
            else if (property.NameEquals("object"u8) && property.Value.TryGetProperty("context"u8, out _))
                Object(text, property.Value, part => part.NameEquals("context"u8) ? () => Context(text, part.Value) : null);
            else text.Write(JsonMarshal.GetRawUtf8Value(property.Value));
        }

        return text;
    }

    // Single context activities are served as lists, those of a sub-statement too (xAPI 1.0.3, Data, 2.4.6.2; L09).
    private static void Context(ArrayBufferWriter<byte> text, JsonElement context)
    {
        if (!context.TryGetProperty("contextActivities"u8, out var kinds) || kinds.EnumerateObject().All(kind => kind.Value.ValueKind == JsonValueKind.Array))
        {
            text.Write(JsonMarshal.GetRawUtf8Value(context));
            return;
        }

        Object(text, context, part => part.NameEquals("contextActivities"u8) ? () => Object(text, part.Value, kind => kind.Value.ValueKind == JsonValueKind.Array ? null : () => Alone(text, kind.Value)) : null);
    }

    private static void Alone(ArrayBufferWriter<byte> text, JsonElement value)
    {
        text.Write("["u8);
        text.Write(JsonMarshal.GetRawUtf8Value(value));
        text.Write("]"u8);
    }

    private static void Object(ArrayBufferWriter<byte> text, JsonElement value, Func<JsonProperty, Action?> instead)
    {
        text.Write("{"u8);
        var first = true;
        foreach (var property in value.EnumerateObject())
        {
            if (!first) text.Write(","u8);
            first = false;
            Name(text, property);
            if (instead(property) is { } write) write();
            else text.Write(JsonMarshal.GetRawUtf8Value(property.Value));
        }

        text.Write("}"u8);
    }

    private static void Name(ArrayBufferWriter<byte> text, JsonProperty property)
    {
        text.Write("\""u8);
        text.Write(JsonMarshal.GetRawUtf8PropertyName(property));
        text.Write("\":"u8);
    }
}
