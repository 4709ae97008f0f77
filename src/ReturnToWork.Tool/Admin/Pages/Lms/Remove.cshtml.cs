using Microsoft.AspNetCore.Mvc;
using ReturnToWork.Lti;
using ReturnToWork.Tool.Admin.Acts;

namespace ReturnToWork.Tool.Admin.Pages;

/// <summary>The second step before a connection goes. One of the settings is not there.</summary>
internal sealed class RemoveLmsModel(RegistrationBook book, AdminLog log) : AdminPage
{
    public LtiRegistration Registration { get; private set; } = null!;

    public async Task<IActionResult> OnGetAsync(Guid id, CancellationToken ct) => await FindAsync(id, ct) ? Page() : NotFound();

    public async Task<IActionResult> OnPostAsync(Guid id, CancellationToken ct)
    {
        if (!await FindAsync(id, ct)) return NotFound();
        await log.WriteAsync(Me, Act.LmsRemoved, Registration.Label, ct);
        return await book.RemoveAsync(Me.Organisation, id, CancellationToken.None) ? LocalRedirect("/admin/lms?done=removed") : NotFound();
    }

    private async Task<bool> FindAsync(Guid id, CancellationToken ct)
    {
        if (await book.FindAsync(Me.Organisation, id, ct) is not { Made: not RegistrationMade.Settings } found) return false;
        Registration = found;
        return true;
    }
}
