using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using ReturnToWork.Storage;
using ReturnToWork.TestKit;
using ReturnToWork.TestKit.Storage;
using ReturnToWork.Tool.SelfChecking;
using Shouldly;
using Xunit;

namespace ReturnToWork.Tests.Tool;

/// <summary><c>--lti-self-check</c> against a Tool that runs, and against none.</summary>
public sealed class SelfCheckCommandTests
{
    [Theory, MemberData(nameof(Engines.Both), MemberType = typeof(Engines))]
    public async Task Certification_the_command_prints_a_line_for_each_launch_and_ends_with_0(DataProvider engine)
    {
        await using var place = await FreshPlace.OnAsync(engine);
        await using var tool = await RunningTool.StartAsync(place, services => services.AddSingleton(TimeProvider.System));

        var (code, text) = await RunAsync(place, tool.Address.AbsoluteUri);

        text.ShouldNotContain("WRONG", Case.Sensitive);
        text.ShouldContain("  ok     wrong-kid              learner  expected V2-kid-unknown");
        text.ShouldContain("as they should be.");
        code.ShouldBe(0);
    }

    [Fact]
    public async Task Where_no_Tool_answers_or_its_database_is_another_it_says_so_and_ends_with_1()
    {
        await using var place = await FreshPlace.OnAsync(DataProvider.Sqlite);
        await using var elsewhere = await FreshPlace.OnAsync(DataProvider.Sqlite);
        await using var tool = await RunningTool.StartAsync(place, services => services.AddSingleton(TimeProvider.System));

        var (silent, silence) = await RunAsync(place, $"http://127.0.0.1:{FreePorts.Take(1)[0]}");
        silence.ShouldContain("No Tool answers there.");
        var (strange, stranger) = await RunAsync(elsewhere, tool.Address.AbsoluteUri);
        stranger.ShouldContain("another database");
        (silent, strange).ShouldBe((1, 1));
    }

    [Theory]
    [InlineData("https://said.example", "https://tool.example", "http://[::]:80", "https://said.example/")]
    [InlineData(null, "https://tool.example", "http://[::]:80", "https://tool.example/")]
    [InlineData(null, null, "https://+:443;http://0.0.0.0:8080", "http://localhost:8080/")]
    [InlineData(null, null, "https://*:8443", "https://localhost:8443/")]
    [InlineData(null, null, null, null)]
    [InlineData("file:///etc/passwd", null, null, null)]
    public void It_asks_where_it_was_told_to_else_where_platforms_do_else_on_this_machine(string? said, string? address, string? listening, string? expected) =>
        SelfCheckAddress.Of(said, new ReturnToWork.Lti.LtiOptions { Address = address }, listening?.Split(';') ?? [])?.AbsoluteUri.ShouldBe(expected);

    private static async Task<(int Code, string Text)> RunAsync(FreshPlace place, string address)
    {
        using StringWriter output = new();
        var code = await SelfCheckCommand.RunAsync(
            [SelfCheckCommand.Switch, $"--address={address}"], output,
            builder => builder.Configuration.AddInMemoryCollection(place.Settings).AddInMemoryCollection([new("Pairing:Secret", RunningTool.Secret)]));
        return (code, output.ToString());
    }
}
