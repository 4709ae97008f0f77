using System.Text.Json;
using Microsoft.Extensions.Options;
using ReturnToWork.Xapi;

namespace ReturnToWork.Lrs;

/// <summary><c>PUT</c> replaces, <c>POST</c> merges, <c>DELETE</c> removes one state document or all of an activity (L24, L25).</summary>
internal static class WriteState
{
    public static void Map(IEndpointRouteBuilder xapi)
    {
        xapi.MapPut("/activities/state", (HttpContext http, Writer writer, IOptions<LrsOptions> options, CancellationToken ct) => KeepAsync(http, writer, options.Value, merge: false, ct));
        xapi.MapPost("/activities/state", (HttpContext http, Writer writer, IOptions<LrsOptions> options, CancellationToken ct) => KeepAsync(http, writer, options.Value, merge: true, ct));
        xapi.MapDelete("/activities/state", (Delegate)DeleteAsync);
    }

    private static async Task<IResult> KeepAsync(HttpContext http, Writer writer, LrsOptions options, bool merge, CancellationToken ct)
    {
        var (request, refused) = StateRequest.Read(http, writes: true, one: true);
        if (request is null) return refused!;
        var body = await Body.ReadAsync(http.Request, options.MaxBodyBytes, ct);
        if (body.Refusal is { } unread) return Answer.Bad(unread);
        if (merge && (!Body.IsJson(http.Request.ContentType) || JsonGate.Parse(body.Bytes, out var json) is not null || json.ValueKind != JsonValueKind.Object))
            return Answer.Bad(new("L24", "POST needs a JSON object as application/json.", "xAPI 1.0.3, Communication, 2.2"));
        if (!merge && Body.IsJson(http.Request.ContentType) && JsonGate.Parse(body.Bytes, out _) is { } malformed) return Answer.Bad(malformed);

        var type = http.Request.ContentType ?? "application/octet-stream";
        if (type.Length > 256 || type.Any(c => c is < ' ' or > '~')) return Answer.Bad(new("L24", "Content-Type has at most 256 printable characters.", "xAPI 1.0.3, Communication, 2.2"));
        return await DoAsync(writer, new StateWork(request.Key, StateRequest.Preconditions(http.Request), type, body.Bytes.ToArray(), merge, StateRequest.Gate(http, request.StateId!)), ct);
    }

    private static async Task<IResult> DeleteAsync(HttpContext http, Writer writer, CancellationToken ct)
    {
        var (request, refused) = StateRequest.Read(http, writes: true, one: false);
        if (request is null) return refused!;
        if (request.StateId is not null)
            return await DoAsync(writer, new StateWork(request.Key, StateRequest.Preconditions(http.Request), contentType: null, body: null, merge: false, gate: _ => null), ct);
        await writer.WriteAsync(new DeleteAllState(request)).WaitAsync(ct);
        return Results.NoContent();
    }

    private static async Task<IResult> DoAsync(Writer writer, StateWork work, CancellationToken ct)
    {
        await writer.WriteAsync(work).WaitAsync(ct);
        return work.Refused is { } no ? Answer.No(no.Status, no.Refusal) : Results.NoContent();
    }

    private sealed class DeleteAllState(StateRequest request) : Work(request.Organisation)
    {
        public override Task RunAsync(WriteScope scope, CancellationToken ct)
        {
            object?[] values = [request.Organisation, request.Activity, request.Agent];
            var where = "kind = 1 AND organisation = @p0 AND activity = @p1 AND agent = @p2";
            return request.Registration is { } registration
                ? scope.ExecuteAsync($"DELETE FROM {scope.Prefix}documents WHERE {where} AND registration = @p3", [.. values, registration], ct)
                : scope.ExecuteAsync($"DELETE FROM {scope.Prefix}documents WHERE {where}", values, ct);
        }
    }
}
