using System.Collections.Concurrent;

namespace SampleLms;

/// <summary>Leave for one tool to register itself, or to change what it registered.</summary>
/// <param name="Id">In the address of the page that waits for it.</param>
/// <param name="Token">The registration token that the tool gets.</param>
/// <param name="Organisation">For whom.</param>
/// <param name="ClientId">Which tool is changed; null for a new one.</param>
/// <param name="Link">The tool's registration page, as somebody pasted it.</param>
/// <param name="GuardsConfiguration">Whether even the configuration asks for the token, as Canvas does.</param>
/// <param name="ActiveAtOnce">Whether the tool is switched on as soon as it has registered.</param>
/// <param name="Expires">When it is worth nothing any more.</param>
internal sealed record RegistrationPass(string Id, string Token, string Organisation, string? ClientId, Uri Link, bool GuardsConfiguration, bool ActiveAtOnce, DateTimeOffset Expires);

/// <summary>The passes that are open, in memory: a restart forgets them, and somebody pastes the link again.</summary>
internal sealed class RegistrationPasses(TimeProvider clock)
{
    private readonly ConcurrentDictionary<string, RegistrationPass> _open = new(StringComparer.Ordinal);

    public RegistrationPass Give(string organisation, string? clientId, Uri link, bool guardsConfiguration, bool activeAtOnce)
    {
        var now = clock.GetUtcNow();
        foreach (var old in _open.Where(one => one.Value.Expires < now)) _open.TryRemove(old);
        RegistrationPass pass = new(Chance.Name(), Chance.Name(), organisation, clientId, link, guardsConfiguration, activeAtOnce, now.AddHours(1));
        _open[pass.Token] = pass;
        return pass;
    }

    public RegistrationPass? Find(string? token) => token is not null && _open.TryGetValue(token, out var pass) && pass.Expires > clock.GetUtcNow() ? pass : null;

    public RegistrationPass? Waiting(string id) => _open.Values.FirstOrDefault(pass => pass.Id == id);

    /// <returns>False when it was used already.</returns>
    public bool Spend(RegistrationPass pass) => _open.TryRemove(KeyValuePair.Create(pass.Token, pass));
}
