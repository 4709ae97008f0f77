using Microsoft.AspNetCore.Mvc;
using ReturnToWork.SignIn;

namespace ReturnToWork.Companion.Pages;

/// <summary>Ends the session here.</summary>
internal sealed class SignOutModel : CompanionPage
{
    public IActionResult OnGet() => LocalRedirect("/");

    public async Task<IActionResult> OnPostAsync()
    {
        return LocalRedirect(await SignInDoor.SignOutAsync(HttpContext));
    }
}
