using Microsoft.EntityFrameworkCore;
using ReturnToWork.Companion.Records;
using ReturnToWork.Companion.Rights;
using ReturnToWork.Companion.Training.Badges;

namespace ReturnToWork.Companion.Training.Leaving;

/// <summary>Takes everything of a professional's training out of the Companion's tables, within the caller's transaction. Twice is the same as once.</summary>
internal static class TraineeRecords
{
    /// <summary>Tables that hold something of a professional, for cleaning the files afterwards.</summary>
    public static readonly IReadOnlyList<string> Tables = ["Trainees", "Evidence", "Progress", "Seats", "TrainingStatements", "Badges", "Standings"];

    /// <returns>The name of the statements, and one person; nobody and none where there is no such professional (any more).</returns>
    public static async Task<(List<string> Learners, CompanionCounts Counts)> EraseAsync(CompanionDb db, Guid trainee, CancellationToken ct)
    {
        var actors = await db.Trainees.Where(row => row.Id == trainee).Select(row => row.Actor).ToListAsync(ct);
        await db.Evidence.Where(row => row.Trainee == trainee).ExecuteDeleteAsync(ct);
        await db.Seats.Where(row => row.Trainee == trainee).ExecuteDeleteAsync(ct);
        await db.Progress.Where(row => row.Trainee == trainee).ExecuteDeleteAsync(ct);
        await db.TrainingStatements.Where(row => row.Trainee == trainee).ExecuteDeleteAsync(ct);
        var about = trainee.ToString("D");
        await db.Reminders.Where(row => row.To == about).ExecuteDeleteAsync(ct);
        await ForgetBadges.OfAsync(db, trainee, ct);
        return (actors, new CompanionCounts(People: await db.Trainees.Where(row => row.Id == trainee).ExecuteDeleteAsync(ct)));
    }
}
