using System.Globalization;
using System.Net;
using System.Text;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using ReturnToWork.Storage;
using ReturnToWork.TestKit.Companion;
using ReturnToWork.TestKit.Storage;
using ReturnToWork.Xapi;
using Shouldly;
using Xunit;

namespace ReturnToWork.Tests.Companion;

/// <summary>Somebody who means harm, at the Companion's front door and through the record store that it reads.</summary>
public sealed class HostileTests(RunningCompanion running) : IClassFixture<RunningCompanion>
{
    private const string Script = "</li><script>alert(1)</script><img src=x onerror=alert(2)>";
    private readonly CompanionApp _app = running.App;

    [Fact]
    public async Task C01_hostile_statements_of_who_holds_a_write_key_reach_no_page_and_stop_no_intake()
    {
        using var anna = await _app.SignedInAsync(SomePeople.NewCoach());
        var kees = CompanionApp.Scene($"kees-{Guid.NewGuid():N}");
        var page = await _app.PairedAsync(anna, "Kees", kees);
        var now = _app.Clock.GetUtcNow();
        foreach (var at in (string[])["0001-01-01T00:00:00.000Z", "0001-01-01T00:00:00+14:00", "9999-12-31T23:59:59.999Z", "1969-12-31T23:59:59Z"])
        {
            _app.Tool.Store("groenrijk", Bent(Tell.Completed(kees, Guid.NewGuid(), now), ("\"timestamp\":\"[^\"]*\"", $"\"timestamp\":\"{at}\"")));
            _app.Tool.Store("groenrijk", Bent(Tell.Shared(kees, Guid.NewGuid(), now, ["topics", "plan", "ask"], ["anderen"]), ("\"timestamp\":\"[^\"]*\"", $"\"timestamp\":\"{at}\"")));
        }

        foreach (var day in (string[])["0001-01-01", "9999-12-31"])
        {
            var share = Guid.NewGuid();
            _app.Tool.Store("groenrijk", Tell.Shared(kees, share, now, ["plan"], []));
            _app.Tool.Store("groenrijk", Bent(Tell.Planned(kees, Guid.NewGuid(), now, share, new DateOnly(2027, 1, 5)), ("2027-01-05", day)));
        }

        var said = Encoding.UTF8.GetString(Tell.Shared(kees, Guid.NewGuid(), now, ["topics"], ["anderen"]).Utf8.Span);
        var script = System.Text.Json.JsonSerializer.Serialize(Script);
        string Fresh(string json) => System.Text.RegularExpressions.Regex.Replace(json, "^\\{\"id\":\"[^\"]*\"", $"{{\"id\":\"{Guid.NewGuid()}\"");
        foreach (var bad in (string[])
        [
            said.Replace("[\"anderen\"]", $"[{script}]", StringComparison.Ordinal),
            said.Replace("[\"anderen\"]", "[\"__proto__\"]", StringComparison.Ordinal),
            said.Replace("[\"topics\"]", $"[\"topics\",{script}]", StringComparison.Ordinal),
            said.Replace("\"coach\"", script, StringComparison.Ordinal),
            said.Replace("/theme/3\"", $"/theme/3/{Uri.EscapeDataString(Script)}\"", StringComparison.Ordinal),
            said.Replace("/theme/3\"", "/theme/7\"", StringComparison.Ordinal),
            said.Replace("\"nl\":\"deelde\"", $"\"nl\":{script}", StringComparison.Ordinal),
            said.Replace("adlnet.gov/expapi/verbs/shared", "evil.example/verbs/shouted", StringComparison.Ordinal),
            said.Replace("\"timestamp\"", $"\"result\":{{\"score\":{{\"raw\":1e300}},\"response\":{script}}},\"timestamp\"", StringComparison.Ordinal),
            said.Replace("\"name\":\"kees", $"\"name\":\"{Script.Replace("/", "\\/", StringComparison.Ordinal)}", StringComparison.Ordinal),
        ]) _app.Tool.Store("groenrijk", Fresh(bad));

        var last = Guid.NewGuid();
        _app.Tool.Store("groenrijk", Tell.Shared(kees, last, now, ["ask"], []));
        await _app.HasReadAsync(last);
        var talk = await anna.GetAsync(page);
        talk.Status.ShouldBe(HttpStatusCode.OK);
        talk.Html.ShouldContain("data-rule=\"R1\"");
        foreach (var seen in (Seen[])[talk, await anna.GetAsync("/people")])
        {
            seen.Status.ShouldBe(HttpStatusCode.OK);
            seen.Text.ShouldNotContain("alert(");
            seen.Html.ShouldNotContain("proto");
        }
    }

