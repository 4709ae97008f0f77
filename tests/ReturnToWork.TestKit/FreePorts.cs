using System.Net;
using System.Net.Sockets;

namespace ReturnToWork.TestKit;

/// <summary>
/// Free TCP ports on loopback, for hosts that must know each other's address before they start. They lie below those that the system itself gives to whoever connects or listens at port 0
/// (from 32768 on Linux): else a connection of another test could take one between the look and the start.
/// </summary>
public static class FreePorts
{
    private const int First = 18_000, Last = 32_000;

    // Each process begins elsewhere; within one no port comes twice before all had their turn.
    private static int _next = Random.Shared.Next(Last - First);

    /// <summary>That many different ports.</summary>
    public static int[] Take(int count) => [.. Enumerable.Range(0, count).Select(_ => One())];

    private static int One()
    {
        for (var tries = 0; tries < Last - First; tries++)
        {
            var port = First + (int)((uint)Interlocked.Increment(ref _next) % (Last - First));
            using var listener = new TcpListener(IPAddress.Loopback, port);
            try
            {
                listener.Start();
                return port;
            }
            catch (SocketException)
            {
                // Somebody is there: the next one.
            }
        }

        throw new InvalidOperationException($"No port between {First} and {Last} is free.");
    }
}
