using System.Net;
using System.Net.Sockets;
using ReturnToWork.Demo;
using ReturnToWork.TestKit;
using ReturnToWork.TestKit.Houses;
using ReturnToWork.TestKit.Walking;
using Shouldly;
using Xunit;

namespace ReturnToWork.Tests.WholeWay;

/// <summary>The README's first command, as the person who types it meets it.</summary>
public sealed class DemoProgramTests : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("rtw-demo-");

    [Theory, InlineData("INT"), InlineData("TERM")]
    public async Task It_says_what_to_open_and_stops_cleanly_within_ten_seconds(string signal)
    {
        var place = Place();
        await using var demo = await DemoProcess.Start(place).ReadyAsync();
        foreach (var address in (string[])[place.Lms, place.Companion, place.Tool]) demo.Said.ShouldContain(address);
        using var learner = new LearnerWalk(place);
        await learner.SignInAsync("kees");
        await learner.LaunchAsync();

        var (exitCode, took) = await demo.SignalAsync(signal);

        exitCode.ShouldBe(0, demo.Said + demo.Complained);
        took.ShouldBeLessThan(TimeSpan.FromSeconds(10));
        demo.Said.ShouldContain("Stopped. Your data is kept in");
        demo.Complained.ShouldBeEmpty();
        demo.Said.ShouldNotContain("warn:");
    }

    [Theory, InlineData(false), InlineData(true)]
    public async Task A_port_in_use_gets_a_sentence_and_no_stack_trace(bool onIPv6Only)
    {
        var place = Place();
        using var other = new TcpListener(onIPv6Only && Socket.OSSupportsIPv6 ? IPAddress.IPv6Loopback : IPAddress.Loopback, place.CompanionPort);
        other.Start();
        await using var demo = DemoProcess.Start(place);

        (await demo.ExitCodeAsync()).ShouldBe(1);

        demo.Complained.Trim().ShouldBe($"Port {place.CompanionPort} is in use by another program (perhaps a demo that still runs). Stop that program and start the demo again.");
        _folder.EnumerateFileSystemInfos().ShouldBeEmpty();
    }

    [Fact]
    public async Task A_master_key_of_another_database_gets_a_sentence_and_no_stack_trace()
    {
        var place = Place();
        await using (var demo = await DemoProcess.Start(place).ReadyAsync()) (await demo.SignalAsync("TERM")).ExitCode.ShouldBe(0);
        await File.WriteAllTextAsync(Path.Combine(place.DataDirectory, "companion", "master.key"), Convert.ToBase64String(new byte[32]));
        await using var again = DemoProcess.Start(place);

        (await again.ExitCodeAsync()).ShouldBe(1);

        again.Complained.Trim().ShouldBe("The key ring in the database was sealed with another master key. Put back the key file (or Keys:MasterKey) that belongs to this database.");
        again.Said.ShouldNotContain("   at ");
    }

    [Fact]
    public async Task A_port_that_is_none_gets_a_sentence()
    {
        await using var demo = DemoProcess.Start(Place() with { ToolPort = 70000 });

        (await demo.ExitCodeAsync()).ShouldBe(1);

        demo.Complained.Trim().ShouldBe("Demo:ToolPort is '70000'. Give a port from 1 to 65535, or leave it out for 5080.");
    }

    public void Dispose() => _folder.Delete(recursive: true);

    private DemoPlace Place() => FreePorts.Take(3) is [var tool, var companion, var lms] ? new DemoPlace(tool, companion, lms, _folder.FullName) : throw new InvalidOperationException();
}
