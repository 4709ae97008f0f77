using Microsoft.EntityFrameworkCore;
using ReturnToWork.Companion.Records;
using ReturnToWork.Companion.Rights;
using ReturnToWork.Companion.Settings;
using ReturnToWork.Companion.Training.Reminding;
using ReturnToWork.SignIn;

namespace ReturnToWork.Companion.Training.Leaving;

/// <summary>A professional stops: for now, and then what was earned waits, or for good, and then nothing of it is left here, with the Tool or in the record store.</summary>
internal sealed class LeaveTraining(CompanionStore store, ErasureOrders orders, TimeProvider clock)
{
    /// <summary>Whoever comes back goes on where they were.</summary>
    public async Task StopAsync(Professional me, TraineeRow trainee, CancellationToken ct)
    {
        await using (var db = await store.OpenAsync(trainee.Organisation, ct))
        {
            DateTimeOffset? now = clock.GetUtcNow();
            await db.Trainees.Where(row => row.Id == trainee.Id).ExecuteUpdateAsync(set => set.SetProperty(row => row.Left, now), ct);
            await db.Progress.Where(row => row.Trainee == trainee.Id).ExecuteDeleteAsync(ct);
        }

        await NowhereAsync(me, ct);
    }

    /// <summary>From when this returns nothing of the training stands here; the Tool is told until it says that it erased too.</summary>
    public async Task EraseAsync(Professional me, TraineeRow trainee, CancellationToken ct)
    {
        var order = await orders.AskTraineeAsync(trainee.Organisation, trainee.Id, ErasureOrders.ByEmployee, ct);
        await NowhereAsync(me, ct);
        if (order is { } asked) await orders.GoOnAsync(trainee.Organisation, asked, ct);
    }

    // With the employer: where somebody stood, and mail about it.
    private async Task NowhereAsync(Professional me, CancellationToken ct)
    {
        await using var db = await store.OpenAsync(me.Organisation, ct);
        await db.Standings.Where(row => row.Subject == me.Subject).ExecuteDeleteAsync(ct);
        await db.Reminders.Where(row => row.To == me.Subject && TrainingReminders.Kinds.Contains(row.Kind)).ExecuteDeleteAsync(ct);
    }
}
