using System.Collections.Concurrent;

namespace SampleLms;

/// <summary>A teacher was sent to a tool to choose something; the answer is awaited.</summary>
/// <param name="Id">Part of the address that the answer goes to; nobody can guess it.</param>
/// <param name="ClientId">Whose answer.</param>
/// <param name="DeploymentId">In which deployment.</param>
/// <param name="Teacher">Who asked.</param>
/// <param name="AcceptMultiple">Whether more than one thing may be chosen.</param>
/// <param name="AcceptLineItem">Whether a chosen thing may have a column in the gradebook; null when that is left open.</param>
/// <param name="Data">Must come back unchanged; null when nothing was sent along.</param>
/// <param name="Expires">When the answer comes too late.</param>
internal sealed record DeepLinkQuestion(string Id, string ClientId, string DeploymentId, Learner Teacher, bool AcceptMultiple, bool? AcceptLineItem, string? Data, DateTimeOffset Expires);

/// <summary>The open ones. In memory: a restart forgets them, and the teacher asks again.</summary>
internal sealed class DeepLinkQuestions(TimeProvider clock)
{
    private readonly ConcurrentDictionary<string, DeepLinkQuestion> _open = new(StringComparer.Ordinal);

    public DeepLinkQuestion Ask(RegisteredTool tool, Learner teacher, bool multiple, bool? lineItem, bool data)
    {
        var now = clock.GetUtcNow();
        foreach (var old in _open.Where(one => one.Value.Expires < now)) _open.TryRemove(old);
        // Signs that must survive the way there and back.
        DeepLinkQuestion question = new(
            Chance.Name(), tool.ClientId, tool.Deployments[0], teacher, multiple, lineItem, data ? $"<é&\"'+> {Chance.Name()}" : null, now.AddHours(1));
        _open[question.Id] = question;
        return question;
    }

    public DeepLinkQuestion? Open(string id) => _open.TryGetValue(id, out var question) && question.Expires > clock.GetUtcNow() ? question : null;

    /// <returns>False when it was answered already.</returns>
    public bool Close(DeepLinkQuestion question) => _open.TryRemove(KeyValuePair.Create(question.Id, question));
}
