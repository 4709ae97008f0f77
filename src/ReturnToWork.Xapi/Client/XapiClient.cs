using System.Globalization;
using System.Net.Http.Headers;
using System.Runtime.CompilerServices;
using System.Text.Json;

namespace ReturnToWork.Xapi;

/// <summary>
/// Reads and writes statements over HTTP, from our own record store and from others. The <paramref name="http"/> client comes from
/// <c>IHttpClientFactory</c> and must not follow redirects: <see cref="NoRedirects"/> makes such a handler (xapi P8). It keeps nothing between calls and
/// may be used by several at once; waiting and trying again is <see cref="StatementSender"/>'s.
/// </summary>
/// <param name="http">Its timeout is how long one answer may take.</param>
/// <param name="endpoint">https, except on this machine; else the constructor throws <see cref="ArgumentException"/>.</param>
/// <param name="version">What requests are made in; <see cref="NegotiateAsync"/> finds out what the store speaks.</param>
public sealed class XapiClient(HttpClient http, XapiEndpoint endpoint, XapiVersion version = XapiVersion.V103)
{
    private const int MaxPages = 100_000;
    private readonly StoreTalk _store = new(http, endpoint, version);

    /// <summary>What requests are made in.</summary>
    public XapiVersion Version => _store.Version;

    /// <summary>For the primary handler of the HTTP client.</summary>
    public static SocketsHttpHandler NoRedirects() => new() { AllowAutoRedirect = false, ConnectTimeout = TimeSpan.FromSeconds(10), PooledConnectionLifetime = TimeSpan.FromMinutes(5) };

    /// <summary>The same store in another version.</summary>
    public XapiClient Speaking(XapiVersion other) => other == version ? this : new(http, endpoint, other);

    /// <summary>
    /// The version to speak (GET about; xAPI 1.0.3, Communication, 2.8; IEEE 9274.1.1, 4.1.6.7): 1.0.3 where the store knows it or does not say, 2.0 where it knows only that.
    /// </summary>
    /// <exception cref="XapiException">No answer, a busy store, or one that speaks neither.</exception>
    public async Task<XapiVersion> NegotiateAsync(CancellationToken cancellationToken = default)
    {
        var answer = await _store.GetAsync("about", cancellationToken);
        if (answer.Status is 408 or 425 or 429 or >= 500) throw answer.Failure;
        if (!answer.IsGood || answer.Json is not { ValueKind: JsonValueKind.Object } about || !about.TryGetProperty("version"u8, out var list) || list.ValueKind != JsonValueKind.Array)
            return XapiVersion.V103;
        var known = list.EnumerateArray().Select(one => one.ValueKind == JsonValueKind.String && XapiVersions.TryRead(one.GetString(), out var read) ? read : (XapiVersion?)null).ToHashSet();
        return known.Contains(XapiVersion.V103) ? XapiVersion.V103
            : known.Contains(XapiVersion.V200) ? XapiVersion.V200
            : throw new XapiException("The store speaks neither xAPI 1.0 nor 2.0.", answer.Status);
    }

