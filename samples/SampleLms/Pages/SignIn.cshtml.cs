using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace SampleLms.Pages;

/// <summary>The OpenID provider's sign-in page: a click instead of a password. Anybody may be anybody here, so there is nothing an antiforgery token could guard.</summary>
[IgnoreAntiforgeryToken]
internal sealed class SignInModel(SampleLmsOptions options) : PageModel
{
    public static IReadOnlyList<Person> People => SamplePeople.All;

    public static string OrganisationOf(Person person) => SampleLearners.Organisations.First(known => known.Code == person.Organisation).Name;

    [BindProperty(SupportsGet = true, Name = "ReturnUrl")]
    public string? ReturnUrl { get; set; }

    public async Task<IActionResult> OnPostAsync(string? person)
    {
        if (SamplePeople.Named(person) is not { } picked) return BadRequest();
        await SignInRoutes.SignInAsync(HttpContext, picked);
        return Url.IsLocalUrl(ReturnUrl) ? LocalRedirect(ReturnUrl) : Redirect(options.CompanionAddress);
    }
}
