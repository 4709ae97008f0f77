namespace ReturnToWork.Lrs;

/// <summary>Gives out a tick for nothing, so that a reader of a quiet organisation learns that it has seen everything up to now (L21).</summary>
internal sealed class MoveClock(string organisation) : Work(organisation)
{
    public override Task RunAsync(WriteScope scope, CancellationToken ct)
    {
        scope.NextTick();
        return Task.CompletedTask;
    }
}
