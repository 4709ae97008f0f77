using System.Net.Sockets;

namespace ReturnToWork.Tests.Lrs.Flows;

/// <summary>Failures that no HTTP server makes: a connection that is reset, and an answer that never ends.</summary>
internal static class BadSockets
{
    public static async Task ResetAsync(TcpListener listener, CancellationToken ct)
    {
        try
        {
            while (true)
            {
                using var client = await listener.AcceptTcpClientAsync(ct);
                await client.GetStream().ReadExactlyAsync(new byte[20], ct);
                client.LingerState = new(enable: true, seconds: 0);
            }
        }
        catch (OperationCanceledException)
        {
            // Now nobody is there at all.
        }
    }

    public static async Task DripAsync(TcpListener listener, CancellationToken ct)
    {
        try
        {
            while (true)
            {
                using var client = await listener.AcceptTcpClientAsync(ct);
                var stream = client.GetStream();
                await stream.WriteAsync("HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: 100000\r\n\r\n["u8.ToArray(), ct);
                try
                {
                    while (true)
                    {
                        await stream.WriteAsync(" "u8.ToArray(), ct);
                        await Task.Delay(100, ct);
                    }
                }
                catch (IOException)
                {
                    // The one who waited has gone.
                }
            }
        }
        catch (OperationCanceledException)
        {
            // The test is over.
        }
    }
}
