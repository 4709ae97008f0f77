using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using ReturnToWork.Storage;
using ReturnToWork.Storage.Keys;

namespace ReturnToWork.Lrs;

/// <param name="Statements">Whole: body, links, id.</param>
/// <param name="Documents">State documents and agent profiles.</param>
/// <param name="Activities">Definitions of activities that no other statement uses.</param>
/// <param name="Attachments">Files that no other statement uses.</param>
/// <param name="Bytes">Of statements, documents and attachments together.</param>
public sealed record ErasedCounts(long Statements, long Documents, long Activities, long Attachments, long Bytes);

/// <summary>Where in the ledger (<c>GET /erasures?since=</c>) the erased statements stand, both ends included.</summary>
public sealed record LedgerSpan(long From, long To);

/// <summary>What an erasure did, without a word about whom it was about.</summary>
/// <param name="What"><c>agent</c> or <c>statement</c>.</param>
/// <param name="Begun">What was stored up to here is gone; what tells of an earlier time stays out.</param>
/// <param name="Ledger">Null when no statement was found.</param>
/// <param name="Check">A keyed hash over all the rest: this store can say later that it wrote this receipt and that nobody changed it.</param>
public sealed record ErasureReceipt(
    Guid Erasure, string Organisation, string What, DateTimeOffset Begun, DateTimeOffset Done, ErasedCounts Erased, LedgerSpan? Ledger, string Check);

internal sealed class Receipts(InstallationKey installation)
{
    private readonly byte[] _key = installation.For("lrs/receipts");

    /// <param name="row">One that is done.</param>
    public ErasureReceipt Of(Erasing row)
    {
        var receipt = new ErasureReceipt(
            row.Id, row.Organisation, row.Kind == ErasingKind.Agent ? "agent" : "statement", UnixMicroseconds.ToMoment(row.Begun), UnixMicroseconds.ToMoment(row.Done!.Value),
            new(row.Statements, row.Documents, row.Activities, row.Attachments, row.Bytes), row is { First: { } first, Last: { } last } ? new(first, last) : null, "");
        return receipt with { Check = Convert.ToHexStringLower(CheckOf(receipt)) };
    }

    public bool AreOurs(ErasureReceipt receipt) => CryptographicOperations.FixedTimeEquals(Encoding.UTF8.GetBytes(Convert.ToHexStringLower(CheckOf(receipt))), Encoding.UTF8.GetBytes(receipt.Check));

    private byte[] CheckOf(ErasureReceipt receipt)
    {
        var (begun, done, erased) = (receipt.Begun.ToUnixMicroseconds(), receipt.Done.ToUnixMicroseconds(), receipt.Erased);
        return HMACSHA256.HashData(_key, Encoding.UTF8.GetBytes(string.Create(
            CultureInfo.InvariantCulture,
            $"{receipt.Erasure:D}\n{receipt.Organisation}\n{receipt.What}\n{begun}\n{done}\n{erased.Statements}\n{erased.Documents}\n{erased.Activities}\n{erased.Attachments}\n{erased.Bytes}\n{receipt.Ledger?.From}\n{receipt.Ledger?.To}")));
    }
}
