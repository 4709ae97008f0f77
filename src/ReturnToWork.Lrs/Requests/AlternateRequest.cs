using System.Text;
using Microsoft.AspNetCore.WebUtilities;
using ReturnToWork.Xapi;

namespace ReturnToWork.Lrs;

/// <summary>
/// The alternate request syntax of 1.0.3 (Communication, 1.3): a POST with <c>?method=</c> whose form holds the headers, the parameters and the content of
/// the request that is meant. It is unfolded into that request, which then passes the threshold like any other. 2.0 does not have it.
/// </summary>
internal static class AlternateRequest
{
    private const string Source = "xAPI 1.0.3, Communication, 1.3";
    private static readonly string[] Methods = [HttpMethods.Get, HttpMethods.Put, HttpMethods.Post, HttpMethods.Delete];
    private static readonly string[] AsHeaders = ["Authorization", XapiVersions.Header, "Content-Type", "If-Match", "If-None-Match"];

    public static bool IsOne(HttpRequest request, bool named, XapiVersion version) =>
        HttpMethods.IsPost(request.Method) && request.QueryString.HasValue && !(named && version != XapiVersion.V103) && MethodOf(request) is not null;

    /// <param name="welcome">Whether the page that sends this, if it is one, may use the store: a form needs no preflight, and a browser adds a password it knows .</param>
    public static async Task<object?> UnfoldAsync(HttpContext http, EndpointDataSource endpoints, int limit, bool welcome)
    {
        var request = http.Request;
        if (!welcome) return Answer.No(StatusCodes.Status403Forbidden, new("X-17", "This site may not use the store.", "settings: Lrs:AllowedOrigins"));
        var method = MethodOf(request);
        if (!Methods.Contains(method, StringComparer.Ordinal) || new QueryStringEnumerable(request.QueryString.Value).GetEnumerator() is var pairs && pairs.MoveNext() && pairs.MoveNext())
            return No("The address holds method=GET, PUT, POST or DELETE and nothing else; all other parameters are part of the form.");
        if (!Body.Is(request.ContentType, "application/x-www-form-urlencoded")) return No("Send the form as application/x-www-form-urlencoded.");
        // Escaping may make three bytes of one.
        var form = await Body.ReadAsync(request, 3 * limit, http.RequestAborted);
        if ((form.Refusal ?? Unfold(request, method!, form.Bytes.Span)) is { } refusal) return Answer.Bad(refusal);
        if (XapiVersions.TryRead(request.Headers[XapiVersions.Header].ToString(), out var version) && version != XapiVersion.V103) return No("xAPI 2.0 has no alternate request syntax.");

        var target = endpoints.Endpoints.OfType<RouteEndpoint>().FirstOrDefault(endpoint => IsFor(endpoint, request));
        if (target is null) return Answer.No(StatusCodes.Status405MethodNotAllowed, new("L04", "This resource does not know this method.", "xAPI 1.0.3, Communication, 3.2"));
        http.SetEndpoint(target);
        await target.RequestDelegate!(http);
        return Results.Empty;
    }

    private static Refusal? Unfold(HttpRequest request, string method, ReadOnlySpan<byte> form)
    {
        var query = new List<KeyValuePair<string, string?>>();
        string? content = null;
        var seen = new HashSet<string>(StringComparer.Ordinal);
        foreach (var pair in new QueryStringEnumerable(Encoding.UTF8.GetString(form).AsMemory()))
        {
            var (name, value) = (pair.DecodeName().ToString(), pair.DecodeValue().ToString());
            if (!seen.Add(name)) return new("L02", "A field of the form stands twice.", Source);
            if (name == "method") return new("L02", "method belongs in the address.", Source);
            if (name == "content") content = value;
            else if (AsHeaders.Contains(name, StringComparer.OrdinalIgnoreCase)) request.Headers[name] = value;
            else if (!"Content-Length".Equals(name, StringComparison.OrdinalIgnoreCase)) query.Add(new(name, value));
        }

        var carries = method is "PUT" or "POST";
        if (carries != content is not null) return new("L02", carries ? "The form needs the field content." : "content goes with PUT and POST only.", Source);
        if (!seen.Contains("Content-Type")) request.ContentType = carries ? "application/json" : null;
        var bytes = Encoding.UTF8.GetBytes(content ?? "");
        request.Method = method;
        request.QueryString = QueryString.Create(query);
        request.Headers.TransferEncoding = default;
        request.ContentLength = bytes.Length;
        request.Body = new MemoryStream(bytes);
        return null;
    }

    private static bool IsFor(RouteEndpoint endpoint, HttpRequest request) =>
        endpoint.RoutePattern.Parameters.Count == 0
        && request.Path.Equals(new PathString(endpoint.RoutePattern.RawText), StringComparison.OrdinalIgnoreCase)
        && endpoint.Metadata.GetMetadata<IHttpMethodMetadata>() is { } methods && methods.HttpMethods.Contains(request.Method, StringComparer.Ordinal);

    private static string? MethodOf(HttpRequest request)
    {
        foreach (var pair in new QueryStringEnumerable(request.QueryString.Value))
            if (pair.EncodedName.Span is "method") return pair.DecodeValue().ToString();
        return null;
    }

    private static IResult No(string why) => Answer.Bad(new("L02", why, Source));
}
