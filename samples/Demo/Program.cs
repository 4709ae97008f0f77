using System.Net;
using System.Net.Sockets;
using ReturnToWork.Demo;

var place = new DemoPlace();
if (place.Ports.FirstOrDefault(IsTaken) is var taken and not 0)
{
    Console.Error.WriteLine($"Port {taken} is in use by another program (perhaps a demo that still runs). Stop that program and start the demo again.");
    return 1;
}

await using var house = await DemoHouse.StartAsync(place);
Console.WriteLine(WhatToOpen.Text(place));
await house.UntilAskedToStopAsync();
Console.WriteLine("Stopped. Your data is kept in " + Path.GetFullPath(place.DataDirectory) + ".");
return 0;

static bool IsTaken(int port)
{
    try
    {
        using var listener = new TcpListener(IPAddress.Loopback, port);
        listener.ExclusiveAddressUse = true;
        listener.Start();
        return false;
    }
    catch (SocketException)
    {
        return true;
    }
}
