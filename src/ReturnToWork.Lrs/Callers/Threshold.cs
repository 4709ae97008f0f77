using System.Data.Common;
using Microsoft.Extensions.Logging;
using ReturnToWork.Xapi;

namespace ReturnToWork.Lrs;

/// <summary>
/// What every request passes first: the version out and in (L01), other sites (L05), who it is (L04), how often it may ask, and a calm answer when the
/// database is away.
/// </summary>
internal sealed partial class Threshold(
    IEnumerable<ILrsDoor> doors, Origins origins, Buckets buckets, Limits limits, StatementReads reads, EndpointDataSource endpoints, ILogger<Threshold> logger) : IEndpointFilter
{
    private readonly ILrsDoor[] _doors = [.. doors];

    public async ValueTask<object?> InvokeAsync(EndpointFilterInvocationContext context, EndpointFilterDelegate next)
    {
        var http = context.HttpContext;
        var endpoint = http.GetEndpoint()!;
        var named = XapiVersions.TryRead(http.Request.Headers[XapiVersions.Header].ToString(), out var version);
        var mount = endpoint.Metadata.GetRequiredMetadata<Mount>();
        if (!named) version = mount.Otherwise;
        http.Response.Headers[XapiVersions.Header] = version.Text();
        http.Response.Headers.CacheControl = "no-store";
        http.Response.Headers.XContentTypeOptions = "nosniff";
        var welcome = origins.Answer(http);
        if (HttpMethods.IsOptions(http.Request.Method)) return Origins.Preflight(http);
        if (endpoint.Metadata.GetMetadata<OpenToAll>() is not null) return await next(context);
        if (AlternateRequest.IsOne(http.Request, named, version)) return await AlternateRequest.UnfoldAsync(http, endpoints, limits.Default.Body, welcome);

        LrsCaller? caller = null;
        try
        {
            caller = await OpenAsync(http);
            var answer = caller is null ? Unknown(http) : buckets.Refuses(http, caller, mount) ?? (named ? null : Unnamed(version));
            if (answer is null) http.Features.Set(new LrsCall(caller!, version));
            var result = answer ?? await next(context);
            if (ConsistentThrough.IsDue(http)) ConsistentThrough.Say(http, caller is null ? 0 : await reads.ThroughAsync(caller.Organisation, http.RequestAborted));
            return result;
        }
        catch (Exception e) when (e is DbException or TimeoutException or StoreBusyException || e.InnerException is DbException)
        {
            Log.StoreAway(logger, e);
            http.Response.Headers.RetryAfter = "2";
            if (ConsistentThrough.IsDue(http)) ConsistentThrough.Say(http, 0);
            return Answer.No(StatusCodes.Status503ServiceUnavailable, new("store-away", "The store cannot be reached or has too much to do. Nothing was stored; send it again.", "shared/reliability.md P-6"));
        }
        catch (BadHttpRequestException e)
        {
            return Answer.No(e.StatusCode, new("L03", "The request's body does not come as its headers announce it.", "RFC 9112, 6"));
        }
    }

    private async ValueTask<LrsCaller?> OpenAsync(HttpContext http)
    {
        foreach (var door in _doors)
            if (await door.OpenAsync(http, http.RequestAborted) is { } caller) return caller;
        return null;
    }

    // A browser would answer a Basic challenge with a window that asks for a password; a player must never see one.
    private static IResult Unknown(HttpContext http)
    {
        if (!http.Request.Headers.ContainsKey("Sec-Fetch-Mode")) http.Response.Headers.WWWAuthenticate = "Basic realm=\"xapi\", charset=\"UTF-8\"";
        return Answer.No(StatusCodes.Status401Unauthorized, new("L04", "Unknown or expired credentials.", "xAPI 1.0.3, Communication, 4.1"));
    }

    private static IResult Unnamed(XapiVersion version) =>
        Answer.No(StatusCodes.Status400BadRequest, new("L01", $"Send the header {XapiVersions.Header}: {version.Text()}.", "xAPI 1.0.3, Communication, 3.3"));

    private static partial class Log
    {
        [LoggerMessage(Level = LogLevel.Error, Message = "The record store's database did not do its work.")]
        public static partial void StoreAway(ILogger logger, Exception exception);
    }
}

/// <summary>Marks an endpoint that needs neither credentials nor a version.</summary>
internal sealed class OpenToAll;

/// <summary>Too many writes wait already.</summary>
internal sealed class StoreBusyException() : Exception("Too many writes wait.");
