using System.Globalization;
using System.Net;
using System.Text;
using Microsoft.IdentityModel.Tokens;

namespace ReturnToWork.Lti;

/// <summary>
/// Tries what a launch will need of a platform, now and without a launch: its keys, its clock, its login, its token where a service is switched on, and what its last launches came to. It asks the
/// platform itself and takes no key that was kept, so that it says how things are and not how they were.
/// </summary>
public sealed class ConnectionTest
{
    private const int MostLaunches = 20;
    private static readonly TimeSpan ClockMayBeOff = TimeSpan.FromSeconds(60);
    private readonly Outbound _outbound;
    private readonly PlatformClients _clients;
    private readonly ServiceTokens _tokens;
    private readonly LaunchLog _log;
    private readonly TimeProvider _clock;

    internal ConnectionTest(Outbound outbound, PlatformClients clients, ServiceTokens tokens, LaunchLog log, TimeProvider clock) =>
        (_outbound, _clients, _tokens, _log, _clock) = (outbound, clients, tokens, log, clock);

    /// <summary>Everything that was found, in the order in which a launch would meet it.</summary>
    /// <param name="registration">As <see cref="RegistrationBook"/> gave it.</param>
    /// <param name="cancellationToken">Of the request.</param>
    public async Task<IReadOnlyList<ConnectionFinding>> RunAsync(LtiRegistration registration, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(registration);
        var says = registration.Says;
        var login = await _outbound.GetAsync(new Uri(says.AuthorizationEndpoint), cancellationToken);
        var (loginSeen, seen) = (_clock.GetUtcNow(), says.JwksUri is { } address ? await _outbound.GetAsync(new Uri(address), cancellationToken) : null);
        return
        [
            Login(login),
            seen is null ? Pasted(says.Keys) : Keys(seen),
            seen?.Headers?.Date is not null ? Clock(seen, _clock.GetUtcNow()) : Clock(login, loginSeen),
            await TokenAsync(registration, cancellationToken),
            await LaunchesAsync(registration, cancellationToken),
        ];
    }

    // A browser would bring what the platform misses here: any answer but "nothing is here" and "I am broken" is one.
    private static ConnectionFinding Login(OutboundReply reply) => reply switch
    {
        { Fault: { } fault } when fault != OutboundFault.Redirects => new("login-fault", FindingWeight.Fault, fault.Code),
        { Fault: null, Status: HttpStatusCode.NotFound or HttpStatusCode.Gone or >= HttpStatusCode.InternalServerError } => new("login-status", FindingWeight.Fault, Number((int)reply.Status)),
        _ => new("login-ok", FindingWeight.Good),
    };

    private static ConnectionFinding Keys(OutboundReply reply) =>
        reply.Fault is { } fault ? new("keys-fault", FindingWeight.Fault, fault.Code)
            : !reply.IsGood ? new("keys-status", FindingWeight.Fault, Number((int)reply.Status))
            : Counted(PublishedKeys.Read(reply.Body), "keys-ok");

    private static ConnectionFinding Pasted(string? keys) => Counted(PublishedKeys.Read(Encoding.UTF8.GetBytes(keys ?? "")), "keys-pasted");

    private static ConnectionFinding Counted(IReadOnlyDictionary<string, SecurityKey?>? keys, string good) =>
        keys is null ? new("keys-unreadable", FindingWeight.Fault)
            : keys.Values.Count(key => key is not null) is > 0 and var usable ? new(good, FindingWeight.Good, Number(usable))
            : new("keys-none-usable", FindingWeight.Fault);

    // What the header says has no fraction and was on its way: a second or two mean nothing.
    private static ConnectionFinding Clock(OutboundReply reply, DateTimeOffset now)
    {
        if (reply.Headers?.Date is not { } theirs) return new("clock-unknown", FindingWeight.Note);
        var off = theirs - now;
        return off.Duration() <= ClockMayBeOff ? new("clock-ok", FindingWeight.Good)
            : new(off > TimeSpan.Zero ? "clock-fast" : "clock-slow", FindingWeight.Fault, Number((long)Math.Round(off.Duration().TotalSeconds)));
    }

    // A scope is asked only for what the organisation switched on (lti.md T3); with neither there is nothing that a token would be for.
    private async Task<ConnectionFinding> TokenAsync(LtiRegistration registration, CancellationToken ct)
    {
        var (says, clients) = (registration.Says, await _clients.NowAsync(ct));
        var scope = says.Grades ? Scopes.Score : says.Members ? Scopes.Members : null;
        if (scope is null || clients.WithKey(PlatformClient.Hash(says.Issuer, says.ClientId)) is not { } client) return new("token-not-needed", FindingWeight.Note);
        if (registration.Deployments.FirstOrDefault(one => one.State == DeploymentState.Approved) is not { Id: var deployment }) return new("token-no-deployment", FindingWeight.Note);
        var answer = await _tokens.GetAsync(client, deployment, [scope], ct);
        if (answer.Token is { } kept)
        {
            // One that was kept says how things were.
            _tokens.Drop(client, deployment, [scope], kept);
            answer = await _tokens.GetAsync(client, deployment, [scope], ct);
        }

        return answer.No is { } no ? new("token-refused", FindingWeight.Fault, no.Code) : new("token-ok", FindingWeight.Good);
    }

    private async Task<ConnectionFinding> LaunchesAsync(LtiRegistration registration, CancellationToken ct)
    {
        var last = await _log.OfAsync(registration, MostLaunches, ct);
        return last is not [var newest, ..] ? new("launches-none", FindingWeight.Note)
            : newest.Code == "ok" ? new("launches-ok", FindingWeight.Good)
            : new("launches-refused", FindingWeight.Fault, newest.Code);
    }

    private static string Number(long number) => number.ToString(CultureInfo.InvariantCulture);
}
