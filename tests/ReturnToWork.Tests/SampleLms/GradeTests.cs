using System.Net;
using System.Text.Json.Nodes;
using Shouldly;
using Xunit;

namespace ReturnToWork.Tests.SampleLms;

/// <summary>Line items, scores and results (lti.md G1 to G8), as a tool calls them.</summary>
public sealed class GradeTests(SharedTool shared) : IClassFixture<SharedTool>, IAsyncLifetime
{
    private const string Items = "/lti/services/groenrijk-3/lineitems?type_id=1";
    private const string Item = "application/vnd.ims.lis.v2.lineitem+json";
    private const string Container = "application/vnd.ims.lis.v2.lineitemcontainer+json";
    private const string Score = "application/vnd.ims.lis.v1.score+json";
    private const string Results = "application/vnd.ims.lis.v2.resultcontainer+json";
    private readonly PretendTool _tool = shared.Tool;
    private string _token = "";

    public async ValueTask InitializeAsync()
    {
        _token = await _tool.TokenAsync(PretendTool.Ags + "lineitem", PretendTool.Ags + "score", PretendTool.Ags + "result.readonly");
    }

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    [Fact]
    public async Task G2_the_launch_names_a_line_item_with_a_query_and_a_score_goes_into_its_path()
    {
        var claim = (await _tool.LaunchAsync("kees", "/courses/3"))["https://purl.imsglobal.org/spec/lti-ags/claim/endpoint"]!;
        var address = claim["lineitem"]!.GetValue<string>();
        address.ShouldEndWith("/lineitem?type_id=1");
        claim["lineitems"]!.GetValue<string>().ShouldBe(_tool.Lms.Address + Items);

        (await PostScoreAsync(address, Done())).StatusCode.ShouldBe(HttpStatusCode.OK);

        (await CellAsync(address, "mirjam", "kees")).ShouldBe("klaar");
        (await CellAsync(address, "mirjam", "fatma")).ShouldBe("nog niets");
        (await CellAsync(address, "kees", "kees")).ShouldBe("klaar");
        (await CellAsync(address, "kees", "fatma")).ShouldBeNull();
        (await _tool.CallAsync(HttpMethod.Post, address + "/scores", _token, body: Done(), type: Score)).StatusCode.ShouldBe(HttpStatusCode.MethodNotAllowed);
    }

    [Fact]
    public async Task G4_a_stamp_that_does_not_grow_by_a_whole_second_is_409()
    {
        var address = await AColumnAsync();
        (await PostScoreAsync(address, Done(("timestamp", "2026-11-22T10:00:00.900Z")))).StatusCode.ShouldBe(HttpStatusCode.OK);

        foreach (var stamp in new[] { "2026-11-22T10:00:00.900Z", "2026-11-22T10:00:00.999Z", "2026-11-22T09:00:00.000Z", "2026-11-22T11:00:00.000+01:00" })
        {
            (await PostScoreAsync(address, Done(("timestamp", stamp)))).StatusCode.ShouldBe(HttpStatusCode.Conflict, stamp);
        }

        (await PostScoreAsync(address, Done(("timestamp", "2026-11-22T10:00:01.000Z")))).StatusCode.ShouldBe(HttpStatusCode.OK);
        (await PostScoreAsync(address, Done(("timestamp", "2026-11-22T10:00:00.000Z"), ("userId", "2042")))).StatusCode.ShouldBe(HttpStatusCode.OK);
    }

    [Fact]
    public async Task G5_an_update_that_is_not_fully_graded_takes_the_grade_away()
    {
        var address = await AColumnAsync();
        await PostScoreAsync(address, Done(("timestamp", "2026-11-22T10:00:00Z")));
        JsonNode.Parse(await ResultsAsync(address))!.AsArray().Single()!["resultScore"]!.GetValue<double>().ShouldBe(1);

        await PostScoreAsync(address, Done(("timestamp", "2026-11-22T10:00:05Z"), ("activityProgress", "InProgress"), ("gradingProgress", "Pending")));

        (await ResultsAsync(address)).ShouldBe("[]");
        (await CellAsync(address, "mirjam", "kees")).ShouldBe("bezig");
    }

    [Theory]
    [InlineData("userId", null)]
    [InlineData("userId", "9999")]
    [InlineData("userId", "2049")]
    [InlineData("userId", "2071")]
    [InlineData("timestamp", null)]
    [InlineData("timestamp", "2026-11-22T10:00:00")]
    [InlineData("timestamp", "22 november 2026")]
    [InlineData("activityProgress", "Done")]
    [InlineData("gradingProgress", null)]
    [InlineData("scoreMaximum", null)]
    public async Task G3_a_wrong_score_is_refused_with_words(string field, string? value)
    {
        var answer = await PostScoreAsync(await AColumnAsync(), Done((field, value is null ? null : JsonValue.Create(value))));

        answer.StatusCode.ShouldBe(HttpStatusCode.BadRequest);
        (await answer.Content.ReadAsStringAsync()).ShouldContain(field);
    }

