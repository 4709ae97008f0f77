using Microsoft.AspNetCore.Http;

namespace ReturnToWork.Lti;

/// <summary>
/// Gives a platform that knows us already our newer particulars (lti.md R5): reads what it has, makes sure that it is this registration, and replaces it. Issuer, client id
/// and state stay what they were; endpoints and granted scopes are what the platform says now.
/// </summary>
internal sealed class UpdatedRegistration(RegistrationWire wire, RegistrationBook book, RegistrationPreview preview)
{
    public async Task<Outcome> SendAsync(InvitationRow invitation, Guid id, RegistrationRequest request, PlatformConfiguration platform, HttpRequest http)
    {
        if (await book.FindAsync(invitation.Organisation, id) is not { Made: RegistrationMade.Dynamic, Says: var ours } known) return Outcome.Before(Refuse("R5-nothing-to-update"));
        if (ours.Issuer != platform.Issuer) return Outcome.Before(Refuse("R5-other-platform"));
        if (preview.Ask(http, id, ours.Offer, invitation.Grades, invitation.Members, platform.Scopes) is not { } asked) return Outcome.Before(Refuse("R3-offer-unknown"));

        var endpoint = platform.Registration;
        var current = await wire.CurrentAsync(request, endpoint);
        if (current.Fault is { } fault) return Outcome.Before(Refuse(fault.Code));
        if (!current.IsGood || RegistrationReply.Read(current.Body) is not { } there) return Outcome.Before(Refuse("R5-update-unreadable"));
        if (there.ClientId != ours.ClientId) return Outcome.Before(Refuse("R5-other-client"));

        var body = preview.BodyFor(asked, http, platform);
        body["client_id"] = ours.ClientId;
        var reply = await wire.UpdateAsync(request, endpoint, body);
        if (reply.Fault is null && (int)reply.Status is >= 400 and < 500) return Outcome.Before(Refuse("R3-refused"));
        if (!reply.IsGood) return Outcome.After(Refuse("R3-outcome-unknown"));
        if (RegistrationReply.Read(reply.Body) is not { } said || said.ClientId != ours.ClientId) return Outcome.After(Refuse("R4-reply-unreadable"));

        var (grades, members) = (invitation.Grades && Has(said, grades: true, members: false), invitation.Members && Has(said, grades: false, members: true));
        var draft = ours with
        {
            AuthorizationEndpoint = platform.Authorization.AbsoluteUri,
            TokenEndpoint = platform.Token.AbsoluteUri,
            JwksUri = platform.Jwks.AbsoluteUri,
            Keys = null,
            TokenAudience = platform.TokenAudience,
            Grades = grades,
            Members = members,
            Family = platform.Family,
        };
        var faults = await book.ChangeAsync(invitation.Organisation, id, draft, new RegistrationGrant(said.Scopes, said.Address ?? endpoint.AbsoluteUri));
        return faults.Count == 0
            ? Outcome.Of(new PlatformRegistered(invitation.Organisation, known.Id, new Uri(platform.Issuer).Host, IsUpdate: true, RegistrationPreview.Missing(invitation, grades, members), []))
            : Outcome.After(Refuse("R4-reply-unusable"));
    }

    private static bool Has(RegistrationReply said, bool grades, bool members) =>
        RegistrationBody.ScopesFor(grades, members).All(scope => said.Scopes.Contains(scope, StringComparer.Ordinal));

    private static No Refuse(string code) => new(code, Spec.Registration(code.StartsWith("R4", StringComparison.Ordinal) ? "3.6" : "3.5"), StatusCodes.Status400BadRequest);
}
