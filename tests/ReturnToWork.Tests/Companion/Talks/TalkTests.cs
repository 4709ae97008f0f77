using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using ReturnToWork.Companion.Records;
using ReturnToWork.Storage;
using ReturnToWork.TestKit.Companion;
using ReturnToWork.TestKit.Storage;
using Shouldly;
using Xunit;

namespace ReturnToWork.Tests.Companion.Talks;

/// <summary>After the talk: what is written down, what is not, and who may.</summary>
public sealed class TalkTests(RunningCompanion running) : IClassFixture<RunningCompanion>
{
    private readonly CompanionApp _app = running.App;

    private string Today => Day(0);

    [Theory, MemberData(nameof(Engines.Both), MemberType = typeof(Engines))]
    public async Task A_talk_is_written_down_with_the_sentences_that_were_shown_and_stands_among_the_agreements(DataProvider engine)
    {
        await using var app = await CompanionApp.StartAsync(engine);
        using var anna = await app.SignedInAsync(SomePeople.Anna);
        var (page, _) = await anna.NewPersonAsync("Kees");
        await anna.GetAsync($"{page}/talk");
        var after = await anna.PostAsync($"{page}/talk", ("Day", Today), ("Topics", "anderen"), ("Topics", "mijn-plan"), ("Agreement", "coffee"), ("LookBack", Day(7)));
        after.Address.AbsolutePath.ShouldBe(page);
        after.Text.ShouldContain("Opgeschreven.");
        after.Text.ShouldContain("Afgesproken: Op de koffie op het werk");
        await using var db = await app.Services.GetRequiredService<CompanionStore>().OpenAsync("groenrijk", TestContext.Current.CancellationToken);
        var row = await db.Talks.SingleAsync(TestContext.Current.CancellationToken);
        (row.Topics, row.Agreement, row.Coach, row.Minutes, row.Fidelity).ShouldBe(("anderen,mijn-plan", "coffee", "anna-1", null, null));
    }

    [Theory]
    [InlineData(1, "anderen", "coffee", 7, "dag die geweest is")]
    [InlineData(-32, "anderen", "coffee", 7, "dag die geweest is")]
    [InlineData(0, "anderen,mijn-plan,op-het-werk", "coffee", 7, "hoogstens twee")]
    [InlineData(0, "<b>zijn ziekte</b>", "coffee", 7, "Deze keuze kennen we niet")]
    [InlineData(0, "anderen", "hij is depressief", 7, "Deze keuze kennen we niet")]
    [InlineData(0, "anderen", "coffee", 0, "dag die nog komt")]
    [InlineData(0, "anderen", "coffee", 93, "dag die nog komt")]
    public async Task What_does_not_fit_is_refused_in_words_and_nothing_is_written(int day, string topics, string agreement, int lookBack, string says)
    {
        using var anna = await _app.SignedInAsync(SomePeople.NewCoach());
        var (page, _) = await anna.NewPersonAsync("Kees");
        await anna.GetAsync($"{page}/talk");
        var after = await anna.PostAsync($"{page}/talk", [("Day", Day(day)), .. topics.Split(',').Select(topic => ("Topics", topic)), ("Agreement", agreement), ("LookBack", Day(lookBack))]);
        after.Text.ShouldContain(says);
        after.Text.ShouldContain("nog niets opgeschreven");
        (await anna.GetAsync(page)).Text.ShouldContain("Nog niets opgeschreven. Doe dat samen");
    }

    [Fact]
    public async Task A_wrong_tap_goes_without_a_trace_on_the_day_itself_and_not_later()
    {
        await using var app = await CompanionApp.StartAsync();
        using var anna = await app.SignedInAsync(SomePeople.Anna);
        var (page, _) = await anna.NewPersonAsync("Kees");
        await anna.GetAsync($"{page}/talk");
        var after = await anna.PostAsync($"{page}/talk", ("LookBack", "none"));
        var talk = SomePeople.Field(after.Html.Replace("<button class=\"quiet\" ", "", StringComparison.Ordinal), "talk");
        (await anna.PostAsync($"{page}/talk?handler=TakeBack", ("talk", talk))).Text.ShouldContain("weggehaald");
        await anna.GetAsync($"{page}/talk");
        await anna.PostAsync($"{page}/talk", ("LookBack", "none"));
        app.Clock.Advance(TimeSpan.FromDays(1));
        using var later = await app.SignedInAsync(SomePeople.Anna);
        var seen = await later.GetAsync(page);
        seen.Text.ShouldContain("Gepraat op");
        seen.Html.ShouldNotContain("handler=TakeBack");
    }

    [Fact]
    public async Task Minutes_and_ticks_are_asked_only_while_a_cohort_is_evaluated_and_kept_only_then()
    {
        using var anna = await _app.SignedInAsync(SomePeople.NewCoach());
        var (page, _) = await anna.NewPersonAsync("Kees");
        (await anna.GetAsync($"{page}/talk")).Html.ShouldNotContain("Minutes");
        await anna.PostAsync($"{page}/talk", ("LookBack", "none"), ("Minutes", "40"), ("Fidelity", "willen"));
        await using (var db = await _app.Services.GetRequiredService<CompanionStore>().OpenAsync("groenrijk", TestContext.Current.CancellationToken))
        {
            var person = Guid.Parse(page.Split('/')[^1]);
            (await db.Talks.SingleAsync(row => row.Person == person, TestContext.Current.CancellationToken)).Minutes.ShouldBeNull();
        }

        await using var app = await CompanionApp.StartAsync(settings: new() { ["Organisations:0:Evaluating"] = "true" });
        using var berend = await app.SignedInAsync(SomePeople.Berend);
        var (other, _) = await berend.NewPersonAsync("Noor");
        (await berend.GetAsync($"{other}/talk")).Html.ShouldContain("Minutes");
        await berend.PostAsync($"{other}/talk", ("LookBack", "none"), ("Minutes", "40"), ("Fidelity", "willen"), ("Fidelity", "checked"));
        await using var evaluated = await app.Services.GetRequiredService<CompanionStore>().OpenAsync("groenrijk", TestContext.Current.CancellationToken);
        var row = await evaluated.Talks.SingleAsync(TestContext.Current.CancellationToken);
        (row.Minutes, row.Fidelity).ShouldBe((40, "willen,checked"));
    }

    [Fact]
    public async Task C05_another_coach_writes_takes_back_and_plans_nothing()
    {
        using var anna = await _app.SignedInAsync(SomePeople.NewCoach());
        var (page, _) = await anna.NewPersonAsync("Kees");
        using var other = await _app.SignedInAsync(SomePeople.NewCoach("Berend"));
        await other.GetAsync("/people/new");
        foreach (var path in new[] { $"{page}/talk", $"{page}/talk?handler=TakeBack", $"{page}/appointment", $"{page}/appointment?handler=Cancel" })
            (await other.PostAsync(path, SomePeople.Field(other.Page!.Html, "__RequestVerificationToken\" type=\"hidden"), ("LookBack", "none"))).Status.ShouldBe(System.Net.HttpStatusCode.NotFound, path);
    }

    private string Day(int ahead) => DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(_app.Clock.GetUtcNow(), TimeZoneInfo.FindSystemTimeZoneById("Europe/Amsterdam")).DateTime).AddDays(ahead).ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture);
}
