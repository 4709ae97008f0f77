using System.Net;
using Microsoft.Extensions.DependencyInjection;
using ReturnToWork.Companion.Pairing;
using ReturnToWork.TestKit.Companion;
using ReturnToWork.Xapi;
using Shouldly;
using Xunit;

namespace ReturnToWork.Tests.Companion.Pairing;

public sealed class PairingTests(RunningCompanion running) : IClassFixture<RunningCompanion>
{
    private readonly CompanionApp _app = running.App;

    [Fact]
    public async Task A_new_person_gets_a_code_that_the_tool_was_told_by_its_keyed_hash_only()
    {
        using var anna = await _app.SignedInAsync(SomePeople.NewCoach());
        var (page, code) = await anna.NewPersonAsync("Kees");
        code.Length.ShouldBe(6);
        var told = _app.Tool.Codes[PairingCode.KeyedHash(CompanionApp.Secret, "groenrijk", code)];
        _app.Tool.Bearer.ShouldBe($"Bearer {PairingCode.DoorToken(CompanionApp.Secret)}");
        told.GetProperty("organisation").GetString().ShouldBe("groenrijk");
        told.GetProperty("kind").GetString().ShouldBe("coaching");
        told.GetProperty("coach").GetString().ShouldBe("Anna");
        told.GetProperty("mode").GetString().ShouldBe("confidential");
        (told.GetProperty("expires").GetDateTimeOffset() - _app.Clock.GetUtcNow()).TotalDays.ShouldBeInRange(6.99, 7);
        told.GetRawText().ShouldNotContain("Kees");

        var card = (await anna.GetAsync($"{page}/code")).Text;
        card.ShouldContain("Staat daar Anna? Dan klopt het.");
        card.ShouldContain("Does it say Anna? Then it is right.");
        (await anna.GetAsync("/people")).Text.ShouldContain("de code is te gebruiken tot");
    }

    [Theory]
    [InlineData(0, "antwoordt niet")]
    [InlineData(500, "antwoordt niet")]
    [InlineData(401, "laat ons niet toe")]
    public async Task When_the_tool_does_not_take_the_code_nothing_is_half_done_and_a_sentence_says_what_to_do(int status, string words)
    {
        await using var app = await CompanionApp.StartAsync();
        using var anna = await app.SignedInAsync(SomePeople.Anna);
        app.Tool.DoorStatus = status;
        await anna.GetAsync("/people/new");
        var seen = await anna.PostAsync("/people/new", ("callName", "Kees"));
        seen.Status.ShouldBe(HttpStatusCode.BadGateway);
        seen.Text.ShouldContain(words);
        seen.Text.ShouldContain("Er is niets opgeslagen.");
        seen.Text.ShouldContain("value=\"Kees\"");
        (await anna.GetAsync("/people")).Text.ShouldContain("Je begeleidt hier nog niemand");
    }

    [Theory]
    [InlineData("")]
    [InlineData("   ")]
    [InlineData("een veel te lange roepnaam")]
    [InlineData("ke\u0007es")]
    public async Task A_call_name_that_is_none_is_refused_before_the_tool_hears_of_it(string typed)
    {
        using var anna = await _app.SignedInAsync(SomePeople.NewCoach());
        var before = _app.Tool.Codes.Count;
        await anna.GetAsync("/people/new");
        var seen = await anna.PostAsync("/people/new", ("callName", typed));
        seen.Status.ShouldBe(HttpStatusCode.BadRequest);
        seen.Text.ShouldContain("Typ een roepnaam van 1 tot 20 letters.");
        _app.Tool.Codes.Count.ShouldBe(before);
    }

    [Fact]
    public async Task Nothing_of_a_learner_is_visible_until_the_coach_says_who_it_is()
    {
        using var anna = await _app.SignedInAsync(SomePeople.NewCoach());
        var (page, code) = await anna.NewPersonAsync("Kees");
        var learner = CompanionApp.Scene("pseudonym-1");
        var now = _app.Clock.GetUtcNow();
        _app.Tool.Store("groenrijk",
            Tell.Paired(learner, Guid.NewGuid(), now, PairingCode.KeyedHash(CompanionApp.Secret, "groenrijk", code), "topics"),
            Tell.Shared(learner, Guid.NewGuid(), now, ["topics"], ["mijn-plan"]));

        var caseload = await anna.UntilAsync("/people", seen => seen.Text.Contains("Is dit Kees?", StringComparison.Ordinal));
        caseload.Text.ShouldContain("thema 3. Is dit Kees?");
        (await anna.GetAsync(page)).Text.ShouldNotContain("Mijn plan’. Regel R1");
        (await anna.GetAsync(page)).Html.ShouldNotContain("data-rule=\"R1\"");

        (await anna.GetAsync("/people")).Html.ShouldContain("pseudonym-1");
        var answered = await anna.PostAsync("/people?handler=Answer", SomePeople.AnswerFields(caseload, "pseudonym-1", "yes"));
        answered.Text.ShouldNotContain("nog niet gekoppeld");
        answered.Text.ShouldNotContain("Is dit Kees?");
        (await anna.GetAsync(page)).Html.ShouldContain("data-rule=\"R1\"");
        (await anna.GetAsync($"{page}/code")).Text.ShouldContain("Er is nu geen code");
    }

