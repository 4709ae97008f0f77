using Microsoft.EntityFrameworkCore;
using ReturnToWork.Companion.Records;

namespace ReturnToWork.Companion.Training.Badges;

/// <summary>
/// A professional asks to be forgotten. The certificates go, and with them the name; the credential that the holder has goes on being readable everywhere until its last day, for it stands by itself. Only that
/// a certificate was revoked stays, without anybody's name, until that day: else who asks to be forgotten would make a revoked one good again.
/// </summary>
internal static class ForgetBadges
{
    /// <summary>Within the caller's transaction.</summary>
    public static async Task OfAsync(CompanionDb db, Guid trainee, CancellationToken ct)
    {
        await db.Badges.Where(row => row.Trainee == trainee && row.Revoked == null).ExecuteDeleteAsync(ct);
        await db.Badges.Where(row => row.Trainee == trainee).ExecuteUpdateAsync(
            set => set.SetProperty(row => row.Trainee, Guid.Empty).SetProperty(row => row.SealedCredential, "").SetProperty(row => row.RevokedFor, (string?)null), ct);
    }

    /// <summary>Those whose last day is before this one: nobody is helped any more by reading that they are over.</summary>
    public static Task<int> OlderAsync(CompanionDb db, DateOnly day, CancellationToken ct) => db.Badges.Where(row => row.ValidUntil < day).ExecuteDeleteAsync(ct);
}
