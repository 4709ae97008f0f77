using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace SampleLms.Pages;

/// <summary>Pick who you are. Anybody may be anybody here, so that there is nothing an antiforgery token could guard.</summary>
[IgnoreAntiforgeryToken]
internal sealed class IndexModel(SampleLmsOptions options) : PageModel
{
    public static IReadOnlyList<Organisation> Organisations => SampleLearners.Organisations;

    public static IReadOnlyList<Learner> Learners => SampleLearners.All;

    public string Companion => options.CompanionAddress;

    public async Task<IActionResult> OnPostAsync(string? learner)
    {
        if (SampleLearners.All.FirstOrDefault(known => known.SignInName == learner) is not { } picked) return BadRequest();
        await SampleLearners.SignInAsync(HttpContext, picked);
        return Redirect("/courses");
    }

    public async Task<IActionResult> OnPostLeaveAsync()
    {
        await HttpContext.SignOutAsync(SampleLearners.Scheme);
        return Redirect("/");
    }

    public IActionResult OnPostLanguage(string? language, string? back)
    {
        Response.Cookies.Append(Texts.Cookie, language == "en" ? "en" : "nl", new CookieOptions { SameSite = SameSiteMode.Lax, HttpOnly = true, IsEssential = true });
        return LocalRedirect(Url.IsLocalUrl(back) ? back : "/");
    }
}
