using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Mvc;

namespace ReturnToWork.Companion.Pages;

/// <summary>Ends the session here.</summary>
internal sealed class SignOutModel : CompanionPage
{
    public IActionResult OnGet() => LocalRedirect("/");

    public async Task<IActionResult> OnPostAsync()
    {
        await HttpContext.SignOutAsync();
        return LocalRedirect("/sign-in?out=true");
    }
}
