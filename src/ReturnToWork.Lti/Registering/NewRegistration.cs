using Microsoft.AspNetCore.Http;

namespace ReturnToWork.Lti;

/// <summary>Asks a platform to register us, and keeps what it answers until an administrator approves (lti.md R3, R4).</summary>
internal sealed class NewRegistration(RegistrationWire wire, RegistrationBook book, RegistrationPreview preview)
{
    // What the settings say of the same platform is another client and stays what it is. Hosted Canvas is one issuer for all its customers, so there a second registration is no mistake.
    private const string SharedIssuer = "canvas";

    public async Task<Outcome> SendAsync(InvitationRow invitation, RegistrationRequest request, PlatformConfiguration platform, HttpRequest http)
    {
        var id = Guid.NewGuid();
        if (preview.Ask(http, id, invitation.Offer, invitation.Grades, invitation.Members, platform.Scopes) is not { } asked) return Outcome.Before(Refuse("R3-offer-unknown"));
        if (platform.Family != SharedIssuer && await HasAsync(invitation, platform)) return Outcome.Before(Refuse("R5-already-registered"));

        var reply = await wire.RegisterAsync(request, platform.Registration, preview.BodyFor(asked, http, platform));
        if (reply.Fault is null && (int)reply.Status is >= 400 and < 500) return Outcome.Before(Refuse("R3-refused"));
        // Whether it has registered us nobody knows: a second try could make a second client.
        if (!reply.IsGood) return Outcome.After(Refuse("R3-outcome-unknown"));
        if (RegistrationReply.Read(reply.Body) is not { } said) return Outcome.After(Refuse("R4-reply-unreadable"));

        var (grades, members) = (Has(said, RegistrationBody.ScopesFor(invitation.Grades, members: false)), Has(said, RegistrationBody.ScopesFor(grades: false, invitation.Members)));
        RegistrationDraft draft = new(
            invitation.Label, platform.Issuer, said.ClientId, platform.Authorization.AbsoluteUri, platform.Token.AbsoluteUri, platform.Jwks.AbsoluteUri,
            Keys: null, platform.TokenAudience, invitation.Offer, grades, members, platform.Family,
            // A hosted platform's courses stand on the customer's own host, which only the page that was open says. The administrator sees it before approving.
            RegistrationPages.SiteOf(http.HttpContext) is { } site && platform.Origins.All(address => new Uri(address).GetLeftPart(UriPartial.Authority) != site) ? site : null);
        RegistrationGrant grant = new(said.Scopes, said.Address ?? platform.Registration.AbsoluteUri);
        var faults = await book.AddAsync(invitation.Organisation, id, draft, said.DeploymentId is { } deployment ? [deployment] : [], grant, CancellationToken.None);
        return faults.Count == 0
            ? Outcome.Of(new PlatformRegistered(invitation.Organisation, id, new Uri(platform.Issuer).Host, IsUpdate: false, RegistrationPreview.Missing(invitation, grades, members), []))
            : Outcome.After(Refuse(faults.Any(fault => fault.Code == "taken") ? "R5-already-registered" : "R4-reply-unusable"));
    }

    private static bool Has(RegistrationReply said, IReadOnlyList<string> scopes) => scopes.Count > 0 && scopes.All(scope => said.Scopes.Contains(scope, StringComparer.Ordinal));

    private async Task<bool> HasAsync(InvitationRow invitation, PlatformConfiguration platform) =>
        (await book.ListAsync(invitation.Organisation)).Any(one => one.Made != RegistrationMade.Settings && one.Says.Issuer == platform.Issuer && one.Says.Offer == invitation.Offer);

    private static No Refuse(string code) => new(code, Spec.Registration(code.StartsWith("R4", StringComparison.Ordinal) ? "3.6" : "3.5"), StatusCodes.Status400BadRequest);
}
