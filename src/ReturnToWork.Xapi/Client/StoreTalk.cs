using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;

namespace ReturnToWork.Xapi;

/// <summary>What a record store answered, read to the end.</summary>
internal sealed record StoreAnswer(int Status, HttpResponseHeaders Headers, string? ContentType, byte[] Body)
{
    private const int MostWords = 300;

    public bool IsGood => Status is >= 200 and < 300;

    /// <summary>As JSON, if it is any.</summary>
    public JsonElement? Json => Body.Length > 0 && JsonGate.ParseText(Body, out var root) is null ? root : null;

    public XapiException Failure => new($"The store answered {Status}.", Status, RetryAfter);

    /// <summary>How long it asks us to wait; by its own clock when it names a time.</summary>
    public TimeSpan? RetryAfter =>
        Headers.RetryAfter is not { } after ? null : after.Delta ?? (after.Date is { } date && Headers.Date is { } now && date > now ? date - now : TimeSpan.Zero);

    /// <summary>The store's own words, short and on one line: ours say <c>why</c>, others write text or HTML.</summary>
    public (string Why, string? Code) Said()
    {
        if (Json is { ValueKind: JsonValueKind.Object } root) return (Line(OfObject(root) ?? "The store refused."), Words.TextOf(root, "code"));
        return ContentType is "text/plain" && Body.Length > 0 ? (Line(Encoding.UTF8.GetString(Body.AsSpan(0, Math.Min(Body.Length, MostWords * 4)))), null) : ("The store refused.", null);
    }

    private static string? OfObject(JsonElement root) => Words.TextOf(root, "why") ?? Words.TextOf(root, "message") ?? Words.TextOf(root, "error");

    private static string Line(string text) => string.Concat(text.Take(MostWords).Select(c => char.IsControl(c) || char.IsSurrogate(c) ? ' ' : c)).Trim();
}

/// <summary>One request to a record store and its whole answer. Redirects are not followed, so no credentials go elsewhere (xapi P8).</summary>
/// <exception cref="ArgumentException">The address may not be spoken to: settings must be changed.</exception>
internal sealed class StoreTalk(HttpClient http, XapiEndpoint endpoint, XapiVersion version)
{
    private readonly XapiEndpoint _endpoint = endpoint.Unsafe is { } why ? throw new ArgumentException(why, nameof(endpoint)) : endpoint;
    private const int MostBytes = 32 * 1024 * 1024;

    public XapiVersion Version => version;

    /// <exception cref="XapiException">No answer, or one that broke off or is too long.</exception>
    public async Task<StoreAnswer> AskAsync(HttpMethod method, Uri address, HttpContent? body, CancellationToken cancellationToken, Action<HttpRequestHeaders>? headers = null)
    {
        using var request = new HttpRequestMessage(method, address) { Content = body };
        request.Headers.Authorization = new("Basic", _endpoint.Basic);
        request.Headers.Add(XapiVersions.Header, version.Text());
        headers?.Invoke(request.Headers);
        var status = (int?)null;
        // The client's own timeout ends with the headers, and a body may drip in for ever.
        using var whole = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        if (http.Timeout != Timeout.InfiniteTimeSpan) whole.CancelAfter(http.Timeout);
        try
        {
            using var response = await http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, whole.Token);
            status = (int)response.StatusCode;
            await response.Content.LoadIntoBufferAsync(MostBytes, whole.Token);
            return new(status.Value, response.Headers, response.Content.Headers.ContentType?.MediaType, await response.Content.ReadAsByteArrayAsync(whole.Token));
        }
        catch (Exception e) when (e is HttpRequestException or IOException || (e is OperationCanceledException && !cancellationToken.IsCancellationRequested))
        {
            throw new XapiException(status is null ? "The store did not answer." : "The store's answer cannot be read.", status, inner: e);
        }
    }

    public Task<StoreAnswer> GetAsync(string relative, CancellationToken cancellationToken) => GetAsync(_endpoint.Of(relative), cancellationToken);

    public Task<StoreAnswer> GetAsync(Uri address, CancellationToken cancellationToken) =>
        AskAsync(HttpMethod.Get, address, null, cancellationToken, headers => headers.Accept.Add(new("application/json")));
}
