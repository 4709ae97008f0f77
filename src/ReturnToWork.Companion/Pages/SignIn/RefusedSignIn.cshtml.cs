using Microsoft.AspNetCore.Mvc.RazorPages;
using ReturnToWork.SignIn;

namespace ReturnToWork.Companion.Pages;

/// <summary>Why somebody could not come in.</summary>
internal sealed class RefusedSignInModel : PageModel
{
    public string Why { get; private set; } = WhyNot.Trouble;

    public void OnGet(string? why)
    {
        Why = WhyNot.Read(why);
        Response.StatusCode = StatusCodes.Status403Forbidden;
    }
}
