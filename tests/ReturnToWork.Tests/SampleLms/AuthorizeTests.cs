using System.Buffers.Text;
using System.Net;
using System.Text.Json;
using System.Text.RegularExpressions;
using Microsoft.AspNetCore.WebUtilities;
using Shouldly;
using Xunit;

namespace ReturnToWork.Tests.SampleLms;

/// <summary>The LTI platform, as a tool sees it.</summary>
public sealed class AuthorizeTests(SharedLms shared) : IClassFixture<SharedLms>
{
    [Fact]
    public async Task The_course_page_begins_a_login_at_the_tool_in_a_frame()
    {
        var lms = shared.Lms.Anew();
        (await lms.PickAsync("fatma")).Headers.Location!.OriginalString.ShouldBe("/courses");

        var page = await lms.Browser.GetStringAsync("/courses/3");

        var frame = WebUtility.HtmlDecode(Regex.Match(page, "<iframe[^>]* id=\"theme\"[^>]* src=\"([^\"]*)\"").Groups[1].Value);
        frame.ShouldStartWith("http://localhost:5080/lti/login?");
        var asked = QueryHelpers.ParseQuery(new Uri(frame).Query);
        asked["iss"].ToString().ShouldBe(lms.Address);
        asked["client_id"].ToString().ShouldBe("groenrijk-lms");
        asked["lti_deployment_id"].ToString().ShouldBe("1");
        asked["target_link_uri"].ToString().ShouldBe("http://localhost:5080/themes/3");
        asked["login_hint"].ToString().ShouldNotBeEmpty();
    }

    [Fact]
    public async Task The_pages_speak_Dutch_and_English_and_say_that_this_is_a_sample()
    {
        var lms = shared.Lms.Anew();
        var dutch = WebUtility.HtmlDecode(await lms.Browser.GetStringAsync("/"));
        dutch.ShouldContain("<html lang=\"nl\">");
        dutch.ShouldContain("voorbeeld");
        foreach (var name in new[] { "Kees", "Fatma", "Ali", "Noor", "Sam", "Daan" }) dutch.ShouldContain(name);

        var switched = await lms.Browser.PostAsync("/?handler=language", new FormUrlEncodedContent([new("language", "en"), new("back", "//evil.example/")]));

        switched.Headers.Location!.OriginalString.ShouldBe("/");
        (await lms.Browser.GetStringAsync("/")).ShouldContain("This is a sample");
    }

    [Fact]
    public async Task Whoever_is_not_signed_in_is_asked_who_they_are()
    {
        var lms = shared.Lms.Anew();

        foreach (var page in new[] { "/courses", "/courses/3" }) (await lms.Browser.GetAsync(page)).Headers.Location!.OriginalString.ShouldBe("/");
        LmsUnderTest.FieldsOf(await lms.Browser.GetStringAsync(Question("2041")))["error"].ShouldBe("login_required");
    }

    [Fact]
    public async Task A_right_question_gets_a_signed_token_without_a_name()
    {
        var lms = shared.Lms.Anew();
        await lms.PickAsync("kees");

        var answer = await lms.Browser.GetAsync(Question("2041"));
        var page = await answer.Content.ReadAsStringAsync();

        page.ShouldContain("action=\"http://localhost:5080/lti/launch\"");
        answer.Headers.GetValues("Referrer-Policy").ShouldNotContain("no-referrer");
        var fields = LmsUnderTest.FieldsOf(page);
        fields["state"].ShouldBe("s-1");
        var claims = Base64Url.DecodeFromChars(fields["id_token"].Split('.')[1]);
        using var token = JsonDocument.Parse(claims);
        token.RootElement.GetProperty("nonce").GetString().ShouldBe("n-1");
        token.RootElement.EnumerateObject().Select(claim => claim.Name).ShouldNotContain(name => name.EndsWith("name", StringComparison.Ordinal) || name == "email");
        System.Text.Encoding.UTF8.GetString(claims).ShouldNotContain("Kees");
    }

