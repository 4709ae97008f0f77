using System.Net;
using System.Text;
using System.Text.Json;
using ReturnToWork.Lrs;
using ReturnToWork.Storage;
using ReturnToWork.TestKit.Storage;
using ReturnToWork.Xapi;
using Shouldly;
using Xunit;
using static ReturnToWork.Tests.Lrs.Flows.Passing;

namespace ReturnToWork.Tests.Lrs.Flows;

/// <summary>Passing statements on, with our own store as the other end (xapi 3b; design section 2).</summary>
public sealed class ForwardingTests
{
    [Theory, MemberData(nameof(Engines.Both), MemberType = typeof(Engines))]
    public async Task P1_progress_and_training_arrive_with_their_ids_and_text_and_what_is_personal_never_leaves(DataProvider engine)
    {
        await using var theirs = await LrsHost.StartAsync(engine);
        await using var ours = await Passing.ToAsync(engine, theirs.Address);
        var (kees, share, now) = (Learner(), Guid.NewGuid(), DateTimeOffset.UtcNow);
        Statement[] leave = [Tell.Initialized(kees, Guid.NewGuid(), now), Tell.Progressed(kees, Guid.NewGuid(), now, "weten", 2), Done(kees), Tell.Attended(kees with { Theme = "p1" }, Guid.NewGuid(), now, "workshop")];
        Statement[] stay =
        [
            Tell.Paired(kees, Guid.NewGuid(), now, new string('a', 64), "topics"), Tell.Shared(kees, share, now, ["plan"], []), Tell.Planned(kees, Guid.NewGuid(), now, share),
            Tell.LookedBack(kees, Guid.NewGuid(), now, share), Tell.Unshared(kees, Guid.NewGuid(), now, Guid.NewGuid()), StatementReader.Read(Encoding.UTF8.GetBytes(LrsTalk.A(Guid.NewGuid()))).Statement!,
        ];

        await ours.SayAsync([stay[0], leave[0], stay[1], leave[1], stay[2], leave[2], stay[3], leave[3], stay[4], stay[5]]);
        var state = await ours.DoneAsync();

        using var there = theirs.Client();
        (await there.AllIdsAsync("ascending=true")).ShouldBe(leave.Select(one => one.Id!.Value));
        foreach (var one in leave)
        {
            var came = StatementReader.Stored(await (await there.GetAsync($"statements?statementId={one.Id}")).Content.ReadAsByteArrayAsync(TestContext.Current.CancellationToken));
            StatementContent.Hash(came).ShouldBe(StatementContent.Hash(one));
            came.Timestamp.ShouldBe(one.Timestamp);
        }

        state.Delivered.ShouldBe(4);
        (state.SetAside, state.Failures, state.Paused, state.LastError, state.OldestWaiting).ShouldBe((0, 0, null, null, null));
    }

    [Theory, MemberData(nameof(Engines.Both), MemberType = typeof(Engines))]
    public async Task P2_several_writers_and_thousands_of_statements_arrive_once_in_the_order_of_each_registration(DataProvider engine)
    {
        await using var theirs = await LrsHost.StartAsync(engine);
        await using var ours = await Passing.ToAsync(engine, theirs.Address);
        var learners = Enumerable.Range(0, 8).Select(n => Learner($"learner-{n}")).ToList();
        var said = learners.ToDictionary(learner => learner.Registration, _ => new List<Guid>());

        // Statements come while others leave, with the cursor right behind them and no overlap (3d.9).
        await Task.WhenAll(learners.Select(async learner =>
        {
            for (var n = 0; n < 40; n++)
            {
                Statement[] together = [.. Enumerable.Range(0, 1 + n % 4).Select(_ => Done(learner))];
                await ours.SayAsync(together);
                said[learner.Registration].AddRange(together.Select(one => one.Id!.Value));
            }
        }));
        var state = await ours.DoneAsync();

        using var there = theirs.Client();
        foreach (var (registration, ids) in said) (await there.AllIdsAsync($"registration={registration}&ascending=true")).ShouldBe(ids);
        state.Delivered.ShouldBe(said.Values.Sum(ids => ids.Count));
    }

