using System.Net;
using System.Net.Sockets;
using System.Text;
using ReturnToWork.Lrs;
using ReturnToWork.Storage;
using ReturnToWork.Xapi;
using Shouldly;
using WireMock.ResponseBuilders;
using Xunit;
using static ReturnToWork.Tests.Lrs.Flows.Passing;

namespace ReturnToWork.Tests.Lrs.Flows;

/// <summary>The other store answers badly, or not at all (xapi P1, P3): nothing is lost, nothing counts as delivered that is not, and the line goes on.</summary>
public sealed class ForwardingFaultTests
{
    /// <summary>What it does, and what the administrator reads.</summary>
    public static TheoryData<string, string> Failures => new()
    {
        { "500", "500" }, { "502", "502" }, { "503 after 0", "503" }, { "408", "408" }, { "425", "425" }, { "429 after 0", "429" }, { "404", "404" }, { "302", "302" }, { "204", "204" },
        { "sign-in page", "Is this the address" }, { "other ids", "Is this the address" }, { "half json", "Is this the address" }, { "empty", "Is this the address" }, { "garbage", "Is this the address" }, { "late", "did not answer" },
    };

    [Theory, MemberData(nameof(Failures))]
    public async Task P3_a_failure_is_waited_out_and_nothing_counts_as_delivered(string failure, string says)
    {
        using var theirs = new TheirStore();
        theirs.Fails(How(failure));
        await using var ours = await Passing.ToAsync(DataProvider.Sqlite, theirs.Address, patience: failure == "late" ? 1 : 20);
        var all = Several(3);
        await ours.SayAsync(all);

        var state = await ours.UntilAsync(now => now.Failures > 1);
        (state.Waiting, state.Delivered, state.SetAside, state.Paused).ShouldBe((3, 0, 0, null));
        state.LastError.ShouldNotBeNull().ShouldContain(says);
        state.OldestWaiting.ShouldNotBeNull();
        state.NextTry.ShouldNotBeNull();

        theirs.Recovers();
        state = await ours.DoneAsync();
        (state.Delivered, state.Failures, state.LastError).ShouldBe((3, 0, null));
        theirs.Taken.Distinct().ShouldBe(all.Select(one => one.Id!.Value));
    }

    [Fact]
    public async Task P3_the_time_that_a_store_asks_for_is_given()
    {
        using var theirs = new TheirStore();
        theirs.Fails(Response.Create().WithStatusCode(503).WithHeader("Retry-After", "40"));
        await using var ours = await Passing.ToAsync(DataProvider.Sqlite, theirs.Address, patience: 20);
        await ours.SayAsync(Done());

        var state = await ours.UntilAsync(now => now.Failures == 1);

        (state.NextTry!.Value - DateTimeOffset.UtcNow).ShouldBeInRange(TimeSpan.FromSeconds(25), TimeSpan.FromSeconds(41));
        await Task.Delay(500, TestContext.Current.CancellationToken);
        theirs.Server.LogEntries.Count(entry => entry.RequestMessage!.Path == "/lrs/statements").ShouldBe(1);
    }

    [Fact]
    public async Task P3_a_connection_that_is_reset_or_not_there_is_waited_out()
    {
        using var resets = new TcpListener(IPAddress.Loopback, 0);
        resets.Start();
        await using var ours = await Passing.ToAsync(DataProvider.Sqlite, $"http://127.0.0.1:{((IPEndPoint)resets.LocalEndpoint).Port}/xapi", patience: 20);
        using var end = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        var resetting = BadSockets.ResetAsync(resets, end.Token);
        await ours.SayAsync(Done());

        (await ours.UntilAsync(now => now.Failures >= 1)).LastError.ShouldNotBeNull().ShouldContain("did not answer");
        await end.CancelAsync();
        await resetting;
        resets.Stop();
        (await ours.UntilAsync(now => now.Failures >= 3)).LastError.ShouldNotBeNull().ShouldContain("did not answer");
        (await ours.StateAsync()).Waiting.ShouldBe(1);
    }

