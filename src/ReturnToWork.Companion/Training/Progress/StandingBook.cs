using Microsoft.EntityFrameworkCore;
using ReturnToWork.Companion.Records;

namespace ReturnToWork.Companion.Training.Progress;

/// <summary>What an employer knows of its professionals: state and days, in its own organisation. Nobody there reads the training, and nobody of the training reads there.</summary>
internal static class StandingBook
{
    public static async Task WriteAsync(CompanionStore store, string employer, IReadOnlyList<(string Subject, TrainingProgress Progress)> standings, DateTimeOffset now, TimeProvider clock, CancellationToken ct)
    {
        for (var attempt = 1; ; attempt++)
        {
            await using var db = await store.OpenAsync(employer, ct);
            var subjects = standings.Select(one => one.Subject).ToList();
            var rows = await db.Standings.Where(row => subjects.Contains(row.Subject)).ToDictionaryAsync(row => row.Subject, StringComparer.Ordinal, ct);
            foreach (var (subject, progress) in standings)
            {
                if (!rows.TryGetValue(subject, out var row)) db.Add(row = new StandingRow { Organisation = employer, Subject = subject, State = "", At = now });
                else if (IsLate(row.At, now, clock)) continue;
                else if ((row.State, row.Since, row.PrivacyUntil, row.CertifiedUntil, row.GraceUntil) == (progress.Code, progress.Since, progress.PrivacyUntil, progress.CertifiedUntil, progress.GraceUntil)) continue;
                (row.State, row.Since, row.PrivacyUntil, row.CertifiedUntil, row.GraceUntil, row.At) = (progress.Code, progress.Since, progress.PrivacyUntil, progress.CertifiedUntil, progress.GraceUntil, now);
            }

            try
            {
                await db.SaveChangesAsync(ct);
                return;
            }
            catch (DbUpdateException) when (attempt == 1)
            {
                // Another instance wrote the same professional first; its row is looked at like any other.
            }
        }
    }

    /// <summary>
    /// Whoever looked earlier and writes later knows less: a round over everybody takes seconds, and a statement of this moment waits for nobody. What a clock that was wrong dated ahead holds nobody up.
    /// </summary>
    /// <param name="written">When the row was looked at last.</param>
    /// <param name="looked">When this one was.</param>
    public static bool IsLate(DateTimeOffset written, DateTimeOffset looked, TimeProvider clock) => written > looked && written <= clock.GetUtcNow();

    /// <summary>Forgets the standing of everybody else: they left the training, or it is another one now.</summary>
    public static async Task KeepOnlyAsync(CompanionStore store, string employer, IReadOnlyCollection<string> subjects, CancellationToken ct)
    {
        await using var db = await store.OpenAsync(employer, ct);
        await db.Standings.Where(row => !subjects.Contains(row.Subject)).ExecuteDeleteAsync(ct);
    }
}
