using System.Globalization;
using Microsoft.Extensions.DependencyInjection;
using ReturnToWork.Companion.Mail;
using ReturnToWork.Companion.Texts;
using ReturnToWork.Storage;
using ReturnToWork.TestKit.Companion;
using ReturnToWork.TestKit.Storage;
using ReturnToWork.Xapi;
using Shouldly;
using Xunit;

namespace ReturnToWork.Tests.Companion.Mail;

/// <summary>Reminders to a coach: once each, whatever the mail server does, and never a word about whom.</summary>
public sealed class ReminderTests
{
    private const string Address = "anna@coaches.example";

    [Theory, MemberData(nameof(Engines.Both), MemberType = typeof(Engines))]
    public async Task Tomorrows_talks_are_one_mail_that_says_nothing_of_anybody(DataProvider engine)
    {
        await using var server = new StubMailServer();
        await using var app = await StartAsync(server, engine);
        var (anna, page) = await TalkTomorrowAsync(app);
        using var coach = anna;
        await LookAsync(app);
        await LookAsync(app);

        var (to, text) = server.Taken.ShouldHaveSingleItem();
        to.ShouldBe(Address);
        text.ShouldContain("Subject: Herinnering");
        text.ShouldContain("Morgen heb je een gesprek.");
        text.ShouldContain("Auto-Submitted: auto-generated");
        foreach (var secret in new[] { "Kees", "groenrijk", "Groenrijk", "Anna de Vries", "http", page.Split('/')[^1] }) text.ShouldNotContain(secret, Case.Sensitive);
        // Sealed, as call names are.
        await using var db = await app.OpenAsync("groenrijk");
        db.Professionals.Single(row => row.Subject == "anna-1").SealedMail!.ShouldNotContain("coaches.example");
    }

    [Theory]
    [InlineData(MailMood.Busy)]
    [InlineData(MailMood.Drops)]
    [InlineData(MailMood.Silent)]
    public async Task What_does_not_go_now_goes_later_and_once(MailMood mood)
    {
        await using var server = new StubMailServer { Mood = mood };
        await using var app = await StartAsync(server);
        var (anna, _) = await TalkTomorrowAsync(app);
        using var coach = anna;
        await LookAsync(app);
        server.Taken.ShouldBeEmpty();
        server.Calls.ShouldBeGreaterThan(0);
        server.Mood = MailMood.Takes;
        for (var tries = 0; tries < 3; tries++)
        {
            app.Clock.Advance(TimeSpan.FromMinutes(5));
            await LookAsync(app);
        }

        server.Taken.Count.ShouldBe(1);
    }

    [Theory]
    [InlineData(MailMood.RefusesReceiver, "de mailserver weigerde het bericht", 1)]
    [InlineData(MailMood.RefusesMessage, "de mailserver weigerde het bericht", 1)]
    [InlineData(MailMood.Busy, "de mailserver weigerde het bericht", SendReminders.MostTries)]
    [InlineData(MailMood.Drops, "de mailserver was niet te bereiken", SendReminders.MostTries)]
    public async Task What_cannot_go_is_given_up_and_the_administrator_reads_why(MailMood mood, string why, int looks)
    {
        await using var server = new StubMailServer { Mood = mood };
        await using var app = await StartAsync(server);
        var (anna, _) = await TalkTomorrowAsync(app);
        using var coach = anna;
        for (var look = 0; look < looks; look++)
        {
            await LookAsync(app);
            app.Clock.Advance(TimeSpan.FromMinutes(65));
        }

        using var wim = await app.SignedInAsync(SomePeople.Wim);
        var page = await wim.GetAsync("/sources");
        page.Text.ShouldContain($"1 niet verstuurd: {why}.");
        page.Text.ShouldNotContain(Address);
        var calls = server.Calls;
        await LookAsync(app);
        server.Calls.ShouldBe(calls);
    }

    [Fact]
    public async Task A_coach_chooses_the_language_and_switches_reminders_off()
    {
        await using var server = new StubMailServer();
        await using var app = await StartAsync(server);
        var (anna, _) = await TalkTomorrowAsync(app);
        using var coach = anna;
        (await coach.GetAsync("/account")).Text.ShouldContain("Herinneringen per mail");
        (await coach.PostAsync("/account?handler=Reminders", ("wanted", "false"), ("language", "en"))).Text.ShouldContain("Dat is opgeslagen.");
        await LookAsync(app);
        server.Taken.ShouldBeEmpty();
        (await coach.PostAsync("/account?handler=Reminders", ("wanted", "true"), ("language", "en"))).Text.ShouldContain("Dat is opgeslagen.");
        await LookAsync(app);
        server.Taken.ShouldHaveSingleItem().Text.ShouldContain("You have a talk tomorrow.");
        (await coach.PostAsync("/account?handler=Reminders", ("wanted", "true"), ("language", "xx"))).Status.ShouldBe(System.Net.HttpStatusCode.BadRequest);
    }

