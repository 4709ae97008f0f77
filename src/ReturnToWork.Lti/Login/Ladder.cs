using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace ReturnToWork.Lti;

/// <summary>
/// How this browser will prove at the launch that it began this login (lti.md C1 to C7, reliability L-01): with a partitioned cookie; where it keeps none, with the platform's storage; where
/// there is none of that either, in a window of its own. It is settled here, before the platform is asked who is there, because what a platform hands out for that question may be used once
/// (Moodle's launch id). The row says which proof counts, so a launch cannot choose an easier one.
/// </summary>
internal sealed class Ladder(LoginStore logins, ToolAddress address, Refusals refusals, IOptions<LtiOptions> options, TimeProvider clock)
{
    private static readonly TimeSpan Life = TimeSpan.FromMinutes(10);

    public async Task<IResult> ClimbAsync(HttpContext http, PlatformClient client, LoginRequest asked)
    {
        var request = http.Request;
        if (CookieProbe.CameBack(request))
        {
            if (await OpenAsync(http, client, asked, storage: null) is not var (login, proof)) return await TooManyAsync(http, client);
            LoginCookie.Give(http.Response, login.State, proof, Life);
            return Results.Redirect(login.Address);
        }

        if (!LoginAddress.WasProbed(request))
        {
            CookieProbe.Give(http.Response);
            // 307 makes the browser send a form once more.
            return Results.Redirect(LoginAddress.Probe(request, asked), preserveMethod: HttpMethods.IsPost(request.Method));
        }

        if (asked.StorageTarget is { } target)
        {
            if (await OpenAsync(http, client, asked, target) is not var (login, proof)) return await TooManyAsync(http, client);
            return await AnswerAsync(http, new PutProof(
                StorageKeys.Of(client, target),
                [new(StorageKeys.State(login.State), proof), new(StorageKeys.Nonce(login.Nonce), login.Nonce)],
                login.Address, LoginAddress.WithoutStorage(request, asked), client.Origins));
        }

        return await AnswerAsync(http, LoginAddress.IsOwnWindow(request) ? new NoCookies(client.Origins) : new OpenOwnWindow(LoginAddress.OwnWindow(request, asked), client.Origins));
    }

    private async Task<(Question Login, string Proof)?> OpenAsync(HttpContext http, PlatformClient client, LoginRequest asked, string? storage)
    {
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
                StorageTarget = storage,
            },
            options.Value.OpenLogins,
            http.RequestAborted);
        return !isOpen ? null : (new Question(client, asked, state, nonce, address.LaunchOf(http.Request)), proof);
    }

    private Task<IResult> TooManyAsync(HttpContext http, PlatformClient client) =>
        refusals.AnswerAsync(new No("L18-too-many-logins", Spec.Security("5.1.1.1"), StatusCodes.Status503ServiceUnavailable), http, new About(LaunchKind.Login, client));

    private static Task<IResult> AnswerAsync(HttpContext http, LadderStep step) => http.RequestServices.GetRequiredService<ILaunchReceiver>().StepAsync(step, http);
}
