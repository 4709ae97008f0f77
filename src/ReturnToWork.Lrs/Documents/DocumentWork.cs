using System.Security.Cryptography;
using ReturnToWork.Xapi;

namespace ReturnToWork.Lrs;

/// <summary>What a PUT or POST brings.</summary>
/// <param name="Merges">POST.</param>
internal sealed record DocumentSent(byte[] Body, string ContentType, bool Merges, XapiVersion Version, int Most, Func<ReadOnlyMemory<byte>, Refusal?> Gate);

/// <summary>Puts, merges or deletes (<paramref name="sent"/> is null) one document. The writer's lock makes "look, then write" one step .</summary>
internal sealed class DocumentWork(DocumentKey key, Preconditions conditions, DocumentSent? sent) : Work(key.Organisation)
{
    public (int Status, Refusal Refusal)? Refused { get; private set; }

    public override async Task RunAsync(WriteScope scope, CancellationToken ct)
    {
        var old = await OldAsync(scope, ct);
        Refused = conditions.Refuse(old?.Etag);
        if (Refused is not null) return;
        if (sent is null)
        {
            await scope.ExecuteAsync($"DELETE FROM {scope.Prefix}documents WHERE {DocumentKey.Where}", key.Values, ct);
            return;
        }

        var document = sent.Body;
        Refused = sent.Merges ? RefuseMerge(old, ref document) : conditions.RefuseUnseen(key.Kind == DocumentKind.State, sent.Version, old is not null);
        if (Refused is null && document.Length > sent.Most) Refused = (StatusCodes.Status413PayloadTooLarge, Body.TooLarge(sent.Most));
        if (Refused is null && sent.Gate(document) is { } no) Refused = (StatusCodes.Status403Forbidden, no);
        if (Refused is not null) return;
        await scope.ExecuteAsync(
            $"INSERT INTO {scope.Prefix}documents (organisation, kind, activity, agent, registration, document_id, content_type, body, etag, tick) VALUES (@p0,@p1,@p2,@p3,@p4,@p5,@p6,@p7,@p8,@p9) "
            + "ON CONFLICT (organisation, kind, activity, agent, registration, document_id) DO UPDATE SET content_type = @p6, body = @p7, etag = @p8, tick = @p9",
            [.. key.Values, sent.ContentType, document, Etag(document), scope.NextTick()], ct);
    }

    private (int Status, Refusal Refusal)? RefuseMerge((string ContentType, byte[] Body, string Etag)? old, ref byte[] document)
    {
        if (old is not { } there) return null;
        var merged = Body.IsJson(there.ContentType) && Body.IsJson(sent!.ContentType) ? DocumentMerge.Merge(there.Body, sent.Body) : null;
        if (merged is null) return (StatusCodes.Status400BadRequest, new("L24", "POST merges two JSON objects; what is stored, or what was sent, is not one.", "xAPI 1.0.3, Communication, 2.2"));
        document = merged;
        return null;
    }

    private async Task<(string ContentType, byte[] Body, string Etag)?> OldAsync(WriteScope scope, CancellationToken ct)
    {
        await using var command = scope.Command($"SELECT content_type, body, etag FROM {scope.Prefix}documents WHERE {DocumentKey.Where}", key.Values);
        await using var reader = await command.ExecuteReaderAsync(ct);
        return await reader.ReadAsync(ct) ? (reader.GetString(0), (byte[])reader.GetValue(1), reader.GetString(2)) : null;
    }

    // xAPI 1.0.3, Communication, 3.1: the tag is the SHA-1 of the content in lower-case hexadecimal. It is a name here, not a defence.
    private static string Etag(byte[] document) => $"\"{Convert.ToHexStringLower(SHA1.HashData(document))}\"";
}

/// <summary>Deletes every state of an activity and agent, in one registration if one is named.</summary>
internal sealed class DeleteAllState(DocumentRequest request) : Work(request.Organisation)
{
    public override Task RunAsync(WriteScope scope, CancellationToken ct)
    {
        object?[] values = [request.Organisation, DocumentKind.State, request.Activity, request.Agent];
        var delete = $"DELETE FROM {scope.Prefix}documents WHERE organisation = @p0 AND kind = @p1 AND activity = @p2 AND agent = @p3";
        return request.Registration is { } registration
            ? scope.ExecuteAsync($"{delete} AND registration = @p4", [.. values, registration], ct)
            : scope.ExecuteAsync(delete, values, ct);
    }
}
