using ReturnToWork.Tool.Http;
using ReturnToWork.Tool.Sessions;
using ReturnToWork.Tool.Store;

namespace ReturnToWork.Tool.Api;

/// <summary>
/// <c>POST /api/token</c>: a fresh token for a visit that still lasts. The old one may be over: a phone that slept for an hour goes on where it was, and the
/// visit's eight hours stand whatever happens..
/// </summary>
internal static class RenewToken
{
    public static async Task<IResult> HandleAsync(HttpContext http, Learners learners, Tickets tickets, TimeProvider time, CancellationToken ct)
    {
        var old = http.Token();

        if (old.Pseudonym is not null && await learners.OfAsync(old, ct) is null) return Refusals.Answer("not-kept");
        var token = PlayerToken.For(old.Visit, old.Pseudonym, old.XapiRegistration, time.GetUtcNow());
        return Results.Json(new Answer(tickets.Write(token), token.Expires), EmbeddedText.Json);
    }

    private sealed record Answer(string Token, DateTimeOffset TokenExpires);
}
