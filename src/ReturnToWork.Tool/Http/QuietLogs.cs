using System.Diagnostics;

namespace ReturnToWork.Tool.Http;

/// <summary>Logs without persons: the frameworks' own lines about requests hold addresses, and xAPI addresses hold agents (promise 7), so ours replace them.</summary>
internal static partial class QuietLogs
{
    public static void AddQuietLogs(this ILoggingBuilder logging)
    {
        foreach (var category in (string[])["Microsoft.AspNetCore", "Microsoft.EntityFrameworkCore", "System.Net.Http", "Hangfire"]) logging.AddFilter(category, LogLevel.Warning);
        // A start that fails says so once, in Program, with a sentence. What stops a running host is critical and is still told.
        logging.AddFilter("Microsoft.Extensions.Hosting.Internal.Host", LogLevel.Critical);
    }

    /// <summary>One line per request: method, route template, status, milliseconds. Never a value from the address.</summary>
    public static void UseRequestLog(this IApplicationBuilder app)
    {
        var logger = app.ApplicationServices.GetRequiredService<ILoggerFactory>().CreateLogger("ReturnToWork.Tool.Requests");
        app.Use(async (http, next) =>
        {
            var started = Stopwatch.GetTimestamp();
            var route = (http.GetEndpoint() as RouteEndpoint)?.RoutePattern.RawText ?? "(no route)";
            await next(http);
            Log.Answered(logger, Known(http.Request.Method), route, http.Response.StatusCode, (long)Stopwatch.GetElapsedTime(started).TotalMilliseconds);
        });
    }

    private static string Known(string method) => Array.Find(["GET", "HEAD", "POST", "PUT", "DELETE", "OPTIONS"], known => HttpMethods.Equals(known, method)) ?? "(other)";

    private static partial class Log
    {
        [LoggerMessage(Level = LogLevel.Information, Message = "{Method} {Route} answered {Status} in {Milliseconds} ms")]
        public static partial void Answered(ILogger logger, string method, string route, int status, long milliseconds);
    }
}
