using Microsoft.AspNetCore.Mvc;
using ReturnToWork.Lti;
using ReturnToWork.Tool.Admin.Acts;
using ReturnToWork.Tool.Admin.Lms;
using ReturnToWork.Tool.Pages;

namespace ReturnToWork.Tool.Admin.Pages;

/// <summary>Makes the one-time link by which an LMS registers itself. It is shown once and kept nowhere.</summary>
internal sealed class InviteModel(Invitations invitations, Themes themes, OwnAddresses addresses, AdminLog log) : AdminPage
{
    public LmsTerms Terms { get; private set; } = new(themes, "", null, false, false, []);

    public string? Link { get; private set; }

    public async Task<IActionResult> OnPostAsync(string? label, string? offer, bool grades, bool members, CancellationToken ct)
    {
        Terms = LmsTerms.Read(themes, label, offer, grades, members);
        if (Terms.Label.Length is 0 or > LmsTerms.LongestLabel || Terms.Label.Any(char.IsControl))
        {
            Terms = Terms with { Faults = [new RegistrationFault("Label", "word")] };
            Response.StatusCode = StatusCodes.Status400BadRequest;
            return Page();
        }

        await log.WriteAsync(Me, Act.Invited, Terms.Label, ct);
        var code = await invitations.MakeAsync(Me.Organisation, Terms.Label, Terms.Offer, registration: null, grades, members, CancellationToken.None);
        Link = addresses.Invitation(Request, code);
        return Page();
    }
}
