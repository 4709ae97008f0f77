using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Extensions.Options;
using Microsoft.Extensions.Primitives;

namespace ReturnToWork.Lti;

/// <summary><c>GET</c> and <c>POST /lti/login</c>: the platform begins, we send the browser back to it with a fresh state and nonce (LTI Security Framework 1.0, 5.1.1.1 and 5.1.1.2).</summary>
internal sealed class Login(PlatformClients clients, LoginStore logins, ToolAddress address, Refusals refusals, TimeProvider clock, IOptions<LtiOptions> options)
{
    private static readonly TimeSpan Life = TimeSpan.FromMinutes(10);
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

        var (state, nonce, proof) = (Secret.Make(), Secret.Make(), Secret.Make());
        var isOpen = await logins.TryOpenAsync(
            new OpenLogin
            {
                Client = client.Key,
                StateHash = Secret.Hash(state),
                NonceHash = Secret.Hash(nonce),
                ProofHash = Secret.Hash(proof),
                TargetLink = asked.TargetLink,
                DeploymentHint = asked.DeploymentId,
                Expires = clock.GetUtcNow() + Life,
            },
            options.Value.OpenLogins,
            ct);
        if (!isOpen) return await refusals.AnswerAsync(new No("L18-too-many-logins", Paragraph, StatusCodes.Status503ServiceUnavailable), http, new About(LaunchKind.Login, client));
        LoginCookie.Give(http.Response, state, proof, Life);
        return Results.Redirect(QuestionFor(client, asked, state, nonce, address.LaunchOf(http.Request)));
    }

    private static async Task<IEnumerable<KeyValuePair<string, StringValues>>> ParametersOf(HttpContext http) =>
        HttpMethods.IsPost(http.Request.Method) ? await PostedForm.ReadAsync(http.Request) ?? FormCollection.Empty : http.Request.Query;

    private static string QuestionFor(PlatformClient client, LoginRequest asked, string state, string nonce, string redirectUri) =>
        QueryHelpers.AddQueryString(client.AuthorizationEndpoint.AbsoluteUri, new Dictionary<string, string?>(StringComparer.Ordinal)
        {
            ["scope"] = "openid",
            ["response_type"] = "id_token",
            ["response_mode"] = "form_post",
            ["prompt"] = "none",
            ["client_id"] = client.ClientId,
            ["redirect_uri"] = redirectUri,
            ["login_hint"] = asked.LoginHint,
            ["lti_message_hint"] = asked.MessageHint,
            ["state"] = state,
            ["nonce"] = nonce,
        });
}
