using System.Globalization;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Http;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using ReturnToWork.Lti;
using ReturnToWork.Storage;
using ReturnToWork.TestKit.Storage;
using Shouldly;
using Xunit;

namespace ReturnToWork.Tests.Lti.Services;

/// <summary>How "klaar" gets to the platform: its address and types, its stamps, what is tried again, and that it arrives once (lti.md G1 to G5 and G8).</summary>
public sealed class GradeDeliveryTests
{
    [Theory, MemberData(nameof(Engines.Both), MemberType = typeof(Engines))]
    public async Task G2_and_G1_the_score_goes_to_Moodles_path_with_its_query_kept_and_exact_types(DataProvider engine)
    {
        await using var house = await House.StartAsync(engine);
        house.Platform.IsMoodle = true;
        house.Platform.AddItem("other");
        house.Platform.AddItem("another");
        house.Platform.AddItem("link-1");

        await house.DoneAsync(await house.LaunchAsync("kees"));
        await house.DeliverAsync();

        var lists = house.Platform.Requests.Where(came => came.Method == "GET" && came.Path.EndsWith("/lineitems", StringComparison.Ordinal)).ToList();
        lists.Select(came => came.Query).ShouldBe(["?type_id=12&resource_link_id=link-1", "?type_id=12&page=2"], "the next page is the platform's own address");
        var score = house.Platform.At("/scores").Single();
        (score.Path, score.Query).ShouldBe(("/course/7/lineitems/3/lineitem/scores", "?type_id=12"));
        house.Platform.Grades.ShouldHaveSingleItem();
    }

    [Theory]
    [InlineData("https://lms.example/li/1/lineitem", "https://lms.example/li/1/lineitem/scores")]
    [InlineData("https://lms.example/li/1/lineitem/", "https://lms.example/li/1/lineitem/scores")]
    [InlineData("https://lms.example/li/1/lineitem?type_id=1&x=%2F", "https://lms.example/li/1/lineitem/scores?type_id=1&x=%2F")]
    public void G2_scores_grows_the_path_and_keeps_the_query(string item, string scores) => ScoreCourier.ScoresOf(new Uri(item)).AbsoluteUri.ShouldBe(scores);

    [Theory, MemberData(nameof(Engines.Both), MemberType = typeof(Engines))]
    public async Task G4_a_stamp_that_the_platform_finds_old_is_followed_by_a_later_one_in_whole_seconds_and_never_in_the_future(DataProvider engine)
    {
        await using var house = await House.StartAsync(engine);
        var item = house.Platform.AddItem("link-1");
        var grading = await house.LaunchAsync("kees", item: item);
        // A teacher's own mark, or a clock that was ahead: newer than ours.
        house.Platform.Grades[new Uri(item).AbsolutePath + "/scores kees"] = (house.Tool.Clock.GetUtcNow().AddMinutes(1), default);

        await house.DoneAsync(grading);
        await house.DeliverAsync();
        (await house.RowsAsync()).Single().LastError.ShouldBe("G8-409");
        for (var i = 0; i < 5; i++) await house.LaterAsync(TimeSpan.FromMinutes(2));

        (await house.RowsAsync()).Single().State.ShouldBe("sent");
        var stamps = house.Platform.At("/scores").Select(came => DateTimeOffset.Parse(came.Json.Text("timestamp")!, CultureInfo.InvariantCulture)).ToList();
        stamps.Count.ShouldBeGreaterThan(1);
        foreach (var (earlier, later) in stamps.Zip(stamps.Skip(1))) (later - earlier).ShouldBeGreaterThanOrEqualTo(TimeSpan.FromSeconds(1));
        stamps.ShouldAllBe(stamp => stamp <= house.Tool.Clock.GetUtcNow() && stamp.Millisecond == 0);
    }

