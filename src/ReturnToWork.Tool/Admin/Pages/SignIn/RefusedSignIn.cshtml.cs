using Microsoft.AspNetCore.Mvc.RazorPages;

namespace ReturnToWork.Tool.Admin.Pages;

/// <summary>Why somebody could not come in.</summary>
internal sealed class RefusedSignInModel : PageModel
{
    public string Why { get; private set; } = "trouble";

    public void OnGet(string? why)
    {
        Why = why is "organisation" or "role" or "factor" ? why : "trouble";
        Response.StatusCode = StatusCodes.Status403Forbidden;
    }
}
