using System.Globalization;
using System.Net;
using System.Net.Http.Headers;
using System.Runtime.CompilerServices;
using System.Text.Json;

namespace ReturnToWork.Xapi;

/// <summary>
/// Reads and writes statements over HTTP, from our own record store and from others. The <paramref name="http"/> client comes from
/// <c>IHttpClientFactory</c> and must not follow redirects: <see cref="NoRedirects"/> makes such a handler (xapi P8).
/// </summary>
public sealed class XapiClient(HttpClient http, XapiEndpoint endpoint)
{
    private const int MaxPages = 100_000;
    private const int MaxPageBytes = 32 * 1024 * 1024;

    public static SocketsHttpHandler NoRedirects() => new() { AllowAutoRedirect = false, ConnectTimeout = TimeSpan.FromSeconds(10), PooledConnectionLifetime = TimeSpan.FromMinutes(5) };

    /// <summary>All pages of one pass, in order. A broken chain ends in <see cref="XapiException"/>: start again from the cursor.</summary>
    public async IAsyncEnumerable<StatementPage> ReadAsync(ReadPass pass, [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        var since = pass.Since is { } at ? $"&since={Uri.EscapeDataString(Moment(at))}" : "";
        var next = endpoint.Of($"statements?ascending=true&limit={pass.Limit.ToString(CultureInfo.InvariantCulture)}{since}");
        var seen = new HashSet<string>(StringComparer.Ordinal);
        while (true)
        {
            if (!seen.Add(next.AbsoluteUri) || seen.Count > MaxPages) throw new XapiException("The store's \"more\" runs in a circle.");
            var (page, more) = await GetPageAsync(next, cancellationToken);
            yield return page;
            if (more is null) yield break;
            next = more;
        }
    }

    /// <summary>Sends statements in the order given, all or none. Null when they are stored; the store's refusal (400, 403, 409, 413) otherwise.</summary>
    /// <exception cref="XapiException">No answer, or one that asks to try again later.</exception>
    public async Task<Refusal?> PostAsync(IReadOnlyList<Statement> statements, CancellationToken cancellationToken = default)
    {
        using var body = new ByteArrayContent(Batch(statements));
        body.Headers.ContentType = new MediaTypeHeaderValue("application/json");
        using var request = Request(HttpMethod.Post, endpoint.Of("statements"));
        request.Content = body;
        using var response = await SendAsync(request, cancellationToken);
        if (response.IsSuccessStatusCode) return null;
        var status = (int)response.StatusCode;
        if (status is not (400 or 403 or 409 or 413)) throw Failure(response);
        var (why, code) = await RefusalTextAsync(response, cancellationToken);
        return new(code ?? $"http-{status.ToString(CultureInfo.InvariantCulture)}", why, Spec.Communication("3.2"));
    }

    /// <summary>What was taken back after <paramref name="since"/>; null when the store keeps no such ledger (it is ours, not xAPI's).</summary>
    public async Task<ErasurePage?> ReadErasuresAsync(long since, CancellationToken cancellationToken = default)
    {
        using var request = Request(HttpMethod.Get, endpoint.Of($"erasures?since={since.ToString(CultureInfo.InvariantCulture)}"));
        using var response = await SendAsync(request, cancellationToken);
        if (response.StatusCode == HttpStatusCode.NotFound) return null;
        if (!response.IsSuccessStatusCode) throw Failure(response);
        var root = await JsonAsync(response, cancellationToken);
        try
        {
            return new(
                [.. root.GetProperty("erasures").EnumerateArray().Select(row => new Erasure(row.GetProperty("tick").GetInt64(), row.GetProperty("statement").GetGuid(), row.GetProperty("share").GetGuid()))],
                root.GetProperty("next").GetInt64(), !root.GetProperty("more").GetBoolean());
        }
        catch (Exception e) when (e is KeyNotFoundException or InvalidOperationException or FormatException)
        {
            throw new XapiException("The list of erasures cannot be read.", inner: e);
        }
    }

    private async Task<(StatementPage Page, Uri? More)> GetPageAsync(Uri address, CancellationToken cancellationToken)
    {
        using var request = Request(HttpMethod.Get, address);
        using var response = await SendAsync(request, cancellationToken);
        if (!response.IsSuccessStatusCode) throw Failure(response);
        var root = await JsonAsync(response, cancellationToken);
        if (root.ValueKind != JsonValueKind.Object || !root.TryGetProperty("statements", out var list) || list.ValueKind != JsonValueKind.Array)
            throw new XapiException("The page holds no list of statements.", (int)response.StatusCode);

        var more = Next(root);
        var (statements, unreadable) = PageReader.Read(list);
        return (new(statements, unreadable, ConsistentThrough(response), more is null), more);
    }

    // "more" is an IRL, absolute or relative to the host, not to the endpoint (xAPI 1.0.3, Data, 2.5). Another origin would get our credentials.
    private Uri? Next(JsonElement root)
    {
        var text = Words.TextOf(root, "more");
        if (string.IsNullOrEmpty(text)) return null;
        if (!Uri.TryCreate(endpoint.Of(""), text, out var next) || Uri.Compare(next, endpoint.Of(""), UriComponents.SchemeAndServer, UriFormat.Unescaped, StringComparison.OrdinalIgnoreCase) != 0)
            throw new XapiException("The store's \"more\" leads to another origin.");
        return next;
    }

    private HttpRequestMessage Request(HttpMethod method, Uri address)
    {
        var request = new HttpRequestMessage(method, address);
        request.Headers.Authorization = new("Basic", endpoint.Basic);
        request.Headers.Add("X-Experience-API-Version", "1.0.3");
        request.Headers.Accept.Add(new("application/json"));
        return request;
    }

    private async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        try
        {
            return await http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, cancellationToken);
        }
        catch (Exception e) when (e is HttpRequestException || (e is OperationCanceledException && !cancellationToken.IsCancellationRequested))
        {
            throw new XapiException("The store did not answer.", inner: e);
        }
    }

    private static async Task<JsonElement> JsonAsync(HttpResponseMessage response, CancellationToken cancellationToken)
    {
        try
        {
            await response.Content.LoadIntoBufferAsync(MaxPageBytes, cancellationToken);
            using var document = JsonDocument.Parse(await response.Content.ReadAsByteArrayAsync(cancellationToken));
            return document.RootElement.Clone();
        }
        catch (Exception e) when (e is JsonException or HttpRequestException or IOException || (e is OperationCanceledException && !cancellationToken.IsCancellationRequested))
        {
            throw new XapiException("The store's answer cannot be read.", (int)response.StatusCode, inner: e);
        }
    }

    private static async Task<(string Why, string? Code)> RefusalTextAsync(HttpResponseMessage response, CancellationToken cancellationToken)
    {
        try
        {
            var root = await JsonAsync(response, cancellationToken);
            return (Words.TextOf(root, "why") ?? "The store refused.", Words.TextOf(root, "code"));
        }
        catch (XapiException)
        {
            return ("The store refused.", null);
        }
    }

    private static XapiException Failure(HttpResponseMessage response) =>
        new($"The store answered {((int)response.StatusCode).ToString(CultureInfo.InvariantCulture)}.", (int)response.StatusCode, response.Headers.RetryAfter?.Delta);

    private static DateTimeOffset? ConsistentThrough(HttpResponseMessage response) =>
        response.Headers.TryGetValues("X-Experience-API-Consistent-Through", out var values) && Words.TryTimestamp(values.First(), out var at) ? at : null;

    private static byte[] Batch(IReadOnlyList<Statement> statements)
    {
        using var buffer = new MemoryStream();
        buffer.WriteByte((byte)'[');
        for (var i = 0; i < statements.Count; i++)
        {
            if (i > 0) buffer.WriteByte((byte)',');
            buffer.Write(statements[i].Utf8.Span);
        }

        buffer.WriteByte((byte)']');
        return buffer.ToArray();
    }

    private static string Moment(DateTimeOffset at) => at.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.ffffff'Z'", CultureInfo.InvariantCulture);
}
