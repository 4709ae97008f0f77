using System.Runtime.InteropServices;
using System.Text;
using System.Text.Json;
using ReturnToWork.Xapi;

namespace ReturnToWork.Lrs;

/// <summary>A statement made ready for storing, before the writer's lock is held.</summary>
internal sealed class Incoming
{
    private const string Voided = "http://adlnet.gov/expapi/verbs/voided";
    private readonly string _start;
    private readonly bool _hasTimestamp;

    /// <param name="idIfNone">The statement's id when it brings none.</param>
    public Incoming(Statement statement, Guid idIfNone)
    {
        Id = statement.Id ?? idIfNone;
        Verb = Sql.Hash(statement.Verb);
        Actor = statement.ActorKey is { } key ? Sql.Hash(key) : null;
        Registration = statement.Registration;
        RefersTo = statement.RefersTo;
        Kind = statement.Known?.Name;
        Voids = statement.Verb == Voided ? Guid.Parse(statement.ObjectId!) : null;
        Content = StatementContent.Hash(statement);
        Agents = [.. StatementLinks.Agents(statement).Select(link => (Sql.Hash(link.Key), link.Related))];
        Activities = [.. StatementLinks.Activities(statement).Select(link => (Sql.Hash(link.Key), link.Related))];
        _hasTimestamp = statement.Timestamp is not null;
        _start = Start(statement);
    }

    public Guid Id { get; }

    public byte[] Verb { get; }

    public byte[]? Actor { get; }

    public Guid? Registration { get; }

    public Guid? RefersTo { get; }

    public Guid? Voids { get; }

    public byte[] Content { get; }

    public IReadOnlyList<(byte[] Hash, bool Related)> Agents { get; }

    public IReadOnlyList<(byte[] Hash, bool Related)> Activities { get; }

    public bool TakesBack => Kind == "unshared" && Actor is not null && RefersTo is not null;

    /// <summary>The share that this statement is, or belongs to; null for all others. When that share was taken back this is not stored.</summary>
    public Guid? ShareAct => Actor is null ? null : Kind switch
    {
        "shared" => Id,
        "planned" or "looked-back" => RefersTo,
        _ => null,
    };

    private string? Kind { get; }

    /// <summary>The text to serve: every value byte for byte as received, and what the store sets (L11, L14).</summary>
    public string Text(string stored, string authority) =>
        $$"""{{_start}},"stored":"{{stored}}","authority":{{authority}}{{(_hasTimestamp ? "" : $",\"timestamp\":\"{stored}\"")}}}""";

    private string Start(Statement statement)
    {
        var text = new StringBuilder("{");
        if (statement.Id is null) text.Append("\"id\":\"").Append(Id).Append("\",");
        if (!statement.Json.TryGetProperty("version", out _)) text.Append("\"version\":\"1.0.0\",");
        foreach (var property in statement.Json.EnumerateObject())
        {
            if (property.Name is "stored" or "authority") continue;
            text.Append('"').Append(property.Name).Append("\":").Append(property.Name == "context" ? Context(property.Value) : Raw(property.Value)).Append(',');
        }

        return text.ToString(0, text.Length - 1);
    }

    // Single context activities are served as lists (xAPI 1.0.3, Data, 2.4.6.2; L09).
    private static string Context(JsonElement context)
    {
        if (!context.TryGetProperty("contextActivities", out var kinds) || kinds.EnumerateObject().All(kind => kind.Value.ValueKind == JsonValueKind.Array)) return Raw(context);
        var lists = kinds.EnumerateObject().Select(kind => $"\"{kind.Name}\":{(kind.Value.ValueKind == JsonValueKind.Array ? Raw(kind.Value) : $"[{Raw(kind.Value)}]")}");
        var parts = context.EnumerateObject().Select(part => $"\"{part.Name}\":{(part.Name == "contextActivities" ? $"{{{string.Join(',', lists)}}}" : Raw(part.Value))}");
        return $"{{{string.Join(',', parts)}}}";
    }

    private static string Raw(JsonElement value) => Encoding.UTF8.GetString(JsonMarshal.GetRawUtf8Value(value));
}
