using System.Net;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using ReturnToWork.Companion.Records;
using ReturnToWork.TestKit.Companion;
using ReturnToWork.Xapi;
using Shouldly;
using Xunit;

namespace ReturnToWork.Tests.Companion.Pages;

public sealed class TalkPageTests(RunningCompanion running) : IClassFixture<RunningCompanion>
{
    private readonly CompanionApp _app = running.App;

    [Fact]
    public async Task A_share_becomes_a_point_with_its_reason_and_is_gone_within_one_refresh_when_taken_back()
    {
        using var anna = await _app.SignedInAsync(SomePeople.NewCoach());
        var kees = CompanionApp.Scene("kees-random-1");
        var page = await _app.PairedAsync(anna, "Kees", kees);
        var (share, plan, done) = (Guid.NewGuid(), Guid.NewGuid(), Guid.NewGuid());
        var now = _app.Clock.GetUtcNow();
        _app.Tool.Store("groenrijk", Tell.Completed(kees, done, now), Tell.Shared(kees, share, now, ["topics", "plan"], ["mijn-plan"]), Tell.Planned(kees, plan, now, share, new DateOnly(2027, 1, 5)));

        var seen = await anna.UntilAsync(page, answer => answer.Html.Contains("data-rule=\"R3a\"", StringComparison.Ordinal));
        seen.Text.ShouldContain("Gesprek met Kees");
        seen.Text.ShouldContain("Je hebt ‘Mijn plan’ afgemaakt. Dat heb je zelf gedaan.");
        seen.Text.ShouldContain("Wat is één ding dat jij deze week wilt doen?");
        seen.Text.ShouldContain("Waarom zie ik dit?");
        seen.Text.ShouldContain("De medewerker koos zelf dit onderwerp: ‘Mijn plan’. Regel R1.");
        seen.Text.ShouldContain($"‘deelde’, bericht {share}");
        seen.Text.ShouldContain("Gedeeld: ‘Mijn plan’");
        seen.Text.ShouldContain("Gedeeld: ‘Ik heb een plan’");
        seen.Text.ShouldContain("Gedeeld: ‘Ik kijk terug op dinsdag 5 januari’");
        seen.Html.ShouldNotContain("kees-random");
        // What goes well stands first, and words before any list of what is finished.
        seen.Text.IndexOf("Dit gaat goed", StringComparison.Ordinal).ShouldBeLessThan(seen.Text.IndexOf("Hierover praten", StringComparison.Ordinal));
        seen.Text.IndexOf("Hierover praten", StringComparison.Ordinal).ShouldBeLessThan(seen.Text.IndexOf(">Klaar<", StringComparison.Ordinal));

        _app.Tool.Store("groenrijk", Tell.Unshared(kees, Guid.NewGuid(), _app.Clock.GetUtcNow(), share));
        var after = await anna.UntilAsync(page, answer => !answer.Html.Contains("data-rule=\"R1\"", StringComparison.Ordinal));
        after.Html.ShouldNotContain("data-rule=\"R1\"");
        after.Html.ShouldNotContain("data-rule=\"R3a\"");
        after.Html.ShouldNotContain(share.ToString());
        after.Text.ShouldNotContain("Ik kijk terug op");
        after.Html.ShouldContain("data-rule=\"R2\"");
    }

    [Theory]
    [InlineData("nothing", "mijn coach ziet niets", "")]
    [InlineData("progress", "mijn coach ziet welk thema klaar is.", "R2")]
    [InlineData("topics", "mijn onderwerpen en dat ik een plan heb", "R2 R1 R3a")]
    public async Task Only_what_the_person_agreed_to_is_shown(string sees, string words, string rules)
    {
        using var anna = await _app.SignedInAsync(SomePeople.NewCoach());
        var kees = CompanionApp.Scene("kees-random-2");
        var page = await _app.PairedAsync(anna, "Kees", kees, sees);
        var now = _app.Clock.GetUtcNow();
        var last = Guid.NewGuid();
        _app.Tool.Store("groenrijk", Tell.Completed(kees, Guid.NewGuid(), now), Tell.Shared(kees, last, now, ["topics", "plan"], ["anderen"]));
        await _app.HasReadAsync(last);
        var seen = await anna.GetAsync(page);
        seen.Text.ShouldContain(words);
        string.Join(' ', System.Text.RegularExpressions.Regex.Matches(seen.Html, "data-rule=\"([^\"]+)\"").Select(match => match.Groups[1].Value)).ShouldBe(rules);
        if (sees != "nothing") return;
        seen.Text.ShouldContain("Elkaar leren kennen");
        seen.Html.ShouldContain($"{_app.Tool.Address}/open/3");
        seen.Text.ShouldNotContain(">Klaar<");
    }

