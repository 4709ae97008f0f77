using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Microsoft.EntityFrameworkCore;
using ReturnToWork.Companion.Records;

namespace ReturnToWork.Companion.Privacy;

/// <summary>
/// Who looked at whose page. A row is committed before anything is shown; where it cannot be written, nothing is shown (shared/reliability.md G-02).
/// Rows are only ever added, and each carries the hash of the one before it, so that a changed or missing row is found by <see cref="FirstBrokenAsync"/>.
/// </summary>
internal sealed class AccessLog(CompanionStore store, TimeProvider clock)
{
    private const int Tries = 8;

    public async Task WriteAsync(string organisation, string who, Guid person, string what, CancellationToken ct)
    {
        for (var attempt = 1; ; attempt++)
        {
            await using var db = await store.OpenAsync(organisation, ct);
            var last = await db.AccessLog.AsNoTracking().OrderByDescending(row => row.Number).FirstOrDefaultAsync(ct);
            var number = (last?.Number ?? 0) + 1;
            var at = clock.GetUtcNow();
            const string why = "own case";
            db.Add(new AccessRow
            {
                Organisation = organisation, Number = number, Who = who, Person = person, What = what, Why = why, At = at,
                Chain = Link(last?.Chain ?? "", organisation, number, who, person, what, why, at),
            });
            try
            {
                await db.SaveChangesAsync(ct);
                return;
            }
            catch (DbUpdateException) when (attempt < Tries)
            {
                // Somebody else took this number in the same moment: the next one is ours.
            }
        }
    }

    /// <summary>Number of the first row that does not fit the row before it; null where the whole log is as it was written.</summary>
    public async Task<long?> FirstBrokenAsync(string organisation, CancellationToken ct)
    {
        await using var db = await store.OpenAsync(organisation, ct);
        var (chain, number) = ("", 0L);
        await foreach (var row in db.AccessLog.AsNoTracking().OrderBy(row => row.Number).AsAsyncEnumerable().WithCancellation(ct))
        {
            if (row.Number != ++number || row.Chain != Link(chain, organisation, row.Number, row.Who, row.Person, row.What, row.Why, row.At)) return number;
            chain = row.Chain;
        }

        return null;
    }

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
