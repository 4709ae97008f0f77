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

/// <summary>"Klaar" from launch to gradebook, over real HTTP, on both engines.</summary>
public sealed class GradeTests
{
    private const string Learner = "http://purl.imsglobal.org/vocab/lis/v2/membership#Learner";
    private const string Instructor = "http://purl.imsglobal.org/vocab/lis/v2/membership#Instructor";

    [Theory, MemberData(nameof(Engines.Both), MemberType = typeof(Engines))]
    public async Task G3_a_learner_who_is_done_is_told_once_as_one_of_one_completed_and_fully_graded(DataProvider engine)
    {
        await using var house = await House.StartAsync(engine);
        var item = house.Platform.AddItem("link-1");
        var grading = await house.LaunchAsync("kees", item: item);
        (await house.Book.HearsAsync(grading)).ShouldBeTrue();

        await house.DoneAsync(grading);
        await house.DoneAsync(grading);
        await house.DoneAsync(await house.LaunchAsync("kees", item: item));
        await house.DeliverAsync();

        var sent = house.Platform.At("/scores").ShouldHaveSingleItem();
        (sent.Method, sent.Type, sent.Accept).ShouldBe(("POST", "application/vnd.ims.lis.v1.score+json", null));
        sent.Json.EnumerateObject().Select(member => member.Name).ShouldBe(["userId", "timestamp", "scoreGiven", "scoreMaximum", "activityProgress", "gradingProgress"], ignoreOrder: true);
        (sent.Json.Text("userId"), sent.Json.GetProperty("scoreGiven").GetInt32(), sent.Json.GetProperty("scoreMaximum").GetInt32()).ShouldBe(("kees", 1, 1));
        (sent.Json.Text("activityProgress"), sent.Json.Text("gradingProgress")).ShouldBe(("Completed", "FullyGraded"));
        sent.Json.Text("timestamp").ShouldBe("2026-11-22T12:00:00.000Z");
        var row = (await house.RowsAsync()).Single();
        (row.State, row.Subject, row.Attempts, row.LastError).ShouldBe(("sent", null, 1, null));
        (await house.Desk.StateAsync("green")).ShouldSatisfyAllConditions(state => state.Sent.ShouldBe(1), state => state.Due.ShouldBe(0), state => state.GivenUp.ShouldBeEmpty());
        (await house.Desk.StateAsync("quay")).Sent.ShouldBe(0);
    }

    [Theory, MemberData(nameof(Engines.Both), MemberType = typeof(Engines))]
    public async Task G3_the_person_stands_in_the_store_sealed_and_not_at_all_once_told(DataProvider engine)
    {
        await using var house = await House.StartAsync(engine);
        var item = house.Platform.AddItem("link-1");
        house.Platform.Instead = (http, came) => Answer(http, came.Path != "/token", 503);

        await house.DoneAsync(await house.LaunchAsync("kees-planted-4711", item: item));
        await house.DeliverAsync();
        var waiting = (await house.RowsAsync()).Single();
        System.Text.Encoding.UTF8.GetString(waiting.Subject!).ShouldNotContain("4711");
        waiting.Person.ShouldNotContain("4711");

        house.Platform.Instead = (_, _) => Task.FromResult(false);
        await house.LaterAsync(TimeSpan.FromMinutes(2));
        house.Platform.Grades.Keys.Single().ShouldEndWith(" kees-planted-4711");
        (await house.RowsAsync()).Single().Subject.ShouldBeNull();
        (await ReturnToWork.Tests.Tool.Everything.HoldsAsync(house.Tool.Place, "kees-planted-4711")).ShouldBeFalse();
    }