    [Fact]
    public async Task P3_an_answer_that_drips_in_holds_nobody_for_ever()
    {
        using var drips = new TcpListener(IPAddress.Loopback, 0);
        drips.Start();
        using var end = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        var dripping = BadSockets.DripAsync(drips, end.Token);
        await using var ours = await Passing.ToAsync(DataProvider.Sqlite, $"http://127.0.0.1:{((IPEndPoint)drips.LocalEndpoint).Port}/xapi", patience: 1);
        await ours.SayAsync(Done());

        (await ours.UntilAsync(now => now.Failures > 1)).LastError.ShouldNotBeNull().ShouldContain("cannot be read");

        await end.CancelAsync();
        await dripping;
    }

    [Theory]
    [InlineData(400)]
    [InlineData(409)]
    [InlineData(413)]
    [InlineData(422)]
    public async Task P3_one_bad_statement_of_a_batch_is_found_and_set_aside_with_the_others_words_and_the_rest_arrives(int status)
    {
        using var theirs = new TheirStore();
        await using var ours = await Passing.ToAsync(DataProvider.Sqlite, theirs.Address, patience: 20, started: false);
        var all = Several(50);
        var bad = new[] { 0, 17, 49 }.Select(n => all[n].Id!.Value).ToHashSet();
        theirs.Refuses = ids => ids.Any(bad.Contains) ? (status, "I will not have it, because.") : null;
        await ours.SayAsync(all);
        await ours.StartAsync();

        var state = await ours.DoneAsync();

        (state.Delivered, state.SetAside, state.Failures, state.Paused).ShouldBe((47, 3, 0, null));
        theirs.Taken.ShouldBe(all.Select(one => one.Id!.Value).Where(id => !bad.Contains(id)));
        var aside = await ours.AsideAsync();
        aside.Select(one => one.Statement).ShouldBe(bad, ignoreOrder: true);
        aside.ShouldAllBe(one => one.Status == status && one.Why.Contains("I will not have it, because.", StringComparison.Ordinal) && !one.WillBeSent);
    }

    [Fact]
    public async Task P3_what_was_set_aside_can_be_sent_again_or_dropped()
    {
        using var theirs = new TheirStore { Refuses = _ => (400, "not today") };
        await using var ours = await Passing.ToAsync(DataProvider.Sqlite, theirs.Address, patience: 20);
        var (again, still, dropped) = (Done(), Done(), Done());
        await ours.SayAsync(again, still, dropped);
        await ours.UntilAsync(state => state.SetAside == 3);
        var aside = (await ours.AsideAsync()).ToDictionary(one => one.Statement, one => one.Tick);
        theirs.Refuses = ids => ids.Contains(still.Id!.Value) ? (400, "still not") : null;

        (await ours.Flows.DropAsync(Organisation, Target, aside[dropped.Id!.Value])).ShouldBeTrue();
        (await ours.Flows.DropAsync(Organisation, Target, aside[dropped.Id!.Value])).ShouldBeFalse();
        (await ours.Flows.SendAgainAsync(Organisation, Target, aside[again.Id!.Value])).ShouldBeTrue();
        (await ours.Flows.SendAgainAsync(Organisation, Target, aside[still.Id!.Value])).ShouldBeTrue();
        (await ours.Flows.SendAgainAsync("dekade", Target)).ShouldBeFalse();
        await ours.UntilAsync(state => state is { SetAside: 1, Delivered: 1 });

        theirs.Taken.ShouldBe([again.Id!.Value]);
        for (var tries = 0; (await ours.AsideAsync()).Single().Why != "It answered 400. still not" && tries < 100; tries++) await Task.Delay(50, TestContext.Current.CancellationToken);
        var left = (await ours.AsideAsync()).Single();
        (left.Statement, left.Status, left.Why, left.WillBeSent).ShouldBe((still.Id!.Value, 400, "It answered 400. still not", false));
    }

