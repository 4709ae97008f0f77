using Microsoft.AspNetCore.Mvc;
using ReturnToWork.Lti;
using ReturnToWork.Tool.Admin.Acts;

namespace ReturnToWork.Tool.Admin.Pages;

/// <summary>The second step before nobody of the organisation is let in any more, and the way back.</summary>
internal sealed class CloseLmsModel(RegistrationBook book, Organisations organisations, AdminLog log) : AdminPage
{
    public string Organisation => organisations.NameOf(Me.Organisation);

    public async Task<IActionResult> OnPostAsync(bool open, CancellationToken ct)
    {
        await log.WriteAsync(Me, open ? Act.Opened : Act.Closed, null, ct);
        await book.SetClosedAsync(Me.Organisation, !open, CancellationToken.None);
        return LocalRedirect(open ? "/admin/lms?done=opened" : "/admin/lms?done=closed");
    }
}