    [Theory, MemberData(nameof(Engines.Both), MemberType = typeof(Engines))]
    public async Task P4_days_of_outage_lose_nothing_and_a_new_process_goes_on_where_the_last_one_was(DataProvider engine)
    {
        await using var theirs = await LrsHost.StartAsync(engine);
        await using var ours = await Passing.ToAsync(engine, theirs.Address, started: false);
        var all = Several(130);
        await ours.SayAsync(all[..60]);
        await ours.StartAsync();
        await ours.DoneAsync();
        await ours.StopAsync();
        await ours.SayAsync(all[60..]);

        await ours.StartAsync();
        (await ours.DoneAsync()).Delivered.ShouldBe(130);

        using var there = theirs.Client();
        (await there.AllIdsAsync("ascending=true")).ShouldBe(all.Select(one => one.Id!.Value));
    }

    [Theory, MemberData(nameof(Engines.Both), MemberType = typeof(Engines))]
    public async Task P4_an_acknowledgement_that_was_lost_with_its_process_loses_and_doubles_nothing(DataProvider engine)
    {
        await using var theirs = await LrsHost.StartAsync(engine);
        await using var between = await LosesAnswers.BeforeAsync(theirs.Address);
        await using var ours = await Passing.ToAsync(engine, between.Address, patience: 5, started: false);
        var all = Several(120);
        await ours.SayAsync(all);
        between.Hold();
        await ours.StartAsync();
        // The other store has the first batch on disk, we do not know it, and are stopped.
        await between.HeldAsync();
        await ours.StopAsync();
        between.LetGo();

        await ours.StartAsync();
        await ours.DoneAsync();

        using var there = theirs.Client();
        (await there.AllIdsAsync("ascending=true")).ShouldBe(all.Select(one => one.Id!.Value));
        (await ours.AsideAsync()).ShouldBeEmpty();
        between.Sent.Count.ShouldBeGreaterThan(120);
    }

    [Theory, MemberData(nameof(Engines.Both), MemberType = typeof(Engines))]
    public async Task P4_a_worker_that_vanished_is_replaced_and_what_it_still_says_counts_no_more(DataProvider engine)
    {
        await using var theirs = await LrsHost.StartAsync(engine);
        await using var ours = await Passing.ToAsync(engine, theirs.Address, patience: 0.5, started: false);
        var all = Several(3);
        await ours.SayAsync(all);
        var vanished = new Claim(Organisation, FlowTable.Forwards, Target, DateTimeOffset.UtcNow, TimeSpan.FromSeconds(2));
        await ours.WriteAsync(vanished);
        var second = new Claim(Organisation, FlowTable.Forwards, Target, DateTimeOffset.UtcNow, TimeSpan.FromSeconds(2));
        await ours.WriteAsync(second);
        (vanished.Mine is not null, second.Mine).ShouldBe((true, null));

        await ours.StartAsync();
        (await ours.StateAsync()).Waiting.ShouldBe(3);
        (await ours.DoneAsync()).Delivered.ShouldBe(3);
        var late = new NoteForward(Organisation, Target, vanished.Mine!.Value, DateTimeOffset.UtcNow) { Stored = [1, 2], UpTo = long.MaxValue };
        await ours.WriteAsync(late);

        late.Claim.ShouldBeNull();
        (await ours.StateAsync()).Delivered.ShouldBe(3);
    }

    [Theory, MemberData(nameof(Engines.Both), MemberType = typeof(Engines))]
    public async Task P2_of_two_instances_one_sends_at_a_time_and_nothing_twice(DataProvider engine)
    {
        using var theirs = new TheirStore();
        await using var ours = await Passing.ToAsync(engine, theirs.Address, patience: 60);
        await using var another = await ours.AnotherAsync();
        var all = Several(40);
        foreach (var one in all) await ours.SayAsync(one);
        await ours.DoneAsync();

        theirs.Taken.ShouldBe(all.Select(one => one.Id!.Value));
        theirs.MostAtOnce.ShouldBe(1);
    }