    [Fact]
    public async Task A_narrower_choice_made_later_counts()
    {
        using var anna = await _app.SignedInAsync(SomePeople.NewCoach());
        var kees = CompanionApp.Scene("kees-random-3");
        var page = await _app.PairedAsync(anna, "Kees", kees);
        _app.Tool.Store("groenrijk", Tell.Shared(kees, Guid.NewGuid(), _app.Clock.GetUtcNow(), ["ask"], []));
        (await anna.UntilAsync(page, answer => answer.Html.Contains("data-rule", StringComparison.Ordinal))).Text.ShouldContain("Gedeeld: ‘Ik wil thema 3 samen doen’");

        var before = _app.Tool.Codes.Keys.ToHashSet();
        await anna.GetAsync($"{page}/code");
        await anna.PostAsync($"{page}/code");
        var hash = _app.Tool.Codes.Keys.Single(known => !before.Contains(known));
        _app.Tool.Store("groenrijk", Tell.Paired(kees, Guid.NewGuid(), _app.Clock.GetUtcNow(), hash, "nothing"));
        var caseload = await anna.UntilAsync("/people", answer => answer.Html.Contains(kees.Name, StringComparison.Ordinal));
        await anna.PostAsync("/people?handler=Answer", SomePeople.AnswerFields(caseload, kees.Name, "yes"));
        var seen = await anna.GetAsync(page);
        seen.Text.ShouldContain("mijn coach ziet niets");
        seen.Html.ShouldNotContain("data-rule");
    }

    [Fact]
    public async Task A_ticked_point_is_gone_and_the_tick_stays()
    {
        using var anna = await _app.SignedInAsync(SomePeople.NewCoach());
        var kees = CompanionApp.Scene("kees-random-4");
        var page = await _app.PairedAsync(anna, "Kees", kees);
        _app.Tool.Store("groenrijk", Tell.Shared(kees, Guid.NewGuid(), _app.Clock.GetUtcNow(), ["topics"], ["anderen", "op-het-werk"]));
        var seen = await anna.UntilAsync(page, answer => answer.Html.Contains("data-rule", StringComparison.Ordinal));
        var key = System.Text.RegularExpressions.Regex.Match(seen.Html, "name=\"key\" value=\"(R1:anderen:[^\"]+)\"").Groups[1].Value;
        var after = await anna.PostAsync($"{page}?handler=Tick", ("key", key));
        after.Text.ShouldContain("Dit punt is afgevinkt.");
        after.Html.ShouldNotContain("data-subject=\"anderen\"");
        after.Html.ShouldContain("data-subject=\"op-het-werk\"");
        (await anna.PostAsync($"{page}?handler=Tick", ("key", key))).Text.ShouldContain("Dit punt staat er niet meer.");
    }

    [Fact]
    public async Task C05_another_coach_and_another_organisation_find_nothing()
    {
        var coach = SomePeople.NewCoach();
        using var anna = await _app.SignedInAsync(coach);
        var page = await _app.PairedAsync(anna, "Kees-marker", CompanionApp.Scene("kees-c05"));
        var before = await LooksAsync("groenrijk");
        foreach (var who in new[] { SomePeople.NewCoach("Berend"), SomePeople.NewCoach("Bas", "dekade") })
        {
            using var other = await _app.SignedInAsync(who);
            other.Page!.Text.ShouldNotContain("Kees-marker");
            foreach (var path in new[] { page, $"{page}/code" })
            {
                var seen = await other.GetAsync(path);
                seen.Status.ShouldBe(HttpStatusCode.NotFound);
                seen.Text.ShouldContain("niet van jou");
                seen.Text.ShouldNotContain("Kees-marker");
            }

            await other.GetAsync("/people");
            (await other.PostAsync($"{page}?handler=Tick", ("key", "x"))).Status.ShouldBe(HttpStatusCode.NotFound);
            (await other.PostAsync($"{page}/code")).Status.ShouldBe(HttpStatusCode.NotFound);
        }

        (await LooksAsync("dekade")).ShouldBeEmpty();
        (await LooksAsync("groenrijk")).Count.ShouldBe(before.Count);

        // Their own caseload is a look too, at nobody of hers.
        async Task<List<AccessRow>> LooksAsync(string organisation) => [.. (await _app.AccessRowsAsync(organisation)).Where(row => row.What != "caseload")];
    }

