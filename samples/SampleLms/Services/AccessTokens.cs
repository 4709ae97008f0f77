using System.Collections.Concurrent;

namespace SampleLms;

/// <summary>A service token that was given out.</summary>
internal sealed record AccessToken(string ClientId, IReadOnlyList<string> Scopes, DateTimeOffset Expires);

/// <summary>Service tokens, in memory and by their hash: a restart forgets them, and a tool has to ask anew.</summary>
internal sealed class AccessTokens(TimeProvider clock)
{
    private readonly ConcurrentDictionary<string, AccessToken> _given = new(StringComparer.Ordinal);

    public string Give(RegisteredTool tool, IReadOnlyList<string> scopes, TimeSpan life)
    {
        var now = clock.GetUtcNow();
        foreach (var old in _given.Where(one => one.Value.Expires < now)) _given.TryRemove(old);
        var token = Chance.Name();
        _given[Chance.Hash(token)] = new(tool.ClientId, scopes, now + life);
        return token;
    }

    public AccessToken? Find(string token) => _given.TryGetValue(Chance.Hash(token), out var given) && given.Expires > clock.GetUtcNow() ? given : null;

    /// <summary>The bearer token of a request; null when there is none.</summary>
    public static string? BearerOf(HttpRequest request) =>
        request.Headers.Authorization is [{ } header] && header.StartsWith("Bearer ", StringComparison.OrdinalIgnoreCase) ? header["Bearer ".Length..].Trim() : null;
}