    [Theory, MemberData(nameof(Engines.Both), MemberType = typeof(Engines))]
    public async Task G4_an_instance_whose_clock_is_behind_waits_with_a_stamp_of_one_that_is_ahead(DataProvider engine)
    {
        await using var house = await House.StartAsync(engine);
        await house.DoneAsync(await house.LaunchAsync("kees", item: house.Platform.AddItem("link-1")));
        await house.ChangeAsync(rows => rows.ExecuteUpdateAsync(set => set.SetProperty(row => row.At, house.Tool.Clock.GetUtcNow().AddSeconds(30))));

        await house.DeliverAsync();
        house.Platform.At("/scores").ShouldBeEmpty();
        await house.LaterAsync(TimeSpan.FromSeconds(31));

        house.Platform.Grades.ShouldHaveSingleItem();
    }

    [Theory, MemberData(nameof(Engines.Both), MemberType = typeof(Engines))]
    public async Task G5_nothing_but_a_full_grade_is_ever_sent(DataProvider engine)
    {
        await using var house = await House.StartAsync(engine);
        var item = house.Platform.AddItem("link-1");
        foreach (var who in new[] { "kees", "fatma", "ali" }) await house.DoneAsync(await house.LaunchAsync(who, item: item));
        await house.DeliverAsync();

        house.Platform.At("/scores").Count().ShouldBe(3);
        house.Platform.At("/scores").ShouldAllBe(came => came.Json.Text("gradingProgress") == "FullyGraded" && came.Json.GetProperty("scoreGiven").GetInt32() == 1);
    }

    [Theory]
    [InlineData(401, "due", "G8-401")]
    [InlineData(429, "due", "G8-429")]
    [InlineData(500, "due", "G8-500 ?")]
    [InlineData(503, "due", "G8-503 ?")]
    [InlineData(400, "dead", "G8-400")]
    [InlineData(403, "dead", "G8-403")]
    [InlineData(404, "dead", "G8-404")]
    [InlineData(422, "dead", "G8-422")]
    public async Task G8_what_may_pass_is_tried_again_and_what_will_not_is_flagged(int status, string state, string error)
    {
        await using var house = await House.StartAsync(DataProvider.Sqlite);
        var item = house.Platform.AddItem("link-1");
        house.Platform.Instead = async (http, came) =>
        {
            http.Response.Headers.RetryAfter = "600";
            return await Answer(http, came.Path.EndsWith("/scores", StringComparison.Ordinal), status);
        };
        await house.DoneAsync(await house.LaunchAsync("kees", item: item));
        await house.DeliverAsync();

        var row = (await house.RowsAsync()).Single();
        (row.State, row.LastError).ShouldBe((state, error));
        house.Platform.At("/scores").Count().ShouldBe(status == 401 ? 2 : 1, "a 401 renews the token once");
        house.Platform.Instead = (_, _) => Task.FromResult(false);
        if (state == "due")
        {
            await house.LaterAsync(TimeSpan.FromSeconds(590));
            house.Platform.Grades.ShouldBeEmpty("the platform asked for ten minutes");
            await house.LaterAsync(TimeSpan.FromSeconds(20));
        }
        else
        {
            var flagged = (await house.Desk.StateAsync("green")).GivenUp.ShouldHaveSingleItem();
            (flagged.Code, flagged.CanRetry).ShouldBe((error, true));
            (await house.Desk.RetryAsync("quay", flagged.Id)).ShouldBeFalse();
            (await house.Desk.RetryAsync("green", flagged.Id)).ShouldBeTrue();
            await house.DeliverAsync();
        }

        house.Platform.Grades.ShouldHaveSingleItem();
    }

    [Theory]
    [InlineData(200)]
    [InlineData(201)]
    [InlineData(202)]
    [InlineData(204)]
    public async Task G8_any_2xx_is_a_success(int status)
    {
        await using var house = await House.StartAsync(DataProvider.Sqlite);
        house.Platform.AfterKeeping = http => Answer(http, true, status);
        await house.DoneAsync(await house.LaunchAsync("kees", item: house.Platform.AddItem("link-1")));
        await house.DeliverAsync();

        (await house.RowsAsync()).Single().State.ShouldBe("sent");
    }

