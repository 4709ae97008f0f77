using System.Net;
using System.Net.Sockets;
using Microsoft.AspNetCore.Connections;
using Microsoft.Extensions.Options;
using ReturnToWork.Demo;
using ReturnToWork.Storage;
using ReturnToWork.Storage.Keys;

try
{
    var place = DemoPlace.From(args);
    if (place.Ports.FirstOrDefault(IsTaken) is var taken and not 0)
    {
        Console.Error.WriteLine($"Port {taken} is in use by another program (perhaps a demo that still runs). Stop that program and start the demo again.");
        return 1;
    }

    await using (var house = await DemoHouse.StartAsync(place))
    {
        Console.WriteLine(WhatToOpen.Text(place));
        await house.UntilAskedToStopAsync();
    }

    Console.WriteLine("Stopped. Your data is kept in " + Path.GetFullPath(place.DataDirectory) + ".");
    return 0;
}
catch (Exception trouble) when (trouble is FormatException or OptionsValidationException or WrongMasterKeyException or UnsafeStoreException || trouble.InnerException is AddressInUseException)
{
    // The person who tries this needs the sentence, not the stack trace above it.
    Console.Error.WriteLine(trouble.Message);
    return 1;
}

static bool IsTaken(int port) => IsTakenOn(IPAddress.Loopback, port) || (Socket.OSSupportsIPv6 && IsTakenOn(IPAddress.IPv6Loopback, port));

static bool IsTakenOn(IPAddress address, int port)
{
    try
    {
        using var listener = new TcpListener(address, port);
        listener.Start();
        return false;
    }
    catch (SocketException trouble)
    {
        // A machine without IPv6 on loopback has no such address; nobody can have taken a port there.
        return trouble.SocketErrorCode == SocketError.AddressAlreadyInUse;
    }
}
