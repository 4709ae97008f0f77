using System.Text;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace ReturnToWork.Lti;

/// <summary>Writes down what became of a registration, and lets the host say it. The page stands in the platform's frame, so it says whose that may be.</summary>
internal sealed partial class RegistrationPages(IRegistrationReceiver host, LaunchLog log, PlatformClients clients, ILogger<RegistrationPages> logger)
{
    public async Task<IResult> AnswerAsync(PlatformRegistered done, HttpContext http, Uri configuration, IEnumerable<string> origins)
    {
        var client = (await clients.NowAsync(CancellationToken.None)).With(new RegistrationOf(done.Organisation, done.Id));
        await log.WriteAsync(new About(LaunchKind.Registration, client, Organisation: done.Organisation), Refusals.NewReference(), "ok", "", StatusCodes.Status200OK, CancellationToken.None);
        return await host.RegisteredAsync(done with { Origins = Framers(http, configuration, origins) }, http);
    }

    /// <param name="no">Why.</param>
    /// <param name="http">The request.</param>
    /// <param name="invitation">Null: a stranger with a link of nobody; its page is framed by nobody and belongs to no organisation.</param>
    /// <param name="configuration">Where it claims to come from, once the address may be called.</param>
    public async Task<IResult> RefuseAsync(No no, HttpContext http, InvitationRow? invitation, Uri? configuration)
    {
        var refusal = new LaunchRefused(no.Code, no.Paragraph, no.Status, Refusals.NewReference()) { FramedBy = invitation is null ? [] : Framers(http, configuration, []) };
        Log.Refused(logger, refusal.Code, refusal.Reference);
        await log.WriteAsync(new About(LaunchKind.Registration, Organisation: invitation?.Organisation), refusal.Reference, refusal.Code, refusal.Paragraph, refusal.Status, CancellationToken.None);
        return await host.NotRegisteredAsync(refusal, http);
    }

    // The administrator's page may be on a host of its own, which only the Referer knows.
    private static IReadOnlyList<string> Framers(HttpContext http, Uri? configuration, IEnumerable<string> origins) =>
    [
        .. origins.Append(configuration?.AbsoluteUri).Append(RefererOf(http))
            .Where(address => address is not null)
            .Select(address => new Uri(address!).GetLeftPart(UriPartial.Authority))
            .Distinct(StringComparer.Ordinal),
    ];

    /// <summary>The origin of the page that the administrator had open, where it says so.</summary>
    public static string? SiteOf(HttpContext http) => RefererOf(http) is { } page ? new Uri(page).GetLeftPart(UriPartial.Authority) : null;

    private static string? RefererOf(HttpContext http) =>
        http.Request.Headers.Referer is [{ } referer] && Uri.TryCreate(referer, UriKind.Absolute, out var page) && page.Scheme == Uri.UriSchemeHttps && page.UserInfo.Length == 0
        && Ascii.IsValid(page.Host) && Uri.CheckHostName(page.Host) != UriHostNameType.Unknown
            ? page.AbsoluteUri
            : null;

    private static partial class Log
    {
        [LoggerMessage(1, LogLevel.Information, "LTI registration refused {Code}, reference {Reference}")]
        public static partial void Refused(ILogger logger, string code, string reference);
    }
}
