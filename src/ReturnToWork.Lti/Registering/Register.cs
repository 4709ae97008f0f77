using Microsoft.AspNetCore.Http;

namespace ReturnToWork.Lti;

/// <summary>
/// <c>GET /lti/register/{code}</c>: Dynamic Registration 1.0 from an invitation (lti.md R1 to R6, reliability L-07). Nothing is called before the invitation is found good
/// and spent, so that of two browsers with one link one registers.
/// </summary>
internal sealed class Register(Invitations invitations, OutboundRules rules, RegistrationWire wire, NewRegistration fresh, UpdatedRegistration updated, RegistrationPages pages)
{
    public async Task<IResult> HandleAsync(string code, HttpContext http)
    {
        var invitation = await invitations.FindAsync(code, http.RequestAborted);
        if (Stands(invitation) is { } closed) return await pages.RefuseAsync(closed, http, invitation, configuration: null);
        var (request, unusable) = RegistrationRequest.Read(http.Request, rules);
        if (request is null) return await pages.RefuseAsync(unusable!, http, invitation, configuration: null);
        if (!await invitations.SpendAsync(invitation!, http.RequestAborted)) return await pages.RefuseAsync(Closed("L07-invitation-used"), http, invitation, request.Configuration);

        var outcome = await RegisterAsync(invitation!, request, http);
        if (outcome.GiveBack) await invitations.GiveBackAsync(invitation!, CancellationToken.None);
        return outcome.Done is { } done
            ? await pages.AnswerAsync(done, http, request.Configuration, outcome.Origins)
            : await pages.RefuseAsync(outcome.No!, http, invitation, request.Configuration);
    }

    private async Task<Outcome> RegisterAsync(InvitationRow invitation, RegistrationRequest request, HttpContext http)
    {
        var reply = await wire.ConfigurationAsync(request);
        if (reply.Fault is { } fault) return Outcome.Before(new No(fault.Code, Spec.Registration("3.4"), StatusCodes.Status400BadRequest));
        if (!reply.IsGood) return Outcome.Before(new No("R1-configuration-refused", Spec.Registration("3.4"), StatusCodes.Status400BadRequest));
        var (platform, wrong) = PlatformConfiguration.Read(reply.Body, request.Configuration, rules);
        if (platform is null) return Outcome.Before(wrong!);
        var outcome = invitation.Registration is { } id
            ? await updated.SendAsync(invitation, id, request, platform, http.Request)
            : await fresh.SendAsync(invitation, request, platform, http.Request);
        return outcome with { Origins = platform.Origins };
    }

    private No? Stands(InvitationRow? invitation) =>
        invitation is null ? Closed("L07-invitation-unknown")
        : invitation.Used is not null ? Closed("L07-invitation-used")
        : invitations.IsOver(invitation) ? Closed("L07-invitation-expired")
        : null;

    private static No Closed(string code) => new(code, Spec.Registration("3.3"), StatusCodes.Status403Forbidden);
}

/// <summary>What became of it.</summary>
/// <param name="Done">Kept.</param>
/// <param name="No">Or not.</param>
/// <param name="GiveBack">The platform has nothing of us: the invitation may be used again.</param>
internal sealed record Outcome(PlatformRegistered? Done, No? No, bool GiveBack)
{
    public IEnumerable<string> Origins { get; init; } = [];

    public static Outcome Before(No no) => new(null, no, GiveBack: true);

    public static Outcome After(No no) => new(null, no, GiveBack: false);

    public static Outcome Of(PlatformRegistered done) => new(done, null, GiveBack: false);
}
