using Microsoft.AspNetCore.Mvc;
using ReturnToWork.Companion.Settings;
using ReturnToWork.Companion.SignIn;
using ReturnToWork.SignIn;

namespace ReturnToWork.Companion.Pages;

/// <summary>The own account: as whom somebody is signed in, and "everywhere out".</summary>
internal sealed class AccountModel(ProfessionalBook book, Organisations organisations, TimeProvider clock) : CompanionPage
{
    public string Name => Me.Name;

    public string Organisation => organisations.NameOf(Me.Organisation);

    public IReadOnlyList<string> Roles => Me.Roles;

    public async Task<IActionResult> OnPostOutAsync(CancellationToken ct)
    {
        await book.EverywhereOutAsync(Me.Organisation, Me.Subject, clock.GetUtcNow(), ct);
        return LocalRedirect(await SignInDoor.SignOutAsync(HttpContext));
    }
}