    [Theory, MemberData(nameof(Engines.Both), MemberType = typeof(Engines))]
    public async Task A_code_that_waits_for_is_this_Kees_is_one_mail_and_none_once_it_was_answered(DataProvider engine)
    {
        await using var server = new StubMailServer();
        await using var app = await StartAsync(server, engine);
        using var first = await SignedInAsync(app);
        await app.PairedAsync(first, "Answered", CompanionApp.Scene("learner-one"));
        var (_, code) = await first.NewPersonAsync("Kees");
        var kees = CompanionApp.Scene("learner-two");
        app.Tool.Store("groenrijk", Tell.Paired(kees, Guid.NewGuid(), app.Clock.GetUtcNow(), PairingCode.KeyedHash(CompanionApp.Secret, "groenrijk", code), "topics"));
        await first.UntilAsync("/people", seen => seen.Html.Contains(kees.Name, StringComparison.Ordinal));
        await LookAsync(app);
        server.Taken.ShouldBeEmpty();
        ToTomorrowAfternoon(app);
        await LookAsync(app);
        await LookAsync(app);
        server.Taken.ShouldHaveSingleItem().Text.ShouldContain("Er is een code ingevoerd.");
    }

    [Fact]
    public async Task Without_a_mail_server_nothing_is_planned_and_the_pages_say_so()
    {
        await using var app = await CompanionApp.StartAsync();
        var (anna, _) = await TalkTomorrowAsync(app);
        using var coach = anna;
        await LookAsync(app);
        await using var db = await app.OpenAsync("groenrijk");
        db.Reminders.Count().ShouldBe(0);
        (await coach.GetAsync("/account")).Text.ShouldContain("stuurt geen herinneringen per mail");
        using var wim = await app.SignedInAsync(SomePeople.Wim);
        (await wim.GetAsync("/sources")).Text.ShouldContain("Er gaat geen mail uit.");
    }

    [Theory]
    [InlineData("", "", "starttls", null, true)]
    [InlineData("mail.example", "rtw@mail.example", "starttls", null, true)]
    [InlineData("mail.example", "", "starttls", null, false)]
    [InlineData("mail.example", "rtw@mail.example", "ssl", null, false)]
    [InlineData("mail.example", "rtw@mail.example", "none", "secret", false)]
    [InlineData("127.0.0.1", "rtw@mail.example", "none", "secret", true)]
    public void Settings_are_checked_at_the_start(string host, string from, string tls, string? password, bool fits) =>
        new MailChecks().Validate(null, new MailOptions { Host = host, From = from, Tls = tls, User = password is null ? null : "rtw", Password = password }).Succeeded.ShouldBe(fits);

    [Theory]
    [InlineData("anna@coaches.example\r\nBcc: all@coaches.example")]
    [InlineData("<anna@coaches.example>, all@coaches.example")]
    [InlineData("not an address")]
    public async Task An_address_that_is_none_is_not_kept(string given)
    {
        await using var app = await CompanionApp.StartAsync();
        app.Identity.Bend = claims => claims["email"] = given;
        using var anna = await app.SignedInAsync(SomePeople.Anna);
        await using var db = await app.OpenAsync("groenrijk");
        db.Professionals.Single(row => row.Subject == "anna-1").SealedMail.ShouldBeNull();
    }

    private static Task<CompanionApp> StartAsync(StubMailServer server, DataProvider engine = DataProvider.Sqlite) => CompanionApp.StartAsync(engine, new()
    {
        ["Mail:Host"] = "127.0.0.1", ["Mail:Port"] = server.Port.ToString(CultureInfo.InvariantCulture), ["Mail:Tls"] = "none", ["Mail:From"] = "noreply@mail.example", ["Mail:Patience"] = "00:00:03",
    });

    private static async Task<Visitor> SignedInAsync(CompanionApp app)
    {
        app.Identity.Bend = claims => claims["email"] = Address;
        var anna = await app.SignedInAsync(new StubProfessional("anna-1", "Anna de Vries", "groenrijk", "coach"));
        app.Identity.Bend = null;
        return anna;
    }

    private static async Task<(Visitor Anna, string Page)> TalkTomorrowAsync(CompanionApp app)
    {
        ToTomorrowAfternoon(app);
        var anna = await SignedInAsync(app);
        var (page, _) = await anna.NewPersonAsync("Kees");
        await anna.GetAsync($"{page}/appointment");
        var tomorrow = app.Services.GetRequiredService<Days>().DayOf(app.Clock.GetUtcNow()).AddDays(1);
        await anna.PostAsync($"{page}/appointment", ("Day", tomorrow.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)), ("Time", "10:00"), ("Minutes", "30"));
        return (anna, page);
    }

    private static void ToTomorrowAfternoon(CompanionApp app)
    {
        var days = app.Services.GetRequiredService<Days>();
        var now = app.Clock.GetUtcNow();
        app.Clock.Advance(days.MomentOf(days.DayOf(now).AddDays(1), new TimeOnly(15, 5)) - now);
    }

    private static async Task LookAsync(CompanionApp app)
    {
        await app.Services.GetRequiredService<PlanReminders>().LookAsync(TestContext.Current.CancellationToken);
        await app.Services.GetRequiredService<SendReminders>().LookAsync(TestContext.Current.CancellationToken);
    }
}
