using System.Security.Cryptography;
using System.Text.Json;
using System.Text.Json.Nodes;
using ReturnToWork.Xapi;

namespace ReturnToWork.Lrs;

/// <summary>Which document: activity, agent, registration (zeros for none), state id.</summary>
internal sealed record StateKey(string Organisation, byte[] Activity, byte[] Agent, Guid Registration, string StateId)
{
    public object?[] Values => [Organisation, Activity, Agent, Registration, StateId];
}

internal sealed record Preconditions(IReadOnlyList<string>? IfMatch, bool IfNoneMatchAny)
{
    /// <summary>L25: If-Match needs one of its tags, If-None-Match: * needs that nothing is there.</summary>
    public bool Hold(string? etag) => (IfMatch is null || (etag is not null && (IfMatch.Contains("*", StringComparer.Ordinal) || IfMatch.Contains(etag, StringComparer.Ordinal)))) && !(IfNoneMatchAny && etag is not null);
}

/// <summary>Puts, merges or deletes one document. The writer's lock makes "look, then write" one step .</summary>
internal sealed class StateWork(StateKey key, Preconditions conditions, string? contentType, byte[]? body, bool merge, Func<ReadOnlyMemory<byte>, Refusal?> gate) : Work(key.Organisation)
{
    private const string Where = "kind = 1 AND organisation = @p0 AND activity = @p1 AND agent = @p2 AND registration = @p3 AND document_id = @p4";

    public (int Status, Refusal Refusal)? Refused { get; private set; }

    public override async Task RunAsync(WriteScope scope, CancellationToken ct)
    {
        Refused = null;
        var old = await OldAsync(scope, ct);
        if (!conditions.Hold(old?.Etag))
        {
            Refused = (StatusCodes.Status412PreconditionFailed, new("L25", "The document was changed or made by somebody else in the meantime; read it again.", "xAPI 1.0.3, Communication, 3.1"));
            return;
        }

        if (body is null)
        {
            await scope.ExecuteAsync($"DELETE FROM {scope.Prefix}documents WHERE {Where}", key.Values, ct);
            return;
        }

        var document = body;
        if (merge && old is { } there && !TryMerge(there.ContentType, there.Body, out document))
        {
            Refused = (StatusCodes.Status400BadRequest, new("L24", "POST merges two JSON objects; what is stored, or what was sent, is not one.", "xAPI 1.0.3, Communication, 2.2"));
            return;
        }

        if (gate(document) is { } refusal)
        {
            Refused = (StatusCodes.Status403Forbidden, refusal);
            return;
        }

        await scope.ExecuteAsync(
            $"INSERT INTO {scope.Prefix}documents (kind, organisation, activity, agent, registration, document_id, content_type, body, etag, tick) VALUES (1,@p0,@p1,@p2,@p3,@p4,@p5,@p6,@p7,@p8) "
            + "ON CONFLICT (organisation, kind, activity, agent, registration, document_id) DO UPDATE SET content_type = @p5, body = @p6, etag = @p7, tick = @p8",
            [.. key.Values, contentType, document, Etag(document), scope.NextTick()], ct);
    }

    private async Task<(string ContentType, byte[] Body, string Etag)?> OldAsync(WriteScope scope, CancellationToken ct)
    {
        await using var command = scope.Command($"SELECT content_type, body, etag FROM {scope.Prefix}documents WHERE {Where}", key.Values);
        await using var reader = await command.ExecuteReaderAsync(ct);
        return await reader.ReadAsync(ct) ? (reader.GetString(0), (byte[])reader.GetValue(1), reader.GetString(2)) : null;
    }

    private bool TryMerge(string oldType, byte[] old, out byte[] merged)
    {
        merged = [];
        if (!Lrs.Body.IsJson(oldType) || JsonGate.Parse(old, out var root) is not null || root.ValueKind != JsonValueKind.Object) return false;
        var target = JsonNode.Parse(old)!.AsObject();
        foreach (var (name, value) in JsonNode.Parse(body!)!.AsObject()) target[name] = value?.DeepClone();
        merged = JsonSerializer.SerializeToUtf8Bytes(target);
        return true;
    }

    // xAPI 1.0.3, Communication, 3.1: the tag is the SHA-1 of the content in lower-case hexadecimal. It is a name here, not a defence.
    private static string Etag(byte[] document) => $"\"{Convert.ToHexStringLower(SHA1.HashData(document))}\"";
}