    [Fact]
    public async Task G3_numbers_that_make_no_sense_are_refused()
    {
        var address = await AColumnAsync();

        (await PostScoreAsync(address, Done(("scoreGiven", -1)))).StatusCode.ShouldBe(HttpStatusCode.BadRequest);
        (await PostScoreAsync(address, Done(("scoreMaximum", 0)))).StatusCode.ShouldBe(HttpStatusCode.BadRequest);
        (await PostScoreAsync(address, Done(("scoreGiven", "1")))).StatusCode.ShouldBe(HttpStatusCode.BadRequest);
        (await PostScoreAsync(address, Done(("scoreGiven", null), ("scoreMaximum", null)))).StatusCode.ShouldBe(HttpStatusCode.OK);
    }

    [Theory]
    [InlineData("application/json")]
    [InlineData(Score + "; charset=utf-8")]
    public async Task G1_a_score_of_another_media_type_is_refused(string type)
    {
        (await _tool.CallAsync(HttpMethod.Post, Inserted(await AColumnAsync(), "/scores"), _token, body: Done(), type: type)).StatusCode.ShouldBe(HttpStatusCode.UnsupportedMediaType);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("*/*")]
    [InlineData("application/json")]
    [InlineData(Container + ", application/json")]
    public async Task G1_line_items_are_given_for_exactly_their_media_type(string? accept)
    {
        (await _tool.CallAsync(HttpMethod.Get, Items, _token, accept)).StatusCode.ShouldBe(HttpStatusCode.NotAcceptable);
        var right = await _tool.CallAsync(HttpMethod.Get, Items, _token, Container);
        right.StatusCode.ShouldBe(HttpStatusCode.OK);
        right.Content.Headers.ContentType!.ToString().ShouldBe(Container);
    }

