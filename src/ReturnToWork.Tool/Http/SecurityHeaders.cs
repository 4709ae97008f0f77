using System.Security.Cryptography;

namespace ReturnToWork.Tool.Http;

/// <summary>What one response may do in a browser. Starts at the least; a page asks for what it needs.</summary>
internal sealed class PagePolicy
{
    private string? _nonce;

    /// <summary>Origins that may frame this page. Empty: nobody.</summary>
    public string? FramedBy { get; set; }

    /// <summary>The one origin that this page's forms go to; our own where nothing is said.</summary>
    public string? FormsGoTo { get; set; }

    /// <summary>The page records what somebody says and plays it back before it is sent.</summary>
    public bool Records { get; set; }

    /// <summary>For this response's own script tags. Asking for it allows them.</summary>
    public string Nonce => _nonce ??= Convert.ToBase64String(RandomNumberGenerator.GetBytes(16));

    public string ContentSecurityPolicy => _nonce is null && FramedBy is null && FormsGoTo is null && !Records ? OfNobody : Text();

    private static readonly string OfNobody = new PagePolicy().Text();

    private string Text() => string.Join("; ",
        "default-src 'none'",
        _nonce is null ? "script-src 'none'" : $"script-src 'nonce-{_nonce}'",
        "style-src 'self'",
        "img-src 'self' data:",
        "font-src 'self'",
        Records ? "media-src 'self' blob:" : "media-src 'self'",
        "connect-src 'self'",
        $"form-action {FormsGoTo ?? "'self'"}",
        "base-uri 'none'",
        "require-trusted-types-for 'script'",
        $"frame-ancestors {FramedBy ?? "'none'"}");
}

/// <summary>On every response, whatever answers it.</summary>
internal static class SecurityHeaders
{
    private static readonly PagePolicy Least = new();

    public static IServiceCollection AddSecurityHeaders(this IServiceCollection services) => services.AddScoped<PagePolicy>();

    public static IApplicationBuilder UseSecurityHeaders(this IApplicationBuilder app) => app.Use((http, next) =>
    {
        http.Response.OnStarting(() =>
        {
            var headers = http.Response.Headers;
            // No page of the record store asks for more than the least, and its clients ask often.
            var policy = http.Request.IsForRecordStore() ? Least : http.RequestServices.GetRequiredService<PagePolicy>();
            // The record store hands out documents under a policy of its own, stricter than a page's.
            headers.ContentSecurityPolicy = headers.ContentSecurityPolicy is [{ Length: > 0 } stricter] ? $"{stricter}; frame-ancestors 'none'" : policy.ContentSecurityPolicy;
            headers.XContentTypeOptions = "nosniff";
            // A room may ask for another one: with no-referrer a browser sends "Origin: null" with that page's forms.
            if (!headers.ContainsKey("Referrer-Policy")) headers["Referrer-Policy"] = "no-referrer";
            headers["Permissions-Policy"] = $"accelerometer=(), autoplay=(), camera=(), display-capture=(), geolocation=(), gyroscope=(), magnetometer=(), microphone={(policy.Records ? "(self)" : "()")}, midi=(), payment=(), serial=(), usb=()";
            if (policy.FramedBy is null) headers["Cross-Origin-Resource-Policy"] = "same-origin";
            if (!headers.ContainsKey("Cache-Control")) headers.CacheControl = "no-store";
            if (http.Request.IsHttps) headers.StrictTransportSecurity = "max-age=31536000; includeSubDomains";
            return Task.CompletedTask;
        });
        return next(http);
    });
}
