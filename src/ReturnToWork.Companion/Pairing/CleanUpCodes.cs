using Microsoft.EntityFrameworkCore;
using ReturnToWork.Companion.Coaching;
using ReturnToWork.Companion.Records;
using ReturnToWork.Companion.Settings;

namespace ReturnToWork.Companion.Pairing;

/// <summary>
/// Woken every hour: the digits of codes that are over are forgotten; 30 days later so is the code, unless somebody entered it. The month is for a store
/// that was away: a learner may have paired in time while we could not read it.
/// </summary>
internal sealed class CleanUpCodes(CompanionStore store, Organisations organisations, TimeProvider clock)
{
    private static readonly TimeSpan StoreMayBeAway = TimeSpan.FromDays(30);
    private static readonly TimeSpan KeepReasons = TimeSpan.FromDays(90);

    public async Task LookAsync(CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        foreach (var organisation in organisations.All)
        {
            await using var db = await store.OpenAsync(organisation, ct);
            await db.Codes.Where(code => code.Expires <= now && code.Digits != null).ExecuteUpdateAsync(set => set.SetProperty(code => code.Digits, (string?)null), ct);
            await db.Codes.Where(code => code.Expires <= now - StoreMayBeAway
                && !db.Facts.Any(fact => fact.Kind == FactKind.Paired && fact.Pairing == code.Hash)
                && !db.Links.Any(link => link.Pairing == code.Hash)).ExecuteDeleteAsync(ct);
            await db.SetAside.Where(row => row.At <= now - KeepReasons).ExecuteDeleteAsync(ct);
        }
    }
}
