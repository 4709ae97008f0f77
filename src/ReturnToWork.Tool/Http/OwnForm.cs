namespace ReturnToWork.Tool.Http;

/// <summary>
/// A form that a page of ours posts without a cookie: what it carries is sealed, and only our own page may have sent it. Else another site could walk a browser
/// into somebody else's visit (reliability.md L-01).
/// </summary>
internal static class OwnForm
{
    private const int MostBytes = 64 * 1024;

    public static readonly Microsoft.AspNetCore.Mvc.RequestSizeLimitAttribute Limit = new(MostBytes);

    /// <summary>Null when it is no form, is too big, or comes from elsewhere.</summary>
    public static async Task<IFormCollection?> ReadAsync(HttpRequest request)
    {
        if (!IsOwn(request) || request.ContentType?.StartsWith("application/x-www-form-urlencoded", StringComparison.OrdinalIgnoreCase) != true) return null;
        try
        {
            return await request.ReadFormAsync(request.HttpContext.RequestAborted);
        }
        catch (Exception failure) when (failure is InvalidDataException or IOException or InvalidOperationException)
        {
            return null;
        }
    }

    /// <summary>A field that came exactly once.</summary>
    public static string? One(this IFormCollection form, string name) => form[name] is [{ Length: > 0 } value] ? value : null;

    // A page cannot forge Sec-Fetch-Site. Where a browser does not send it, the Origin must be there and be ours.
    private static bool IsOwn(HttpRequest request) =>
        request.Headers.TryGetValue("Sec-Fetch-Site", out var site) ? site == "same-origin" : request.Headers.Origin is [{ } origin] && origin == $"{request.Scheme}://{request.Host}";
}