    [Theory]
    [InlineData("{\"objectType\":\"Agent\",\"account\":{\"homePage\":\"https://returntowork.example/credentials\",\"name\":\"tool\"}}")]
    [InlineData("{\"objectType\":\"Agent\",\"mbox\":\"mailto:tool@returntowork.example\"}")]
    [InlineData("{\"objectType\":\"Group\",\"member\":[{\"account\":{\"homePage\":\"https://returntowork.example\",\"name\":\"tool\"}},{\"mbox\":\"mailto:a@b.example\"}]}")]
    public async Task Nobody_but_the_tool_says_what_a_learner_agreed_to(string authority)
    {
        using var anna = await _app.SignedInAsync(SomePeople.NewCoach());
        var kees = CompanionApp.Scene($"kees-{Guid.NewGuid():N}");
        var before = _app.Tool.Codes.Keys.ToHashSet();
        var page = await _app.PairedAsync(anna, "Kees", kees, sees: "nothing");
        var hash = _app.Tool.Codes.Keys.First(known => !before.Contains(known));
        var last = Guid.NewGuid();
        _app.Tool.Store("groenrijk", Tell.Shared(kees, Guid.NewGuid(), _app.Clock.GetUtcNow(), ["topics"], ["anderen"]));
        // A key that may read and write sees the pairing and says it again, wider.
        var forged = Encoding.UTF8.GetString(Tell.Paired(kees, Guid.NewGuid(), _app.Clock.GetUtcNow(), hash, "topics").Utf8.Span);
        _app.Tool.Store("groenrijk", $"{forged[..^1]},\"authority\":{authority}}}");
        _app.Tool.Store("groenrijk", Tell.Completed(kees, last, _app.Clock.GetUtcNow()));
        await _app.HasReadAsync(last);

        var seen = await anna.GetAsync(page);
        seen.Text.ShouldContain("mijn coach ziet niets");
        seen.Html.ShouldNotContain("data-rule");
    }

    [Fact]
    public async Task A_store_whose_clock_is_in_the_year_9999_makes_nothing_new_for_ever()
    {
        await using var store = await Intake.AStore.OnAsync(DataProvider.Sqlite);
        var kees = CompanionApp.Scene("kees");
        var ahead = new DateTimeOffset(9999, 12, 31, 23, 0, 0, TimeSpan.Zero);
        store.Answers(Intake.AStore.PageOf(null, Intake.AStore.Stored(Tell.Completed(kees, Guid.NewGuid(), ahead.AddHours(-1)), ahead)), ahead);
        await store.LookAsync();
        (await store.ViewAsync("kees")).Finished.Single().Evidence.At.ShouldBeLessThanOrEqualTo(TimeProvider.System.GetUtcNow().AddMinutes(1));
    }

    [Fact]
    public async Task A_store_whose_clock_is_in_the_year_1_stops_no_later_look()
    {
        await using var store = await Intake.AStore.OnAsync(DataProvider.Sqlite);
        var kees = CompanionApp.Scene("kees");
        var start = new DateTimeOffset(1, 1, 1, 0, 0, 0, TimeSpan.Zero);
        store.Answers(Intake.AStore.PageOf(null, Intake.AStore.Stored(Tell.Completed(kees, Guid.NewGuid(), start), start)), start);
        await store.LookAsync();
        await store.LookAsync();
        (await store.ViewAsync("kees")).Finished.Count.ShouldBe(1);
    }

    [Fact]
    public async Task What_was_taken_back_stands_in_no_tick_and_in_no_file_of_the_companion()
    {
        await using var app = await CompanionApp.StartAsync();
        using var anna = await app.SignedInAsync(SomePeople.Anna);
        var kees = CompanionApp.Scene("kees-random");
        var page = await app.PairedAsync(anna, "Kees", kees);
        var share = Guid.NewGuid();
        app.Tool.Store("groenrijk", Tell.Shared(kees, share, app.Clock.GetUtcNow(), ["topics"], ["op-het-werk"]));
        var talk = await anna.UntilAsync(page, seen => seen.Html.Contains("data-rule=\"R1\"", StringComparison.Ordinal));
        (await anna.PostAsync($"{page}?handler=Tick", ("key", SomePeople.Field(talk.Html, "key")))).Status.ShouldBe(HttpStatusCode.OK);
        (Hold(app, "op-het-werk")).ShouldNotBeEmpty("the search itself works");

        app.Tool.Store("groenrijk", Tell.Unshared(kees, Guid.NewGuid(), app.Clock.GetUtcNow(), share));
        app.Tool.Ledger.Add((share, share));

        for (var i = 0; i < 100 && (Hold(app, "op-het-werk")).Count > 0; i++) await Task.Delay(50, TestContext.Current.CancellationToken);
        (Hold(app, "op-het-werk")).ShouldBeEmpty();
        await using var db = await app.OpenAsync("groenrijk");
        (await db.Ticks.CountAsync(TestContext.Current.CancellationToken)).ShouldBe(0);
    }

