using System.Net;
using Microsoft.EntityFrameworkCore;
using ReturnToWork.Companion.Records;
using ReturnToWork.Companion.Training.Gate;
using ReturnToWork.TestKit.Companion;
using Shouldly;
using Xunit;

namespace ReturnToWork.Tests.Companion.Training;

/// <summary>Only trained professionals see people: the rule as a table, and the doors as a coach meets them.</summary>
public sealed class GateTests
{
    private static readonly DateOnly Today = new(2027, 6, 1);

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("invited", null, null, "Closed training")]
    [InlineData("busy", 300, null, "Closed training")]
    [InlineData("basis-ready", 300, null, "Open in-training")]
    [InlineData("basis-ready", null, null, "Closed no-privacy")]
    [InlineData("basis-ready", 0, null, "Closed privacy")]
    [InlineData("basis-ready", 1, null, "Open privacy-soon")]
    [InlineData("may-guide", 30, null, "Open privacy-soon")]
    [InlineData("may-guide", 31, null, "Open ")]
    [InlineData("certified", 300, 500, "Open ")]
    [InlineData("renewed", 300, 20, "Open ")]
    [InlineData("expiring", 300, 31, "Open ")]
    [InlineData("expiring", 300, 30, "Open certificate-soon")]
    [InlineData("expiring", 300, 1, "Open certificate-soon")]
    [InlineData("grace", 300, 0, "CurrentOnly grace")]
    [InlineData("certified", 300, 0, "CurrentOnly grace")]
    [InlineData("certified", 300, -59, "CurrentOnly grace")]
    [InlineData("certified", 300, -60, "Closed expired")]
    [InlineData("expired", 300, -60, "Closed expired")]
    [InlineData("recovery", 300, -200, "Closed expired")]
    [InlineData("grace", -1, -5, "Closed privacy")]
    public void R6_the_gate_opens_by_state_privacy_module_and_certificate_whose_days_the_clock_counts(string state, int? privacy, int? certificate, string expected)
    {
        var standing = new StandingRow
        {
            Organisation = "groenrijk", Subject = "anna-1", State = state, At = DateTimeOffset.UnixEpoch, PrivacyUntil = privacy is { } days ? Today.AddDays(days) : null,
            CertifiedUntil = certificate is { } left ? Today.AddDays(left) : null, GraceUntil = certificate is { } until ? Today.AddDays(until + 60) : null,
        };
        var answer = GateRule.Of(standing, Today);
        $"{answer.Opening} {answer.Why}".ShouldBe(expected);
    }

    [Fact]
    public async Task R6_a_coach_sees_people_only_while_the_gate_is_open_and_is_out_at_the_next_request()
    {
        await using var app = await CompanionApp.StartAsync(settings: new() { ["Organisations:0:TrainingGate"] = "true" });
        using var anna = await app.SignedInAsync(SomePeople.Anna);

        var closed = await anna.GetAsync("/people");
        closed.Address.AbsolutePath.ShouldBe("/training/closed");
        closed.Text.ShouldContain("Je bent nog niet begonnen met de opleiding.");
        await StandAsync(app, "basis-ready", privacy: 200);
        (await anna.GetAsync("/people")).Text.ShouldContain("Je bent in opleiding.");
        var page = await app.PairedAsync(anna, "Kees", CompanionApp.Scene("zqkees"));
        (await anna.GetAsync(page)).Text.ShouldContain("Kees");

        await StandAsync(app, "certified", privacy: 200, certificate: -1);
        (await anna.GetAsync(page)).Text.ShouldContain("De mensen van nu kun je blijven zien");
        (await anna.GetAsync("/people/new")).Address.AbsolutePath.ShouldBe("/training/closed");
        var looks = (await app.AccessRowsAsync("groenrijk")).Count;

        await StandAsync(app, "certified", privacy: 200, certificate: -60);
        var lost = await anna.GetAsync(page);
        lost.Address.AbsolutePath.ShouldBe("/training/closed");
        lost.Text.ShouldNotContain("Kees");
        (await app.AccessRowsAsync("groenrijk")).Count.ShouldBe(looks, "what is closed is no look");
        (await anna.PostAsync($"{page}/appointment")).Address.AbsolutePath.ShouldBe("/training/closed");
    }

    [Fact]
    public async Task A_trainer_sees_nothing_of_employees_and_a_coach_nothing_of_the_training_of_others()
    {
        await using var app = await CompanionApp.StartAsync();
        using var anna = await app.SignedInAsync(SomePeople.Anna);
        await app.PairedAsync(anna, "Zqkees", CompanionApp.Scene("zqkees"));
        await app.TraineeAsync(new StubProfessional("bram-1", "Zqbram", "groenrijk", "coach"));
        using var tineke = await app.SignedInAsync(new StubProfessional("tineke-1", "Tineke", "groenrijk", "trainer"));

        foreach (var path in (string[])["/training", "/training/sessions", "/professionals", "/training/protocol/2026.1"]) (await tineke.GetAsync(path)).Text.ShouldNotContain("Zqkees");
        (await tineke.GetAsync("/training")).Text.ShouldContain("Zqbram");
        foreach (var path in (string[])["/people", "/employer/training"]) (await tineke.GetAsync(path)).Status.ShouldBe(HttpStatusCode.Forbidden);
        (await anna.GetAsync("/training")).Status.ShouldBe(HttpStatusCode.Forbidden);
        using var other = await app.SignedInAsync(new StubProfessional("tom-1", "Tom", "dekade", "trainer"));
        (await other.GetAsync("/training")).Text.ShouldNotContain("Zqbram");
    }

    private static async Task StandAsync(CompanionApp app, string state, int privacy, int? certificate = null)
    {
        var today = app.Today();
        await using var db = await app.OpenAsync("groenrijk");
        await db.Standings.ExecuteDeleteAsync(Ct);
        db.Add(new StandingRow
        {
            Organisation = "groenrijk", Subject = SomePeople.Anna.Subject, State = state, At = app.Clock.GetUtcNow(), PrivacyUntil = today.AddDays(privacy),
            CertifiedUntil = certificate is { } days ? today.AddDays(days) : null, GraceUntil = certificate is { } until ? today.AddDays(until + 60) : null,
        });
        await db.SaveChangesAsync(Ct);
    }
}
