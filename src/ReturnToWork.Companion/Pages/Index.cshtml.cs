using Microsoft.AspNetCore.Mvc;
using ReturnToWork.Companion.SignIn;

namespace ReturnToWork.Companion.Pages;

/// <summary>Sends everybody to the page of their role.</summary>
internal sealed class IndexModel : CompanionPage
{
    public IActionResult OnGet() => LocalRedirect(Me.Roles[0] switch
    {
        Roles.Coach => "/people",
        Roles.Trainer => "/professionals",
        Roles.Coordinator => "/coordination",
        Roles.PrivacyOfficer => "/privacy",
        _ => "/sources",
    });
}
