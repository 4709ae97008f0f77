using System.Collections.Concurrent;
using Microsoft.Extensions.Logging;

namespace ReturnToWork.Lti;

/// <summary>A token, or why there is none.</summary>
internal readonly record struct TokenAnswer(string? Token, ServiceNo? No);

/// <summary>
/// Access tokens for the platform's services (LTI Security Framework 1.0, 4.1), one for each client, deployment and set of scopes, never used for another
/// (reliability L-17). Kept in memory only, until shortly before they end.
/// </summary>
internal sealed partial class ServiceTokens(Outbound outbound, OwnKeys keys, TimeProvider clock, ILogger<ServiceTokens> logger)
{
    private static readonly string Paragraph = Spec.Security("4.1");
    private static readonly TimeSpan Margin = TimeSpan.FromSeconds(60);
    private const int MostKept = 10_000;

    private readonly ConcurrentDictionary<string, Slot> _slots = new(StringComparer.Ordinal);

    /// <summary>A token with all these scopes. Asked of the platform once, however many ask at once.</summary>
    public async Task<TokenAnswer> GetAsync(PlatformClient client, string deployment, IReadOnlyList<string> scopes, CancellationToken ct)
    {
        if (client.TokenEndpoint is not { } endpoint) return new(null, new ServiceNo("T1-no-token-endpoint", Paragraph));
        if (client.Scopes.Count > 0 && scopes.Except(client.Scopes, StringComparer.Ordinal).Any()) return new(null, new ServiceNo("T3-scope-not-granted", Paragraph));
        if (_slots.Count > MostKept) Forget();
        var slot = _slots.GetOrAdd(NameOf(client, deployment, scopes), _ => new Slot());
        if (slot.Now(clock.GetUtcNow()) is { } known) return new(known, null);
        return await slot.OnceAsync(clock, () => AskAsync(slot, client, endpoint, deployment, scopes)).WaitAsync(ct);
    }

    /// <summary>The platform refused this token: it is not used again. A newer one stays.</summary>
    public void Drop(PlatformClient client, string deployment, IReadOnlyList<string> scopes, string token)
    {
        if (_slots.TryGetValue(NameOf(client, deployment, scopes), out var slot)) slot.Drop(token);
    }

    private async Task<TokenAnswer> AskAsync(Slot slot, PlatformClient client, Uri endpoint, string deployment, IReadOnlyList<string> scopes)
    {
        var now = clock.GetUtcNow();
        using var request = new HttpRequestMessage(HttpMethod.Post, endpoint)
        {
            Content = new FormUrlEncodedContent(new Dictionary<string, string>(StringComparer.Ordinal)
            {
                ["grant_type"] = "client_credentials",
                ["client_assertion_type"] = "urn:ietf:params:oauth:client-assertion-type:jwt-bearer",
                ["client_assertion"] = await keys.SignAsync(client, ClientAssertion.For(client, endpoint, deployment, now), CancellationToken.None),
                ["scope"] = string.Join(' ', scopes),
            }),
        };
        var (reply, no) = await SendAsync(request, scopes);
        if (reply is null)
        {
            Log.NoToken(logger, client.Of.Id, no!.Code);
            return new(null, no);
        }

        if (scopes.Except(reply.Granted, StringComparer.Ordinal).Any()) return new(null, new ServiceNo("T3-scope-not-granted", Paragraph));
        slot.Keep(reply.Token!, now + reply.Lasts - Margin);
        return new(reply.Token, null);
    }

    private async Task<(TokenReply? Reply, ServiceNo? No)> SendAsync(HttpRequestMessage request, IReadOnlyList<string> scopes)
    {
        var answer = await outbound.SendAsync(request, CancellationToken.None);
        if (answer.Fault is { } fault) return (null, new ServiceNo(fault.Code, Paragraph, Again: true));
        var (reply, status) = (TokenReply.Read(answer.Body, scopes), (int)answer.Status);
        if (answer.IsGood && reply?.Token is not null) return (reply, null);
        var code = reply?.Error ?? (answer.IsGood ? null : $"{status}");
        // Again: a registration that waits for the platform's administrator, or a key that the platform has not fetched yet, passes by itself.
        return (null, new ServiceNo(code is null ? "T4-no-token-in-reply" : $"T1-{code}", Paragraph, Again: true, After: RetryAfter.Of(answer.Headers, clock)));
    }

    private void Forget()
    {
        var now = clock.GetUtcNow();
        foreach (var (name, slot) in _slots)
        {
            if (slot.Now(now) is null) _slots.TryRemove(new KeyValuePair<string, Slot>(name, slot));
        }
    }

    // Endpoint and client id too: a registration that was changed shares nothing with what it was.
    private static string NameOf(PlatformClient client, string deployment, IEnumerable<string> scopes) =>
        PlatformClient.Hash([client.Key, client.ClientId, client.TokenEndpoint?.OriginalString ?? "", client.TokenAudience ?? "", deployment, .. scopes.Order(StringComparer.Ordinal)]);

    private sealed class Slot
    {
        private readonly Lock _gate = new();
        private Task<TokenAnswer>? _running;
        private volatile Kept? _kept;

        // Shared by everybody who waits for it; that is why it does not end with one request's cancellation.
        public Task<TokenAnswer> OnceAsync(TimeProvider clock, Func<Task<TokenAnswer>> ask)
        {
            lock (_gate)
            {
                if (Now(clock.GetUtcNow()) is { } known) return Task.FromResult(new TokenAnswer(known, null));
                if (_running is not { IsCompleted: false }) _running = Task.Run(ask);
                return _running;
            }
        }

        public string? Now(DateTimeOffset now) => _kept is { } kept && kept.Until > now ? kept.Token : null;

        public void Keep(string token, DateTimeOffset until) => _kept = new Kept(token, until);

        public void Drop(string token)
        {
            if (_kept is { } kept && kept.Token == token) Interlocked.CompareExchange(ref _kept, null, kept);
        }

        private sealed record Kept(string Token, DateTimeOffset Until);
    }

    private static partial class Log
    {
        [LoggerMessage(1, LogLevel.Warning, "Registration {Registration} gave no service token: {Code}")]
        public static partial void NoToken(ILogger logger, Guid registration, string code);
    }
}
