using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using ReturnToWork.Companion.Texts;
using ReturnToWork.SignIn;

namespace ReturnToWork.Companion.Pages;

/// <summary>Remembers the language that somebody chose.</summary>
internal sealed class LanguageModel(SignInPlace place) : PageModel
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

        return LocalRedirect(place.IsOwnPage(to) && !to!.StartsWith("/language", StringComparison.Ordinal) ? to : "/");
    }
}