    [Fact]
    public async Task G8_Canvas_is_told_not_to_make_a_submission_and_its_400_for_an_old_stamp_is_followed_by_a_newer_one()
    {
        await using var house = await House.StartAsync(DataProvider.Sqlite, family: "canvas");
        var refuse = 1;
        house.Platform.Instead = (http, came) => Answer(http, came.Path.EndsWith("/scores", StringComparison.Ordinal) && Interlocked.Decrement(ref refuse) >= 0, 400);
        await house.DoneAsync(await house.LaunchAsync("kees", item: house.Platform.AddItem("link-1")));
        await house.DeliverAsync();
        await house.LaterAsync(TimeSpan.FromMinutes(2));

        var sent = house.Platform.At("/scores").ToList();
        sent.Count.ShouldBe(2);
        sent.ShouldAllBe(came => !came.Json.GetProperty("https://canvas.instructure.com/lti/submission").GetProperty("new_submission").GetBoolean());
        sent[0].Json.Text("timestamp").ShouldNotBe(sent[1].Json.Text("timestamp"));
        house.Platform.Grades.ShouldHaveSingleItem();
    }

    [Theory, MemberData(nameof(Engines.Both), MemberType = typeof(Engines))]
    public async Task G8_pauses_grow_and_after_fifty_attempts_a_score_is_given_up_until_its_person_is_done_again(DataProvider engine)
    {
        await using var house = await House.StartAsync(engine);
        var item = house.Platform.AddItem("link-1");
        house.Platform.Instead = (http, came) => Answer(http, came.Path != "/token", 503);
        await house.DoneAsync(await house.LaunchAsync("kees", item: item));
        await house.DeliverAsync();
        var pauses = new List<TimeSpan>();
        while ((await house.RowsAsync()).Single() is { State: "due" } row)
        {
            pauses.Add(row.Due - house.Tool.Clock.GetUtcNow());
            await house.LaterAsync(row.Due - house.Tool.Clock.GetUtcNow());
        }

        pauses.Count.ShouldBe(ScoreDelivery.MostAttempts - 1);
        pauses[0].ShouldBeLessThanOrEqualTo(TimeSpan.FromSeconds(30));
        pauses.ShouldAllBe(pause => pause <= TimeSpan.FromHours(6));
        pauses[^1].ShouldBeGreaterThanOrEqualTo(TimeSpan.FromHours(3));

        house.Platform.Instead = (_, _) => Task.FromResult(false);
        await house.DoneAsync(await house.LaunchAsync("kees", item: item));
        await house.DeliverAsync();
        house.Platform.Grades.ShouldHaveSingleItem();
        (await house.RowsAsync()).ShouldHaveSingleItem().State.ShouldBe("sent");
    }

    [Theory, MemberData(nameof(Engines.Both), MemberType = typeof(Engines))]
    public async Task G8_killed_at_any_point_the_platform_gets_one_score(DataProvider engine)
    {
        await using var house = await House.StartAsync(engine);
        var item = house.Platform.AddItem("link-1");
        await house.DoneAsync(await house.LaunchAsync("kees", item: item));
        var outbox = house.Tool.Services.GetRequiredService<ScoreOutbox>();

        // Killed after lending the row and before sending: due again when the loan ends.
        (await outbox.BorrowAsync((await outbox.DueAsync(1, CancellationToken.None)).Single(), CancellationToken.None)).ShouldBeTrue();
        await house.DeliverAsync();
        house.Platform.At("/scores").ShouldBeEmpty();
        house.Tool.Clock.Advance(ScoreOutbox.Lent);

        // Killed after the platform took it and before that was written down: the platform finds the same stamp old, and that is well.
        var row = (await outbox.DueAsync(1, CancellationToken.None)).Single();
        (await outbox.BorrowAsync(row, CancellationToken.None)).ShouldBeTrue();
        (await house.Tool.Services.GetRequiredService<ScoreCourier>().CarryAsync(row, CancellationToken.None)).Fate.ShouldBe(ScoreFate.Sent);
        house.Tool.Clock.Advance(ScoreOutbox.Lent);
        await house.DeliverAsync();

        house.Platform.At("/scores").Select(came => came.Json.Text("timestamp")).Distinct().ShouldHaveSingleItem();
        house.Platform.Grades.ShouldHaveSingleItem();
        ((await house.RowsAsync()).Single() is { State: "sent", Subject: null }).ShouldBeTrue();
    }

