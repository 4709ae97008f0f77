using System.Net;
using ReturnToWork.Storage;
using Shouldly;
using Xunit;
using static ReturnToWork.Tests.Lrs.LrsTalk;

namespace ReturnToWork.Tests.Lrs;

/// <summary>How much and how often (issue item 7, X-07): settings, for all organisations or for one.</summary>
public sealed class LimitsTests
{
    [Fact]
    public async Task A_credential_that_asks_too_often_waits_and_nobody_else_does()
    {
        await using var lrs = await LrsHost.StartAsync(DataProvider.Sqlite, new() { ["Lrs:RequestsPerMinute"] = "5", ["Lrs:Credentials:1:Unlimited"] = "true" });
        using var client = lrs.Client();
        using var unlimited = lrs.Client("read");
        using var neighbour = lrs.Client("other");
        for (var request = 0; request < 5; request++) (await client.GetAsync("statements")).StatusCode.ShouldBe(HttpStatusCode.OK);

        var late = await client.GetAsync("statements");

        late.StatusCode.ShouldBe(HttpStatusCode.TooManyRequests);
        late.Headers.RetryAfter!.Delta!.Value.ShouldBeInRange(TimeSpan.FromSeconds(1), TimeSpan.FromSeconds(12));
        (await late.JsonOfAsync()).GetProperty("why").GetString().ShouldNotBeNullOrEmpty();
        (await neighbour.GetAsync("statements")).StatusCode.ShouldBe(HttpStatusCode.OK);
        (await client.GetAsync("agents?agent={\"mbox\":\"mailto:a@b.c\"}")).StatusCode.ShouldBe(HttpStatusCode.OK, "another resource has a bucket of its own");
        for (var request = 0; request < 8; request++) (await unlimited.GetAsync("statements")).StatusCode.ShouldBe(HttpStatusCode.OK);
    }

    [Fact]
    public async Task An_organisation_may_have_limits_of_its_own()
    {
        await using var lrs = await LrsHost.StartAsync(DataProvider.Sqlite, new()
        {
            ["Lrs:MaxBatch"] = "3", ["Lrs:Limits:0:Organisation"] = "dekade", ["Lrs:Limits:0:MaxBatch"] = "1", ["Lrs:Limits:0:MaxBodyBytes"] = "2048",
        });
        using var client = lrs.Client();
        using var narrow = lrs.Client("other");
        var long2k = A(more: $",\"result\":{{\"response\":\"{new string('x', 2_048)}\"}}");

        (await client.PostAsync(A(), A(), A())).StatusCode.ShouldBe(HttpStatusCode.OK);
        (await client.PostAsync(A(), A(), A(), A())).StatusCode.ShouldBe(HttpStatusCode.RequestEntityTooLarge);
        (await client.PostAsync(long2k)).StatusCode.ShouldBe(HttpStatusCode.OK);
        (await narrow.PostAsync(A(), A())).StatusCode.ShouldBe(HttpStatusCode.RequestEntityTooLarge);
        (await narrow.PostAsync(long2k)).StatusCode.ShouldBe(HttpStatusCode.RequestEntityTooLarge);
    }

    [Fact]
    public async Task X07_nesting_may_be_allowed_less_deep()
    {
        await using var lrs = await LrsHost.StartAsync(DataProvider.Sqlite, new() { ["Lrs:MaxDepth"] = "10" });
        using var client = lrs.Client();
        string Nested(int lists) => A(more: $",\"result\":{{\"extensions\":{{\"http://e.example/e\":{new string('[', lists)}{new string(']', lists)}}}}}");

        (await client.PostAsync(Nested(6))).StatusCode.ShouldBe(HttpStatusCode.OK);
        (await (await client.PostAsync(Nested(7))).CodeAsync()).ShouldBe("X-07");
        (await (await client.PutAsync(new Uri("activities/state?activityId=http://a.example/a&agent={\"mbox\":\"mailto:a@b.c\"}&stateId=s", UriKind.Relative), Json(new string('[', 11) + new string(']', 11)))).CodeAsync()).ShouldBe("X-07");
    }
}
