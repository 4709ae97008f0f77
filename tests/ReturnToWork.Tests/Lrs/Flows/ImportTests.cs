using System.Globalization;
using System.Text;
using ReturnToWork.Lrs;
using ReturnToWork.Storage;
using ReturnToWork.TestKit.Storage;
using Shouldly;
using WireMock.RequestBuilders;
using WireMock.ResponseBuilders;
using Xunit;

namespace ReturnToWork.Tests.Lrs.Flows;

/// <summary>Taking statements in from another record store: how it is read (xapi.md 3d, points 1 to 5).</summary>
public sealed class ImportTests : TheirPages
{
    [Theory, MemberData(nameof(Engines.Both), MemberType = typeof(Engines))]
    public async Task Xapi3d1_and_2_a_chain_is_read_to_its_end_once_and_the_cursor_is_what_the_first_answer_promised(DataProvider engine)
    {
        var all = Enumerable.Range(0, 7).Select(n => Any(n)).ToList();
        Answers("/lrs/statements", Page("/more/2", all[0], all[1], all[2]), Start.AddMinutes(30));
        Answers("/more/2", Page("/more/3", all[3], all[3], all[4]), Start.AddMinutes(40));
        Answers("/more/3", Page("", all[5], all[6]), Start.AddMinutes(50));
        await using var ours = await TakingIn.FromAsync(engine, Address);

        var state = await ours.LookedAsync();

        (await ours.IdsAsync()).ShouldBe(all.Select(one => one.Id));
        (state.Taken, state.UpTo, state.SetAside, state.LastError).ShouldBe((7, Start.AddMinutes(30), 0, null));
        // 3d.4: less the overlap, down to a whole millisecond, and one less because since excludes.
        Asked().ShouldContain(Start.AddMinutes(28).AddMilliseconds(-1).UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.ffffff'Z'", CultureInfo.InvariantCulture));
    }

    [Theory, MemberData(nameof(Engines.Both), MemberType = typeof(Engines))]
    public async Task Xapi3d1_a_chain_that_breaks_leaves_the_cursor_and_a_new_process_loses_and_doubles_nothing(DataProvider engine)
    {
        var all = Enumerable.Range(0, 4).Select(n => Any(n)).ToList();
        Answers("/lrs/statements", Page("/more/2", all[0], all[1]), Start.AddMinutes(30));
        Answers("/more/2", "{\"statements\":[{\"id\":", null);
        await using var ours = await TakingIn.FromAsync(engine, Address);
        var state = await ours.UntilAsync(now => now.Failures > 1);
        (state.UpTo, state.Taken).ShouldBe((null, 2));
        state.LastError.ShouldNotBeNull();
        await ours.StopAsync();

        Answers("/more/2", Page("", all[2], all[3]), Start.AddMinutes(40));
        await ours.StartAsync();
        state = await ours.LookedAsync();

        (await ours.IdsAsync()).ShouldBe(all.Select(one => one.Id));
        (state.UpTo, state.Taken, state.LastError).ShouldBe((Start.AddMinutes(30), 4, null));
    }

    [Fact]
    public async Task Xapi3d2_an_empty_look_moves_the_cursor_too_and_a_clock_that_is_none_is_not_believed()
    {
        Answers("/lrs/statements", Page("", Any(1)), Start.AddDays(5_000));
        await using var ours = await TakingIn.FromAsync(DataProvider.Sqlite, Address);
        (await ours.LookedAsync()).UpTo.ShouldBe(Start.AddMinutes(1));

        Answers("/lrs/statements", Page(""), Start.AddMinutes(20));
        (await ours.LookedAsync()).UpTo.ShouldBe(Start.AddMinutes(20));
        // It never moves back.
        Answers("/lrs/statements", Page(""), Start.AddMinutes(10));
        (await ours.LookedAsync()).UpTo.ShouldBe(Start.AddMinutes(20));
    }

    [Theory, MemberData(nameof(Engines.Both), MemberType = typeof(Engines))]
    public async Task Xapi3d3_the_nightly_sweep_looks_a_week_back_and_counts_what_the_cursor_missed(DataProvider engine)
    {
        var (early, late) = (Any(1), Any(2));
        Answers("/lrs/statements", Page("", early), Start.AddMinutes(30));
        await using var ours = await TakingIn.FromAsync(engine, Address);
        await ours.LookedAsync();
        // Shown only when somebody asks a week back.
        Server.Given(Request.Create().WithPath("/lrs/statements").WithParam("since", $"{Start.AddMinutes(30).AddDays(-7).AddMilliseconds(-1).UtcDateTime:yyyy-MM-dd'T'HH:mm:ss.ffffff'Z'}")).AtPriority(1)
            .RespondWith(Response.Create().WithHeader("X-Experience-API-Consistent-Through", Through(Start.AddMinutes(30))).WithBody(Page("", early, late, Any(31))));

        await ours.Flows.SweepAsync();
        var state = await ours.UntilAsync(now => now.Swept is not null);

        (state.Missed, state.Taken, state.UpTo).ShouldBe((1, 2, Start.AddMinutes(30)));
        (await ours.IdsAsync()).ShouldBe([early.Id, late.Id]);
        var swept = state.Swept;
        await ours.Flows.SweepAsync();
        (await ours.LookedAsync()).Swept.ShouldBe(swept);
    }

    [Fact]
    public async Task Xapi3d4_a_batch_that_shares_one_stored_over_two_pages_comes_in_whole()
    {
        var all = Enumerable.Range(0, 6).Select(_ => Any(5)).ToList();
        Answers("/lrs/statements", Page("/more/2", all[0], all[1], all[2]), Start.AddMinutes(5));
        Answers("/more/2", "", null, 404);
        await using var ours = await TakingIn.FromAsync(DataProvider.Sqlite, Address);
        await ours.UntilAsync(now => now.Failures > 0);
        Answers("/more/2", Page("", all[3], all[4], all[5]), Start.AddMinutes(5));

        await ours.LookedAsync();

        (await ours.IdsAsync()).ShouldBe(all.Select(one => one.Id));
    }

    [Theory]
    [InlineData("http://elsewhere.example/more")]
    [InlineData("//elsewhere.example/more")]
    [InlineData("https://127.0.0.1/more")]
    [InlineData("/lrs/statements?ascending=true&limit=200")]
    public async Task Xapi3d5_a_more_that_leads_elsewhere_or_in_a_circle_is_not_followed(string more)
    {
        Answers("/lrs/statements", Page(more, Any(1)), Start.AddMinutes(5));
        await using var ours = await TakingIn.FromAsync(DataProvider.Sqlite, Address);

        var state = await ours.UntilAsync(now => now.Failures > 1);

        state.LastError.ShouldNotBeNull().ShouldContain("more");
        state.UpTo.ShouldBeNull();
        Server.LogEntries.ShouldAllBe(entry => entry.RequestMessage!.Path == "/lrs/statements");
    }

    [Fact]
    public async Task Xapi3d5_a_more_without_end_is_given_up()
    {
        var page = 0;
        var one = Any(1);
        Server.Given(Request.Create().WithPath("/*")).RespondWith(Response.Create().WithCallback(_ => new WireMock.ResponseMessage
        {
            StatusCode = 200,
            BodyData = new WireMock.Util.BodyData { DetectedBodyType = WireMock.Types.BodyType.String, BodyAsString = Page($"/more/{Interlocked.Increment(ref page)}", one), Encoding = Encoding.UTF8 },
        }));
        await using var ours = await TakingIn.FromAsync(DataProvider.Sqlite, Address);

        (await ours.UntilAsync(now => now.Failures > 0)).LastError.ShouldNotBeNull().ShouldContain("without end");

        (await ours.IdsAsync()).ShouldBe([one.Id]);
    }

    [Theory]
    [InlineData(500, "", "500")]
    [InlineData(503, "", "503")]
    [InlineData(429, "", "429")]
    [InlineData(401, "", "Secret")]
    [InlineData(403, "", "Secret")]
    [InlineData(302, "", "302")]
    [InlineData(200, "<html>Sign in</html>", "list of statements")]
    [InlineData(200, "{\"statements\":{}}", "list of statements")]
    [InlineData(200, "", "list of statements")]
    public async Task Xapi3d5_a_store_that_answers_badly_loses_nothing(int status, string body, string says)
    {
        Answers("/lrs/statements", body, null, status);
        await using var ours = await TakingIn.FromAsync(DataProvider.Sqlite, Address);
        var state = await ours.UntilAsync(now => now.Failures > 1);
        state.LastError.ShouldNotBeNull().ShouldContain(says);
        (state.UpTo, state.Taken).ShouldBe((null, 0));
        state.NextTry.ShouldNotBeNull();

        var one = Any(1);
        Answers("/lrs/statements", Page("", one), Start.AddMinutes(5));
        (await ours.LookedAsync()).LastError.ShouldBeNull();
        (await ours.IdsAsync()).ShouldBe([one.Id]);
    }

    [Fact]
    public async Task Xapi3d5_an_answer_that_does_not_come_is_given_up_and_asked_again()
    {
        Server.Given(Request.Create()).RespondWith(Response.Create().WithBody(Page("")).WithDelay(TimeSpan.FromSeconds(20)));
        await using var ours = await TakingIn.FromAsync(DataProvider.Sqlite, Address, patience: 1);
        (await ours.UntilAsync(now => now.Failures > 1)).LastError.ShouldNotBeNull().ShouldContain("too long");
    }
}
