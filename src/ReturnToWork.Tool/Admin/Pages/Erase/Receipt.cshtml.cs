using Microsoft.AspNetCore.Mvc;
using ReturnToWork.Lrs;

namespace ReturnToWork.Tool.Admin.Pages;

/// <summary>What an erasure did, in counts, to print. It does not say who it was: nothing here knows that any more.</summary>
internal sealed class ReceiptModel(RecordStoreErasure erasures, Organisations organisations) : AdminPage
{
    public ErasureReceipt Receipt { get; private set; } = null!;

    public string Organisation => organisations.NameOf(Me.Organisation);

    public async Task<IActionResult> OnGetAsync(Guid erasure, CancellationToken ct)
    {
        if ((await erasures.ReceiptsAsync(Me.Organisation, ct)).FirstOrDefault(one => one.Erasure == erasure) is not { } receipt) return NotFound();
        Receipt = receipt;
        return Page();
    }
}
