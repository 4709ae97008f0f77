using System.Net;
using ReturnToWork.Storage;
using ReturnToWork.TestKit.Storage;
using Shouldly;
using Xunit;

namespace ReturnToWork.Tests.Lti;

/// <summary>Many logins at the same moment.</summary>
public sealed class FloodTests
{
    private const int Most = 100;

    [Theory, MemberData(nameof(Engines.Both), MemberType = typeof(Engines))]
    public async Task L18_a_flood_of_logins_at_two_instances_never_passes_the_cap_and_other_registrations_go_on(DataProvider engine)
    {
        var flood = Environment.GetEnvironmentVariable("RTW_FULL") is null ? 1_000 : 10_000;
        await using var tool = await ToolUnderTest.StartAsync(engine, openLogins: Most);
        await using var twin = await ToolUnderTest.StartAsync(engine, openLogins: Most, beside: tool);
        var opened = 0;
        // Its platform's keys are here before the flood: this is about logins, not about a fetch from a machine that is busy flooding.
        await LaunchOtherAsync(tool);

        var others = Task.Run(async () =>
        {
            for (var i = 0; i < 20; i++) await LaunchOtherAsync(tool);
        });
        await Parallel.ForAsync(0, flood, new ParallelOptions { MaxDegreeOfParallelism = 64 }, async (i, _) =>
        {
            var answer = (await (i % 2 == 0 ? tool : twin).BeginAsync()).Answer;
            answer.StatusCode.ShouldBeOneOf(HttpStatusCode.Redirect, HttpStatusCode.ServiceUnavailable);
            if (answer.StatusCode == HttpStatusCode.Redirect) Interlocked.Increment(ref opened);
        });
        await others;

        opened.ShouldBe(Most);
        (await tool.RowsAsync()).Count(row => row.Spent is null).ShouldBe(Most);
    }

    private static async Task LaunchOtherAsync(ToolUnderTest tool)
    {
        var begun = await tool.BeginAsync(tool.B, "client-b");
        (await (await begun.PostAsync(begun.Token(client: "client-b"))).Content.ReadAsStringAsync()).ShouldBe("launched");
    }
}
