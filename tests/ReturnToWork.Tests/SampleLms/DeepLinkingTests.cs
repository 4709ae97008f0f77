using System.Net;
using System.Security.Cryptography;
using System.Text.Json.Nodes;
using Shouldly;
using Xunit;

namespace ReturnToWork.Tests.SampleLms;

/// <summary>A teacher adds something that the tool offers (Deep Linking 2.0), with a pretend tool on the other side.</summary>
public sealed class DeepLinkingTests(SharedTool shared) : IClassFixture<SharedTool>
{
    private const string Choose = "/courses/add/choose?tool=groenrijk-lms";
    private readonly PretendTool _tool = shared.Tool;

    [Fact]
    public async Task D1_a_teacher_is_sent_to_the_tool_with_settings_and_no_resource_link()
    {
        var claims = await _tool.LaunchAsync("mirjam", Choose + "&multiple=on&lineitem=yes&data=on");

        claims[PretendTool.Lti + "message_type"]!.GetValue<string>().ShouldBe("LtiDeepLinkingRequest");
        claims[PretendTool.Lti + "target_link_uri"]!.GetValue<string>().ShouldBe(_tool.Address + "/lti/pick");
        claims.ContainsKey(PretendTool.Lti + "resource_link").ShouldBeFalse();
        claims[PretendTool.Lti + "roles"]!.ToJsonString().ShouldContain("membership#Instructor");
        var settings = Settings(claims);
        settings["accept_multiple"]!.GetValue<bool>().ShouldBeTrue();
        settings["accept_lineitem"]!.GetValue<bool>().ShouldBeTrue();
        settings["accept_types"]!.ToJsonString().ShouldBe("[\"ltiResourceLink\"]");
        settings["data"]!.GetValue<string>().ShouldNotBeEmpty();
        settings["deep_link_return_url"]!.GetValue<string>().ShouldStartWith(_tool.Lms.Address + "/lti/deep-link/");
    }

    [Fact]
    public async Task D1_what_a_tester_leaves_out_is_left_out()
    {
        var settings = Settings(await _tool.LaunchAsync("mirjam", Choose));

        settings["accept_multiple"]!.GetValue<bool>().ShouldBeFalse();
        settings.ContainsKey("accept_lineitem").ShouldBeFalse();
        settings.ContainsKey("data").ShouldBeFalse();
    }

    [Fact]
    public async Task A_learner_cannot_add_anything()
    {
        await _tool.Lms.PickAsync("kees");

        (await _tool.Lms.Browser.GetAsync("/courses/add")).Headers.Location!.OriginalString.ShouldBe("/courses");
        (await _tool.Lms.Browser.GetAsync(Choose)).Headers.Location!.OriginalString.ShouldBe("/courses");
        (await _tool.Lms.Browser.GetStringAsync("/courses")).ShouldNotContain("/courses/add");
    }

    [Fact]
    public async Task D2_chosen_links_stand_on_the_course_page_and_can_be_launched_by_learners()
    {
        var asked = await _tool.LaunchAsync("mirjam", Choose + "&multiple=on&lineitem=yes&data=on");

        var answer = await AnswerAsync(asked, (PretendTool.DeepLinking + "content_items", new JsonArray(Link("5", "Samen sterk", lineItem: true), Link("6", "Verder"))));

        answer.StatusCode.ShouldBe(HttpStatusCode.OK);
        var course = WebUtility.HtmlDecode(await _tool.Lms.Browser.GetStringAsync("/courses"));
        course.ShouldContain("Samen sterk");
        course.ShouldContain("Verder");

        await _tool.Lms.PickAsync("kees");
        var launch = await _tool.LaunchAsync("kees", NumbersIn(await _tool.Lms.Browser.GetStringAsync("/courses"))[^2]);
        launch[PretendTool.Lti + "message_type"]!.GetValue<string>().ShouldBe("LtiResourceLinkRequest");
        launch[PretendTool.Lti + "target_link_uri"]!.GetValue<string>().ShouldBe(_tool.Address + "/themes/5");
        launch[PretendTool.Lti + "custom"]!["theme"]!.GetValue<string>().ShouldBe("5");
        launch["https://purl.imsglobal.org/spec/lti-ags/claim/endpoint"]!["lineitem"]!.GetValue<string>().ShouldContain("/lineitem?type_id=1");

        await _tool.Lms.PickAsync("mirjam");
        WebUtility.HtmlDecode(await _tool.Lms.Browser.GetStringAsync("/grades")).ShouldContain("Kolom Samen sterk");
        await _tool.Lms.PickAsync("joost");
        WebUtility.HtmlDecode(await _tool.Lms.Browser.GetStringAsync("/courses")).ShouldNotContain("Samen sterk");
    }

