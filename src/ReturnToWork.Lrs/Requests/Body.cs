using System.Net.Http.Headers;
using Microsoft.AspNetCore.Http.Features;
using ReturnToWork.Xapi;

namespace ReturnToWork.Lrs;

/// <summary>A request's body, up to the limit and never unpacked .</summary>
internal static class Body
{
    public static async Task<(ReadOnlyMemory<byte> Bytes, Refusal? Refusal)> ReadAsync(HttpRequest request, int limit, CancellationToken ct)
    {
        if (request.Headers.ContentEncoding.Count > 0)
            return (default, new("X-07", "Send the body without Content-Encoding.", "shared/reliability.md X-07"));
        if (request.ContentLength > limit) return (default, TooLarge(limit));
        // The limit here counts, and not the host's, where it is the wider one.
        if (request.HttpContext.Features.Get<IHttpMaxRequestBodySizeFeature>() is { IsReadOnly: false } host && host.MaxRequestBodySize <= limit) host.MaxRequestBodySize = limit + 1L;
        if (request.ContentLength is { } length)
        {
            var whole = new byte[length];
            await request.Body.ReadExactlyAsync(whole, ct);
            return (whole, null);
        }

        using var buffer = new MemoryStream();
        var piece = new byte[16_384];
        int read;
        while ((read = await request.Body.ReadAsync(piece, ct)) > 0)
        {
            if (buffer.Length + read > limit) return (default, TooLarge(limit));
            buffer.Write(piece, 0, read);
        }

        return (buffer.GetBuffer().AsMemory(0, (int)buffer.Length), null);
    }

    public static Refusal TooLarge(int limit) => new("body-size", $"The body is larger than {limit} bytes.", "settings: Lrs:MaxBodyBytes, Lrs:MaxDocumentBytes");

    public static Refusal? MustBeJson(HttpRequest request) => IsJson(request.ContentType)
        ? null
        : new("L03", "Send statements as application/json in UTF-8, or with their attachments as multipart/mixed.", "xAPI 1.0.3, Communication, 1.5");

    public static bool IsJson(string? contentType) => contentType == "application/json" || Is(contentType, "application/json");

    /// <summary>Whether it is this type, in UTF-8 if it names a charset.</summary>
    public static bool Is(string? contentType, string mediaType) =>
        MediaTypeHeaderValue.TryParse(contentType, out var type)
        && mediaType.Equals(type.MediaType, StringComparison.OrdinalIgnoreCase)
        && (type.CharSet is null || "utf-8".Equals(type.CharSet.Trim('"'), StringComparison.OrdinalIgnoreCase));
}