    [Theory, MemberData(nameof(Engines.Both), MemberType = typeof(Engines))]
    public async Task G8_an_answer_that_never_came_is_asked_for_with_the_same_stamp(DataProvider engine)
    {
        await using var house = await House.StartAsync(engine);
        var silent = 1;
        house.Platform.AfterKeeping = http =>
        {
            if (Interlocked.Decrement(ref silent) < 0) return Task.FromResult(false);
            http.Abort();
            return Task.FromResult(true);
        };
        await house.DoneAsync(await house.LaunchAsync("kees", item: house.Platform.AddItem("link-1")));
        await house.DeliverAsync();
        (await house.RowsAsync()).Single().LastError.ShouldBe("L06-no-answer ?");
        await house.LaterAsync(TimeSpan.FromMinutes(2));

        (await house.RowsAsync()).Single().State.ShouldBe("sent");
        house.Platform.At("/scores").Select(came => came.Json.Text("timestamp")).Distinct().ShouldHaveSingleItem();
    }

    [Theory, MemberData(nameof(Engines.Both), MemberType = typeof(Engines))]
    public async Task G8_two_instances_and_many_wakings_send_each_score_once(DataProvider engine)
    {
        await using var house = await House.StartAsync(engine);
        await using var twin = await house.TwinAsync();
        var item = house.Platform.AddItem("link-1");
        var gradings = await Task.WhenAll(Enumerable.Range(0, 12).Select(i => house.LaunchAsync($"learner-{i}", item: item)));
        await Task.WhenAll(gradings.Concat(gradings).Select((grading, i) => (i % 2 == 0 ? house.Tool : twin).Services.GetRequiredService<Gradebook>().DoneAsync(grading!, "Mijn plan")));

        await Task.WhenAll(Enumerable.Range(0, 6).Select(i => (i % 2 == 0 ? house.Tool : twin).Services.GetRequiredService<GradeSweep>().RunAsync()));
        await house.DeliverAsync();

        house.Platform.At("/scores").Count().ShouldBe(12);
        house.Platform.Grades.Count.ShouldBe(12);
        (await house.RowsAsync()).ShouldAllBe(row => row.State == "sent");
    }

    [Theory, MemberData(nameof(Engines.Both), MemberType = typeof(Engines))]
    public async Task The_loop_sends_at_once_and_by_the_clock_what_had_to_wait(DataProvider engine)
    {
        await using var house = await House.StartAsync(engine, loops: true);
        var item = house.Platform.AddItem("link-1");
        var refuse = 1;
        house.Platform.Instead = (http, came) => Answer(http, came.Path.EndsWith("/scores", StringComparison.Ordinal) && Interlocked.Decrement(ref refuse) >= 0, 503);
        await house.DoneAsync(await house.LaunchAsync("kees", item: item));
        await UntilAsync(async () => (await house.RowsAsync()).Single().LastError == "G8-503 ?");

        await UntilAsync(async () =>
        {
            house.Tool.Clock.Advance(TimeSpan.FromSeconds(20));
            return (await house.RowsAsync()).Single().State == "sent";
        });

        house.Platform.Grades.ShouldHaveSingleItem();
    }

    private static async Task UntilAsync(Func<Task<bool>> happened)
    {
        for (var i = 0; i < 600 && !await happened(); i++) await Task.Delay(50);
        (await happened()).ShouldBeTrue();
    }

    private static async Task<bool> Answer(HttpContext http, bool instead, int status)
    {
        if (instead) await PretendServices.Status(http, status);
        return instead;
    }
}