    /// <summary>All pages of one pass, in order. A broken chain ends in <see cref="XapiException"/>: start again from the cursor.</summary>
    /// <remarks>GET statements (xAPI 1.0.3, Communication, 2.1.3). <c>more</c> is followed on the same origin only and never in a circle.</remarks>
    public async IAsyncEnumerable<StatementPage> ReadAsync(ReadPass pass, [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(pass);
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

    /// <summary>The statement with this id, voided or not; null when the store has none, or does not show it to us.</summary>
    /// <exception cref="XapiException">No answer, or one that is no statement.</exception>
    public async Task<Statement?> FindAsync(Guid id, CancellationToken cancellationToken = default)
    {
        foreach (var name in (string[])["statementId", "voidedStatementId"])
        {
            var answer = await _store.GetAsync($"statements?{name}={id}", cancellationToken);
            if (answer.Status is 403 or 404) continue;
            if (!answer.IsGood) throw answer.Failure;
            return PageReader.Read(answer.Body).Statement ?? throw new XapiException("The store's statement cannot be read.", answer.Status);
        }

        return null;
    }

    /// <summary>
    /// Sends statements in the order given, once, all or none (POST statements; xAPI 1.0.3, Communication, 2.1.2). What only 2.0 knows is left out when 1.0.3 is spoken. Null when they
    /// are stored; the store's refusal (400, 403, 409, 413, 422) otherwise.
    /// </summary>
    /// <exception cref="XapiException">No answer, or one that asks to try again later, or 401.</exception>
    public async Task<Refusal?> PostAsync(IReadOnlyList<Statement> statements, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(statements);
        var answer = await SendAsync([.. statements.Select(statement => StatementFormat.For(_store.Version, statement))], cancellationToken);
        if (answer.IsGood) return null;
        if (answer.Status is not (400 or 403 or 409 or 413 or 422)) throw answer.Failure;
        return Refusal(answer);
    }

    /// <summary>What was taken back after <paramref name="since"/>; null when the store keeps no such ledger (it is ours, not xAPI's).</summary>
    /// <exception cref="XapiException">No answer, or one that cannot be read.</exception>
    public async Task<ErasurePage?> ReadErasuresAsync(long since, CancellationToken cancellationToken = default)
    {
        var answer = await _store.GetAsync($"erasures?since={since.ToString(CultureInfo.InvariantCulture)}", cancellationToken);
        if (answer.Status == 404) return null;
        if (!answer.IsGood) throw answer.Failure;
        try
        {
            var root = answer.Json ?? default;
            return new(
                [.. root.GetProperty("erasures").EnumerateArray().Select(row => new Erasure(row.GetProperty("tick").GetInt64(), row.GetProperty("statement").GetGuid(), row.GetProperty("share").GetGuid()))],
                root.GetProperty("next").GetInt64(), !root.GetProperty("more").GetBoolean());
        }
        catch (Exception e) when (e is KeyNotFoundException or InvalidOperationException or FormatException)
        {
            throw new XapiException("The list of erasures cannot be read.", inner: e);
        }
    }

    internal Task<StoreAnswer> SendAsync(IReadOnlyList<ReadOnlyMemory<byte>> forms, CancellationToken cancellationToken)
    {
        var body = new ByteArrayContent(List(forms));
        body.Headers.ContentType = new MediaTypeHeaderValue("application/json");
        return _store.AskAsync(HttpMethod.Post, endpoint.Of("statements"), body, cancellationToken, headers => headers.Accept.Add(new("application/json")));
    }

    internal static Refusal Refusal(StoreAnswer answer)
    {
        var (why, code) = answer.Said();
        return new(code ?? $"http-{answer.Status.ToString(CultureInfo.InvariantCulture)}", why, Spec.Communication("3.2"));
    }

    private async Task<(StatementPage Page, Uri? More)> GetPageAsync(Uri address, CancellationToken cancellationToken)
    {
        var answer = await _store.GetAsync(address, cancellationToken);
        if (!answer.IsGood) throw answer.Failure;
        if (PageReader.Page(answer.Body) is not { } page) throw new XapiException("The page holds no list of statements.", answer.Status);
        var more = Next(page.More);
        return (new(page.Statements, page.Unreadable, ConsistentThrough(answer), more is null), more);
    }

    // "more" is an IRL, absolute or relative to the host, not to the endpoint (xAPI 1.0.3, Data, 2.5). Another origin would get our credentials.
    private Uri? Next(string? more)
    {
        if (string.IsNullOrEmpty(more)) return null;
        if (!Uri.TryCreate(endpoint.Of(""), more, out var next) || Uri.Compare(next, endpoint.Of(""), UriComponents.SchemeAndServer, UriFormat.Unescaped, StringComparison.OrdinalIgnoreCase) != 0)
            throw new XapiException("The store's \"more\" leads to another origin.");
        return next;
    }

    private static DateTimeOffset? ConsistentThrough(StoreAnswer answer) =>
        answer.Headers.TryGetValues("X-Experience-API-Consistent-Through", out var values) && Words.TryTimestamp(values.First(), out var at) ? at : null;

    private static byte[] List(IReadOnlyList<ReadOnlyMemory<byte>> forms)
    {
        using var buffer = new MemoryStream(forms.Sum(form => form.Length + 1) + 2);
        buffer.WriteByte((byte)'[');
        for (var i = 0; i < forms.Count; i++)
        {
            if (i > 0) buffer.WriteByte((byte)',');
            buffer.Write(forms[i].Span);
        }

        buffer.WriteByte((byte)']');
        return buffer.ToArray();
    }

    private static string Moment(DateTimeOffset at) => at.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.ffffff'Z'", CultureInfo.InvariantCulture);
}
