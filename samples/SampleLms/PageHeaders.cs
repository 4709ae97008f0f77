namespace SampleLms;

/// <summary>What this platform's own pages may load and where their forms may end. The OpenID answers bring a page of their own and are left alone.</summary>
internal static class PageHeaders
{
    private const string Frames = "frames";

    public static void UsePageHeaders(this IApplicationBuilder app, SampleLmsOptions options)
    {
        app.Use((http, next) =>
        {
            if (!http.Request.Path.StartsWithSegments("/connect", StringComparison.OrdinalIgnoreCase) && !http.Request.Path.StartsWithSegments("/lti", StringComparison.OrdinalIgnoreCase))
            {
                http.Response.Headers["Referrer-Policy"] = "strict-origin-when-cross-origin";
                http.Response.Headers.XContentTypeOptions = "nosniff";
                http.Response.OnStarting(() =>
                {
                    http.Response.Headers.ContentSecurityPolicy = Policy(options, http.Items[Frames] as string ?? "");
                    return Task.CompletedTask;
                });
            }

            return next(http);
        });
    }

    /// <summary>Lets this one page hold a frame of these addresses. The frame goes to the tool, comes back here for the sign-in question, and returns to the tool.</summary>
    public static void MayFrame(this HttpContext http, params IEnumerable<string> addresses) =>
        http.Items[Frames] = string.Join(' ', addresses.Select(address => new Uri(address).GetLeftPart(UriPartial.Authority)).Distinct(StringComparer.Ordinal));

    private static string Policy(SampleLmsOptions options, string frames) =>
        "default-src 'none'; style-src 'self'; script-src 'self'; img-src 'self'; base-uri 'none'; frame-ancestors 'none'; "
        + $"frame-src 'self' {frames}; form-action 'self' {options.ToolAddress} {options.CompanionAddress}";
}