    [Fact]
    public async Task G6_a_line_item_is_made_found_changed_and_removed()
    {
        var made = await MakeAsync(("label", "Samen"), ("scoreMaximum", 10), ("resourceId", "theme-5"), ("tag", "klaar"), ("resourceLinkId", "theme-3-link"));
        made.StatusCode.ShouldBe(HttpStatusCode.Created);
        var address = JsonNode.Parse(await made.Content.ReadAsStringAsync())!["id"]!.GetValue<string>();

        foreach (var filter in new[] { "&resource_id=theme-5", "&tag=klaar&resource_link_id=theme-3-link" }) (await ListAsync(Items + filter)).Single()["id"]!.GetValue<string>().ShouldBe(address);
        (await ListAsync(Items + "&tag=other")).ShouldBeEmpty();
        var changed = await _tool.CallAsync(HttpMethod.Put, address, _token, body: new JsonObject { ["label"] = "Samen sterk", ["scoreMaximum"] = 5 }, type: Item);
        changed.StatusCode.ShouldBe(HttpStatusCode.OK);
        var read = JsonNode.Parse(await (await _tool.CallAsync(HttpMethod.Get, address, _token, Item)).Content.ReadAsStringAsync())!;
        (read["label"]!.GetValue<string>(), read["scoreMaximum"]!.GetValue<double>(), read["resourceLinkId"]!.GetValue<string>()).ShouldBe(("Samen sterk", 5, "theme-3-link"));

        (await _tool.CallAsync(HttpMethod.Delete, address, _token)).StatusCode.ShouldBe(HttpStatusCode.NoContent);
        (await _tool.CallAsync(HttpMethod.Get, address, _token, Item)).StatusCode.ShouldBe(HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task G6_a_line_item_needs_a_label_a_maximum_and_a_known_place()
    {
        (await MakeAsync(("scoreMaximum", 10))).StatusCode.ShouldBe(HttpStatusCode.BadRequest);
        (await MakeAsync(("label", "x"), ("scoreMaximum", 0))).StatusCode.ShouldBe(HttpStatusCode.BadRequest);
        (await MakeAsync(("label", "x"), ("scoreMaximum", "10"))).StatusCode.ShouldBe(HttpStatusCode.BadRequest);
        (await MakeAsync(("label", "x"), ("scoreMaximum", 1), ("resourceLinkId", "nowhere"))).StatusCode.ShouldBe(HttpStatusCode.BadRequest);
        var moved = await _tool.CallAsync(HttpMethod.Put, await AColumnAsync(), _token, body: new JsonObject { ["label"] = "x", ["scoreMaximum"] = 1, ["resourceLinkId"] = "other" }, type: Item);
        moved.StatusCode.ShouldBe(HttpStatusCode.BadRequest);
    }

    [Fact]
    public async Task G7_line_items_come_in_pages_until_there_is_no_next()
    {
        for (var i = 0; i < 4; i++) await MakeAsync(("label", $"Kolom {i}"), ("scoreMaximum", 1), ("tag", "a b&c"));
        List<string> seen = [];
        for (string? next = _tool.Lms.Address + Items + "&limit=3&tag=" + Uri.EscapeDataString("a b&c"); next is not null;)
        {
            var answer = await _tool.CallAsync(HttpMethod.Get, next, _token, Container);
            seen.AddRange(JsonNode.Parse(await answer.Content.ReadAsStringAsync())!.AsArray().Select(one => one!["label"]!.GetValue<string>()));
            next = answer.Headers.TryGetValues("Link", out var links) ? links.Single().Split('<', '>')[1] : null;
        }

        seen.ShouldBe(["Kolom 0", "Kolom 1", "Kolom 2", "Kolom 3"]);
    }

    [Fact]
    public async Task Only_a_right_token_of_the_right_tool_for_the_right_course_may_enter()
    {
        (await _tool.CallAsync(HttpMethod.Get, Items, null, Container)).StatusCode.ShouldBe(HttpStatusCode.Unauthorized);
        (await _tool.CallAsync(HttpMethod.Get, Items, "made-up", Container)).StatusCode.ShouldBe(HttpStatusCode.Unauthorized);
        (await _tool.CallAsync(HttpMethod.Get, Items.Replace("groenrijk", "dekade"), _token, Container)).StatusCode.ShouldBe(HttpStatusCode.NotFound);
        (await _tool.CallAsync(HttpMethod.Get, Items.Replace("=1", "=2"), _token, Container)).StatusCode.ShouldBe(HttpStatusCode.BadRequest);
        (await _tool.CallAsync(HttpMethod.Get, Items.Split('?')[0], _token, Container)).StatusCode.ShouldBe(HttpStatusCode.BadRequest);
        var onlyScores = await _tool.TokenAsync(PretendTool.Ags + "score");
        (await _tool.CallAsync(HttpMethod.Get, Items, onlyScores, Container)).StatusCode.ShouldBe(HttpStatusCode.Forbidden);
        var onlyReading = await _tool.TokenAsync(PretendTool.Ags + "lineitem.readonly");
        (await _tool.CallAsync(HttpMethod.Get, Items, onlyReading, Container)).StatusCode.ShouldBe(HttpStatusCode.OK);
        (await _tool.CallAsync(HttpMethod.Delete, await AColumnAsync(), onlyReading)).StatusCode.ShouldBe(HttpStatusCode.Forbidden);
    }

    [Fact]
    public async Task Columns_and_results_are_there_after_a_restart()
    {
        await PostScoreAsync(await AColumnAsync(), Done(("comment", "Goed <b>gedaan</b>")));
        await _tool.RestartPlatformAsync();
        await _tool.Lms.PickAsync("mirjam");

        (await _tool.Lms.Browser.GetStringAsync("/grades")).ShouldContain("Goed &lt;b&gt;gedaan");
    }

    private static string Inserted(string address, string part) => address.Replace("?", part + "?");

    private static JsonObject Done(params (string Name, JsonNode? Value)[] changes) => PretendTool.Changed(
        new()
        {
            ["userId"] = "2041", ["timestamp"] = "2026-11-22T10:00:00.000Z", ["activityProgress"] = "Completed", ["gradingProgress"] = "FullyGraded", ["scoreGiven"] = 1, ["scoreMaximum"] = 1,
        },
        changes);

    private Task<HttpResponseMessage> PostScoreAsync(string address, JsonObject score) => _tool.CallAsync(HttpMethod.Post, Inserted(address, "/scores"), _token, body: score, type: Score);

    private Task<HttpResponseMessage> MakeAsync(params (string Name, JsonNode? Value)[] fields) => _tool.CallAsync(HttpMethod.Post, Items, _token, body: PretendTool.Changed([], fields), type: Item);

    /// <summary>A column that no other test has.</summary>
    private async Task<string> AColumnAsync() =>
        JsonNode.Parse(await (await MakeAsync(("label", "Kolom"), ("scoreMaximum", 1))).Content.ReadAsStringAsync())!["id"]!.GetValue<string>();

    private async Task<JsonNode[]> ListAsync(string address) =>
        [.. JsonNode.Parse(await (await _tool.CallAsync(HttpMethod.Get, address, _token, Container)).Content.ReadAsStringAsync())!.AsArray().Select(one => one!)];

    private async Task<string> ResultsAsync(string address) =>
        await (await _tool.CallAsync(HttpMethod.Get, Inserted(address, "/results") + "&user_id=2041", _token, Results)).Content.ReadAsStringAsync();

    private async Task<string?> CellAsync(string address, string person, string whose)
    {
        await _tool.Lms.PickAsync(person);
        var cell = System.Text.RegularExpressions.Regex.Match(await _tool.Lms.Browser.GetStringAsync("/grades"), $"data-learner=\"{whose}\" data-item=\"{address.Split("lineitems/")[1].Split('/')[0]}\">([^<]*)<");
        return cell.Success ? WebUtility.HtmlDecode(cell.Groups[1].Value) : null;
    }
}
