using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Microsoft.EntityFrameworkCore;
using ReturnToWork.Companion.Records;

namespace ReturnToWork.Companion.Privacy;

/// <summary>Whether a log is as it was written.</summary>
/// <param name="Rows">How many rows were read.</param>
/// <param name="FirstBroken">Number of the first row that does not fit the row before it; null where all fit.</param>
/// <param name="Head">Hash of the last row. Kept elsewhere it also shows when rows were cut off the end, which no chain can show by itself.</param>
internal sealed record ChainState(long Rows, long? FirstBroken, string Head, DateTimeOffset? First, DateTimeOffset? Last)
{
    /// <summary>Number of the last row that was cut off because its time was over; null where none was.</summary>
    public long? CutUpTo { get; init; }

    public DateTimeOffset? CutAt { get; init; }
}

/// <summary>The hash chain through the access log.</summary>
internal sealed class AccessChain(CompanionStore store, CutAccessLog cut)
{
    public static AccessRow Next(string organisation, long number, string chain, string who, Guid person, string what, string why, DateTimeOffset at) => new()
    {
        Organisation = organisation, Number = number + 1, Who = who, Person = person, What = what, Why = why, At = at, Chain = Link(chain, organisation, number + 1, who, person, what, why, at),
    };

    /// <summary>Reads the whole log of an organisation.</summary>
    public async Task<ChainState> CheckAsync(string organisation, CancellationToken ct)
    {
        await using var db = await store.OpenAsync(organisation, ct);
        // One moment of the database: a cut in between would look like a loss.
        await using var moment = await db.Database.BeginTransactionAsync(System.Data.IsolationLevel.RepeatableRead, ct);
        var anchor = await AnchorAsync(db, ct);
        // Who can only write the database could cut the log and say that its time was over.
        if (anchor is not null && !cut.Made(anchor)) return new ChainState(0, anchor.Number, anchor.Chain, null, null);
        var (chain, number, first, last) = (anchor?.Chain ?? "", anchor?.Number ?? 0, (DateTimeOffset?)null, (DateTimeOffset?)null);
        await foreach (var row in db.AccessLog.AsNoTracking().OrderBy(row => row.Number).AsAsyncEnumerable().WithCancellation(ct))
        {
            if (row.Number != ++number || row.Chain != Link(chain, organisation, row.Number, row.Who, row.Person, row.What, row.Why, row.At)) return new ChainState(number - 1 - (anchor?.Number ?? 0), number, chain, first, last);
            (chain, first, last) = (row.Chain, first ?? row.At, row.At);
        }

        return new ChainState(number - (anchor?.Number ?? 0), null, chain, first, last) { CutUpTo = anchor?.Number, CutAt = anchor?.Cut };
    }

    /// <summary>Up to where the log was cut; null where it never was.</summary>
    public static Task<AccessAnchorRow?> AnchorAsync(CompanionDb db, CancellationToken ct) => db.AccessAnchors.AsNoTracking().OrderByDescending(row => row.Number).FirstOrDefaultAsync(ct);

    private static string Link(string before, string organisation, long number, string who, Guid person, string what, string why, DateTimeOffset at)
    {
        // Length before each part, so that no two rows can be spelled the same way. The store keeps whole microseconds.
        string[] parts =
        [
            before, organisation, number.ToString(CultureInfo.InvariantCulture), who, person.ToString("N"), what, why,
            (at.UtcTicks / TimeSpan.TicksPerMicrosecond).ToString(CultureInfo.InvariantCulture),
        ];
        var text = string.Concat(parts.Select(part => $"{part.Length.ToString(CultureInfo.InvariantCulture)}:{part}"));
        return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)));
    }
}
