using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using ReturnToWork.Companion.SignIn;
using ReturnToWork.Companion.Texts;

namespace ReturnToWork.Companion.Pages;

/// <summary>Remembers the language that somebody chose.</summary>
internal sealed class LanguageModel : PageModel
{
    public IActionResult OnGet() => LocalRedirect("/");

    public IActionResult OnPost(string? language, string? to)
    {
        if (Words.Languages.Contains(language, StringComparer.Ordinal))
        {
            Response.Cookies.Append(Words.Cookie, language!, new CookieOptions
            {
                HttpOnly = true, SameSite = SameSiteMode.Lax, Secure = Request.IsHttps, MaxAge = TimeSpan.FromDays(365), IsEssential = true,
            });
        }

        return LocalRedirect(SignInDoor.IsOwnPage(to) && !to!.StartsWith("/language", StringComparison.Ordinal) ? to : "/");
    }
}
