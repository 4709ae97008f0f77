using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Microsoft.EntityFrameworkCore;
using ReturnToWork.Companion.Records;
using ReturnToWork.Storage.Keys;

namespace ReturnToWork.Companion.Privacy;

/// <summary>
/// Cuts off the rows of the access log whose time is over. What is left still proves itself: its first row begins with the hash that the anchor keeps, and the anchor is signed
/// with a key that is not in the database, so that nobody else cuts.
/// </summary>
internal sealed class CutAccessLog(InstallationKey installation)
{
    private readonly Lazy<byte[]> _key = new(() => installation.For("access-log-anchor"));

    /// <summary>Cuts rows that were written before a moment, in one transaction: the caller's, where there is one. Numbers go on where they were.</summary>
    /// <returns>How many went.</returns>
    public async Task<int> BeforeAsync(CompanionDb db, DateTimeOffset moment, DateTimeOffset now, CancellationToken ct)
    {
        // By number, not by time: a clock that stood wrong once must not tear a hole.
        var keep = await db.AccessLog.Where(row => row.At >= moment).MinAsync(row => (long?)row.Number, ct) ?? long.MaxValue;
        if (await db.AccessLog.AsNoTracking().Where(row => row.Number < keep).OrderByDescending(row => row.Number).FirstOrDefaultAsync(ct) is not { } last) return 0;
        await using var own = db.Database.CurrentTransaction is null ? await db.Database.BeginTransactionAsync(ct) : null;
        db.Add(new AccessAnchorRow { Organisation = db.Organisation, Number = last.Number, Chain = last.Chain, At = last.At, Cut = now, Proof = ProofOf(db.Organisation, last.Number, last.Chain, last.At, now) });
        await db.SaveChangesAsync(ct);
        var gone = await db.AccessLog.Where(row => row.Number <= last.Number).ExecuteDeleteAsync(ct);
        if (own is not null) await own.CommitAsync(ct);
        return gone;
    }

    /// <summary>Whether this installation made the anchor.</summary>
    public bool Made(AccessAnchorRow anchor) =>
        CryptographicOperations.FixedTimeEquals(Encoding.ASCII.GetBytes(anchor.Proof), Encoding.ASCII.GetBytes(ProofOf(anchor.Organisation, anchor.Number, anchor.Chain, anchor.At, anchor.Cut)));

    // The store keeps whole microseconds.
    private string ProofOf(string organisation, long number, string chain, DateTimeOffset at, DateTimeOffset cut) => Convert.ToHexStringLower(HMACSHA256.HashData(_key.Value, Encoding.UTF8.GetBytes(
        string.Create(CultureInfo.InvariantCulture, $"{organisation.Length}:{organisation}\0{number}\0{chain}\0{at.UtcTicks / TimeSpan.TicksPerMicrosecond}\0{cut.UtcTicks / TimeSpan.TicksPerMicrosecond}"))));
}
