using System.Net;
using System.Net.Http.Headers;

namespace ReturnToWork.Lti;

/// <summary>What a call came to: a fault, or an answer of any status but a redirect.</summary>
internal sealed record OutboundReply(OutboundFault? Fault, HttpStatusCode Status, byte[] Body, HttpResponseHeaders? Headers)
{
    /// <summary>There was an answer, and it is 2xx.</summary>
    public bool IsGood => Fault is null && (int)Status is >= 200 and < 300;
}

/// <summary>
/// The one way to call an address that came from outside: openid configuration, key set, token, line item, members. https to public addresses, or what
/// <see cref="OutboundOptions.AllowedPrivateHosts"/> lists; five seconds and 256 KB at most; no redirects, cookies or proxies.
/// </summary>
internal sealed class Outbound(IHttpClientFactory http)
{
    public const string HttpClientName = "ReturnToWork.Lti.Outbound";

    public const int MostBytes = 256 * 1024;

    public static readonly TimeSpan LongestCall = TimeSpan.FromSeconds(5);

    public async Task<OutboundReply> GetAsync(Uri address, CancellationToken ct)
    {
        using HttpRequestMessage request = new(HttpMethod.Get, address);
        return await SendAsync(request, ct);
    }

    /// <summary>Sends the request once, whatever comes of it. Throws only when <paramref name="ct"/> was cancelled.</summary>
    public async Task<OutboundReply> SendAsync(HttpRequestMessage request, CancellationToken ct)
    {
        try
        {
            using var client = http.CreateClient(HttpClientName);
            using var response = await client.SendAsync(request, ct);
            return new OutboundReply(Fault: null, response.StatusCode, await response.Content.ReadAsByteArrayAsync(ct), response.Headers);
        }
        catch (HttpRequestException failure)
        {
            return new OutboundReply(FaultOf(failure), default, [], Headers: null);
        }
        catch (OperationCanceledException) when (!ct.IsCancellationRequested)
        {
            return new OutboundReply(OutboundFault.TooSlow, default, [], Headers: null);
        }
    }

    private static OutboundFault FaultOf(HttpRequestException failure)
    {
        for (Exception? cause = failure; cause is not null; cause = cause.InnerException)
        {
            if (cause is OutboundRefused refused) return refused.Fault;
        }

        return failure.HttpRequestError switch
        {
            HttpRequestError.SecureConnectionError => OutboundFault.Certificate,
            HttpRequestError.ConfigurationLimitExceeded => OutboundFault.TooBig,
            _ => OutboundFault.NoAnswer,
        };
    }
}
