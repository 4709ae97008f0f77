using System.Security.Cryptography;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace ReturnToWork.Lti;

/// <summary>Why a login or launch goes no further. Becomes a <see cref="LaunchRefused"/> when it gets its reference.</summary>
internal sealed record No(string Code, string Paragraph, int Status);

/// <summary>The paragraphs that refusals quote.</summary>
internal static class Spec
{
    public static string Security(string paragraph) => $"LTI Security Framework 1.0, {paragraph}";

    public static string Core(string paragraph) => $"LTI 1.3 Core, {paragraph}";
}

/// <summary>Writes the code and a reference to the log, nothing else, and lets the host answer.</summary>
internal sealed partial class Refusals(ILogger<Refusals> logger)
{
    private const string Letters = "23456789ABCDEFGHJKMNPQRSTVWXYZ";

    public Task<IResult> AnswerAsync(No no, HttpContext http)
    {
        var refusal = new LaunchRefused(no.Code, no.Paragraph, no.Status, RandomNumberGenerator.GetString(Letters, 8));
        Log.Refused(logger, refusal.Code, refusal.Reference);
        return http.RequestServices.GetRequiredService<ILaunchReceiver>().RefusedAsync(refusal, http);
    }

    private static partial class Log
    {
        [LoggerMessage(1, LogLevel.Information, "LTI refused {Code}, reference {Reference}")]
        public static partial void Refused(ILogger logger, string code, string reference);
    }
}
