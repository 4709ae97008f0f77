namespace ReturnToWork.Lrs;

/// <summary>One request's share of a transaction. It runs under the lock of its organisation, after and before the others.</summary>
internal abstract class Work(string organisation)
{
    private readonly TaskCompletionSource _done = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public string Organisation { get; } = organisation;

    /// <summary>About how many statements it writes: a transaction holds no more than a thousand or so.</summary>
    public virtual int Weight => 1;

    /// <summary>After the commit: everything of the organisation up to this tick can be read (L21).</summary>
    public long Through { get; set; }

    /// <summary>Ends when the transaction is committed, never before.</summary>
    public Task Done => _done.Task;

    /// <summary>Reads, decides and writes. It may be run again after a rollback, so it starts from nothing each time.</summary>
    public abstract Task RunAsync(WriteScope scope, CancellationToken ct);

    public void Committed() => _done.TrySetResult();

    public void Failed(Exception exception) => _done.TrySetException(exception);
}
