using Microsoft.AspNetCore.Mvc.RazorPages;
using ReturnToWork.Companion.SignIn;

namespace ReturnToWork.Companion.Pages;

/// <summary>The way in.</summary>
internal sealed class SignInModel : PageModel
{
    public string To { get; private set; } = "/";

    public bool SignedOut { get; private set; }

    public void OnGet(string? to, bool? @out)
    {
        To = SignInDoor.IsOwnPage(to) ? to! : "/";
        SignedOut = @out == true;
    }
}