    [Fact]
    public async Task D3_a_line_item_that_was_not_accepted_makes_no_column()
    {
        var asked = await _tool.LaunchAsync("mirjam", Choose + "&lineitem=no");

        (await AnswerAsync(asked, (PretendTool.DeepLinking + "content_items", new JsonArray(Link("5", "Zonder", lineItem: true))))).StatusCode.ShouldBe(HttpStatusCode.OK);

        WebUtility.HtmlDecode(await _tool.Lms.Browser.GetStringAsync("/grades")).ShouldNotContain("Kolom Zonder");
    }

    [Fact]
    public async Task D3_an_empty_list_is_a_cancel()
    {
        var asked = await _tool.LaunchAsync("mirjam", Choose);

        var answer = await AnswerAsync(asked, (PretendTool.DeepLinking + "content_items", new JsonArray()), (PretendTool.DeepLinking + "msg", "Niets <b>gekozen</b>"));

        answer.StatusCode.ShouldBe(HttpStatusCode.OK);
        (await answer.Content.ReadAsStringAsync()).ShouldContain("Niets &lt;b&gt;gekozen");
    }

    [Fact]
    public async Task An_answer_is_taken_once()
    {
        var asked = await _tool.LaunchAsync("mirjam", Choose);
        var token = PretendTool.Sign(Response(asked), _tool.Key);

        (await PostAsync(asked, token)).StatusCode.ShouldBe(HttpStatusCode.OK);
        (await PostAsync(asked, token)).StatusCode.ShouldBe(HttpStatusCode.BadRequest);
    }

    [Fact]
    public async Task A_nonce_of_another_answer_is_not_taken_again()
    {
        var first = await _tool.LaunchAsync("mirjam", Choose);
        (await AnswerAsync(first, ("nonce", "same"))).StatusCode.ShouldBe(HttpStatusCode.OK);
        var second = await _tool.LaunchAsync("mirjam", Choose);

        (await AnswerAsync(second, ("nonce", "same"))).StatusCode.ShouldBe(HttpStatusCode.BadRequest);
    }

    [Theory]
    [InlineData("iss", "other")]
    [InlineData("aud", "other")]
    [InlineData("nonce", null)]
    [InlineData(PretendTool.Lti + "message_type", "LtiResourceLinkRequest")]
    [InlineData(PretendTool.Lti + "version", "1.2")]
    [InlineData(PretendTool.Lti + "deployment_id", "2")]
    [InlineData(PretendTool.DeepLinking + "data", "other")]
    [InlineData(PretendTool.DeepLinking + "data", null)]
    [InlineData(PretendTool.DeepLinking + "content_items", null)]
    [InlineData("exp", null)]
    [InlineData("iat", "1732294800")]
    public async Task A_wrong_claim_adds_nothing(string claim, string? value)
    {
        var asked = await _tool.LaunchAsync("mirjam", Choose + "&data=on");

        await RefusedAsync(asked, PretendTool.Sign(PretendTool.Changed(Response(asked), [(claim, value is null ? null : JsonValue.Create(value))]), _tool.Key));
    }

    [Fact]
    public async Task Wrong_times_signatures_and_keys_add_nothing()
    {
        var asked = await _tool.LaunchAsync("mirjam", Choose);
        string[] wrong =
        [
            PretendTool.Sign(PretendTool.Changed(Response(asked), [("exp", PretendTool.Now - 1)]), _tool.Key),
            PretendTool.Sign(PretendTool.Changed(Response(asked), [("iat", PretendTool.Now + 30)]), _tool.Key),
            PretendTool.Sign(PretendTool.Changed(Response(asked), [("exp", PretendTool.Now + 7200)]), _tool.Key),
            PretendTool.Sign(Response(asked), PretendTool.Stranger),
            PretendTool.Sign(Response(asked), _tool.Key, kid: null),
            PretendTool.Sign(Response(asked), _tool.Key, kid: "t-2"),
            PretendTool.Sign(Response(asked), _tool.Key, alg: "RS512"),
            "nonsense", "a.b.c", "",
        ];

        foreach (var token in wrong) await RefusedAsync(asked, token);
        (await AnswerAsync(asked)).StatusCode.ShouldBe(HttpStatusCode.OK);
    }

    [Fact]
    public async Task D3_several_links_other_types_and_foreign_addresses_are_refused_where_not_accepted()
    {
        var asked = await _tool.LaunchAsync("mirjam", Choose);
        var foreign = Link("5", "Vreemd");
        foreign["url"] = "https://elsewhere.example/themes/5";
        var numbers = Link("5", "Getal");
        numbers["custom"] = new JsonObject { ["theme"] = 5 };
        JsonArray[] wrong =
        [
            [Link("5", "Een"), Link("6", "Twee")], [new JsonObject { ["type"] = "link", ["url"] = _tool.Address + "/x" }], [foreign], [numbers], ["text"],
        ];

        foreach (var items in wrong) await RefusedAsync(asked, PretendTool.Sign(PretendTool.Changed(Response(asked), [(PretendTool.DeepLinking + "content_items", items)]), _tool.Key));
    }