    [Theory, MemberData(nameof(Engines.Both), MemberType = typeof(Engines))]
    public async Task What_was_erased_or_voided_before_it_was_sent_is_not_sent(DataProvider engine)
    {
        using var theirs = new TheirStore();
        await using var ours = await Passing.ToAsync(engine, theirs.Address, started: false);
        var (erased, voided, goes) = (Done(), Done(), Done());
        await ours.SayAsync(erased, voided, goes);
        using var here = ours.Client();
        (await here.PostAsync(LrsTalk.A(verb: "http://adlnet.gov/expapi/verbs/voided").Replace("""{"id":"http://o.example/o"}""", $$"""{"objectType":"StatementRef","id":"{{voided.Id}}"}""", StringComparison.Ordinal)))
            .StatusCode.ShouldBe(HttpStatusCode.OK);
        await ours.WriteAsync(new Erasing(erased.Id!.Value));

        await ours.StartAsync();
        await ours.DoneAsync();

        theirs.Taken.ShouldBe([goes.Id!.Value]);
    }

    [Theory, MemberData(nameof(Engines.Both), MemberType = typeof(Engines))]
    public async Task Instead_of_a_copy_text_and_links_leave_after_the_acknowledgement_and_the_id_stays_known(DataProvider engine)
    {
        await using var theirs = await LrsHost.StartAsync(engine);
        await using var ours = await Passing.ToAsync(engine, theirs.Address, ForwardingMode.Instead);
        var (kees, moved) = (Learner(), Guid.NewGuid());
        var done = Done(kees, moved);
        var share = Tell.Shared(kees, Guid.NewGuid(), DateTimeOffset.UtcNow, ["plan"], []);
        await ours.SayAsync(done, share);
        await ours.DoneAsync();

        using var here = ours.Client();
        using var there = theirs.Client();
        (await here.GetAsync($"statements?statementId={moved}")).StatusCode.ShouldBe(HttpStatusCode.NotFound);
        (await here.AllIdsAsync($"registration={kees.Registration}")).ShouldBe([share.Id!.Value]);
        (await there.AllIdsAsync($"registration={kees.Registration}")).ShouldBe([moved]);
        // The same again is a repetition, here and there; another statement with its id is refused.
        await ours.SayAsync(done);
        (await here.PostAsync(LrsTalk.A(moved))).StatusCode.ShouldBe(HttpStatusCode.Conflict);
        (await ours.DoneAsync()).Delivered.ShouldBe(1);
        (await here.AllIdsAsync($"registration={kees.Registration}")).ShouldBe([share.Id!.Value]);
    }

    [Theory, MemberData(nameof(Engines.Both), MemberType = typeof(Engines))]
    public async Task Instead_of_a_copy_nothing_leaves_while_the_other_store_has_not_acknowledged(DataProvider engine)
    {
        using var theirs = new TheirStore { Refuses = _ => (400, "no") };
        await using var ours = await Passing.ToAsync(engine, theirs.Address, ForwardingMode.Instead);
        var refused = Done();
        await ours.SayAsync(refused);
        await ours.UntilAsync(state => state.SetAside == 1);
        theirs.Fails(WireMock.ResponseBuilders.Response.Create().WithStatusCode(200).WithBody("<html>Sign in</html>"));
        var waits = Done();
        await ours.SayAsync(waits);
        await ours.UntilAsync(state => state.Failures > 1);

        using var here = ours.Client();
        foreach (var one in (Statement[])[refused, waits]) (await here.GetAsync($"statements?statementId={one.Id}")).StatusCode.ShouldBe(HttpStatusCode.OK);

        theirs.Recovers();
        theirs.Refuses = _ => null;
        (await ours.Flows.SendAgainAsync(Organisation, Target)).ShouldBeTrue();
        await ours.UntilAsync(state => state is { Waiting: 0, SetAside: 0 });
        foreach (var one in (Statement[])[refused, waits]) (await here.GetAsync($"statements?statementId={one.Id}")).StatusCode.ShouldBe(HttpStatusCode.NotFound);
    }

    private sealed class Erasing(Guid id) : Work(Passing.Organisation)
    {
        public override async Task RunAsync(WriteScope scope, CancellationToken ct)
        {
            await using var command = scope.Command($"SELECT tick FROM {scope.Prefix}statement_ids WHERE organisation = @p0 AND id = @p1", scope.Organisation, id);
            var tick = Convert.ToInt64(await command.ExecuteScalarAsync(ct), System.Globalization.CultureInfo.InvariantCulture);
            (await Removal.RunAsync(scope, [tick], keepIds: false, ct)).ShouldBe(1);
        }
    }
}
