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

    public static string Registration(string paragraph) => $"LTI Dynamic Registration 1.0, {paragraph}";

    public static string DeepLinking(string paragraph) => $"LTI Deep Linking 2.0, {paragraph}";

    public static string Grades(string paragraph) => $"LTI Assignment and Grade Services 2.0, {paragraph}";

    public static string Members(string paragraph) => $"LTI Names and Role Provisioning Services 2.0, {paragraph}";
}

/// <summary>What is known of a message by the time it is refused or taken.</summary>
/// <param name="Kind">One of <see cref="LaunchKind"/>.</param>
/// <param name="Client">The platform client, once it is known.</param>
/// <param name="Deployment">The deployment's id, once the signature is believed.</param>
/// <param name="Organisation">The tenant, once the deployment is known; else the client's only owner.</param>
internal sealed record About(string Kind, PlatformClient? Client = null, string? Deployment = null, string? Organisation = null);

/// <summary>Writes the code and a reference to the log and to the launch log, nothing else, and lets the host answer.</summary>
internal sealed partial class Refusals(LaunchLog log, ILogger<Refusals> logger)
{
    private const string Letters = "23456789ABCDEFGHJKMNPQRSTVWXYZ";

    public static string NewReference() => RandomNumberGenerator.GetString(Letters, 8);

    public async Task<IResult> AnswerAsync(No no, HttpContext http, About about)
    {
        var refusal = new LaunchRefused(no.Code, no.Paragraph, no.Status, NewReference()) { FramedBy = about.Client?.Origins ?? [] };
        Log.Refused(logger, refusal.Code, refusal.Reference);
        await log.WriteAsync(about, refusal.Reference, refusal.Code, refusal.Paragraph, refusal.Status, http.RequestAborted);
        return await http.RequestServices.GetRequiredService<ILaunchReceiver>().RefusedAsync(refusal, http);
    }

    private static partial class Log
    {
        [LoggerMessage(1, LogLevel.Information, "LTI refused {Code}, reference {Reference}")]
        public static partial void Refused(ILogger logger, string code, string reference);
    }
}
