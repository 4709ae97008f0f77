using System.Net;
using System.Security.Cryptography;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using ReturnToWork.Lti;
using Shouldly;
using Xunit;

namespace ReturnToWork.Tests.Lti;

/// <summary>Which keys may sign, and how often they are asked for; over real HTTP, because the limits are the client's.</summary>
public sealed class PlatformKeysTests
{
    [Fact]
    public async Task L04_platform_B_cannot_sign_for_A_with_As_kid()
    {
        await using var tool = await ToolUnderTest.StartAsync();
        tool.B.Kid = tool.A.Kid;
        var atA = await tool.BeginAsync();
        var launch = SampleLaunch.Read("good-minimal", atA.Words(), tool.Clock.GetUtcNow());

        (await CodeOf(atA.PostAsync(tool.B.Sign(launch.Header, launch.Claims)))).ShouldBe("V2-signature-wrong");
    }

    [Fact]
    public async Task V2_a_kid_of_another_platform_is_unknown()
    {
        await using var tool = await ToolUnderTest.StartAsync();
        var atB = await tool.BeginAsync(tool.B, "client-b");
        (await CodeOf(atB.PostAsync(atB.Token(client: "client-b")))).ShouldBe("launched");
        var atA = await tool.BeginAsync();
        var launch = SampleLaunch.Read("good-minimal", atA.Words(), tool.Clock.GetUtcNow());
        launch.Header["kid"] = tool.B.Kid;

        (await CodeOf(atA.PostAsync(tool.B.Sign(launch.Header, launch.Claims)))).ShouldBe("V2-kid-unknown");
    }

    [Fact]
    public async Task V2_a_new_key_is_found_by_one_fetch_and_a_withdrawn_one_goes_within_an_hour()
    {
        await using var tool = await ToolUnderTest.StartAsync();
        (await LaunchAsync(tool)).ShouldBe("launched");
        var (oldKey, oldKid) = (tool.A.Key, tool.A.Kid);

        (tool.A.Key, tool.A.Kid) = (RSA.Create(2048), "k-next");
        tool.Clock.Advance(TimeSpan.FromSeconds(61));
        (await LaunchAsync(tool)).ShouldBe("launched");
        tool.A.Fetches.ShouldBe(2);

        tool.Clock.Advance(TimeSpan.FromMinutes(61));
        var begun = await tool.BeginAsync();
        var launch = SampleLaunch.Read("good-minimal", begun.Words(), tool.Clock.GetUtcNow());
        launch.Header["kid"] = oldKid;
        tool.A.Key = oldKey;
        (await CodeOf(begun.PostAsync(tool.A.Sign(launch.Header, launch.Claims)))).ShouldBe("V2-kid-unknown");
    }

    [Fact]
    public async Task L05_a_storm_of_unknown_kids_is_one_fetch_a_minute()
    {
        await using var tool = await ToolUnderTest.StartAsync();
        (await LaunchAsync(tool)).ShouldBe("launched");
        tool.Clock.Advance(TimeSpan.FromSeconds(61));

        var codes = await Task.WhenAll(Enumerable.Range(0, 60).Select(async i =>
        {
            var begun = await tool.BeginAsync();
            var launch = SampleLaunch.Read("good-minimal", begun.Words(), tool.Clock.GetUtcNow());
            launch.Header["kid"] = $"random-{i}";
            return await CodeOf(begun.PostAsync(tool.A.Sign(launch.Header, launch.Claims)));
        }));

        codes.ShouldAllBe(code => code == "V2-kid-unknown");
        tool.A.Fetches.ShouldBe(2);
    }

    [Fact]
    public async Task L05_ten_thousand_random_kids_cost_the_platform_two_calls()
    {
        await using var tool = await ToolUnderTest.StartAsync();
        var keys = tool.Services.GetRequiredService<PlatformKeys>();
        var client = (await tool.Services.GetRequiredService<PlatformClients>().NowAsync(CancellationToken.None)).Matching(tool.A.Address, "client-a")[0];
        (await keys.FindAsync(client, tool.A.Kid)).ShouldBeOfType<KeyAnswer.Found>();
        tool.Clock.Advance(TimeSpan.FromSeconds(61));

        var answers = await Task.WhenAll(Enumerable.Range(0, 10_000).Select(i => Task.Run(() => keys.FindAsync(client, $"random-{i}"))));

        answers.ShouldAllBe(answer => answer is KeyAnswer.Unknown);
        tool.A.Fetches.ShouldBeLessThanOrEqualTo(2);
    }

    [Fact]
    public async Task V2_pasted_keys_are_read_instead_of_an_address_and_end_when_others_are_pasted()
    {
        await using var tool = await ToolUnderTest.StartAsync();
        var keys = tool.Services.GetRequiredService<PlatformKeys>();
        var client = (await tool.Services.GetRequiredService<PlatformClients>().NowAsync(CancellationToken.None)).Matching(tool.A.Address, "client-a")[0];
        var pasted = client with { JwksUri = null, InlineKeys = PlatformUnderTest.KeySet(PlatformUnderTest.Entry(tool.A.Key, "pasted")).ToJsonString() };
        var replaced = pasted with { InlineKeys = PlatformUnderTest.KeySet(PlatformUnderTest.Entry(tool.B.Key, "next")).ToJsonString() };

        (await keys.FindAsync(pasted, "pasted")).ShouldBeOfType<KeyAnswer.Found>();
        (await keys.FindAsync(replaced, "next")).ShouldBeOfType<KeyAnswer.Found>();
        (await keys.FindAsync(replaced, "pasted")).ShouldBeOfType<KeyAnswer.Unknown>();
        (await keys.FindAsync(pasted with { InlineKeys = null }, "pasted")).ShouldBeOfType<KeyAnswer.Unavailable>();
        tool.A.Fetches.ShouldBe(0);
    }