    [Theory]
    [InlineData("off", false)]
    [InlineData("teacher", false)]
    [InlineData("both", false)]
    [InlineData("nobody", false)]
    [InlineData("test-user", false)]
    [InlineData("no-claim", false)]
    [InlineData("no-score-scope", false)]
    [InlineData("no-address", false)]
    [InlineData("list-that-may-not-be-read", false)]
    [InlineData("learner", true)]
    public async Task G8_only_a_learner_and_only_where_organisation_and_platform_both_want_it_may_be_told(string about, bool told)
    {
        await using var house = await House.StartAsync(DataProvider.Sqlite);
        var client = about == "off" ? "client-q" : "client-a";
        string[] roles = about switch
        {
            "teacher" => [Instructor],
            "both" => [Instructor, Learner],
            "nobody" => [],
            "test-user" => [Learner, "http://purl.imsglobal.org/vocab/lti/system/person#TestUser"],
            _ => [Learner],
        };
        var grading = await house.LaunchAsync("kees", roles: roles, client: client, change: claims =>
        {
            var claim = (JsonObject)claims[EndpointClaim.Name]!;
            if (about == "no-claim") claims.Remove(EndpointClaim.Name);
            if (about == "no-score-scope") claim["scope"] = new JsonArray(Scopes.LineItem);
            if (about == "no-address") claim.Remove("lineitems");
            if (about == "list-that-may-not-be-read") claim["scope"] = new JsonArray(Scopes.Score);
        });

        (grading is not null).ShouldBe(told);
        (await house.Book.HearsAsync(grading)).ShouldBe(told);
        (await house.PlacesAsync()).Count.ShouldBe(told ? 1 : 0);
    }

    [Fact]
    public async Task G8_a_sealed_word_that_is_not_ours_tells_nothing()
    {
        await using var house = await House.StartAsync(DataProvider.Sqlite);
        var grading = await house.LaunchAsync("kees", item: house.Platform.AddItem("link-1"));
        foreach (var made in new[] { "", "x", new string('A', 400), grading![..^4] + "AAAA" })
        {
            (await house.Book.HearsAsync(made)).ShouldBeFalse();
            (await house.Book.DoneAsync(made, "t")).ShouldBeFalse();
        }

        (await house.RowsAsync()).ShouldBeEmpty();
    }

    [Theory, MemberData(nameof(Engines.Both), MemberType = typeof(Engines))]
    public async Task L17_a_line_item_at_another_host_is_neither_kept_nor_called(DataProvider engine)
    {
        await using var house = await House.StartAsync(engine);
        var elsewhere = new PretendServices(house.Tool, house.Tool.B, "client-b");
        var foreign = house.Tool.B.Address + "/course/7/lineitems/1/lineitem";

        (await house.LaunchAsync("kees", item: foreign, change: claims => ((JsonObject)claims[EndpointClaim.Name]!).Remove("lineitems"))).ShouldBeNull();
        (await house.PlacesAsync()).ShouldBeEmpty();

        // A list that names a foreign line item, and a next page elsewhere.
        house.Platform.Items.Add(new JsonObject { ["id"] = foreign, ["resourceLinkId"] = "link-1", ["label"] = "x", ["scoreMaximum"] = 1 });
        house.Platform.Instead = async (http, came) =>
        {
            if (came.Method != "GET") return false;
            http.Response.Headers.Link = $"<{house.Tool.B.Address}/course/7/lineitems>; rel=\"next\"";
            await http.Response.WriteAsJsonAsync(house.Platform.Items);
            return true;
        };
        await house.DoneAsync(await house.LaunchAsync("kees"));
        await house.DeliverAsync();

        elsewhere.Requests.ShouldBeEmpty();
        ((await house.RowsAsync()).Single() is { State: "dead", LastError: "L17-foreign-address" }).ShouldBeTrue();
    }

