using System.Net;
using System.Text.Json;
using System.Text.RegularExpressions;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.IdentityModel.Tokens;
using ReturnToWork.Lti;
using ReturnToWork.Storage;
using ReturnToWork.TestKit.Storage;
using ReturnToWork.Tests.Courses;
using Shouldly;
using Xunit;

namespace ReturnToWork.Tests.Tool;

/// <summary>A teacher chooses what to place in a course: the picker, from the launch to the form that goes back to the platform.</summary>
public sealed class PickerTests : IAsyncLifetime
{
    private const string Dl = "https://purl.imsglobal.org/spec/lti-dl/claim/";
    private const string ReturnUrl = RunningTool.Platform + "/return?course=4&amp;x=1";
    private readonly SigningPlatform _platform = new();
    private readonly SampleThemes _themes = new SampleThemes().Add(1, "Werk en ik", "Work and me").AddPublished("3-mijn-plan");
    private FreshPlace _place = null!;
    private RunningTool _tool = null!;

    public async ValueTask InitializeAsync()
    {
        _place = await FreshPlace.OnAsync(DataProvider.Sqlite);
        _tool = await RunningTool.StartAsync(_place, _platform.Publish, new Dictionary<string, string?> { ["Courses:Themes"] = _themes.Place });
    }

    public async ValueTask DisposeAsync()
    {
        await _tool.DisposeAsync();
        await _place.DisposeAsync();
        _themes.Dispose();
    }

    [Fact]
    public async Task D1_the_picker_shows_every_theme_with_what_it_is_for_and_the_pages_with_several()
    {
        var page = await OpenAsync();

        page.Policy.ShouldContain("script-src 'none'");
        page.Policy.ShouldContain("form-action 'self'");
        page.Policy.ShouldEndWith($"frame-ancestors {RunningTool.Platform}");
        page.Html.ShouldContain("Wat zet je in je cursus?");
        page.Html.ShouldContain("<strong>Thema 3: Mijn plan</strong> <span>Je maakt een klein plan voor iets dat jij graag wilt.</span> <span class=\"small\">Ongeveer 10 minuten</span>");
        page.Html.ShouldContain("href=\"/open/3?language=nl\" target=\"_blank\"");
        page.Html.ShouldContain("Schrijf alle medewerkers in");
        page.Html.ShouldContain("Zet het cijferoverzicht en rapporten voor leidinggevenden uit");
        page.Values("pick").ShouldBe(["1", "3", "7", "mijn"]);
        page.Html.ShouldNotContain("type=\"radio\" name=\"pick\"");
        foreach (var word in (string[])["ziek", "verzuim", "sick", "illness"]) page.Html.ShouldNotContain(word, Case.Insensitive);
    }

    [Fact]
    public async Task D1_it_speaks_the_platforms_language_and_the_other_one_on_request()
    {
        var page = await OpenAsync(locale: "en-GB");
        page.Html.ShouldContain("<html lang=\"en\">");

        var dutch = await page.SendAsync(("do", "read"), ("language", "nl"));
        dutch.Html.ShouldContain("Wat zet je in je cursus?");
        (await dutch.SendAsync(("do", "read"), ("language", "en"))).Html.ShouldContain("What do you put in your course?");
    }

    [Fact]
    public async Task D2_what_was_chosen_is_posted_to_the_platform_in_the_same_frame_by_script_or_by_a_button()
    {
        var page = await (await OpenAsync()).SendAsync(("do", "place"), ("pick", "3"));

        page.Html.ShouldContain($"<form method=\"post\" action=\"{ReturnUrl}\" id=\"answer\">");
        page.Html.ShouldNotContain("target=");
        Regex.Count(page.Html, "<input ").ShouldBe(1, "one field, JWT");
        page.Html.ShouldContain("<button");
        var nonce = Regex.Match(page.Html, "<script nonce=\"([^\"]+)\"").Groups[1].Value;
        page.Policy.ShouldContain($"script-src 'nonce-{WebUtility.HtmlDecode(nonce)}'");
        page.Policy.ShouldContain($"form-action {RunningTool.Platform};");
        page.Policy.ShouldEndWith($"frame-ancestors {RunningTool.Platform}");
        page.Claims.GetProperty(Dl + "data").GetString().ShouldBe("opaque <&\"'> é");
        page.Items.Single().GetProperty("url").GetString().ShouldBe(new Uri(_tool.Address, "/themes/3").AbsoluteUri);
        page.Items.Single().GetProperty("custom").GetRawText().ShouldBe("""{"theme":"3"}""");
    }