    [Theory]
    [InlineData("cross-site", false)]
    [InlineData("same-site", false)]
    [InlineData("same-origin", true)]
    public async Task No_other_site_signs_somebody_out(string site, bool ends)
    {
        await using var app = await CompanionApp.StartAsync();
        using var anna = await app.SignedInAsync(SomePeople.Anna);
        using var http = new HttpClient(new SocketsHttpHandler { CookieContainer = anna.Cookies, AllowAutoRedirect = false }) { BaseAddress = new Uri(app.Address) };
        using var request = new HttpRequestMessage(HttpMethod.Get, "/sign-in/end");
        request.Headers.Add("Sec-Fetch-Site", site);
        using var answer = await http.SendAsync(request, TestContext.Current.CancellationToken);
        answer.StatusCode.ShouldBe(HttpStatusCode.Redirect);
        (await anna.GetAsync("/people")).Address.AbsolutePath.ShouldBe(ends ? "/sign-in" : "/people");
        if (!ends) answer.Headers.Location!.OriginalString.ShouldBe("/sign-in");
    }

    [Fact]
    public async Task Every_cookie_is_out_of_reach_of_scripts_and_of_other_sites_also_when_it_is_taken_away()
    {
        await using var app = await CompanionApp.StartAsync();
        var cookies = new CookieContainer();
        using var http = new HttpClient(new SocketsHttpHandler { CookieContainer = cookies, AllowAutoRedirect = false });
        var (next, lines) = (new Uri($"{app.Address}/sign-in/go?to=/people"), new List<string>());
        async Task<string> GoAsync(Uri address, HttpContent? form = null)
        {
            for (var current = address; ; form = null)
            {
                using var answer = form is null ? await http.GetAsync(current) : await http.PostAsync(current, form);
                if (answer.Headers.TryGetValues("Set-Cookie", out var set)) lines.AddRange(set);
                if (answer.Headers.Location is not { } onward) return await answer.Content.ReadAsStringAsync();
                current = new Uri(current, onward);
            }
        }

        var people = await GoAsync(next);
        var form = System.Text.RegularExpressions.Regex.Match(people, "name=\"__RequestVerificationToken\" type=\"hidden\" value=\"([^\"]+)\"").Groups[1].Value;
        await GoAsync(new Uri($"{app.Address}/language"), new FormUrlEncodedContent([KeyValuePair.Create("language", "en"), KeyValuePair.Create("to", "/people"), KeyValuePair.Create("__RequestVerificationToken", form)]));
        await GoAsync(new Uri($"{app.Address}/sign-out"), new FormUrlEncodedContent([KeyValuePair.Create("__RequestVerificationToken", form)]));
        lines.Count.ShouldBeGreaterThan(6);
        lines.Count(line => line.StartsWith("rtw-companion=", StringComparison.Ordinal)).ShouldBe(2, "given and taken away");
        lines.ShouldAllBe(line => line.Contains("; httponly", StringComparison.OrdinalIgnoreCase) && line.Contains("; samesite=lax", StringComparison.OrdinalIgnoreCase) && !line.Contains("domain=", StringComparison.OrdinalIgnoreCase));
    }

    [Theory]
    [InlineData("/é")]
    [InlineData("/people\u2028")]
    [InlineData("/\t/evil.example")]
    [InlineData("/~/evil.example")]
    public async Task A_hostile_way_back_leads_nowhere_and_is_no_surprise(string to)
    {
        using var anna = await _app.SignedInAsync(SomePeople.NewCoach());
        var back = await anna.GetAsync($"/sign-in/go?to={Uri.EscapeDataString(to)}");
        back.Status.ShouldNotBe(HttpStatusCode.InternalServerError);
        back.Address.GetLeftPart(UriPartial.Authority).ShouldBe(_app.Address);
        await anna.GetAsync("/people");
        var language = await anna.PostAsync("/language", ("language", "nl"), ("to", to));
        ((int)language.Status).ShouldBeLessThan(500);
        language.Address.GetLeftPart(UriPartial.Authority).ShouldBe(_app.Address);
        (await anna.GetAsync("/people")).Address.AbsolutePath.ShouldBe("/people", "still signed in");
    }

    [Theory]
    [InlineData(422)]
    [InlineData(400)]
    public async Task A_tool_that_does_not_understand_is_not_called_away(int status)
    {
        await using var app = await CompanionApp.StartAsync();
        using var anna = await app.SignedInAsync(SomePeople.Anna);
        app.Tool.DoorStatus = status;
        await anna.GetAsync("/people/new");
        var seen = await anna.PostAsync("/people/new", ("callName", "Kees"));
        seen.Status.ShouldBe(HttpStatusCode.BadGateway);
        seen.Text.ShouldNotContain("antwoordt niet");
        seen.Text.ShouldContain("Er is niets opgeslagen.");
    }

    private static string Bent(Statement statement, params (string Pattern, string By)[] changes) =>
        changes.Aggregate(Encoding.UTF8.GetString(statement.Utf8.Span), (json, change) => System.Text.RegularExpressions.Regex.Replace(json, change.Pattern, change.By));

    private static IReadOnlyList<string> Hold(CompanionApp app, string text) =>
        [.. FileSearch.Holding(app.Services.GetRequiredService<IOptions<DataOptions>>().Value.Directory, text).Where(file => Path.GetFileName(file).StartsWith("companion.db", StringComparison.Ordinal))];
}
