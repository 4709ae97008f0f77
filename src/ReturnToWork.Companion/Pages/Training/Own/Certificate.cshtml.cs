using System.Globalization;
using System.Text;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using ReturnToWork.Companion.Records;
using ReturnToWork.Companion.Settings;
using ReturnToWork.Companion.Training.Badges;

namespace ReturnToWork.Companion.Pages;

/// <summary>The professional's own certificates: one on paper, and as a credential to take along.</summary>
[Authorize]
internal sealed class OwnCertificateModel(CompanionStore store, Organisations organisations, CertificateBook book, BadgeAddresses addresses) : CompanionPage
{
    /// <summary>The newest that stands, else the newest that was; null where there is none.</summary>
    public HeldCertificate? Held { get; private set; }

    /// <summary>All others.</summary>
    public IReadOnlyList<HeldCertificate> Others { get; private set; } = [];

    /// <summary>Where anybody can check it; null where this installation has no address.</summary>
    public string? Address => addresses.Known ? addresses.Page : null;

    public Task OnGetAsync(CancellationToken ct) => ReadAsync(ct);

    /// <summary>The credential as a file (Open Badges 3.0, 5.1: the compact token, <c>.jwt</c>).</summary>
    public async Task<IActionResult> OnGetFileAsync(Guid id, CancellationToken ct)
    {
        await ReadAsync(ct);
        return Others.Prepend(Held).FirstOrDefault(held => held?.Id == id) is { Kept: { } kept }
            ? File(Encoding.ASCII.GetBytes(kept.Credential), "application/jwt", string.Create(CultureInfo.InvariantCulture, $"certificate-{kept.Certificate.Issued:yyyy-MM-dd}.jwt"))
            : NotFound();
    }

    private async Task ReadAsync(CancellationToken ct)
    {
        var tenant = organisations.TrainingTenantOf(Me.Organisation);
        Guid? trainee;
        await using (var db = await store.OpenAsync(tenant, ct))
        {
            trainee = await db.Trainees.AsNoTracking().Where(row => row.Employer == Me.Organisation && row.Subject == Me.Subject).Select(row => (Guid?)row.Id).SingleOrDefaultAsync(ct);
        }

        if (trainee is not { } id) return;
        var all = await book.OfAsync(tenant, id, ct);
        Held = all.FirstOrDefault(held => held.Shown.State == CertificateState.Valid) ?? (all.Count > 0 ? all[0] : null);
        Others = [.. all.Where(held => held != Held)];
    }
}
