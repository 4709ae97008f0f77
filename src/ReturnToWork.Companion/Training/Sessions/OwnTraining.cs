using Microsoft.EntityFrameworkCore;
using ReturnToWork.Companion.Records;
using ReturnToWork.Companion.Settings;
using ReturnToWork.SignIn;

namespace ReturnToWork.Companion.Training.Sessions;

/// <summary>Which trainee somebody who is signed in is.</summary>
internal sealed class OwnTraining(CompanionStore store, Organisations organisations)
{
    /// <summary>Null where the account follows no training, or left it.</summary>
    public async Task<TraineeRow?> OfAsync(Professional me, CancellationToken ct)
    {
        await using var db = await store.OpenAsync(organisations.TrainingTenantOf(me.Organisation), ct);
        return await db.Trainees.AsNoTracking().SingleOrDefaultAsync(row => row.Employer == me.Organisation && row.Subject == me.Subject && row.Left == null, ct);
    }
}