    [Fact]
    public async Task P1_on_a_conflict_the_same_statement_counts_as_delivered_and_another_one_does_not()
    {
        using var theirs = new TheirStore { Refuses = _ => (409, "conflict") };
        await using var ours = await Passing.ToAsync(DataProvider.Sqlite, theirs.Address, patience: 20, started: false);
        var (same, other, hidden) = (Done(), Done(), Done());
        theirs.Has = id => id == same.Id ? AsServed(same) : id == other.Id ? AsServed(Done(id: other.Id)) : null;
        await ours.SayAsync(same, other, hidden);
        await ours.StartAsync();

        var state = await ours.DoneAsync();

        (state.Delivered, state.SetAside).ShouldBe((1, 2));
        (await ours.AsideAsync()).Select(one => (one.Statement, one.Status)).ShouldBe([(other.Id!.Value, 409), (hidden.Id!.Value, 409)], ignoreOrder: true);
        (await ours.AsideAsync()).ShouldContain(one => one.Why.Contains("does not let us look", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData(401, "key or the secret")]
    [InlineData(403, "may not write")]
    public async Task P3_a_store_that_shuts_us_out_pauses_the_line_until_somebody_resumes_it(int status, string says)
    {
        using var theirs = new TheirStore { Refuses = _ => (status, "go away") };
        await using var ours = await Passing.ToAsync(DataProvider.Sqlite, theirs.Address, patience: 20);
        await ours.SayAsync(Several(2));

        var state = await ours.UntilAsync(now => now.Paused is not null);
        state.Paused.ShouldNotBeNull().ShouldContain(says);
        (state.Waiting, state.SetAside).ShouldBe((2, 0));
        var asked = theirs.Batches.Count;
        await Task.Delay(300, TestContext.Current.CancellationToken);
        theirs.Batches.Count.ShouldBe(asked);

        theirs.Refuses = _ => null;
        (await ours.Flows.ResumeAsync(Organisation, Target)).ShouldBeTrue();
        (await ours.DoneAsync()).Paused.ShouldBeNull();
        theirs.Taken.Count.ShouldBe(2);
    }

    [Fact]
    public async Task P3_a_store_that_refuses_everything_pauses_the_line_before_everything_is_set_aside()
    {
        using var theirs = new TheirStore { Refuses = _ => (400, "wrong version") };
        await using var ours = await Passing.ToAsync(DataProvider.Sqlite, theirs.Address, patience: 20, started: false);
        await ours.SayAsync(Several(70));
        await ours.StartAsync();

        var state = await ours.UntilAsync(now => now.Paused is not null);

        state.Paused.ShouldNotBeNull().ShouldContain("wrong version");
        state.SetAside.ShouldBeInRange(ForwardDelivery.AllRefused, ForwardReads.MostTogether);
        (state.SetAside + state.Waiting).ShouldBe(70);
        theirs.Refuses = _ => null;
        await ours.Flows.SendAgainAsync(Organisation, Target);
        await ours.Flows.ResumeAsync(Organisation, Target);
        (await ours.UntilAsync(now => now is { Waiting: 0, SetAside: 0 })).Delivered.ShouldBe(70);
    }

    [Fact]
    public async Task P2_batches_are_fifty_statements_or_half_a_megabyte_at_most()
    {
        using var theirs = new TheirStore();
        await using var ours = await Passing.ToAsync(DataProvider.Sqlite, theirs.Address, patience: 60, started: false);
        await ours.SayAsync(Several(120));
        Statement[] large = [.. Enumerable.Range(0, 5).Select(_ => Large(180_000))];
        await ours.SayAsync(large);
        await ours.StartAsync();
        await ours.DoneAsync();

        theirs.Taken.Count.ShouldBe(125);
        theirs.Batches.ShouldAllBe(count => count <= 50);
        theirs.Server.LogEntries.ShouldAllBe(entry => entry.RequestMessage!.BodyAsBytes == null || entry.RequestMessage.BodyAsBytes.Length <= 500_000);
        theirs.Batches.Count.ShouldBe(5);
    }

    [Fact]
    public async Task P8_redirects_are_not_followed_and_the_endpoint_is_joined_with_one_slash()
    {
        using var elsewhere = new TheirStore();
        using var theirs = new TheirStore();
        theirs.Fails(Response.Create().WithStatusCode(307).WithHeader("Location", $"{elsewhere.Address}/statements"));
        await using var ours = await Passing.ToAsync(DataProvider.Sqlite, theirs.Address + "/", patience: 20);
        await ours.SayAsync(Done());

        (await ours.UntilAsync(now => now.Failures > 1)).LastError.ShouldNotBeNull().ShouldContain("307");

        elsewhere.Server.LogEntries.ShouldBeEmpty();
        theirs.Server.LogEntries.ShouldAllBe(entry => entry.RequestMessage!.Path == "/lrs/statements" || entry.RequestMessage.Path == "/lrs/about");
    }

    [Fact]
    public async Task P7_a_statement_that_says_more_than_the_vocabulary_stays_and_is_shown()
    {
        using var theirs = new TheirStore();
        await using var ours = await Passing.ToAsync(DataProvider.Sqlite, theirs.Address, patience: 20);
        var answer = StatementReader.Read(Encoding.UTF8.GetBytes(Encoding.UTF8.GetString(Done().Utf8.Span).Replace("\"completion\":true", "\"completion\":true,\"response\":\"I sleep badly\"", StringComparison.Ordinal))).Statement!;
        var fine = Done();
        await ours.SayAsync(answer, fine);

        await ours.UntilAsync(state => state is { Waiting: 0, SetAside: 1, Delivered: 1 });

        theirs.Taken.ShouldBe([fine.Id!.Value]);
        var aside = (await ours.AsideAsync()).Single();
        (aside.Statement, aside.Status).ShouldBe((answer.Id!.Value, 0));
        aside.Why.ShouldContain("answer");
        (await ours.StateAsync()).Paused.ShouldBeNull();
    }

    private static IResponseBuilder How(string failure) => failure.Split(' ') switch
    {
        ["sign-in", ..] => Response.Create().WithStatusCode(200).WithHeader("Content-Type", "text/html").WithBody("<html>Sign in</html>"),
        ["other", ..] => Response.Create().WithStatusCode(200).WithBody($"[\"{Guid.NewGuid()}\"]"),
        ["half", ..] => Response.Create().WithStatusCode(200).WithBody("[\""),
        ["empty"] => Response.Create().WithFault(FaultType.EMPTY_RESPONSE),
        ["garbage"] => Response.Create().WithFault(FaultType.MALFORMED_RESPONSE_CHUNK),
        ["late"] => Response.Create().WithStatusCode(200).WithDelay(TimeSpan.FromSeconds(20)),
        [var status, "after", var seconds] => Response.Create().WithStatusCode(int.Parse(status, System.Globalization.CultureInfo.InvariantCulture)).WithHeader("Retry-After", seconds),
        [var status, ..] => Response.Create().WithStatusCode(int.Parse(status, System.Globalization.CultureInfo.InvariantCulture)),
        _ => throw new ArgumentOutOfRangeException(nameof(failure)),
    };

    private static string AsServed(Statement statement) =>
        Encoding.UTF8.GetString(statement.Utf8.Span)[..^1] + ",\"stored\":\"2026-11-22T10:00:00Z\",\"authority\":{\"mbox\":\"mailto:a@b.example\"},\"version\":\"1.0.0\"}";

    private static Statement Large(int bytes)
    {
        var text = Encoding.UTF8.GetString(Done().Utf8.Span);
        return StatementReader.Read(Encoding.UTF8.GetBytes(text.Replace("\"object\":{", $"\"object\":{{\"definition\":{{\"description\":{{\"nl\":\"{new string('x', bytes)}\"}}}},", StringComparison.Ordinal))).Statement!;
    }
}