    [Fact]
    public async Task After_no_nothing_of_that_learner_is_ever_shown()
    {
        using var anna = await _app.SignedInAsync(SomePeople.NewCoach());
        var (page, code) = await anna.NewPersonAsync("Kees");
        var learner = CompanionApp.Scene("pseudonym-2");
        _app.Tool.Store("groenrijk",
            Tell.Paired(learner, Guid.NewGuid(), _app.Clock.GetUtcNow(), PairingCode.KeyedHash(CompanionApp.Secret, "groenrijk", code), "topics"),
            Tell.Shared(learner, Guid.NewGuid(), _app.Clock.GetUtcNow(), ["topics"], ["mijn-plan"]));
        var caseload = await anna.UntilAsync("/people", seen => seen.Html.Contains("pseudonym-2", StringComparison.Ordinal));
        var fields = SomePeople.AnswerFields(caseload, "pseudonym-2", "no");
        (await anna.PostAsync("/people?handler=Answer", fields)).Text.ShouldContain("Je ziet niets van deze koppeling");
        (await anna.GetAsync("/people")).Html.ShouldNotContain("pseudonym-2");
        (await anna.GetAsync(page)).Html.ShouldNotContain("data-rule");
        (await anna.PostAsync("/people?handler=Answer", [.. fields[..3], ("answer", "yes")])).Text.ShouldContain("al beantwoord");
        (await anna.GetAsync(page)).Html.ShouldNotContain("data-rule");
    }

    [Fact]
    public async Task A_code_that_nobody_here_made_pairs_nobody_and_another_coach_cannot_answer()
    {
        using var anna = await _app.SignedInAsync(SomePeople.NewCoach());
        var (_, code) = await anna.NewPersonAsync("Kees");
        var hash = PairingCode.KeyedHash(CompanionApp.Secret, "groenrijk", code);
        var (stray, real) = (CompanionApp.Scene("stray"), CompanionApp.Scene("real"));
        _app.Tool.Store("groenrijk", Tell.Paired(stray, Guid.NewGuid(), _app.Clock.GetUtcNow(), new string('a', 64), "topics"), Tell.Paired(real, Guid.NewGuid(), _app.Clock.GetUtcNow(), hash, "topics"));
        var caseload = await anna.UntilAsync("/people", seen => seen.Html.Contains("real", StringComparison.Ordinal));
        caseload.Html.ShouldNotContain("stray");

        using var berend = await _app.SignedInAsync(SomePeople.NewCoach("Berend"));
        (await berend.GetAsync("/people")).Html.ShouldNotContain("real");
        (await berend.PostAsync("/people?handler=Answer", SomePeople.AnswerFields(caseload, "real", "yes"))).Status.ShouldBe(HttpStatusCode.NotFound);
        (await anna.GetAsync("/people")).Text.ShouldContain("Is dit Kees?");
    }

    [Fact]
    public async Task Hangfire_wakes_the_cleaning_which_finds_in_our_own_tables_what_is_due()
    {
        await using var app = await CompanionApp.StartAsync();
        using var anna = await app.SignedInAsync(SomePeople.Anna);
        await anna.NewPersonAsync("Kees");
        app.Clock.Advance(TimeSpan.FromDays(8));
        var jobs = app.Services.GetRequiredService<Hangfire.IRecurringJobManager>();
        jobs.Trigger("intake-watch");
        jobs.Trigger("clean-up-codes");
        await using var db = await app.OpenAsync("groenrijk");
        for (var tries = 0; tries < 200 && db.Codes.Any(code => code.Digits != null); tries++) await Task.Delay(50, TestContext.Current.CancellationToken);
        db.Codes.Any(code => code.Digits != null).ShouldBeFalse();
    }

    [Fact]
    public async Task Codes_that_are_over_are_forgotten()
    {
        await using var app = await CompanionApp.StartAsync();
        var cleaning = app.Services.GetRequiredService<CleanUpCodes>();
        using (var anna = await app.SignedInAsync(SomePeople.Anna))
        {
            var (page, code) = await anna.NewPersonAsync("Kees");
            app.Clock.Advance(TimeSpan.FromDays(6));
            await cleaning.LookAsync(TestContext.Current.CancellationToken);
            using var same = await app.SignedInAsync(SomePeople.Anna);
            (await same.GetAsync($"{page}/code")).Html.ShouldContain($"{code[..3]} {code[3..]}");
            app.Clock.Advance(TimeSpan.FromDays(2));
            await cleaning.LookAsync(TestContext.Current.CancellationToken);
            using var later = await app.SignedInAsync(SomePeople.Anna);
            (await later.GetAsync($"{page}/code")).Text.ShouldContain("Er is nu geen code");
        }

        var store = app.Services.GetRequiredService<ReturnToWork.Companion.Records.CompanionStore>();
        await using var db = await store.OpenAsync("groenrijk", TestContext.Current.CancellationToken);
        db.Codes.Single().Digits.ShouldBeNull();
        app.Clock.Advance(TimeSpan.FromDays(30));
        await cleaning.LookAsync(TestContext.Current.CancellationToken);
        db.Codes.Count().ShouldBe(0);
    }
}
