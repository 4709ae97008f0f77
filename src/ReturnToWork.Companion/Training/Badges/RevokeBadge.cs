using Microsoft.EntityFrameworkCore;
using ReturnToWork.Companion.Records;

namespace ReturnToWork.Companion.Training.Badges;

/// <summary>The trainer takes a certificate back, with a reason in a code. It is never given back: who should have one gets a new one.</summary>
internal sealed partial class RevokeBadge(CompanionStore store, TimeProvider clock, ILogger<RevokeBadge> logger)
{
    /// <summary>The paper or the file was lost: a new certificate takes its place.</summary>
    public const string Lost = "lost";

    /// <summary>The name was wrong or changed: a new certificate takes its place.</summary>
    public const string Name = "name";

    /// <summary>Why a certificate can be taken back: <c>lost</c>, <c>name</c>, <c>mistake</c> (it should not have been given), <c>request</c> (the professional asks it), <c>conduct</c> (what was promised was not kept).</summary>
    public static readonly IReadOnlyList<string> Reasons = [Lost, Name, "mistake", "request", "conduct"];

    /// <summary>Whether a new one takes its place.</summary>
    public static bool Replaces(string? reason) => reason is Lost or Name;

    /// <summary>False where there is no such certificate, it was taken back already, or nobody knows the reason.</summary>
    public async Task<bool> NowAsync(string tenant, Guid trainee, Guid badge, string? reason, CancellationToken ct)
    {
        if (!Reasons.Contains(reason, StringComparer.Ordinal)) return false;
        DateTimeOffset? now = clock.GetUtcNow();
        await using var db = await store.OpenAsync(tenant, ct);
        var changed = await db.Badges.Where(row => row.Id == badge && row.Trainee == trainee && row.Revoked == null)
            .ExecuteUpdateAsync(set => set.SetProperty(row => row.Revoked, now).SetProperty(row => row.RevokedFor, reason), ct);
        if (changed > 0) Log.Revoked(logger, badge, reason!);
        return changed > 0;
    }

    private static partial class Log
    {
        [LoggerMessage(Level = LogLevel.Information, Message = "Certificate {Badge} was revoked: {Reason}.")]
        public static partial void Revoked(ILogger logger, Guid badge, string reason);
    }
}
