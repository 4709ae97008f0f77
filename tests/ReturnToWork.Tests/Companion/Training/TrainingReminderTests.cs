using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using ReturnToWork.Companion.Mail;
using ReturnToWork.Companion.Records;
using ReturnToWork.Companion.Texts;
using ReturnToWork.Companion.Training.Reminding;
using ReturnToWork.Storage;
using ReturnToWork.TestKit.Companion;
using ReturnToWork.TestKit.Storage;
using Shouldly;
using Xunit;

namespace ReturnToWork.Tests.Companion.Training;

/// <summary>Reminders about the own training: each once, by days and the clock, and never a word about whom.</summary>
public sealed class TrainingReminderTests
{
    private static readonly DateOnly Today = new(2026, 11, 23);

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Theory, MemberData(nameof(Engines.Both), MemberType = typeof(Engines))]
    public async Task A_certificate_that_runs_out_is_spoken_of_at_60_days_at_30_and_in_grace_each_once(DataProvider engine)
    {
        await using var server = new StubMailServer();
        await using var app = await CompanionApp.StartAsync(engine, new()
        {
            ["Mail:Host"] = "127.0.0.1", ["Mail:Port"] = server.Port.ToString(CultureInfo.InvariantCulture), ["Mail:Tls"] = "none", ["Mail:From"] = "noreply@mail.example",
        });
        var days = app.Services.GetRequiredService<Days>();
        var now = app.Clock.GetUtcNow();
        app.Clock.Advance(days.MomentOf(days.DayOf(now).AddDays(1), new TimeOnly(10, 0)) - now);
        app.Identity.Bend = claims => claims["email"] = "anna@coaches.example";
        using var anna = await app.SignedInAsync(new StubProfessional("anna-1", "Anna de Vries", "groenrijk", "coach"));
        app.Identity.Bend = null;
        var until = days.DayOf(app.Clock.GetUtcNow()).AddDays(62);
        await using (var db = await app.OpenAsync("groenrijk"))
        {
            db.Add(new StandingRow { Organisation = "groenrijk", Subject = "anna-1", State = "certified", Since = until.AddDays(-600), CertifiedUntil = until, GraceUntil = until.AddDays(60), PrivacyUntil = until.AddDays(300), At = now });
            await db.SaveChangesAsync(Ct);
        }

        await LookAsync(app);
        server.Taken.ShouldBeEmpty();
        var months = new List<int>();
        for (var day = 1; day <= 140; day++)
        {
            app.Clock.Advance(TimeSpan.FromDays(1));
            var before = server.Taken.Count;
            if (day is < 5 or (> 25 and < 40) or (> 55 and < 80) or > 118) await LookAsync(app);
            if (server.Taken.Count > before) months.Add(day);
        }

        months.ShouldBe([2, 32, 63]);
        var texts = server.Taken.Select(mail => mail.Text).ToList();
        texts[0].ShouldContain("binnen 60 dagen af");
        texts[1].ShouldContain("binnen 30 dagen af");
        texts[2].ShouldContain("Je certificaat is afgelopen.");
        foreach (var text in texts)
        {
            text.ShouldContain("Subject: Herinnering");
            foreach (var secret in new[] { "Anna", "groenrijk", "Groenrijk", "http", "anna-1" }) text.ShouldNotContain(secret, Case.Sensitive);
        }

        await using var read = await app.OpenAsync("groenrijk");
        (await read.Reminders.CountAsync(Ct)).ShouldBe(3);
    }

    [Theory]
    [InlineData("may-guide", 89, null)]
    [InlineData("may-guide", 90, TrainingReminders.Feedback)]
    [InlineData("busy", 59, null)]
    [InlineData("busy", 60, TrainingReminders.Missing)]
    [InlineData("basis-ready", 100, TrainingReminders.Missing)]
    [InlineData("recovery", 100, TrainingReminders.Missing)]
    [InlineData("invited", 400, null)]
    [InlineData("certified", 400, null)]
    [InlineData("expired", 400, null)]
    public void What_is_missing_is_spoken_of_once_a_while_has_passed(string state, int days, string? kind) =>
        TrainingReminders.Of(Standing(state, days), Today).Select(one => one.Kind).SingleOrDefault().ShouldBe(kind);

    [Theory]
    [InlineData(61, null)]
    [InlineData(60, TrainingReminders.In60)]
    [InlineData(31, TrainingReminders.In60)]
    [InlineData(30, TrainingReminders.In30)]
    [InlineData(0, TrainingReminders.In30)]
    [InlineData(-1, TrainingReminders.Grace)]
    [InlineData(-60, TrainingReminders.Grace)]
    [InlineData(-61, null)]
    public void Each_day_has_its_one_reminder(int left, string? kind)
    {
        var row = Standing("certified", 10);
        (row.CertifiedUntil, row.GraceUntil) = (Today.AddDays(left), Today.AddDays(left + 60));
        TrainingReminders.Of(row, Today).Select(one => one.Kind).SingleOrDefault().ShouldBe(kind);
    }

    [Theory]
    [InlineData("may-guide", 30, true)]
    [InlineData("may-guide", 31, false)]
    [InlineData("may-guide", -1, false)]
    [InlineData("busy", 10, false)]
    public void The_yearly_privacy_module_is_spoken_of_in_time(string state, int left, bool said)
    {
        var row = Standing(state, 10);
        row.PrivacyUntil = Today.AddDays(left);
        TrainingReminders.Of(row, Today).Any(one => one.Kind == TrainingReminders.Privacy).ShouldBe(said);
    }

    [Fact]
    public void Every_reminder_has_its_words_in_both_languages()
    {
        foreach (var language in Words.Languages)
            foreach (var kind in TrainingReminders.Kinds) ReminderText.Of(kind, 1, language).Body.ShouldStartWith(Words.TextsIn(language)[$"mail.{kind}.line"]);
    }

    private static StandingRow Standing(string state, int daysAgo) => new() { Organisation = "groenrijk", Subject = "anna-1", State = state, Since = Today.AddDays(-daysAgo), At = DateTimeOffset.UnixEpoch };

    private static async Task LookAsync(CompanionApp app)
    {
        await app.Services.GetRequiredService<PlanReminders>().LookAsync(Ct);
        await app.Services.GetRequiredService<SendReminders>().LookAsync(Ct);
    }
}
