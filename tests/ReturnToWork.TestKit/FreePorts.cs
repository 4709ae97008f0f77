using System.Net;
using System.Net.Sockets;

namespace ReturnToWork.TestKit;

/// <summary>Free TCP ports on loopback, asked from the system, for hosts that must know each other's address before they start.</summary>
public static class FreePorts
{
    /// <summary>That many different ports.</summary>
    public static int[] Take(int count)
    {
        var listeners = Enumerable.Range(0, count).Select(_ => new TcpListener(IPAddress.Loopback, 0)).ToList();
        listeners.ForEach(listener => listener.Start());
        var ports = listeners.Select(listener => ((IPEndPoint)listener.LocalEndpoint).Port).ToArray();
        listeners.ForEach(listener => listener.Dispose());
        return ports;
    }
}