    [Fact]
    public async Task Nobody_answers_a_question_that_was_not_asked()
    {
        var asked = await _tool.LaunchAsync("mirjam", Choose);

        var answer = await _tool.Lms.Browser.PostAsync("/lti/deep-link/unknown", new FormUrlEncodedContent([new("JWT", PretendTool.Sign(Response(asked), _tool.Key))]));

        answer.StatusCode.ShouldBe(HttpStatusCode.BadRequest);
    }

    [Fact]
    public async Task What_was_added_is_there_after_a_restart_and_a_teacher_can_take_it_away()
    {
        await AnswerAsync(await _tool.LaunchAsync("mirjam", Choose));
        await _tool.RestartPlatformAsync();
        await _tool.Lms.PickAsync("mirjam");

        var page = NumbersIn(await _tool.Lms.Browser.GetStringAsync("/courses"))[^1];
        await _tool.Lms.Browser.PostAsync("/courses?handler=remove", new FormUrlEncodedContent([new("number", page.Split('/')[^1])]));

        (await _tool.Lms.Browser.GetAsync(page)).StatusCode.ShouldBe(HttpStatusCode.NotFound);
        (await _tool.Lms.Browser.GetAsync("/courses/3")).StatusCode.ShouldBe(HttpStatusCode.OK);
    }

    [Fact]
    public async Task A_question_belongs_to_the_teacher_who_asked()
    {
        await _tool.Lms.PickAsync("mirjam");
        var login = await _tool.FrameAsync(Choose);
        await _tool.Lms.PickAsync("kees");

        var fields = LmsUnderTest.FieldsOf(await _tool.Lms.Browser.GetStringAsync(_tool.QuestionFor(login).Replace("login_hint=2049", "login_hint=2041")));

        fields["error"].ShouldBe("invalid_request");
    }

    private static string[] NumbersIn(string page) => [.. System.Text.RegularExpressions.Regex.Matches(page, "class=\"course\" href=\"([^\"]*)\"").Select(match => match.Groups[1].Value)];

    private static JsonObject Settings(JsonObject claims) => claims[PretendTool.DeepLinking + "deep_linking_settings"]!.AsObject();

    private JsonObject Link(string theme, string title, bool lineItem = false)
    {
        JsonObject link = new() { ["type"] = "ltiResourceLink", ["url"] = $"{_tool.Address}/themes/{theme}", ["title"] = title, ["custom"] = new JsonObject { ["theme"] = theme } };
        if (lineItem) link["lineItem"] = new JsonObject { ["scoreMaximum"] = 1, ["label"] = "Kolom " + title, ["resourceId"] = "theme-" + theme };
        return link;
    }

    private JsonObject Response(JsonObject asked)
    {
        JsonObject claims = new()
        {
            ["iss"] = "groenrijk-lms", ["aud"] = _tool.Lms.Address, ["iat"] = PretendTool.Now - 5, ["exp"] = PretendTool.Now + 60, ["nonce"] = Convert.ToHexString(RandomNumberGenerator.GetBytes(8)),
            [PretendTool.Lti + "message_type"] = "LtiDeepLinkingResponse", [PretendTool.Lti + "version"] = "1.3.0", [PretendTool.Lti + "deployment_id"] = "1",
            [PretendTool.DeepLinking + "content_items"] = new JsonArray(Link("5", "Samen sterk")),
        };
        if (Settings(asked)["data"] is { } data) claims[PretendTool.DeepLinking + "data"] = data.DeepClone();
        return claims;
    }

    private Task<HttpResponseMessage> AnswerAsync(JsonObject asked, params (string Name, JsonNode? Value)[] changes) =>
        PostAsync(asked, PretendTool.Sign(PretendTool.Changed(Response(asked), changes), _tool.Key));

    private Task<HttpResponseMessage> PostAsync(JsonObject asked, string token) =>
        _tool.Lms.Browser.PostAsync(Settings(asked)["deep_link_return_url"]!.GetValue<string>(), new FormUrlEncodedContent([new("JWT", token)]));

    private async Task RefusedAsync(JsonObject asked, string token)
    {
        var before = NumbersIn(await _tool.Lms.Browser.GetStringAsync("/courses")).Length;
        var answer = await PostAsync(asked, token);
        answer.StatusCode.ShouldBe(HttpStatusCode.BadRequest, token);
        (await answer.Content.ReadAsStringAsync()).ShouldContain("<code>");
        NumbersIn(await _tool.Lms.Browser.GetStringAsync("/courses")).Length.ShouldBe(before);
    }
}
