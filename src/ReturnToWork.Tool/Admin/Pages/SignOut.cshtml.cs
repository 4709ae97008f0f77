using Microsoft.AspNetCore.Mvc;
using ReturnToWork.SignIn;

namespace ReturnToWork.Tool.Admin.Pages;

/// <summary>Ends the session here.</summary>
internal sealed class SignOutModel(SignInPlace place) : AdminPage
{
    public IActionResult OnGet() => LocalRedirect(place.Home);

    public async Task<IActionResult> OnPostAsync()
    {
        return LocalRedirect(await SignInDoor.SignOutAsync(HttpContext));
    }
}