    [Fact]
    public async Task D3_several_themes_become_several_links_or_one_bundle_and_the_page_with_all()
    {
        var page = await OpenAsync();

        Urls(await page.SendAsync(("do", "place"), ("pick", "7"), ("pick", "3"), ("pick", "mijn"), ("how", "each"))).ShouldBe(["/themes/3", "/themes/7", "/mijn"]);
        var bundle = await page.SendAsync(("do", "place"), ("pick", "1"), ("pick", "3"), ("how", "together"));
        Urls(bundle).ShouldBe(["/bundels/1-3"]);
        bundle.Items.Single().GetProperty("title").GetString().ShouldBe("Werk en ik en Mijn plan");
        bundle.Items.Single().GetProperty("custom").GetRawText().ShouldBe("""{"themes":"1-3"}""");
        (await page.SendAsync(("do", "place"), ("pick", "1"), ("pick", "3"), ("pick", "7"), ("how", "together"), ("language", "en"))).Items.Single().GetProperty("title").GetString()
            .ShouldBe("Work and me, My plan and Trial");
    }

    [Fact]
    public async Task D3_where_one_item_is_taken_one_can_be_chosen()
    {
        var page = await OpenAsync(multiple: false);
        page.Html.ShouldNotContain("type=\"checkbox\" name=\"pick\"");
        page.Values("pick").ShouldBe(["1", "3", "7", "mijn", "together"]);

        Urls(await page.SendAsync(("do", "place"), ("pick", "1"), ("in", "3"))).ShouldBe(["/themes/1"]);
        Urls(await page.SendAsync(("do", "place"), ("pick", "mijn"))).ShouldBe(["/mijn"]);
        Urls(await page.SendAsync(("do", "place"), ("pick", "together"), ("in", "3"), ("in", "7"))).ShouldBe(["/bundels/3-7"]);
        var forged = await page.SendAsync(("do", "place"), ("pick", "1"), ("pick", "3"));
        forged.Status.ShouldBe(HttpStatusCode.UnprocessableEntity);
        forged.Html.ShouldContain("role=\"alert\">Kies één onderdeel.");
    }

    [Theory]
    [InlineData("Kies eerst een onderdeel.")]
    [InlineData("Kies eerst een onderdeel.", "pick=99", "pick=../../lti")]
    [InlineData("Kies twee of meer thema’s voor op één pagina.", "pick=3", "how=together")]
    public async Task D3_what_cannot_be_placed_is_asked_again_with_what_was_ticked(string sentence, params string[] fields)
    {
        var page = await (await OpenAsync()).SendAsync([("do", "place"), .. fields.Select(field => (field.Split('=')[0], field.Split('=')[1]))]);

        page.Status.ShouldBe(HttpStatusCode.UnprocessableEntity);
        page.Html.ShouldContain(sentence);
        Regex.Count(page.Html, "type=\"checkbox\" name=\"pick\" value=\"3\" checked>").ShouldBe(fields.Contains("pick=3", StringComparer.Ordinal) ? 1 : 0);
    }

    [Fact]
    public async Task D3_giving_up_goes_back_with_an_empty_list()
    {
        var page = await (await OpenAsync()).SendAsync(("do", "cancel"), ("pick", "3"));

        page.Items.ShouldBeEmpty();
        page.Claims.GetProperty(Dl + "data").GetString().ShouldBe("opaque <&\"'> é");
        page.Claims.GetProperty(Dl + "msg").GetString().ShouldBe("Er is niets in de cursus gezet.");
    }

