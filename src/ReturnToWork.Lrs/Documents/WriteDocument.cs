using System.Text.Json;
using ReturnToWork.Xapi;

namespace ReturnToWork.Lrs;

/// <summary><c>PUT</c> replaces, <c>POST</c> merges, <c>DELETE</c> removes one document, or all states of an activity and agent (L24, L25).</summary>
internal static class WriteDocument
{
    private const string Source = "xAPI 1.0.3, Communication, 2.2";

    public static void Map(IEndpointRouteBuilder xapi)
    {
        foreach (var resource in DocumentResource.All)
        {
            xapi.MapPut(resource.Path, (HttpContext http, Writer writer, Limits limits, CancellationToken ct) => KeepAsync(http, resource, writer, limits, merges: false, ct));
            xapi.MapPost(resource.Path, (HttpContext http, Writer writer, Limits limits, CancellationToken ct) => KeepAsync(http, resource, writer, limits, merges: true, ct));
            xapi.MapDelete(resource.Path, (HttpContext http, Writer writer, CancellationToken ct) => DeleteAsync(http, resource, writer, ct));
        }
    }

    private static async Task<IResult> KeepAsync(HttpContext http, DocumentResource resource, Writer writer, Limits limits, bool merges, CancellationToken ct)
    {
        var (request, refused) = DocumentRequest.Read(http, resource, one: true);
        if (request is null) return refused!;
        var allowance = limits.Of(http.Caller());
        var body = await Body.ReadAsync(http.Request, allowance.Document, ct);
        var type = http.Request.ContentType ?? "application/octet-stream";
        if ((body.Refusal ?? Refuse(body.Bytes, type, merges, allowance)) is { } refusal) return Answer.Bad(refusal);
        var sent = new DocumentSent(body.Bytes.ToArray(), type, merges, http.Version(), allowance.Document, Gate(http, request.Id!));
        return await DoAsync(writer, new DocumentWork(request.Key, Preconditions.Of(http.Request), sent), ct);
    }

    private static async Task<IResult> DeleteAsync(HttpContext http, DocumentResource resource, Writer writer, CancellationToken ct)
    {
        var (request, refused) = DocumentRequest.Read(http, resource, one: !resource.IsState);
        if (request is null) return refused!;
        if (request.Id is not null) return await DoAsync(writer, new DocumentWork(request.Key, Preconditions.Of(http.Request), sent: null), ct);
        await writer.WriteAsync(new DeleteAllState(request)).WaitAsync(ct);
        return Results.NoContent();
    }

    private static Refusal? Refuse(ReadOnlyMemory<byte> body, string type, bool merges, Allowance allowance)
    {
        if (type.Length > 256 || type.Any(c => c is < ' ' or > '~')) return new("L24", "Content-Type has at most 256 printable characters.", Source);
        if (!Body.IsJson(type)) return null;
        if ((JsonGate.Parse(body, out var json) ?? Depth.Refuse(body.Span, allowance.Depth)) is { } malformed) return malformed;
        return merges && json.ValueKind != JsonValueKind.Object ? new("L24", "POST of application/json needs a JSON object.", Source) : null;
    }

    private static Func<ReadOnlyMemory<byte>, Refusal?> Gate(HttpContext http, string stateId) =>
        http.Caller().Own is null ? _ => null : document => BookmarkGate.Check(stateId, document);

    private static async Task<IResult> DoAsync(Writer writer, DocumentWork work, CancellationToken ct)
    {
        await writer.WriteAsync(work).WaitAsync(ct);
        return work.Refused is { } no ? Answer.No(no.Status, no.Refusal) : Results.NoContent();
    }
}
