using Microsoft.AspNetCore.Mvc.RazorPages;
using ReturnToWork.SignIn;

namespace ReturnToWork.Tool.Admin.Pages;

/// <summary>The way in.</summary>
internal sealed class SignInModel(SignInPlace place) : PageModel
{
    public string To { get; private set; } = "";

    public bool SignedOut { get; private set; }

    /// <summary>On a shared computer the provider's own session should end too, or the next person comes in as this one.</summary>
    public bool CanEnd { get; private set; }

    public async Task OnGetAsync(string? to, bool? @out, CancellationToken ct)
    {
        To = place.OwnPageOr(to);
        SignedOut = @out == true;
        CanEnd = SignedOut && await SignInDoor.CanEndAsync(HttpContext.RequestServices, ct);
    }
}
