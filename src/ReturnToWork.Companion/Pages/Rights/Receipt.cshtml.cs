using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using ReturnToWork.Companion.Records;
using ReturnToWork.Companion.Rights;

namespace ReturnToWork.Companion.Pages;

/// <summary>What an erasure did, in counts, to print and hand over. It does not say who it was: nothing here knows that any more.</summary>
internal sealed class ReceiptModel(CompanionStore store, Settings.Organisations organisations) : CompanionPage
{
    public ErasureOrderRow Order { get; private set; } = null!;

    public ErasureReceipt Receipt { get; private set; } = null!;

    public string Organisation => organisations.NameOf(Me.Organisation);

    /// <summary>Rows of the receipt: key of a text, and a count.</summary>
    public IEnumerable<(string Key, int Count)> Here => [
        ("people", Receipt.Here.People), ("codes", Receipt.Here.Codes), ("links", Receipt.Here.Links), ("talks", Receipt.Here.Talks), ("appointments", Receipt.Here.Appointments),
        ("ticks", Receipt.Here.Ticks + Receipt.Here.Hidden), ("facts", Receipt.Here.Facts)];

    /// <summary>The same of the Tool.</summary>
    public IEnumerable<(string Key, int Count)> There => Receipt.There is not { } there ? [] : [
        ("answers", there.Answers), ("memos", there.Memos), ("consents", there.Consents), ("statements", there.Statements), ("documents", there.Documents)];

    public async Task<IActionResult> OnGetAsync(Guid order, CancellationToken ct)
    {
        await using var db = await store.OpenAsync(Me.Organisation, ct);
        if (await db.ErasureOrders.AsNoTracking().SingleOrDefaultAsync(row => row.Id == order, ct) is not { } row) return NotFound();
        (Order, Receipt) = (row, ErasureReceipt.Read(row.Receipt));
        return Page();
    }
}
