using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Primitives;

namespace ReturnToWork.Lti;

/// <summary><c>GET</c> and <c>POST /lti/login</c>: the platform begins, we send the browser back to it with a fresh state and nonce (LTI Security Framework 1.0, 5.1.1.1 and 5.1.1.2).</summary>
internal sealed class Login(PlatformClients clients, Ladder ladder, Refusals refusals)
{
    private static readonly string Paragraph = Spec.Security("5.1.1.1");

    public async Task<IResult> HandleAsync(HttpContext http)
    {
        var ct = http.RequestAborted;
        var (asked, unclear) = LoginRequest.Read(await ParametersOf(http));
        if (asked is null) return await refusals.AnswerAsync(unclear!, http, new About(LaunchKind.Login));

        var matching = (await clients.NowAsync(ct)).Matching(asked.Issuer, asked.ClientId);
        if (matching.Length != 1)
        {
            // Never guess: the first of several gives a launch with a wrong audience (lti.md L2).
            var code = matching.Length > 1 ? "L2-client-ambiguous" : asked.ClientId is null ? "L3-issuer-unknown" : "L3-client-unknown";
            return await refusals.AnswerAsync(new No(code, Paragraph, StatusCodes.Status400BadRequest), http, new About(LaunchKind.Login));
        }

        var client = matching[0];
        if (DoorChecks.Closed(client) is { } closed) return await refusals.AnswerAsync(closed, http, new About(LaunchKind.Login, client));

        return await ladder.ClimbAsync(http, client, asked);
    }

    private static async Task<IEnumerable<KeyValuePair<string, StringValues>>> ParametersOf(HttpContext http) =>
        HttpMethods.IsPost(http.Request.Method) ? await PostedForm.ReadAsync(http.Request) ?? FormCollection.Empty : http.Request.Query;
}
