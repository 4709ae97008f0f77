using Microsoft.AspNetCore.Mvc.RazorPages;
using ReturnToWork.SignIn;

namespace ReturnToWork.Companion.Pages;

/// <summary>The way in.</summary>
internal sealed class SignInModel(SignInPlace place, SignInWays ways) : PageModel
{
    public string To { get; private set; } = "/";

    public bool SignedOut { get; private set; }

    /// <summary>On a shared computer the provider's own session should end too, or the next person comes in as this one.</summary>
    public string? End { get; private set; }

    public OfferedWays Ways { get; private set; } = null!;

    public SignInPlace Place => place;

    public async Task OnGetAsync(string? to, bool? @out, string? way, string? organisation, CancellationToken ct)
    {
        To = place.OwnPageOr(to);
        SignedOut = @out == true;
        End = SignedOut ? await SignInDoor.EndAddressAsync(HttpContext.RequestServices, way, ct) : null;
        Ways = ways.For(Request, organisation);
    }
}
