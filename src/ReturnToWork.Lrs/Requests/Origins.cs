using Microsoft.Extensions.Options;
using ReturnToWork.Xapi;

namespace ReturnToWork.Lrs;

/// <summary>
/// Which other sites' scripts may use the store from a browser (L05): those in <c>Lrs:AllowedOrigins</c> and no others. Cookies open nothing here, so
/// none are asked for.
/// </summary>
internal sealed class Origins(IOptions<LrsOptions> options)
{
    private const string Readable = $"ETag, Last-Modified, Retry-After, {XapiVersions.Header}, {ConsistentThrough.Header}";
    private const string Sendable = $"Authorization, Content-Type, If-Match, If-None-Match, Accept-Language, {XapiVersions.Header}";
    private readonly HashSet<string> _allowed = new(options.Value.AllowedOrigins, StringComparer.Ordinal);

    /// <summary>Tells the browser what the asking site may read. False when a site asks that is neither this one nor on the list.</summary>
    public bool Answer(HttpContext http)
    {
        if (http.Request.Headers.Origin is not [{ Length: > 0 } origin]) return true;
        var headers = http.Response.Headers;
        headers.Append("Vary", "Origin");
        if (!_allowed.Contains(origin)) return origin == $"{http.Request.Scheme}://{http.Request.Host}";
        headers.AccessControlAllowOrigin = origin;
        headers.AccessControlExposeHeaders = Readable;
        return true;
    }

    /// <summary>A browser asks without credentials what it may send. A site that is not on the list gets an answer without permission.</summary>
    public static IResult Preflight(HttpContext http)
    {
        if (http.Response.Headers.AccessControlAllowOrigin.Count > 0)
        {
            http.Response.Headers.AccessControlAllowMethods = "GET, HEAD, PUT, POST, DELETE";
            http.Response.Headers.AccessControlAllowHeaders = Sendable;
            http.Response.Headers.AccessControlMaxAge = "600";
        }

        return Results.NoContent();
    }
}