    [Fact]
    public async Task G02_every_opening_is_written_down_before_it_is_shown()
    {
        var coach = SomePeople.NewCoach();
        using var anna = await _app.SignedInAsync(coach);
        var (page, _) = await anna.NewPersonAsync("Kees");
        var before = (await _app.AccessRowsAsync("groenrijk")).Count;
        await anna.GetAsync(page);
        await anna.GetAsync($"{page}/code");
        var rows = await _app.AccessRowsAsync("groenrijk");
        rows.Count.ShouldBe(before + 2);
        rows[^2..].Select(row => row.What).ShouldBe(["talk", "code"]);
        rows[^1].Who.ShouldBe(coach.Subject);
        rows[^1].Why.ShouldBe("own case");
        $"/people/{rows[^1].Person}".ShouldBe(page);
    }

    [Fact]
    public async Task G02_opening_the_caseload_is_a_look_too_because_it_says_who_asked_and_what_is_new()
    {
        var coach = SomePeople.NewCoach();
        using var anna = await _app.SignedInAsync(coach);
        await anna.GetAsync("/people");
        (await _app.AccessRowsAsync("groenrijk")).Where(row => row.Who == coach.Subject).Select(row => (row.What, row.Person)).ShouldBe([("caseload", Guid.Empty), ("caseload", Guid.Empty)]);
    }

    [Fact]
    public async Task G02_when_the_look_cannot_be_written_down_nothing_of_the_person_is_shown()
    {
        await using var app = await CompanionApp.StartAsync();
        using var anna = await app.SignedInAsync(SomePeople.Anna);
        var (page, code) = await anna.NewPersonAsync("Kees-marker");
        await using (var db = await app.Services.GetRequiredService<CompanionStore>().OpenAsync("groenrijk", TestContext.Current.CancellationToken))
            await db.Database.ExecuteSqlRawAsync("CREATE TRIGGER no_access_log BEFORE INSERT ON AccessLog BEGIN SELECT RAISE(ABORT, 'full'); END", TestContext.Current.CancellationToken);
        foreach (var path in new[] { page, $"{page}/code" })
        {
            var seen = await anna.GetAsync(path);
            seen.Status.ShouldBe(HttpStatusCode.ServiceUnavailable);
            seen.Text.ShouldContain("We konden niet opschrijven dat je keek.");
            seen.Text.ShouldNotContain("Kees-marker");
            seen.Html.ShouldNotContain($"{code[..3]} {code[3..]}");
        }
    }

    [Theory]
    [InlineData("<script>x()</script>")]
    [InlineData("\"><img src=x>")]
    [InlineData("' onload='x()")]
    [InlineData("{{7*7}}${7*7}")]
    public async Task C01_a_name_is_text_wherever_it_is_shown(string name)
    {
        using var coach = await _app.SignedInAsync(SomePeople.NewCoach(name));
        var (page, _) = await coach.NewPersonAsync(name);
        foreach (var path in new[] { page, $"{page}/code", "/people" })
        {
            var seen = await coach.GetAsync(path);
            seen.Text.ShouldContain(name);
            seen.Html.ShouldNotContain("<script>x");
            seen.Html.ShouldNotContain("<img");
            seen.Html.ShouldNotContain("' onload='");
        }
    }

    [Fact]
    public async Task Everything_can_be_read_in_english()
    {
        using var anna = await _app.SignedInAsync(SomePeople.NewCoach());
        var (page, _) = await anna.NewPersonAsync("Kees");
        var seen = await anna.PostAsync("/language", ("language", "en"), ("to", page));
        seen.Address.AbsolutePath.ShouldBe(page);
        seen.Html.ShouldContain("<html lang=\"en\">");
        seen.Text.ShouldContain("Talk with Kees");
        seen.Text.ShouldContain("What do you want to talk about today?");
        seen.Text.ShouldNotContain("Gesprek");
    }

    [Fact]
    public async Task The_administrator_sees_how_far_each_store_was_read_and_what_went_wrong_in_words()
    {
        await using var app = await CompanionApp.StartAsync(settings: new() { ["Intake:Sources:2:Organisation"] = "groenrijk", ["Intake:Sources:2:Endpoint"] = "http://127.0.0.1:1/xapi/", ["Intake:Sources:2:Key"] = "k", ["Intake:Sources:2:Secret"] = "s", ["Intake:Sources:2:Foreign"] = "true" });
        using var wim = await app.SignedInAsync(SomePeople.Wim);
        var seen = await wim.UntilAsync("/sources", page => page.Text.Contains("De plek antwoordt niet", StringComparison.Ordinal) && page.Text.Contains("geen", StringComparison.Ordinal));
        seen.Text.ShouldContain("De plek antwoordt niet");
        seen.Text.ShouldContain("nog nooit gelezen");
        seen.Text.ShouldContain($"{app.Tool.Address}/xapi/");
    }
}
