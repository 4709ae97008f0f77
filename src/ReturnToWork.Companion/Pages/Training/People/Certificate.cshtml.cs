using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using ReturnToWork.Companion.Records;
using ReturnToWork.Companion.SignIn;
using ReturnToWork.Companion.Training;
using ReturnToWork.Companion.Training.Badges;

namespace ReturnToWork.Companion.Pages;

/// <summary>The trainer sees which certificates a professional has, and takes one back. Not the paper itself, nor its code: those are the holder's to hand over.</summary>
[Authorize(Roles.Trainer)]
internal sealed class TraineeCertificatesModel(CompanionStore store, CallNames names, CertificateBook book, RevokeBadge revoke) : CompanionPage
{
    public Guid Id { get; private set; }

    public string Name { get; private set; } = "";

    public IReadOnlyList<HeldCertificate> All { get; private set; } = [];

    /// <summary>Key of what was done, or of why it was not.</summary>
    [TempData]
    public string? Said { get; set; }

    public async Task<IActionResult> OnGetAsync(Guid id, CancellationToken ct) => await ReadAsync(id, ct) ? Page() : NotFound();

    public async Task<IActionResult> OnPostAsync(Guid id, Guid badge, string? reason, CancellationToken ct)
    {
        if (!await ReadAsync(id, ct)) return NotFound();
        Said = await revoke.NowAsync(Tenant, id, badge, reason, ct) ? "certificate.revoke.done" : "certificate.revoke.not";
        return Redirect($"/training/people/{id}/certificate");
    }

    private string Tenant => TrainingTenant.Of(Me.Organisation);

    private async Task<bool> ReadAsync(Guid id, CancellationToken ct)
    {
        await using (var db = await store.OpenAsync(Tenant, ct))
        {
            if (await db.Trainees.AsNoTracking().SingleOrDefaultAsync(row => row.Id == id, ct) is not { } trainee) return false;
            (Id, Name) = (id, names.Open(Tenant, trainee.SealedName));
        }

        All = await book.OfAsync(Tenant, id, ct);
        return true;
    }
}