    [Theory]
    [InlineData("login_hint", "2042", "login_required")]
    [InlineData("client_id", "dekade-lms", "access_denied")]
    [InlineData("scope", "profile", "invalid_scope")]
    [InlineData("response_type", "code", "unsupported_response_type")]
    [InlineData("response_mode", "query", "invalid_request")]
    [InlineData("prompt", "login", "invalid_request")]
    [InlineData("nonce", "", "invalid_request")]
    [InlineData("lti_message_hint", "theme-9-link", "invalid_request")]
    public async Task A_wrong_question_gets_an_openid_error_by_form_post(string name, string value, string error)
    {
        var lms = shared.Lms.Anew();
        await lms.PickAsync("kees");

        var fields = LmsUnderTest.FieldsOf(await lms.Browser.GetStringAsync(Question("2041", (name, value))));

        fields["error"].ShouldBe(error);
        fields["state"].ShouldBe("s-1");
        fields.ShouldNotContainKey("id_token");
    }

    [Theory]
    [InlineData("client_id", "stranger")]
    [InlineData("redirect_uri", "http://localhost:5080/lti/launch/")]
    [InlineData("redirect_uri", "https://elsewhere.example/")]
    public async Task Nothing_is_sent_to_somebody_unknown(string name, string value)
    {
        var lms = shared.Lms.Anew();
        await lms.PickAsync("kees");

        var answer = await lms.Browser.GetAsync(Question("2041", (name, value)));

        answer.StatusCode.ShouldBe(HttpStatusCode.BadRequest);
        (await answer.Content.ReadAsStringAsync()).ShouldNotContain("<form");
    }

    [Fact]
    public async Task The_key_and_the_session_are_found_again_after_a_restart()
    {
        var first = await LmsUnderTest.StartAsync();
        await first.PickAsync("kees");
        var before = await first.Browser.GetStringAsync("/lti/jwks");
        await first.StopAsync();

        await using var second = await LmsUnderTest.StartAsync(first.Folder, new Uri(first.Address).Port);

        (await second.Browser.GetStringAsync("/lti/jwks")).ShouldBe(before);
        (await first.Browser.GetAsync("/courses")).StatusCode.ShouldBe(HttpStatusCode.OK);
    }

    [Fact]
    public async Task A_port_in_use_surfaces_as_an_exception_that_can_be_caught()
    {
        var first = shared.Lms.Anew();

        var trouble = await Should.ThrowAsync<IOException>(() => LmsUnderTest.StartAsync(port: new Uri(first.Address).Port));

        trouble.Message.ShouldContain("address already in use");
    }

    [Fact]
    public async Task A_test_can_make_one_launch_wrong_and_the_next_is_right_again()
    {
        var lms = shared.Lms.Anew();
        await lms.PickAsync("kees");
        lms.Tampering.Next(draft => draft.Header["kid"] = "other");

        HeaderOf(await lms.Browser.GetStringAsync(Question("2041"))).ShouldContain("other");
        HeaderOf(await lms.Browser.GetStringAsync(Question("2041"))).ShouldNotContain("other");
    }

    private static string HeaderOf(string page) =>
        System.Text.Encoding.UTF8.GetString(Base64Url.DecodeFromChars(LmsUnderTest.FieldsOf(page)["id_token"].Split('.')[0]));

    private static string Question(string hint, params (string Name, string Value)[] changes)
    {
        Dictionary<string, string?> asked = new()
        {
            ["scope"] = "openid",
            ["response_type"] = "id_token",
            ["response_mode"] = "form_post",
            ["prompt"] = "none",
            ["client_id"] = "groenrijk-lms",
            ["redirect_uri"] = "http://localhost:5080/lti/launch",
            ["login_hint"] = hint,
            ["lti_message_hint"] = "theme-3-link",
            ["state"] = "s-1",
            ["nonce"] = "n-1",
        };
        foreach (var (name, value) in changes) asked[name] = value;
        return QueryHelpers.AddQueryString("/lti/authorize", asked);
    }
}
