using System.Globalization;
using System.Text.RegularExpressions;
using ReturnToWork.Companion.Talks;
using ReturnToWork.Storage;
using ReturnToWork.TestKit.Companion;
using ReturnToWork.TestKit.Storage;
using Shouldly;
using Xunit;

namespace ReturnToWork.Tests.Companion.Talks;

/// <summary>Planned talks: on the page, in a calendar, against the time that was set aside.</summary>
public sealed partial class AppointmentTests(RunningCompanion running) : IClassFixture<RunningCompanion>
{
    private readonly CompanionApp _app = running.App;

    [Theory, MemberData(nameof(Engines.Both), MemberType = typeof(Engines))]
    public async Task A_planned_talk_stands_on_the_caseload_and_moves_and_can_be_called_off(DataProvider engine)
    {
        await using var app = await CompanionApp.StartAsync(engine);
        using var anna = await app.SignedInAsync(SomePeople.NewCoach());
        var (page, _) = await anna.NewPersonAsync("Kees");
        await anna.GetAsync($"{page}/appointment");
        (await anna.PostAsync($"{page}/appointment", ("Day", "2020-01-01"), ("Time", "10:00"), ("Minutes", "30"))).Text.ShouldContain("dag en tijd die nog komen");
        (await anna.PostAsync($"{page}/appointment", ("Day", "2020-13-01"), ("Time", "x"), ("Minutes", "30"))).Text.ShouldContain("Kies een dag en een tijd");
        var planned = await anna.PostAsync($"{page}/appointment", ("Day", Day(10)), ("Time", "10:00"), ("Minutes", "45"));
        planned.Text.ShouldContain("10:00 uur, 45 minuten");
        (await anna.GetAsync("/people")).Text.ShouldContain("gesprek op ");

        var id = AppointmentId().Match(planned.Html).Value;
        (await anna.GetAsync($"{page}/appointment?move={id}")).Html.ShouldContain("value=\"10:00\"");
        (await anna.PostAsync($"{page}/appointment?move={id}", ("Day", Day(11)), ("Time", "11:30"), ("Minutes", "45"))).Text.ShouldContain("verzet");
        (await anna.PostAsync($"{page}/appointment?handler=Cancel", ("appointment", id))).Text.ShouldContain("gaat niet door");
        (await anna.GetAsync("/people")).Text.ShouldNotContain("gesprek op ");
        var file = await anna.GetAsync($"{page}/appointment?handler=File&appointment={id}");
        file.Html.ShouldContain("METHOD:CANCEL");
        file.Html.ShouldContain("SEQUENCE:2");
    }

    [Fact]
    public async Task The_calendar_file_says_when_and_nothing_else()
    {
        using var anna = await _app.SignedInAsync(SomePeople.NewCoach());
        var (page, _) = await anna.NewPersonAsync("Kees-marker");
        await anna.GetAsync($"{page}/appointment");
        var planned = await anna.PostAsync($"{page}/appointment", ("Day", Day(10)), ("Time", "10:00"), ("Minutes", "30"));
        var file = await anna.GetAsync($"{page}/appointment?handler=File&appointment={AppointmentId().Match(planned.Html).Value}");
        file.Answer.Content.Headers.ContentType!.MediaType.ShouldBe("text/calendar");
        file.Html.ShouldContain("SUMMARY:Afspraak\r\n");
        foreach (var secret in new[] { "Kees", "groenrijk", "Groenrijk", "Anna", "ReturnToWork", "returntowork", page.Split('/')[^1], "DESCRIPTION", "LOCATION", "ORGANIZER", "ATTENDEE", "URL" })
            file.Html.ShouldNotContain(secret, Case.Sensitive);
    }

    [Theory]
    [InlineData("2026-10-25", "02:30", "20261025T003000Z")]
    [InlineData("2027-03-28", "02:30", "20270328T013000Z")]
    [InlineData("2026-12-01", "10:00", "20261201T090000Z")]
    [InlineData("2027-07-01", "10:00", "20270701T080000Z")]
    public void A_clock_time_that_comes_twice_or_never_is_one_moment_in_the_calendar(string day, string time, string starts)
    {
        var days = new ReturnToWork.Companion.Texts.Days(Microsoft.Extensions.Options.Options.Create(new ReturnToWork.Companion.Settings.CoachingOptions()));
        var begins = days.MomentOf(DateOnly.ParseExact(day, "yyyy-MM-dd", CultureInfo.InvariantCulture), TimeOnly.ParseExact(time, "HH:mm", CultureInfo.InvariantCulture));
        CalendarFile.Of(new Appointment(Guid.NewGuid(), begins, 30, 0, false), "Afspraak", AFact.Noon).ShouldContain($"DTSTART:{starts}");
    }

    [Theory, MemberData(nameof(Engines.Both), MemberType = typeof(Engines))]
    public async Task More_planned_than_set_aside_is_said_of_the_organisation_and_the_coordinator_sees_no_employee(DataProvider engine)
    {
        await using var app = await CompanionApp.StartAsync(engine);
        using var anna = await app.SignedInAsync(SomePeople.Anna);
        var (page, _) = await anna.NewPersonAsync("Kees-marker");
        app.Clock.Advance(UntilMonday(app.Clock.GetUtcNow()));
        using var monday = await app.SignedInAsync(SomePeople.Anna);
        await monday.GetAsync($"{page}/appointment");
        var day = TimeZoneInfo.ConvertTime(app.Clock.GetUtcNow(), TimeZoneInfo.FindSystemTimeZoneById("Europe/Amsterdam")).AddDays(1).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
        foreach (var time in new[] { "09:00", "10:00" }) await monday.PostAsync($"{page}/appointment", ("Day", day), ("Time", time), ("Minutes", "60"));

        using var cor = await app.SignedInAsync(new StubProfessional("cor-1", "Cor", "groenrijk", "coordinator"));
        cor.Page!.Text.ShouldContain("Deze week gepland: 2 uur. Er is nog niet gezegd");
        cor.Page.Text.ShouldNotContain("Kees-marker");
        (await cor.PostAsync("/coordination", ("coach", "anna-1"), ("minutes", "60"))).Text.ShouldContain("Er is meer gepland dan er tijd is.");
        (await cor.GetAsync(page)).Status.ShouldBe(System.Net.HttpStatusCode.Forbidden);
        (await monday.GetAsync("/people")).Text.ShouldContain("Dat is iets voor je organisatie om te regelen, niet voor jou.");
        (await monday.GetAsync("/coordination")).Status.ShouldBe(System.Net.HttpStatusCode.Forbidden);
    }

    private static TimeSpan UntilMonday(DateTimeOffset now) => TimeSpan.FromDays((8 - (int)now.DayOfWeek) % 7);

    private string Day(int ahead) => _app.Today().AddDays(ahead).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    [GeneratedRegex("(?<=appointment=)[0-9a-f-]{36}")]
    private static partial Regex AppointmentId();
}
