using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using ReturnToWork.Lti;

namespace ReturnToWork.Tests.Lti;

/// <summary>
/// The outbound client with names that lead where a test says, and a listener on every loopback address that counts who reaches it and answers what it is told.
/// </summary>
internal sealed class OutboundWire : IAsyncDisposable
{
    private readonly ServiceProvider _services;
    private readonly TcpListener _listener = new(IPAddress.IPv6Any, 0);
    private readonly CancellationTokenSource _end = new();
    private int _reached;

    public OutboundWire(params string[] listed)
    {
        _listener.Server.DualMode = true;
        _listener.Start();
        _ = AcceptAsync();
        var settings = listed.Index().Select(host => KeyValuePair.Create($"Outbound:AllowedPrivateHosts:{host.Index}", (string?)host.Item));
        ServiceCollection services = new();
        services.AddSingleton<ResolveHost>((host, ct) =>
        {
            Asked.Enqueue(host);
            return Names.TryGetValue(host, out var answers) && answers.TryDequeue(out var answer)
                ? Task.FromResult(answer)
                : Dns.GetHostAddressesAsync(host, ct);
        });
        // What would go out into the world is written down and refused; what stays on this machine is dialled in earnest.
        services.AddSingleton<Dial>((vetted, port, ct) =>
        {
            if (Array.TrueForAll(vetted, address => !PublicAddresses.Contain(address))) return OutboundGuard.DialAsync(vetted, port, ct);
            Dialled.Enqueue(vetted);
            throw new SocketException((int)SocketError.ConnectionRefused);
        });
        services.AddOutbound(new ConfigurationBuilder().AddInMemoryCollection(settings).Build());
        _services = services.BuildServiceProvider();
    }

    public int Port => ((IPEndPoint)_listener.LocalEndpoint).Port;

    /// <summary>How many connections came in.</summary>
    public int Reached => _reached;

    public ConcurrentQueue<string> Asked { get; } = new();

    /// <summary>The public addresses that a connection was to be opened to.</summary>
    public ConcurrentQueue<IPAddress[]> Dialled { get; } = new();

    public ConcurrentDictionary<string, ConcurrentQueue<IPAddress[]>> Names { get; } = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>What the listener writes to each connection, as bytes of HTTP.</summary>
    public Func<Stream, CancellationToken, Task> Answer { get; set; } = (wire, ct) => SayAsync(wire, "HTTP/1.1 200 OK\r\nContent-Length: 2\r\nConnection: close\r\n\r\nok", ct);

    public void Lead(string name, params string[][] answers) =>
        Names[name] = new ConcurrentQueue<IPAddress[]>(answers.Select(answer => Array.ConvertAll(answer, IPAddress.Parse)));

    public Task<OutboundReply> GetAsync(string address) =>
        _services.GetRequiredService<Outbound>().GetAsync(new Uri(address), CancellationToken.None);

    public static async Task SayAsync(Stream wire, string text, CancellationToken ct) => await wire.WriteAsync(System.Text.Encoding.ASCII.GetBytes(text), ct);

    public async ValueTask DisposeAsync()
    {
        await _end.CancelAsync();
        _listener.Dispose();
        await _services.DisposeAsync();
        _end.Dispose();
    }

    private async Task AcceptAsync()
    {
        while (!_end.IsCancellationRequested)
        {
            var client = await _listener.AcceptTcpClientAsync(_end.Token);
            Interlocked.Increment(ref _reached);
            _ = ServeAsync(client);
        }
    }

    private async Task ServeAsync(TcpClient client)
    {
        using (client)
        {
            try
            {
                var wire = client.GetStream();
                if (await wire.ReadAsync(new byte[4096], _end.Token) > 0) await Answer(wire, _end.Token);
            }
            catch (Exception failure) when (failure is IOException or OperationCanceledException)
            {
                // The caller hung up, or the test is over.
            }
        }
    }
}
