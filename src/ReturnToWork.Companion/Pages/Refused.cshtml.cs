using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using ReturnToWork.Companion.Texts;

namespace ReturnToWork.Companion.Pages;

/// <summary>A no, in words. It shows nothing of anybody.</summary>
/// <remarks>No antiforgery here: it is what a post without its token is led to, and it changes nothing.</remarks>
[IgnoreAntiforgeryToken]
[ResponseCache(NoStore = true)]
internal sealed class RefusedModel : PageModel
{
    public string Key { get; private set; } = "refused.500";

    public void OnGet(int status) => Say(status);

    public void OnPost(int status) => Say(status);

    private void Say(int status)
    {
        if (!Words.Knows($"refused.{status}")) status = status is >= 400 and < 500 ? 404 : 500;
        Key = $"refused.{status}";
        if (Response.StatusCode == StatusCodes.Status200OK) Response.StatusCode = status;
    }
}