    [Fact]
    public async Task L05_the_last_good_set_serves_for_a_day_while_the_platform_is_down()
    {
        await using var tool = await ToolUnderTest.StartAsync();
        (await LaunchAsync(tool)).ShouldBe("launched");
        tool.A.Publish = http =>
        {
            http.Response.StatusCode = 500;
            return Task.CompletedTask;
        };

        tool.Clock.Advance(TimeSpan.FromHours(23));
        (await LaunchAsync(tool)).ShouldBe("launched");
        tool.Clock.Advance(TimeSpan.FromHours(2));
        (await LaunchAsync(tool)).ShouldBe("L05-keys-unavailable");
        tool.Receiver.Refusals.Single().Status.ShouldBe((int)HttpStatusCode.ServiceUnavailable);
    }

    [Fact]
    public async Task L05_a_bad_answer_is_no_key_set()
    {
        await using var tool = await ToolUnderTest.StartAsync();
        var entry = PlatformUnderTest.Entry(tool.A.Key, tool.A.Kid);
        var right = PlatformUnderTest.KeySet(entry).ToJsonString();
        (string About, Func<HttpContext, Task> Publish)[] answers =
        [
            ("no json", http => http.Response.WriteAsync("not json at all")),
            ("a list", http => http.Response.WriteAsync("[]")),
            ("keys are no list", http => http.Response.WriteAsync("{\"keys\":{}}")),
            ("keys twice", http => http.Response.WriteAsync("{\"keys\":[]," + right[1..])),
            ("257 KB", http => http.Response.WriteAsync(right + new string(' ', 257 * 1024))),
            ("51 keys", http => http.Response.WriteAsJsonAsync(PlatformUnderTest.KeySet([.. Enumerable.Repeat(entry, 51)]))),
            ("a redirect to the right set", http =>
            {
                http.Response.Redirect("/elsewhere");
                return Task.CompletedTask;
            }),
        ];
        foreach (var (about, publish) in answers)
        {
            tool.Clock.Advance(TimeSpan.FromSeconds(61));
            tool.A.Publish = publish;
            (await LaunchAsync(tool)).ShouldBe("L05-keys-unavailable", about);
        }

        tool.Clock.Advance(TimeSpan.FromSeconds(61));
        tool.A.PublishBody(right);
        (await LaunchAsync(tool)).ShouldBe("launched");
    }

    [Fact]
    public async Task L05_a_platform_that_does_not_answer_is_given_five_seconds()
    {
        await using var tool = await ToolUnderTest.StartAsync();
        tool.A.Publish = http => Task.Delay(TimeSpan.FromSeconds(30), http.RequestAborted);
        var began = System.Diagnostics.Stopwatch.GetTimestamp();

        (await LaunchAsync(tool)).ShouldBe("L05-keys-unavailable");

        System.Diagnostics.Stopwatch.GetElapsedTime(began).ShouldBeInRange(TimeSpan.FromSeconds(4), TimeSpan.FromSeconds(10));
    }

    [Fact]
    public async Task L03_keys_that_may_not_sign_are_refused_though_the_signature_fits()
    {
        await using var tool = await ToolUnderTest.StartAsync();
        var good = PlatformUnderTest.Entry(tool.A.Key, tool.A.Kid);
        using var weak = RSA.Create(1024);
        var e1 = PlatformUnderTest.Entry(tool.A.Key, tool.A.Kid);
        e1["e"] = "AQ";
        var ec = new System.Text.Json.Nodes.JsonObject { ["kty"] = "EC", ["kid"] = tool.A.Kid, ["crv"] = "P-256", ["x"] = "AAAA", ["y"] = "AAAA" };
        System.Text.Json.Nodes.JsonObject[][] sets =
        [
            [PlatformUnderTest.Entry(weak, tool.A.Kid)],
            [PlatformUnderTest.Entry(tool.A.Key, tool.A.Kid, use: "enc")],
            [PlatformUnderTest.Entry(tool.A.Key, tool.A.Kid, alg: "RS512")],
            [e1], [ec], [good, good],
        ];
        foreach (var set in sets)
        {
            tool.Clock.Advance(TimeSpan.FromHours(2));
            tool.A.PublishKeys(set);
            (await LaunchAsync(tool)).ShouldBe("V2-key-unusable");
        }

        tool.Clock.Advance(TimeSpan.FromHours(2));
        tool.A.PublishKeys(PlatformUnderTest.Entry(tool.A.Key, tool.A.Kid, use: null, alg: null));
        (await LaunchAsync(tool)).ShouldBe("launched");
    }

    private static async Task<string> LaunchAsync(ToolUnderTest tool)
    {
        var begun = await tool.BeginAsync();
        return await CodeOf(begun.PostAsync(begun.Token()));
    }

    private static async Task<string> CodeOf(Task<HttpResponseMessage> answer) => await (await answer).Content.ReadAsStringAsync();
}
