using Microsoft.AspNetCore.Mvc.RazorPages;
using ReturnToWork.SignIn;

namespace ReturnToWork.Tool.Admin.Pages;

/// <summary>The first page after the way back from the identity provider. It leads on by itself: the next request begins at this site and brings the strict cookie.</summary>
internal sealed class InModel(SignInPlace place) : PageModel
{
    public string To { get; private set; } = "";

    public void OnGet(string? to) => To = place.OwnPageOr(to);
}