    [Fact]
    public async Task L13_the_choice_counts_for_half_an_hour_from_our_own_page_only_and_cannot_be_made_up()
    {
        var page = await OpenAsync();

        (await page.SendAsync("cross-site", ("do", "cancel"))).Status.ShouldBe(HttpStatusCode.Forbidden);
        (await page.SendAsync(site: null, ("do", "cancel"))).Status.ShouldBe(HttpStatusCode.Forbidden);
        (await (page with { Ticket = page.Ticket[..^2] + "xx" }).SendAsync(("do", "cancel"))).Status.ShouldBe(HttpStatusCode.Forbidden);
        (await (page with { Ticket = new string('A', 50_000) }).SendAsync(("do", "cancel"))).Status.ShouldBe(HttpStatusCode.Forbidden);
        _tool.Clock.Advance(TimeSpan.FromMinutes(29));
        (await page.SendAsync(("do", "cancel"))).Status.ShouldBe(HttpStatusCode.OK);
        _tool.Clock.Advance(TimeSpan.FromMinutes(1));
        var over = await page.SendAsync(("do", "place"), ("pick", "3"));
        over.Status.ShouldBe(HttpStatusCode.Forbidden);
        over.Html.ShouldContain("Kies opnieuw");
        over.Policy.ShouldEndWith($"frame-ancestors {RunningTool.Platform}", customMessage: "it must be readable where it stands");
    }

    [Fact]
    public async Task L12_a_registration_that_was_suspended_while_somebody_chose_gets_no_answer()
    {
        var made = await MakeAsync(offer: null);
        var page = await OpenAsync(client: "own-client");
        (await Book.SetStateAsync("groenrijk", made, RegistrationState.Suspended)).ShouldBeTrue();

        (await page.SendAsync(("do", "place"), ("pick", "3"))).Status.ShouldBe(HttpStatusCode.Forbidden);
    }

    [Fact]
    public async Task Item_12_a_registration_for_one_theme_offers_and_launches_that_theme_alone()
    {
        await MakeAsync(offer: "3");
        var page = await OpenAsync(client: "own-client");

        page.Values("pick").ShouldBe(["3"]);
        page.Html.ShouldContain("value=\"3\" checked>");
        Urls(await page.SendAsync(("do", "place"), ("pick", "3"), ("pick", "1"), ("pick", "mijn"), ("how", "together"))).ShouldBe(["/themes/3"]);
        (await page.SendAsync(("do", "place"), ("pick", "1"))).Status.ShouldBe(HttpStatusCode.UnprocessableEntity);

        (await _platform.LaunchAsync(_tool, "kees", cookies: true, client: "own-client", path: "/themes/3")).StatusCode.ShouldBe(HttpStatusCode.SeeOther);
        foreach (var path in (string[])["/themes/1", "/mijn", "/bundels/1-3"])
        {
            using var refused = await _platform.LaunchAsync(_tool, "kees", cookies: true, client: "own-client", path: path);
            refused.StatusCode.ShouldBe(HttpStatusCode.Forbidden, path);
            (await refused.Content.ReadAsStringAsync()).ShouldContain("A4-target-not-offered");
        }
    }

    [Theory]
    [InlineData(true, 1)]
    [InlineData(false, 0)]
    public async Task D4_a_theme_may_have_a_column_where_the_organisation_asked_for_it_and_a_list_never(bool grades, int columns)
    {
        await MakeAsync(offer: null, grades);
        var page = await (await OpenAsync(client: "own-client")).SendAsync(("do", "place"), ("pick", "3"), ("pick", "mijn"));

        page.Items.Count(item => item.TryGetProperty("lineItem", out _)).ShouldBe(columns);
    }

    private RegistrationBook Book => _tool.Services.GetRequiredService<RegistrationBook>();

