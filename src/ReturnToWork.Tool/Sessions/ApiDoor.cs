using ReturnToWork.Tool.Http;
using ReturnToWork.Tool.Training;

namespace ReturnToWork.Tool.Sessions;

/// <summary>
/// The one way to <c>/api</c>: a script of our own origin, JSON, and a player token. No cookie opens it, so no other site's form or image can use it
/// (reliability.md section 6, framed pages).
/// </summary>
internal sealed class ApiDoor(Tickets tickets, VisitDoor door, TrainingVisits training, TimeProvider time) : IEndpointFilter
{
    public async ValueTask<object?> InvokeAsync(EndpointFilterInvocationContext context, EndpointFilterDelegate next)
    {
        var http = context.HttpContext;
        if (IsOtherSite(http.Request)) return Refused("api-other-site");
        if (!HttpMethods.IsGet(http.Request.Method) && !http.Request.HasJsonContentType() && !IsSound(http)) return Refused("body-not-json");
        if (Bearer.Of(http.Request) is not { } text) return Refused("token-missing", http);
        if (tickets.ReadToken(text) is not { } token) return Refused("token-unknown", http);
        // What an administrator closed ends its visits at once (reliability.md L-12).
        if (token.Visit.Ends <= time.GetUtcNow() || !await door.IsOpenAsync(token.Visit, http.RequestAborted)) return Refused("visit-over", http);
        if (token.Expires <= time.GetUtcNow() && http.GetEndpoint()?.Metadata.GetMetadata<AcceptsTokenThatIsOver>() is null) return Refused("token-over", http);
        if (token.Visit.IsPreview) return Refused("preview-keeps-nothing");
        if (!training.Fits(token.Visit)) return Refused("training-not-joined");
        http.Features.Set(token);
        return await next(context);
    }

    // Neither is a type that another site's form can send without being asked about first.
    private static bool IsSound(HttpContext http) =>
        http.GetEndpoint()?.Metadata.GetMetadata<AcceptsSound>() is not null && http.Request.ContentType?.StartsWith("audio/", StringComparison.OrdinalIgnoreCase) == true;

    private static IResult Refused(string code, HttpContext? unauthorised = null)
    {
        if (unauthorised is not null) unauthorised.Response.Headers.WWWAuthenticate = "Bearer";
        return Refusals.Answer(code);
    }

    // Browsers send Sec-Fetch-Site to trustworthy origins, and a page cannot forge it. Where it is missing, Origin says the same about anything but a GET.
    private static bool IsOtherSite(HttpRequest request)
    {
        if (request.Headers.TryGetValue("Sec-Fetch-Site", out var site)) return site != "same-origin";
        return request.Headers.Origin is [{ Length: > 0 } origin] && origin != $"{request.Scheme}://{request.Host}";
    }
}

/// <summary>Marks the one endpoint at which a token may be over: there it is changed for a fresh one while the visit lasts.</summary>
internal sealed class AcceptsTokenThatIsOver;

/// <summary>Marks the one endpoint that takes a sound and no JSON.</summary>
internal sealed class AcceptsSound;

/// <summary>The token in the Authorization header.</summary>
internal static class Bearer
{
    private const string Scheme = "Bearer ";

    public static string? Of(HttpRequest request) =>
        request.Headers.Authorization is [{ } value] && value.StartsWith(Scheme, StringComparison.OrdinalIgnoreCase) ? value[Scheme.Length..] : null;

    /// <summary>The token that <see cref="ApiDoor"/> let in.</summary>
    public static PlayerToken Token(this HttpContext http) => http.Features.Get<PlayerToken>() ?? throw new InvalidOperationException("This endpoint stands outside the API door.");
}
