using ReturnToWork.Companion.Training;
using ReturnToWork.Companion.Training.Sessions;

namespace ReturnToWork.Companion.Pages;

/// <summary>For the trainer: the live parts that are to come, and those that were held.</summary>
internal sealed class SessionsModel(SessionBook book, TimeProvider clock) : CompanionPage
{
    public IReadOnlyList<Session> Coming { get; private set; } = [];

    /// <summary>The newest first.</summary>
    public IReadOnlyList<Session> Held { get; private set; } = [];

    public async Task OnGetAsync(CancellationToken ct)
    {
        var (all, now) = (await book.AllAsync(TrainingTenant.Of(Me.Organisation), ct), clock.GetUtcNow());
        Coming = [.. all.Where(session => session.Starts > now)];
        Held = [.. all.Where(session => session.Starts <= now && !session.Cancelled).Reverse()];
    }
}
