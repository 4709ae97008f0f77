namespace SampleLms;

/// <summary>What this platform's own pages may load and where their forms may end. The OpenID answers bring a page of their own and are left alone.</summary>
internal static class PageHeaders
{
    public static void UsePageHeaders(this IApplicationBuilder app, SampleLmsOptions options)
    {
        var policy = "default-src 'none'; style-src 'self'; img-src 'self'; base-uri 'none'; frame-ancestors 'none'; "
            // The frame goes to the tool, comes back here for the sign-in question, and returns to the tool.
            + $"frame-src 'self' {options.ToolAddress}; form-action 'self' {options.ToolAddress} {options.CompanionAddress}";
        app.Use((http, next) =>
        {
            if (!http.Request.Path.StartsWithSegments("/connect", StringComparison.OrdinalIgnoreCase) && !http.Request.Path.StartsWithSegments("/lti", StringComparison.OrdinalIgnoreCase))
            {
                http.Response.Headers.ContentSecurityPolicy = policy;
                http.Response.Headers["Referrer-Policy"] = "strict-origin-when-cross-origin";
                http.Response.Headers.XContentTypeOptions = "nosniff";
            }

            return next(http);
        });
    }
}