    [Theory, MemberData(nameof(Engines.Both), MemberType = typeof(Engines))]
    public async Task G6_the_place_that_has_no_line_item_gets_one_with_the_themes_title_and_only_one(DataProvider engine)
    {
        await using var house = await House.StartAsync(engine);
        await using var twin = await house.TwinAsync();
        house.Platform.AddItem("other");
        foreach (var who in new[] { "kees", "fatma", "ali", "noor" }) await house.DoneAsync(await house.LaunchAsync(who));

        await Task.WhenAll(house.DeliverAsync(), twin.Services.GetRequiredService<ScoreDelivery>().DeliverAsync(CancellationToken.None));
        for (var i = 0; i < 3; i++) await house.LaterAsync(TimeSpan.FromMinutes(3));

        var made = house.Platform.Requests.Where(came => came is { Method: "POST", Path: "/course/7/lineitems" }).ToList().ShouldHaveSingleItem();
        (made.Type, made.Accept).ShouldBe(("application/vnd.ims.lis.v2.lineitem+json", "application/vnd.ims.lis.v2.lineitem+json"));
        (made.Json.Text("label"), made.Json.Text("resourceLinkId"), made.Json.GetProperty("scoreMaximum").GetInt32()).ShouldBe(("Mijn plan", "link-1", 1));
        house.Platform.Grades.Count.ShouldBe(4);
        (await house.PlacesAsync()).Single().Item.ShouldEndWith("/lineitems/2/lineitem");
    }

    [Theory, MemberData(nameof(Engines.Both), MemberType = typeof(Engines))]
    public async Task G6_a_line_item_that_is_there_is_found_and_none_is_made_without_the_scope(DataProvider engine)
    {
        await using var house = await House.StartAsync(engine);
        house.Platform.AddItem("link-1");
        house.Platform.AddItem("link-1", tag: "klaar");
        await house.DoneAsync(await house.LaunchAsync("kees"));
        await house.DeliverAsync();
        house.Platform.At("/scores").Single().Path.ShouldContain("/lineitems/2/");

        await house.DoneAsync(await house.LaunchAsync("kees", link: "link-2", change: claims => ((JsonObject)claims[EndpointClaim.Name]!)["scope"] = new JsonArray(Scopes.Score, Scopes.LineItemReadOnly)));
        await house.DeliverAsync();
        (await house.RowsAsync()).Single(row => row.ResourceLink == "link-2").LastError.ShouldBe("G6-no-line-item");
        house.Platform.Requests.Where(came => came is { Method: "POST", Path: "/course/7/lineitems" }).ShouldBeEmpty();
    }

    [Theory, MemberData(nameof(Engines.Both), MemberType = typeof(Engines))]
    public async Task G9_addresses_are_refreshed_at_every_launch_and_serve_long_after_it(DataProvider engine)
    {
        await using var house = await House.StartAsync(engine);
        var (old, fresh) = (house.Platform.AddItem("link-1"), house.Platform.AddItem("link-1"));
        await house.LaunchAsync("kees", item: old);
        var grading = await house.LaunchAsync("kees", item: fresh);
        await house.DoneAsync(grading);
        await using var later = await house.TwinAsync();
        house.Tool.Clock.Advance(TimeSpan.FromDays(10));

        await later.Services.GetRequiredService<GradeSweep>().RunAsync();
        await house.DeliverAsync();

        house.Platform.At("/scores").Single().Path.ShouldBe(new Uri(fresh).AbsolutePath + "/scores");
    }

    [Theory, MemberData(nameof(Engines.Both), MemberType = typeof(Engines))]
    public async Task G_switched_off_in_between_nothing_goes_out(DataProvider engine)
    {
        await using var house = await House.StartAsync(engine);
        var grading = await house.LaunchAsync("kees", item: house.Platform.AddItem("link-1"));
        await house.DoneAsync(grading);
        await using var off = await house.TwinAsync(grades: false);

        (await off.Services.GetRequiredService<Gradebook>().HearsAsync(grading)).ShouldBeFalse();
        (await off.Services.GetRequiredService<Gradebook>().DoneAsync(grading!, "t")).ShouldBeFalse();
        await off.Services.GetRequiredService<ScoreDelivery>().DeliverAsync(CancellationToken.None);

        house.Platform.At("/scores").ShouldBeEmpty();
        (await house.RowsAsync()).Single().LastError.ShouldBe("G-switched-off");
    }

    private static async Task<bool> Answer(HttpContext http, bool instead, int status)
    {
        if (instead) await PretendServices.Status(http, status);
        return instead;
    }
}
