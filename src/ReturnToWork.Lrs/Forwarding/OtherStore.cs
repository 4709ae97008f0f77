using System.Globalization;
using System.Net;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using ReturnToWork.Xapi;

namespace ReturnToWork.Lrs;

internal enum Answered
{
    /// <summary>It has them all.</summary>
    Stored,

    /// <summary>It will not have them as they are: 400, 409, 413, 422.</summary>
    Refused,

    /// <summary>No answer, or none that counts: later again.</summary>
    NotNow,

    /// <summary>It does not know us, or not for this: 401, 403.</summary>
    ShutOut,
}

/// <param name="Status">0 without an answer.</param>
/// <param name="Words">What it said, or what we make of it. For the administrator's page, never for a log: it may quote a statement.</param>
internal sealed record OtherAnswer(Answered Is, int Status, string Words, TimeSpan? After = null);

/// <summary>Told again what it may have, or asked what it has.</summary>
internal interface IOtherStore
{
    /// <summary>Sends all of them, in this order, once.</summary>
    Task<OtherAnswer> TellAsync(IReadOnlyList<Departure> batch, CancellationToken ct);

    /// <summary>What it holds under this id, voided or not; null where it holds nothing or does not let us look.</summary>
    Task<(Statement? Found, OtherAnswer? NotNow)> FindAsync(Guid id, CancellationToken ct);
}

/// <summary>The organisation's own record store over HTTP. Nothing that it answers makes this throw, and no answer takes longer than our patience.</summary>
internal sealed class OtherStore(HttpClient http, XapiEndpoint endpoint, TimeSpan patience) : IOtherStore
{
    private const int MostAnswer = 1024 * 1024;
    private const int MostWords = 300;

    public async Task<OtherAnswer> TellAsync(IReadOnlyList<Departure> batch, CancellationToken ct)
    {
        using var body = new ByteArrayContent(Body(batch));
        body.Headers.ContentType = new MediaTypeHeaderValue("application/json");
        using var request = Request(HttpMethod.Post, "statements");
        request.Content = body;
        var (answer, text) = await AskAsync(request, ct);
        if (answer.Is != Answered.Stored || Ids(text).SetEquals(batch.Select(one => one.Id))) return answer;
        // A sign-in page of a proxy says 200 too. Only a list of our ids is an acknowledgement (xAPI 1.0.3, Communication, 2.1.2).
        return new(Answered.NotNow, answer.Status, "It answered 200, but not with the ids of what was sent: is this the address of a record store?");
    }

    public async Task<(Statement? Found, OtherAnswer? NotNow)> FindAsync(Guid id, CancellationToken ct)
    {
        foreach (var name in (string[])["statementId", "voidedStatementId"])
        {
            using var request = Request(HttpMethod.Get, $"statements?{name}={id}");
            var (answer, text) = await AskAsync(request, ct);
            if (answer.Status == 404) continue;
            if (answer.Is == Answered.NotNow) return (null, answer);
            return (answer.Is == Answered.Stored ? StatementReader.Read(text).Statement : null, null);
        }

        return (null, null);
    }

    private async Task<(OtherAnswer Answer, byte[] Text)> AskAsync(HttpRequestMessage request, CancellationToken ct)
    {
        using var waiting = CancellationTokenSource.CreateLinkedTokenSource(ct);
        waiting.CancelAfter(patience);
        try
        {
            using var response = await http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, waiting.Token);
            await response.Content.LoadIntoBufferAsync(MostAnswer, waiting.Token);
            var text = await response.Content.ReadAsByteArrayAsync(waiting.Token);
            return (Of(response, text), text);
        }
        catch (OperationCanceledException) when (!ct.IsCancellationRequested)
        {
            return (new(Answered.NotNow, 0, "It did not answer in time."), []);
        }
        catch (Exception away) when (away is HttpRequestException or IOException)
        {
            return (new(Answered.NotNow, 0, "It cannot be reached, or the answer broke off."), []);
        }
    }

    private static OtherAnswer Of(HttpResponseMessage response, byte[] text)
    {
        var status = (int)response.StatusCode;
        return response.StatusCode switch
        {
            HttpStatusCode.OK => new(Answered.Stored, status, ""),
            HttpStatusCode.Unauthorized => new(Answered.ShutOut, status, $"It does not know the key or the secret (401). {Words(response, text)}"),
            HttpStatusCode.Forbidden => new(Answered.ShutOut, status, $"The key may not write statements there (403). {Words(response, text)}"),
            HttpStatusCode.BadRequest or HttpStatusCode.Conflict or HttpStatusCode.RequestEntityTooLarge or HttpStatusCode.UnprocessableContent => new(Answered.Refused, status, Words(response, text)),
            _ => new(Answered.NotNow, status, $"It answered {status.ToString(CultureInfo.InvariantCulture)}. {Words(response, text)}", After(response)),
        };
    }

    private static TimeSpan? After(HttpResponseMessage response) =>
        response.Headers.RetryAfter is { } after ? after.Delta ?? after.Date - (response.Headers.Date ?? after.Date) : null;

    private static string Words(HttpResponseMessage response, byte[] text)
    {
        if (response.Content.Headers.ContentType?.MediaType is "text/html") return "(a web page)";
        var words = Encoding.UTF8.GetString(text.AsSpan(0, Math.Min(text.Length, MostWords * 4)));
        return string.Concat(words.Take(MostWords).Select(c => char.IsControl(c) || char.IsSurrogate(c) ? ' ' : c)).Trim();
    }

    private static HashSet<Guid> Ids(byte[] text)
    {
        try
        {
            return [.. JsonSerializer.Deserialize<Guid[]>(text) ?? []];
        }
        catch (JsonException)
        {
            return [];
        }
    }

    private HttpRequestMessage Request(HttpMethod method, string resource)
    {
        // One slash between, whatever the setting ends with (P8).
        var request = new HttpRequestMessage(method, $"{endpoint.Address.TrimEnd('/')}/{resource}");
        request.Headers.Authorization = new("Basic", Convert.ToBase64String(Encoding.UTF8.GetBytes($"{endpoint.Key}:{endpoint.Secret}")));
        request.Headers.Add(XapiVersions.Header, XapiVersion.V103.Text());
        request.Headers.Accept.Add(new("application/json"));
        return request;
    }

    private static byte[] Body(IReadOnlyList<Departure> batch)
    {
        using var buffer = new MemoryStream(batch.Sum(one => one.Form.Length + 1) + 2);
        buffer.WriteByte((byte)'[');
        foreach (var (index, one) in batch.Index())
        {
            if (index > 0) buffer.WriteByte((byte)',');
            buffer.Write(one.Form);
        }

        buffer.WriteByte((byte)']');
        return buffer.ToArray();
    }
}
