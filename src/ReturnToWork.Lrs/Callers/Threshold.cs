using System.Data.Common;
using Microsoft.Extensions.Logging;
using ReturnToWork.Xapi;

namespace ReturnToWork.Lrs;

/// <summary>What every request passes first: the version header out and in (L01), who it is (L04), and a calm answer when the database is away.</summary>
internal sealed partial class Threshold(IEnumerable<ILrsDoor> doors, ILogger<Threshold> logger) : IEndpointFilter
{
    public const string VersionHeader = "X-Experience-API-Version";
    public const string Version = "1.0.3";
    private readonly ILrsDoor[] _doors = [.. doors];

    public async ValueTask<object?> InvokeAsync(EndpointFilterInvocationContext context, EndpointFilterDelegate next)
    {
        var http = context.HttpContext;
        http.Response.Headers[VersionHeader] = Version;
        http.Response.Headers.CacheControl = "no-store";
        http.Response.Headers.XContentTypeOptions = "nosniff";
        if (http.GetEndpoint()?.Metadata.GetMetadata<OpenToAll>() is not null) return await next(context);

        try
        {
            if (await OpenAsync(http) is not { } caller) return Unknown(http);
            http.Features.Set(caller);
            return VersionOf(http.Request) ?? await next(context);
        }
        catch (Exception e) when (e is DbException or TimeoutException or StoreBusyException || e.InnerException is DbException)
        {
            Log.StoreAway(logger, e);
            http.Response.Headers.RetryAfter = "2";
            return Answer.No(StatusCodes.Status503ServiceUnavailable, new("store-away", "The store cannot be reached or has too much to do. Nothing was stored; send it again.", "shared/reliability.md P-6"));
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

    private static IResult? VersionOf(HttpRequest request)
    {
        var version = request.Headers[VersionHeader].ToString();
        return version == "1.0" || (version.StartsWith("1.0.", StringComparison.Ordinal) && version.Length <= 16)
            ? null
            : Answer.No(StatusCodes.Status400BadRequest, new("L01", $"Send the header {VersionHeader}: {Version}.", "xAPI 1.0.3, Communication, 3.3"));
    }

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

internal static class Answer
{
    public static IResult No(int status, Refusal refusal) => Results.Json(refusal, statusCode: status);

    public static IResult Bad(Refusal refusal) => No(refusal.Code switch
    {
        "body-size" or "batch-size" => StatusCodes.Status413PayloadTooLarge,
        _ => StatusCodes.Status400BadRequest,
    }, refusal);

    public static IResult Forbidden(string why) => No(StatusCodes.Status403Forbidden, new("L04", why, "xAPI 1.0.3, Communication, 4.2"));

    public static LrsCaller Caller(this HttpContext http) => http.Features.Get<LrsCaller>()!;
}
