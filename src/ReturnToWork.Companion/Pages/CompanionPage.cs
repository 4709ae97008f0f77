using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using ReturnToWork.Companion.Coaching;
using ReturnToWork.Companion.Privacy;
using ReturnToWork.SignIn;

namespace ReturnToWork.Companion.Pages;

/// <summary>A page of somebody who is signed in.</summary>
internal abstract class CompanionPage : PageModel
{
    protected Professional Me => Professional.Of(User);
}

/// <summary>A page about one of the coach's own people: first whose it is, then the access log, then the page.</summary>
internal abstract class PersonPage(Caseload caseload, AccessLog log, Records.CallNames names) : CompanionPage
{
    /// <summary>Only there once the look was written down.</summary>
    public string CallName { get; private set; } = "";

    public Guid Id { get; private set; }

    /// <summary>Opens the person: null and 404 where it is not one's own, null and 503 where the look could not be written down.</summary>
    protected async Task<(OwnPerson? Person, IActionResult? Instead)> OpenAsync(Guid id, string what, CancellationToken ct)
    {
        if (await caseload.FindAsync(Me, id, ct) is not { } person) return (null, NotFound());
        if (!await log.TryWriteAsync(Me.Organisation, Me.Subject, id, what, AccessWhy.OwnCase, ct)) return (null, StatusCode(StatusCodes.Status503ServiceUnavailable));
        (Id, CallName) = (person.Id, names.Open(Me.Organisation, person.SealedName));
        return (person, null);
    }
}
