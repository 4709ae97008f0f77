using System.Text.Json;
using ReturnToWork.Xapi;

namespace ReturnToWork.Lrs;

/// <summary>The answers of every resource.</summary>
internal static class Answer
{
    public static IResult No(int status, Refusal refusal) => new Written(JsonSerializer.SerializeToUtf8Bytes(refusal, JsonSerializerOptions.Web), "application/json", status);

    public static IResult Bad(Refusal refusal) => No(refusal.Code switch
    {
        "body-size" or "batch-size" or "attachment-size" or "attachment-quota" => StatusCodes.Status413PayloadTooLarge,
        "attachment-disk" => StatusCodes.Status507InsufficientStorage,
        _ => StatusCodes.Status400BadRequest,
    }, refusal);

    /// <summary>Sound statements that were not stored after all: mostly because another one has the id.</summary>
    public static IResult NotStored(Refusal refusal) => refusal.Code == "L12" ? No(StatusCodes.Status409Conflict, refusal) : Bad(refusal);

    public static IResult Forbidden(string why) => No(StatusCodes.Status403Forbidden, new("L04", why, "xAPI 1.0.3, Communication, 4.2"));

    public static IResult Missing(string why, string source) => No(StatusCodes.Status404NotFound, new("L04", why, source));

    /// <summary>JSON that is written already.</summary>
    public static IResult Json(ReadOnlyMemory<byte> utf8) => new Written(utf8, "application/json");

    /// <summary>Bytes as they were received.</summary>
    public static IResult Bytes(ReadOnlyMemory<byte> bytes, string contentType) => new Written(bytes, contentType);

    /// <summary>A list of ids, in the order given.</summary>
    public static IResult Ids(IReadOnlyList<Guid> ids)
    {
        const int Each = 39;
        var utf8 = new byte[(ids.Count * Each) + 2];
        var end = 0;
        utf8[end++] = (byte)'[';
        foreach (var id in ids)
        {
            if (end > 1) utf8[end++] = (byte)',';
            utf8[end++] = (byte)'"';
            id.TryFormat(utf8.AsSpan(end), out var length);
            end += length;
            utf8[end++] = (byte)'"';
        }

        utf8[end++] = (byte)']';
        return new Written(utf8.AsMemory(0, end), "application/json");
    }

    private sealed class Written(ReadOnlyMemory<byte> bytes, string contentType, int status = StatusCodes.Status200OK) : IResult
    {
        public Task ExecuteAsync(HttpContext httpContext)
        {
            httpContext.Response.StatusCode = status;
            httpContext.Response.ContentType = contentType;
            httpContext.Response.ContentLength = bytes.Length;
            return httpContext.Response.Body.WriteAsync(bytes, httpContext.RequestAborted).AsTask();
        }
    }
}
