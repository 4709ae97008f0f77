using System.Net;
using System.Net.Http.Headers;
using System.Text;
using System.Text.RegularExpressions;
using ReturnToWork.Lrs;
using ReturnToWork.TestKit.Companion;
using ReturnToWork.Tool;
using Shouldly;
using Xunit;

namespace ReturnToWork.Tests.Tool.Admin;

/// <summary>Keys of the record store: made, shown once, revoked in two steps, and never another organisation's.</summary>
public sealed class KeysTests(SharedAdmin shared) : IClassFixture<SharedAdmin>
{
    private readonly RunningAdmin _admin = shared.Admin;

    [Fact]
    public async Task A_key_is_made_with_its_secret_shown_once_opens_what_was_chosen_and_nothing_after_it_is_revoked()
    {
        using var wim = await _admin.SignedInAsync();
        var (key, secret) = await MakeAsync(wim, "Kenniscentrum", "statements/read");
        wim.Page!.Answer.Headers.CacheControl!.NoStore.ShouldBeTrue();
        wim.Page.Text.ShouldContain("Je ziet het maar één keer");

        (await StatusAsync(key, secret, HttpMethod.Get)).ShouldBe(HttpStatusCode.OK);
        (await StatusAsync(key, secret, HttpMethod.Post)).ShouldBe(HttpStatusCode.Forbidden);
        var list = await wim.GetAsync("/admin/keys");
        list.Text.ShouldContain("Kenniscentrum");
        list.Text.ShouldContain("Alle berichten lezen");
        list.Text.ShouldNotContain(secret);

        (await wim.GetAsync($"/admin/keys/{key}/revoke")).Text.ShouldContain("‘Kenniscentrum’");
        (await StatusAsync(key, secret, HttpMethod.Get)).ShouldBe(HttpStatusCode.OK);
        (await wim.PostAsync($"/admin/keys/{key}/revoke")).Text.ShouldContain("De sleutel is ingetrokken");
        (await StatusAsync(key, secret, HttpMethod.Get)).ShouldBe(HttpStatusCode.Unauthorized);
        (await wim.GetAsync($"/admin/keys/{key}/revoke")).Status.ShouldBe(HttpStatusCode.NotFound);

        var acts = await wim.GetAsync("/admin/log");
        acts.Text.ShouldContain("maakte een sleutel voor ‘Kenniscentrum’");
        acts.Text.ShouldContain("trok de sleutel voor ‘Kenniscentrum’ in");
        acts.Text.ShouldNotContain(secret);
        _admin.Tool.Logged.ShouldNotContain(secret);
    }

    [Fact]
    public async Task Another_organisations_key_is_not_there()
    {
        using var wim = await _admin.SignedInAsync();
        var (key, secret) = await MakeAsync(wim, "Alleen van Groenrijk", "statements/write");
        using var other = await _admin.SignedInAsync(RunningAdmin.NewAdministrator("dekade"));

        (await other.GetAsync("/admin/keys")).Text.ShouldNotContain("Alleen van Groenrijk");
        (await other.GetAsync($"/admin/keys/{key}/revoke")).Status.ShouldBe(HttpStatusCode.NotFound);
        await other.GetAsync("/admin/keys/new");
        (await other.PostAsync($"/admin/keys/{key}/revoke")).Status.ShouldBe(HttpStatusCode.NotFound);
        (await StatusAsync(key, secret, HttpMethod.Post)).ShouldBe(HttpStatusCode.BadRequest);
        (await other.GetAsync("/admin/log")).Text.ShouldNotContain("trok");
    }

    [Fact]
    public async Task A_key_of_the_settings_is_shown_and_cannot_be_revoked_here()
    {
        using var wim = await _admin.SignedInAsync(to: "/admin/keys");
        wim.Page!.Text.ShouldContain("<code>reader</code>");
        wim.Page.Text.ShouldContain("Lrs:Credentials");
        wim.Page.Html.ShouldNotContain("/admin/keys/reader/revoke");
        (await wim.GetAsync("/admin/keys/reader/revoke")).Status.ShouldBe(HttpStatusCode.NotFound);
    }

    [Theory]
    [InlineData("", "state", "Schrijf op waarvoor")]
    [InlineData("  ", "state", "Schrijf op waarvoor")]
    [InlineData("Kennis\u0007", "state", "Schrijf op waarvoor")]
    [InlineData("Kennis", null, "Kies wat het programma mag")]
    [InlineData("Kennis", "root", "Kies wat het programma mag")]
    public async Task What_is_not_complete_makes_no_key_and_says_what_is_missing(string label, string? scope, string words)
    {
        using var wim = await _admin.SignedInAsync(RunningAdmin.NewAdministrator("dekade"), "/admin/keys/new");
        var seen = await wim.PostAsync("/admin/keys/new", scope is null ? [("label", label)] : [("label", label), ("scopes", scope)]);
        seen.Status.ShouldBe(HttpStatusCode.BadRequest);
        seen.Text.ShouldContain(words);
        if (label == "Kennis") seen.Html.ShouldContain("value=\"Kennis\"");
        (await wim.GetAsync("/admin/keys")).Text.ShouldContain("Er is nog geen sleutel");
        (await wim.GetAsync("/admin/log")).Text.ShouldNotContain("maakte een sleutel");
    }

    [Fact]
    public async Task What_an_administrator_writes_is_shown_as_text()
    {
        using var wim = await _admin.SignedInAsync();
        await MakeAsync(wim, "<script>alert(1)</script>", "state");
        foreach (var page in new[] { "/admin/keys", "/admin/log" })
        {
            var seen = await wim.GetAsync(page);
            seen.Html.ShouldNotContain("<script>alert");
            seen.Text.ShouldContain("<script>alert(1)</script>");
        }
    }

    [Fact]
    public void Every_scope_is_explained_in_words()
    {
        using var stream = typeof(ToolHost).Assembly.GetManifestResourceStream("Texts/admin.nl.json")!;
        var texts = System.Text.Json.JsonSerializer.Deserialize<Dictionary<string, string>>(stream)!;
        foreach (var scope in RecordStoreKeys.KnownScopes)
        {
            texts.ShouldContainKey($"scope.{scope}");
            texts.ShouldContainKey($"scope.{scope}.text");
        }
    }

    private static async Task<(string Key, string Secret)> MakeAsync(Visitor administrator, string label, params string[] scopes)
    {
        await administrator.GetAsync("/admin/keys/new");
        var made = await administrator.PostAsync("/admin/keys/new", [("label", label), .. scopes.Select(scope => ("scopes", scope))]);
        return (Regex.Match(made.Text, "id=\"key\"[^>]*>([^<]+)<").Groups[1].Value, Regex.Match(made.Text, "id=\"secret\"[^>]*>([^<]+)<").Groups[1].Value);
    }

    private async Task<HttpStatusCode> StatusAsync(string key, string secret, HttpMethod method)
    {
        using var request = new HttpRequestMessage(method, "/xapi/statements");
        request.Headers.Authorization = new AuthenticationHeaderValue("Basic", Convert.ToBase64String(Encoding.UTF8.GetBytes($"{key}:{secret}")));
        request.Headers.Add("X-Experience-API-Version", "1.0.3");
        if (method == HttpMethod.Post) request.Content = RunningTool.Json(new { });
        return await _admin.Tool.Http.SendAsync(request).StatusAsync();
    }
}
