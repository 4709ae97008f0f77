using System.Net;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using global::SampleLms;
using Microsoft.Extensions.DependencyInjection;
using ReturnToWork.TestKit.Companion;
using Shouldly;
using Xunit;

namespace ReturnToWork.Tests.SampleLms;

/// <summary>The administrator's corner: tools entered by hand, keys, and the texts.</summary>
public sealed class ManageTests : IAsyncLifetime
{
    private readonly MovableClock _clock = new();
    private PretendTool _tool = null!;

    public async ValueTask InitializeAsync() => _tool = await PretendTool.StartAsync(_clock);

    public ValueTask DisposeAsync() => _tool.DisposeAsync();

    [Theory]
    [InlineData("jwks")]
    [InlineData("pem")]
    [InlineData("address")]
    public async Task A_tool_entered_by_hand_shows_what_to_paste_and_gets_tokens(string keys)
    {
        var client = await EnterAsync(keys switch
        {
            "jwks" => ("keys", _tool.KeySet.ToJsonString()),
            "pem" => ("keys", _tool.Key.ExportSubjectPublicKeyInfoPem()),
            _ => ("keysaddress", _tool.Address + "/.well-known/jwks.json"),
        });

        var page = await _tool.Lms.Browser.GetStringAsync($"/manage/tools/{client}");
        foreach (var value in new[] { _tool.Lms.Address, client!, "/lti/authorize", "/lti/token", "/lti/jwks" }) page.ShouldContain(value);
        _tool.ClientId = client!;
        (await _tool.AskTokenAsync(PretendTool.Sign(_tool.Assertion((PretendTool.Lti + "deployment_id", "3")), _tool.Key), PretendTool.Ags + "score")).StatusCode.ShouldBe(HttpStatusCode.OK);
        (await _tool.LaunchAsync("mirjam", $"/courses/add/choose?tool={client}"))["aud"]!.GetValue<string>().ShouldBe(client);
    }

    [Theory]
    [InlineData("name", "")]
    [InlineData("organisation", "other")]
    [InlineData("login", "http://elsewhere.example/")]
    [InlineData("redirects", "not an address")]
    [InlineData("target", "")]
    [InlineData("deeplink", "ftp://elsewhere.example/")]
    [InlineData("keys", "")]
    public async Task What_is_wrong_on_the_sheet_is_said(string field, string value) => (await EnterAsync((field, value))).ShouldBeNull();

    [Fact]
    public async Task A_new_key_signs_at_once_and_the_old_one_stays_published_for_a_while()
    {
        var old = await KidsAsync();
        (await _tool.Lms.Browser.PostAsync("/manage/keys", new FormUrlEncodedContent([new("minutes", "10")]))).StatusCode.ShouldBe(HttpStatusCode.Redirect);

        var both = await KidsAsync();
        both.Length.ShouldBe(2);
        both[1].ShouldBe(old.Single());
        _clock.Advance(TimeSpan.FromMinutes(11));
        (await KidsAsync()).ShouldBe([both[0]]);

        await _tool.Lms.Browser.PostAsync("/manage/keys", new FormUrlEncodedContent([new("minutes", "0")]));
        var last = await KidsAsync();
        last.Length.ShouldBe(1);
        last.ShouldNotContain(both[0]);
        await _tool.RestartPlatformAsync();
        (await _tool.Lms.Browser.GetStringAsync("/lti/jwks")).ShouldContain(last[0]);
    }

    [Fact]
    public async Task Every_page_of_this_corner_opens_in_both_languages()
    {
        foreach (var language in new[] { "nl", "en" })
        {
            await _tool.Lms.Browser.PostAsync("/?handler=language", new FormUrlEncodedContent([new("language", language), new("back", "/")]));
            foreach (var page in new[] { "/manage", "/manage/tools/groenrijk-lms", "/manage/tools/new", "/manage/keys", "/manage/troubles" })
            {
                (await _tool.Lms.Browser.GetStringAsync(page)).ShouldContain($"<html lang=\"{language}\">");
            }
        }
    }

    [Fact]
    public void Both_languages_have_the_same_texts_and_every_trouble_has_a_sentence_of_its_own_place()
    {
        var dutch = Texts("nl");
        var english = Texts("en");

        english.Keys.Order().ShouldBe(dutch.Keys.Order());
        foreach (var trouble in TroubleList.All) dutch.Keys.ShouldContain("trouble." + trouble.Code);
        foreach (var place in Enum.GetNames<TroublePlace>()) dutch.Keys.ShouldContain("troubles.place." + place);
        TroubleList.All.Select(trouble => trouble.Code).ShouldBeUnique();
        dutch.Keys.Count(key => key.StartsWith("trouble.", StringComparison.Ordinal)).ShouldBe(TroubleList.All.Count);
    }

    private static Dictionary<string, string> Texts(string language) =>
        JsonSerializer.Deserialize<Dictionary<string, string>>(File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "assets", "sample-lms", "texts", language + ".json")))!;

    private async Task<string[]> KidsAsync() =>
        [.. JsonNode.Parse(await _tool.Lms.Browser.GetStringAsync("/lti/jwks"))!["keys"]!.AsArray().Select(key => key!["kid"]!.GetValue<string>())];

    /// <summary>The client id; null when the sheet came back with a sentence.</summary>
    private async Task<string?> EnterAsync(params (string Name, string Value)[] changes)
    {
        Dictionary<string, string> sheet = new()
        {
            ["name"] = "Met de hand", ["organisation"] = "groenrijk", ["login"] = _tool.Address + "/lti/login", ["redirects"] = _tool.Address + "/lti/launch\r\n" + _tool.Address + "/other",
            ["target"] = _tool.Address + "/mijn", ["deeplink"] = _tool.Address + "/lti/pick", ["keysaddress"] = "", ["keys"] = "",
        };
        foreach (var (name, value) in changes) sheet[name] = value;
        var answer = await _tool.Lms.Browser.PostAsync("/manage/tools/new", new FormUrlEncodedContent(sheet));
        if (answer.StatusCode == HttpStatusCode.OK) (await answer.Content.ReadAsStringAsync()).ShouldContain("role=\"alert\"");
        return answer.Headers.Location?.OriginalString.Split('/')[^1];
    }
}
