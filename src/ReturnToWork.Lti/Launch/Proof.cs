using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;

namespace ReturnToWork.Lti;

/// <summary>
/// The last step of a launch whose proof lies in the platform's storage (lti.md C4). <see cref="AskAsync"/> ends <c>POST /lti/launch</c>: the page fetches the proof. <c>POST /lti/launch/proof</c>
/// brings it (<see cref="ReadAsync"/>), and only then is the launch handed over. Who has neither this browser's storage nor a page of ours to post from comes no further (reliability L-01, L-16).
/// </summary>
internal sealed class Proof(LoginStore logins, PlatformClients clients, ProofTickets tickets, ToolAddress address, TimeProvider clock)
{
    private const string TicketField = "ticket";
    private const string ProofField = "proof";
    private const string NonceField = "nonce";
    private const string Paragraph = "LTI postMessage Storage 0.1";

    public Task<IResult> AskAsync(LaunchAttempt attempt) =>
        attempt.Http.RequestServices.GetRequiredService<ILaunchReceiver>().StepAsync(
            new FetchProof(
                StorageKeys.Of(attempt.Client, attempt.Login.StorageTarget!),
                [new(ProofField, StorageKeys.State(attempt.State!)), new(NonceField, StorageKeys.Nonce(attempt.Claims.Text("nonce")!))],
                tickets.Seal(attempt), ToolAddress.ProofPath(attempt.Http.Request), attempt.Client.Origins),
            attempt.Http);

    /// <summary>The launch that this post proves, or why it does not; what is known of the launch then comes along for the log.</summary>
    public async Task<(LaunchAttempt? Attempt, No? No)> ReadAsync(HttpContext http)
    {
        var ct = http.RequestAborted;
        if (await PostedForm.ReadAsync(http.Request) is not { } form) return (null, Refuse("A1-no-form", StatusCodes.Status400BadRequest));
        if (!IsFromOurPage(http.Request)) return (null, Refuse("A3-proof-elsewhere"));
        if (form[TicketField] is not [{ Length: > 0 } text] || tickets.Open(text) is not { } ticket) return (null, Refuse("A3-ticket-unknown"));
        if (await logins.FindHashAsync(ticket.StateHash, ct) is not { } login) return (null, Refuse("A3-state-expired"));

        var now = await clients.NowAsync(ct);
        var attempt = new LaunchAttempt(http, FormCollection.Empty) { Claims = ticket.Claims, Clients = now, Client = now.WithKey(login.Client)!, Login = login };
        return ticket.Ends <= clock.GetUtcNow() ? (attempt, Refuse("A3-state-expired"))
            : !Holds(ProofField, login.ProofHash) || !Holds(NonceField, login.NonceHash) ? (attempt, Refuse("A3-browser-unproven"))
            : !await logins.ProveAsync(login, ct) ? (attempt, Refuse("A3-state-used"))
            : (attempt, null);

        bool Holds(string field, string hash) => form[field] is [{ Length: > 0 } value] && Secret.Matches(value, hash);
    }

    // The proof is worth nothing when another site can post it with a proof of its own into this browser. Every browser says where a form post comes from.
    private bool IsFromOurPage(HttpRequest request) =>
        request.Headers.Origin is [{ } origin] && origin == address.OriginOf(request)
        && (request.Headers["Sec-Fetch-Site"] is [] or ["same-origin"]);

    private static No Refuse(string code, int status = StatusCodes.Status401Unauthorized) => new(code, Paragraph, status);
}
