using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using ReturnToWork.SignIn;
using ReturnToWork.Tool.Admin.Texts;

namespace ReturnToWork.Tool.Admin.Pages;

/// <summary>Remembers the language that somebody chose.</summary>
internal sealed class LanguageModel(SignInPlace place) : PageModel
{
    public IActionResult OnGet() => LocalRedirect(AdminArea.Home);

    public IActionResult OnPost(string? language, string? to)
    {
        if (Words.Languages.Contains(language, StringComparer.Ordinal))
        {
            Response.Cookies.Append(Words.Cookie, language!, new CookieOptions
            {
                HttpOnly = true, SameSite = SameSiteMode.Strict, Secure = true, MaxAge = TimeSpan.FromDays(365), IsEssential = true,
            });
        }

        return LocalRedirect(place.OwnPageOr(to));
    }
}
