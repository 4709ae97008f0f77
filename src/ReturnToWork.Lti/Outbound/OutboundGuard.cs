using System.Net;
using System.Net.Sockets;

namespace ReturnToWork.Lti;

/// <summary>Asks the domain name system; tests answer in its place.</summary>
internal delegate Task<IPAddress[]> ResolveHost(string host, CancellationToken cancellationToken);

/// <summary>Opens a connection to one of these addresses and to nothing else; tests watch where to.</summary>
internal delegate Task<Stream> Dial(IPAddress[] vetted, int port, CancellationToken cancellationToken);

/// <summary>
/// Stands before the wire of every call to an address that came from outside (reliability L-06). What counts is not how an address is spelt but where it leads:
/// the name is resolved once, every address it has must be public, and the connection goes to one of these and nowhere else.
/// </summary>
internal sealed class OutboundGuard(OutboundRules rules) : DelegatingHandler
{
    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        if (rules.Refuses(request.RequestUri!) is { } fault) throw new OutboundRefused(fault);
        var response = await base.SendAsync(request, cancellationToken);
        if (response.StatusCode is >= HttpStatusCode.MultipleChoices and < HttpStatusCode.BadRequest and not HttpStatusCode.NotModified)
        {
            response.Dispose();
            throw new OutboundRefused(OutboundFault.Redirects);
        }

        return response;
    }

    /// <summary>The wire itself. No proxy: it would resolve the name once more, out of our sight.</summary>
    public static SocketsHttpHandler Wire(OutboundRules rules, ResolveHost resolve, Dial dial) => new()
    {
        AllowAutoRedirect = false,
        UseCookies = false,
        UseProxy = false,
        // A trace id would tell platforms which of our calls belong together.
        ActivityHeadersPropagator = null,
        MaxResponseHeadersLength = 32,
        ConnectCallback = async (context, cancellationToken) =>
        {
            var (host, port) = (context.DnsEndPoint.Host, context.DnsEndPoint.Port);
            var addresses = IPAddress.TryParse(host.Trim('[', ']'), out var literal) ? [literal] : await resolve(host, cancellationToken);
            if (addresses.Length == 0) throw new OutboundRefused(OutboundFault.NoAnswer);
            if (!rules.Lists(host, port) && !Array.TrueForAll(addresses, PublicAddresses.Contain)) throw new OutboundRefused(OutboundFault.Private);
            return await dial(addresses, port, cancellationToken);
        },
    };

    public static async Task<Stream> DialAsync(IPAddress[] vetted, int port, CancellationToken cancellationToken)
    {
        Socket socket = new(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        try
        {
            await socket.ConnectAsync(vetted, port, cancellationToken);
            return new NetworkStream(socket, ownsSocket: true);
        }
        catch
        {
            socket.Dispose();
            throw;
        }
    }
}
