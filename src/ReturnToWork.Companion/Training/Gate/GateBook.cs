using Microsoft.EntityFrameworkCore;
using ReturnToWork.Companion.Records;
using ReturnToWork.Companion.Settings;
using ReturnToWork.Companion.Texts;
using ReturnToWork.SignIn;

namespace ReturnToWork.Companion.Training.Gate;

/// <summary>Asks the gate for somebody who is signed in. It reads the own organisation's standing and nothing of the training.</summary>
internal sealed class GateBook(CompanionStore store, Organisations organisations, Days days, TimeProvider clock)
{
    public async Task<GateAnswer> OfAsync(Professional me, CancellationToken ct)
    {
        if (!organisations.IsGated(me.Organisation)) return GateAnswer.Free;
        await using var db = await store.OpenAsync(me.Organisation, ct);
        return GateRule.Of(await db.Standings.AsNoTracking().SingleOrDefaultAsync(row => row.Subject == me.Subject, ct), days.DayOf(clock.GetUtcNow()));
    }
}
