using ReturnToWork.Companion.Intake;
using ReturnToWork.Xapi;

namespace ReturnToWork.Companion.Training.Progress;

/// <summary>Whose progress one look at a store may have changed; nobody's where the store is not one of a training.</summary>
internal sealed class TouchedTrainees(string organisation)
{
    private readonly HashSet<string> _actors = new(StringComparer.Ordinal);
    private readonly bool _isTraining = TrainingTenant.Is(organisation);
    private bool _everybody;

    /// <summary>What a page brought. A void names a statement and nobody, so that anybody may be meant.</summary>
    public void By(StatementPage page)
    {
        if (!_isTraining) return;
        foreach (var statement in page.Statements)
        {
            if (statement.Verb == Tell.VoidedIri) _everybody = true;
            else if (statement.Account is { } account) _actors.Add(account.Name);
        }
    }

    /// <summary>An erasure names statements only, too.</summary>
    public void ByErasure() => _everybody = _isTraining;

    public Task RecomputeAsync(TrainingBook book, CancellationToken ct) =>
        _everybody ? book.AllAsync(organisation, ct) : _actors.Count > 0 ? book.OfActorsAsync(organisation, _actors, ct) : Task.CompletedTask;
}
