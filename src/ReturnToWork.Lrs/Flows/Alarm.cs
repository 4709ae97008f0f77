namespace ReturnToWork.Lrs;

/// <summary>Naps that can be ended.</summary>
internal sealed class Alarm
{
    private TaskCompletionSource _rung = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public void Ring() => Interlocked.Exchange(ref _rung, new(TaskCreationOptions.RunContinuationsAsynchronously)).TrySetResult();

    public async Task NapAsync(TimeSpan nap, TimeProvider clock, CancellationToken ct)
    {
        var rung = Volatile.Read(ref _rung).Task;
        await Task.WhenAny(rung, Task.Delay(nap, clock, ct));
    }
}
