using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.WebUtilities;

namespace SampleLms.Pages;

/// <summary>Shows the tool's registration page and waits for it to say that it is done (LTI Dynamic Registration 1.0, 2 and 3.5).</summary>
internal sealed class RegisterModel(SampleLmsOptions options, RegistrationPasses passes) : PageModel
{
    public bool InFrame { get; private set; }

    public string Address { get; private set; } = "";

    public string Origin { get; private set; } = "";

    public IActionResult OnGet(string id, string? where)
    {
        if (passes.Waiting(id) is not { } pass) return Redirect("/manage");
        HttpContext.MayFrame(pass.Link.AbsoluteUri);
        InFrame = where != "window";
        Origin = pass.Link.GetLeftPart(UriPartial.Authority);
        Address = QueryHelpers.AddQueryString(pass.Link.AbsoluteUri, new Dictionary<string, string?>(StringComparer.Ordinal)
        {
            ["openid_configuration"] = options.ConfigurationAddress + (pass.GuardsConfiguration ? "?guarded=true" : ""),
            ["registration_token"] = pass.Token,
        });
        return Page();
    }
}
