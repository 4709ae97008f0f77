namespace ReturnToWork.Companion.Intake;

/// <summary>Woken at night: every loop over another's store looks a week back after its next pass, for what the cursor missed (shared/xapi.md 3d.3).</summary>
internal sealed class IntakeSweep(IntakeLoops loops)
{
    public Task LookAsync()
    {
        foreach (var loop in loops.All.Where(loop => loop.Source.Foreign)) loop.SweepSoon();
        return Task.CompletedTask;
    }
}
