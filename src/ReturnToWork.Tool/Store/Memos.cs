using System.Buffers.Binary;
using Microsoft.EntityFrameworkCore;
using ReturnToWork.Tool.Keys;

namespace ReturnToWork.Tool.Store;

/// <summary>What somebody said instead of writing it: sealed with the person's own key, one per question, for nobody but that person.</summary>
internal sealed class Memos(IDbContextFactory<ToolDb> stores, PersonKeys keys, TimeProvider time)
{
    /// <summary>Bytes of sound: two minutes at 48 kbit/s are 720 KB; some recorders take more.</summary>
    public const int Longest = 2 * 1024 * 1024;

    /// <summary>Keeps it in the place of the one before.</summary>
    public async Task PutAsync(Learner learner, string theme, string activity, string type, ReadOnlyMemory<byte> sound, CancellationToken ct)
    {
        // Sealing fills up with white space, so the length comes first.
        var whole = new byte[4 + sound.Length];
        BinaryPrimitives.WriteInt32BigEndian(whole, sound.Length);
        sound.Span.CopyTo(whole.AsSpan(4));
        var bytes = AnswerSeal.Seal(whole, keys.Unwrap(learner), learner.KeyId, PlaceOf(learner, theme, activity));
        var today = DateOnly.FromDateTime(time.GetUtcNow().UtcDateTime);
        await using var db = await stores.CreateDbContextAsync(ct);
        while (await Of(db, learner, theme, activity).ExecuteUpdateAsync(
            set => set.SetProperty(row => row.Type, type).SetProperty(row => row.KeyId, learner.KeyId).SetProperty(row => row.Sealed, bytes).SetProperty(row => row.Day, today), ct) == 0)
        {
            db.Memos.Add(new VoiceMemo { Organisation = learner.Organisation, Pseudonym = learner.Pseudonym, Theme = theme, Activity = activity, Type = type, KeyId = learner.KeyId, Sealed = bytes, Day = today });
            try
            {
                await db.SaveChangesAsync(ct);
                return;
            }
            catch (DbUpdateException exception) when (StoreErrors.IsDuplicate(exception))
            {
                // Two tabs at once: the other's is there now, so it is changed.
                db.ChangeTracker.Clear();
            }
        }
    }

    /// <summary>Null when there is none, or when it was sealed for another person or question.</summary>
    public async Task<(string Type, byte[] Sound)?> ReadAsync(Learner learner, string theme, string activity, CancellationToken ct)
    {
        await using var db = await stores.CreateDbContextAsync(ct);
        if (await Of(db, learner, theme, activity).AsNoTracking().SingleOrDefaultAsync(ct) is not { } row) return null;
        if (AnswerSeal.Open(row.Sealed, keys.Unwrap(learner), row.KeyId, PlaceOf(learner, theme, activity)) is not { } whole) return null;
        return (row.Type, whole[4..(4 + BinaryPrimitives.ReadInt32BigEndian(whole))]);
    }

    /// <summary>Which there are of one person; without the sound.</summary>
    public async Task<IReadOnlyList<(string Theme, string Activity, DateOnly Day)>> ListAsync(Learner learner, CancellationToken ct)
    {
        await using var db = await stores.CreateDbContextAsync(ct);
        var rows = await db.Memos.AsNoTracking().Where(row => row.Organisation == learner.Organisation && row.Pseudonym == learner.Pseudonym)
            .Select(row => new { row.Theme, row.Activity, row.Day }).ToListAsync(ct);
        return [.. rows.OrderBy(row => row.Theme, StringComparer.Ordinal).ThenBy(row => row.Activity, StringComparer.Ordinal).Select(row => (row.Theme, row.Activity, row.Day))];
    }

    public async Task DeleteAsync(Learner learner, string theme, string activity, CancellationToken ct)
    {
        await using var db = await stores.CreateDbContextAsync(ct);
        await Of(db, learner, theme, activity).ExecuteDeleteAsync(ct);
    }

    private static IQueryable<VoiceMemo> Of(ToolDb db, Learner learner, string theme, string activity) =>
        db.Memos.Where(row => row.Organisation == learner.Organisation && row.Pseudonym == learner.Pseudonym && row.Theme == theme && row.Activity == activity);

    // No activity has a blank in its id: a memo never opens as an answer, nor the other way round.
    private static AnswerPlace PlaceOf(Learner learner, string theme, string activity) => new(learner.Organisation, learner.Pseudonym, theme, $"memo {activity}");
}