    private async Task<Guid> MakeAsync(string? offer, bool grades = false)
    {
        var draft = new RegistrationDraft(
            "LMS", RunningTool.Platform, "own-client", RunningTool.Platform + "/authorize", RunningTool.Platform + "/token", RunningTool.Platform + "/jwks", Offer: offer, Grades: grades);
        var (id, faults) = await Book.AddAsync("groenrijk", draft, ["1"]);
        faults.ShouldBeEmpty();
        return id!.Value;
    }

    private async Task<PickPage> OpenAsync(bool multiple = true, string locale = "nl", string client = "groenrijk-lms")
    {
        using var answer = await _platform.LaunchAsync(_tool, "teacher-1", cookies: false, client: client, claims: claims =>
        {
            const string Claim = "https://purl.imsglobal.org/spec/lti/claim/";
            claims.Remove(Claim + "resource_link");
            claims[Claim + "message_type"] = "LtiDeepLinkingRequest";
            claims[Claim + "roles"] = new[] { "http://purl.imsglobal.org/vocab/lis/v2/membership#Instructor" };
            claims[Claim + "launch_presentation"] = new Dictionary<string, object> { ["locale"] = locale };
            claims[Dl + "deep_linking_settings"] = new Dictionary<string, object>
            {
                ["deep_link_return_url"] = WebUtility.HtmlDecode(ReturnUrl), ["accept_types"] = new[] { "ltiResourceLink" }, ["accept_presentation_document_targets"] = new[] { "iframe" },
                ["accept_multiple"] = multiple, ["data"] = "opaque <&\"'> é",
            };
        });
        answer.StatusCode.ShouldBe(HttpStatusCode.OK);
        (answer.Headers.TryGetValues("Set-Cookie", out var cookies) ? cookies : []).ShouldNotContain(cookie => cookie.StartsWith("__Host-rtw-session", StringComparison.Ordinal));
        return await PickPage.ReadAsync(_tool, answer);
    }

    private static IEnumerable<string> Urls(PickPage page) => page.Items.Select(item => new Uri(item.GetProperty("url").GetString()!).AbsolutePath);

    /// <summary>One page of the picker, as a browser has it.</summary>
    private sealed record PickPage(RunningTool Tool, HttpStatusCode Status, string Html, string Policy, string Ticket)
    {
        public JsonElement Claims => JsonElement.Parse(Base64UrlEncoder.Decode(Regex.Match(Html, "name=\"JWT\" value=\"([^\"]+)\"").Groups[1].Value.Split('.')[1]));

        public IReadOnlyList<JsonElement> Items => [.. Claims.GetProperty(Dl + "content_items").EnumerateArray()];

        public static async Task<PickPage> ReadAsync(RunningTool tool, HttpResponseMessage answer)
        {
            var html = await answer.Content.ReadAsStringAsync();
            return new PickPage(tool, answer.StatusCode, html, answer.Headers.GetValues("Content-Security-Policy").Single(), Regex.Match(html, "name=\"ticket\" value=\"([^\"]+)\"").Groups[1].Value);
        }

        public IEnumerable<string> Values(string field) => Regex.Matches(Html, $"name=\"{field}\" value=\"([^\"]+)\"").Select(match => match.Groups[1].Value);

        public Task<PickPage> SendAsync(params (string Name, string Value)[] fields) => SendAsync("same-origin", fields);

        public async Task<PickPage> SendAsync(string? site, params (string Name, string Value)[] fields)
        {
            using var request = new HttpRequestMessage(HttpMethod.Post, "/lti/pick")
            {
                Content = new FormUrlEncodedContent([KeyValuePair.Create("ticket", Ticket), .. fields.Select(field => KeyValuePair.Create(field.Name, field.Value))]),
            };
            if (site is not null) request.Headers.Add("Sec-Fetch-Site", site);
            using var answer = await Tool.Http.SendAsync(request);
            return await ReadAsync(Tool, answer);
        }
    }
}
