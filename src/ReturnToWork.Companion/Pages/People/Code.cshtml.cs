using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using ReturnToWork.Companion.Coaching;
using ReturnToWork.Companion.Pairing;
using ReturnToWork.Companion.Privacy;
using ReturnToWork.Companion.Records;

namespace ReturnToWork.Companion.Pages;

/// <summary>The newest living code of one of the coach's own people, big and as a card to print.</summary>
internal sealed class CodeModel(Caseload caseload, AccessLog log, CallNames names, CompanionStore store, CodeDigits sealedDigits, MakeCode make, TimeProvider clock)
    : PersonPage(caseload, log, names)
{
    public string? Digits { get; private set; }

    public DateTimeOffset Until { get; private set; }

    public string Coach => Me.Name;

    public string? Refusal { get; private set; }

    public async Task<IActionResult> OnGetAsync(Guid id, CancellationToken ct)
    {
        var (person, instead) = await OpenAsync(id, "code", ct);
        if (person is null) return instead!;
        await using var db = await store.OpenAsync(Me.Organisation, ct);
        var now = clock.GetUtcNow();
        var code = await db.Codes.AsNoTracking().Where(row => row.Person == id && row.Digits != null && row.Expires > now).OrderByDescending(row => row.Made).FirstOrDefaultAsync(ct);
        if (code is not null) (Digits, Until) = (sealedDigits.Open(Me.Organisation, code.Digits!), code.Expires);
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(Guid id, CancellationToken ct)
    {
        var (person, instead) = await OpenAsync(id, "code", ct);
        if (person is null) return instead!;
        var made = await make.ForPersonAsync(Me, id, ct);
        if (made.Person is not null) return LocalRedirect($"/people/{id}/code");
        Refusal = made.Refusal;
        Response.StatusCode = StatusCodes.Status502BadGateway;
        return Page();
    }
}
