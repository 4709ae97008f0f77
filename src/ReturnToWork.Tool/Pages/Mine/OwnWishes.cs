using ReturnToWork.Tool.Sessions;
using ReturnToWork.Tool.Store;

namespace ReturnToWork.Tool.Pages.Mine;

/// <summary>How somebody likes to read and listen: among the answers of who keeps anything, else in the visit.</summary>
internal sealed class OwnWishes(PrivateAnswers answers, TimeProvider time)
{
    public async Task<Preferences> OfAsync(Visit visit, Learner? learner, CancellationToken ct) =>
        learner is not null && (await answers.ReadAsync(learner, Preferences.Theme, ct)).TryGetValue(Preferences.Activity, out var json) && Preferences.Read(json) is { } kept
            ? kept
            : visit.Wishes ?? Preferences.None;

    /// <summary>Keeps it, for who keeps anything.</summary>
    public Task KeepAsync(Learner learner, Preferences wishes, CancellationToken ct) =>
        answers.PutAsync(learner, Preferences.Theme, Preferences.Activity, time.GetUtcNow().ToUnixTimeMilliseconds(), wishes.Write(), ct);
}
