using System.Collections.Concurrent;
using System.Text.Json;
using Microsoft.Playwright;

namespace ReturnToWork.BrowserTests.WholeWay;

/// <summary>Everything that one browser asked for: addresses and referrers, and the secrets that travelled where they belong, in bodies and headers.</summary>
internal sealed class Wiretap
{
    private readonly ConcurrentQueue<IRequest> _requests = new();
    private readonly ConcurrentQueue<string> _secrets = new();
    private readonly ConcurrentQueue<Task> _reading = new();

    public Wiretap(IBrowserContext browser)
    {
        browser.Request += (_, request) => _requests.Enqueue(request);
        browser.RequestFinished += (_, request) => _reading.Enqueue(ReadAsync(request));
    }

    /// <summary>Tokens seen so far: the platform's id_token, ticket and proof of a launch without cookies, the player's bearer tokens, session cookies.</summary>
    public async Task<IReadOnlyList<string>> SecretsAsync()
    {
        while (_reading.TryDequeue(out var reading)) await reading;
        return [.. _secrets.Distinct(StringComparer.Ordinal)];
    }

    /// <summary>Each address asked for and each referrer sent, percent signs read.</summary>
    public async Task<IReadOnlyList<string>> AddressesAsync()
    {
        List<string> all = [];
        foreach (var request in _requests)
        {
            var headers = await HeadersAsync(request);
            all.Add(Uri.UnescapeDataString(request.Url));
            if (headers.TryGetValue("referer", out var referrer)) all.Add(Uri.UnescapeDataString(referrer));
        }

        return all;
    }

    // The browser never says what it sent for a request that was given up, when its page went away; asking would wait for ever. Its headers as planned stand in.
    private static async Task<IReadOnlyDictionary<string, string>> HeadersAsync(IRequest request)
    {
        try
        {
            return await request.AllHeadersAsync().WaitAsync(TimeSpan.FromSeconds(5));
        }
        catch (TimeoutException)
        {
            return request.Headers;
        }
    }

    private async Task ReadAsync(IRequest request)
    {
        var headers = await HeadersAsync(request);
        if (headers.TryGetValue("authorization", out var bearer) && bearer.StartsWith("Bearer ", StringComparison.Ordinal)) _secrets.Enqueue(bearer["Bearer ".Length..]);
        foreach (var cookie in headers.TryGetValue("cookie", out var jar) ? jar.Split("; ") : [])
        {
            // The probe holds a single digit and proves nothing.
            if (cookie.StartsWith("__Host-rtw-", StringComparison.Ordinal) && cookie != "__Host-rtw-cookies=1") _secrets.Enqueue(cookie[(cookie.IndexOf('=', StringComparison.Ordinal) + 1)..]);
        }

        if (request.PostData is { } posted && request.Url.EndsWith("/lti/launch", StringComparison.Ordinal)) Take(posted, "id_token");
        if (request.PostData is { } proved && request.Url.EndsWith("/lti/launch/proof", StringComparison.Ordinal))
        {
            Take(proved, "ticket");
            Take(proved, "proof");
        }

        if (!request.Url.EndsWith("/api/keep", StringComparison.Ordinal) && !request.Url.EndsWith("/api/token", StringComparison.Ordinal)) return;
        var answer = await (await request.ResponseAsync())!.BodyAsync();
        _secrets.Enqueue(JsonDocument.Parse(answer).RootElement.GetProperty("token").GetString()!);
    }

    private void Take(string posted, string name) =>
        _secrets.Enqueue(Uri.UnescapeDataString(posted.Split('&').Single(field => field.StartsWith(name + "=", StringComparison.Ordinal))[(name.Length + 1)..]));
}
