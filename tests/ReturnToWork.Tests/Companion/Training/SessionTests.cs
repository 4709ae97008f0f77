using System.Globalization;
using System.Net;
using System.Text.Json;
using System.Text.RegularExpressions;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using ReturnToWork.Companion.Mail;
using ReturnToWork.Companion.Records;
using ReturnToWork.Companion.Training.Sessions;
using ReturnToWork.Storage;
using ReturnToWork.TestKit.Companion;
using ReturnToWork.TestKit.Storage;
using Shouldly;
using Xunit;

namespace ReturnToWork.Tests.Companion.Training;

/// <summary>The live parts of the training: a trainer makes, moves and cancels them and says who was there; professionals take a seat.</summary>
public sealed partial class SessionTests
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Theory, MemberData(nameof(Engines.Both), MemberType = typeof(Engines))]
    public async Task A_session_is_made_moved_and_cancelled_and_whoever_has_a_seat_learns_it_by_mail_and_calendar(DataProvider engine)
    {
        await using var server = new StubMailServer();
        await using var app = await CompanionApp.StartAsync(engine, new()
        {
            ["Mail:Host"] = "127.0.0.1", ["Mail:Port"] = server.Port.ToString(CultureInfo.InvariantCulture), ["Mail:Tls"] = "none", ["Mail:From"] = "noreply@mail.example",
        });
        await app.TraineeAsync(SomePeople.Anna);
        using var tineke = await app.SignedInAsync(SomePeople.Tineke);
        var page = await MadeAsync(app, tineke, "P9", 10, capacity: "1", link: "https://meet.example/room-7");
        app.Identity.Bend = claims => claims["email"] = "anna@coaches.example";
        using var anna = await app.SignedInAsync(SomePeople.Anna);
        app.Identity.Bend = null;
        var own = await anna.GetAsync("/training/own/sessions");
        own.Text.ShouldContain("Nog 1 plaats vrij.");
        var id = page.Split('/')[^1];
        (await anna.PostAsync("/training/own/sessions?handler=Register", ("session", id))).Text.ShouldContain("Je bent aangemeld.");
        var first = await FileAsync(anna, id);
        first.ShouldContain("METHOD:PUBLISH");
        first.ShouldContain("SEQUENCE:0");
        first.ShouldContain("STATUS:CONFIRMED");
        first.ShouldContain("SUMMARY:Afspraak");

        await tineke.GetAsync(page);
        (await tineke.PostAsync(page, ("Day", Day(app, 12)), ("Time", "14:00"), ("Minutes", "90"), ("Link", "https://meet.example/room-7"), ("Capacity", "4"))).Text.ShouldContain("De bijeenkomst is veranderd.");
        await SendAsync(app);
        var (to, moved) = server.Taken.ShouldHaveSingleItem();
        to.ShouldBe("anna@coaches.example");
        moved.ShouldContain("Subject: Afspraak veranderd");
        moved.ShouldContain("method=PUBLISH");
        moved.ShouldContain("SEQUENCE:1");
        foreach (var secret in new[] { "Anna", "Tineke", "groenrijk", "Groenrijk", "Intervisie" }) moved.ShouldNotContain(secret, Case.Sensitive);
        // Another number of seats is nobody's news.
        (await tineke.PostAsync(page, ("Day", Day(app, 12)), ("Time", "14:00"), ("Minutes", "90"), ("Link", "https://meet.example/room-7"), ("Capacity", "6"))).Text.ShouldContain("De bijeenkomst is veranderd.");
        await SendAsync(app);
        server.Taken.Count.ShouldBe(1);

        (await tineke.PostAsync($"{page}?handler=Cancel")).Text.ShouldContain("De bijeenkomst gaat niet door.");
        await SendAsync(app);
        await SendAsync(app);
        server.Taken.Count.ShouldBe(2);
        var cancelled = server.Taken.Last().Text;
        cancelled.ShouldContain("Subject: Afspraak gaat niet door");
        cancelled.ShouldContain("method=CANCEL");
        cancelled.ShouldContain("STATUS:CANCELLED");
        var last = await FileAsync(anna, id);
        last.ShouldContain("METHOD:CANCEL");
        last.ShouldContain("SEQUENCE:2");
        Uid().Match(last).Value.ShouldBe(Uid().Match(first).Value);
        (await anna.GetAsync("/training/own/sessions")).Text.ShouldContain("Gaat niet door");
        (await tineke.PostAsync($"{page}?handler=Cancel")).Text.ShouldContain("Dit kan nu niet");
    }

    [Theory, MemberData(nameof(Engines.Both), MemberType = typeof(Engines))]
    public async Task Of_many_who_ask_for_the_last_seat_at_once_one_gets_it_and_the_others_are_told_kindly(DataProvider engine)
    {
        await using var app = await CompanionApp.StartAsync(engine);
        using var tineke = await app.SignedInAsync(SomePeople.Tineke);
        List<Visitor> visitors = [];
        for (var number = 0; number < 5; number++)
        {
            var coach = SomePeople.NewCoach();
            await app.TraineeAsync(coach);
            visitors.Add(await app.SignedInAsync(coach));
        }

        for (var round = 0; round < 3; round++)
        {
            var id = (await MadeAsync(app, tineke, "P8", 5 + round, capacity: "1")).Split('/')[^1];
            foreach (var visitor in visitors) await visitor.GetAsync("/training/own/sessions");
            var answers = await Task.WhenAll(visitors.Select(visitor => visitor.PostAsync("/training/own/sessions?handler=Register", ("session", id))));
            answers.Count(answer => answer.Text.Contains("Je bent aangemeld.", StringComparison.Ordinal)).ShouldBe(1);
            answers.Count(answer => answer.Text.Contains("Helaas, iemand was je net voor.", StringComparison.Ordinal)).ShouldBe(4);
            await using var db = await app.OpenAsync(TrainingScene.Tenant);
            (await db.Seats.CountAsync(seat => seat.Session == Guid.Parse(id) && seat.Withdrawn == null, Ct)).ShouldBe(1);
        }

        // Who withdraws makes room.
        var one = visitors.Find(visitor => visitor.Page!.Text.Contains("Je bent aangemeld.", StringComparison.Ordinal))!;
        var session = SomePeople.Field(one.Page!.Html.Replace("<button class=\"second\" name=\"session\" value=", "name=\"session\" value=", StringComparison.Ordinal), "session");
        (await one.PostAsync("/training/own/sessions?handler=Withdraw", ("session", session))).Text.ShouldContain("Je bent afgemeld.");
        (await one.PostAsync("/training/own/sessions?handler=Withdraw", ("session", session))).Text.ShouldContain("Dit kan nu niet meer");
        var other = visitors.First(visitor => visitor != one);
        (await other.PostAsync("/training/own/sessions?handler=Register", ("session", session))).Text.ShouldContain("Je bent aangemeld.");
        foreach (var visitor in visitors) visitor.Dispose();
    }

    [Theory, MemberData(nameof(Engines.Both), MemberType = typeof(Engines))]
    public async Task Everybody_was_there_until_the_trainer_says_otherwise_and_what_is_put_right_is_taken_back(DataProvider engine)
    {
        await using var app = await CompanionApp.StartAsync(engine);
        using var tineke = await app.SignedInAsync(SomePeople.Tineke);
        var page = await MadeAsync(app, tineke, "P9", 1);
        var id = page.Split('/')[^1];
        List<TraineeRow> people = [];
        foreach (var name in new[] { "Anna", "Berend", "Cor" })
        {
            var coach = SomePeople.NewCoach(name);
            people.Add(await app.TraineeAsync(coach));
            using var visitor = await app.SignedInAsync(coach);
            await visitor.GetAsync("/training/own/sessions");
            await visitor.PostAsync("/training/own/sessions?handler=Register", ("session", id));
        }

        (string, string)[] all = [.. people.Select(one => ("present", one.Id.ToString("D")))];
        await tineke.GetAsync(page);
        (await tineke.PostAsync($"{page}?handler=Attendance", all)).Text.ShouldContain("Dit kan nu niet");
        app.Clock.Advance(TimeSpan.FromDays(2));
        using var later = await app.SignedInAsync(SomePeople.Tineke);
        var shown = await later.GetAsync(page);
        Regex.Count(shown.Html, "name=\"present\"[^>]* checked").ShouldBe(3);

        // All were there; Berend brought a case.
        (await later.PostAsync($"{page}?handler=Attendance", [.. all, ("extra", people[1].Id.ToString("D"))])).Text.ShouldContain("Dat is opgeslagen.");
        await later.PostAsync($"{page}?handler=Attendance", [.. all, ("extra", people[1].Id.ToString("D"))]);
        (await SaidAsync(app)).ShouldBe(["attended P9", "attended P9", "attended P9", "passed P9.casus"]);

        // Cor was not, after all.
        await later.PostAsync($"{page}?handler=Attendance", [.. all[..2], ("extra", people[1].Id.ToString("D"))]);
        (await SaidAsync(app)).ShouldBe(["attended P9", "attended P9", "attended P9", "passed P9.casus", "voided"]);
        await using var db = await app.OpenAsync(TrainingScene.Tenant);
        var seats = await db.Seats.AsNoTracking().ToDictionaryAsync(seat => seat.Trainee, Ct);
        (seats[people[2].Id].Attended, seats[people[2].Id].Statement).ShouldBe((false, null));
        seats[people[0].Id].Statement.ShouldNotBeNull();
        (seats[people[1].Id].BroughtCase, seats[people[1].Id].CaseStatement is not null).ShouldBe((true, true));
        var rows = await db.TrainingStatements.AsNoTracking().ToListAsync(Ct);
        foreach (var row in rows) foreach (var secret in new[] { "Cor", "Tineke", id, "meet.example" }) row.Json.ShouldNotContain(secret, Case.Sensitive);
    }

    [Theory, MemberData(nameof(Engines.Both), MemberType = typeof(Engines))]
    public async Task A_role_play_and_a_reflection_sheet_are_accepted_once_and_can_be_taken_back(DataProvider engine)
    {
        await using var app = await CompanionApp.StartAsync(engine);
        var anna = await app.TraineeAsync(SomePeople.Anna);
        using var tineke = await app.SignedInAsync(SomePeople.Tineke);
        (await tineke.GetAsync("/training/sessions/practice")).Text.ShouldContain("Anna");
        foreach (var accepted in new[] { "true", "true", "false", "false", "true" })
            (await tineke.PostAsync("/training/sessions/practice", ("trainee", anna.Id.ToString("D")), ("code", "P6"), ("accepted", accepted))).Status.ShouldBe(HttpStatusCode.OK);
        (await SaidAsync(app)).ShouldBe(["passed P6", "passed P6", "voided"]);
        (await tineke.PostAsync("/training/sessions/practice", ("trainee", anna.Id.ToString("D")), ("code", "P4.rollenspel"), ("accepted", "true"))).Text.ShouldContain("✓ ");
        (await tineke.GetAsync("/training/sessions/practice")).Status.ShouldBe(HttpStatusCode.OK);
        (await tineke.PostAsync("/training/sessions/practice", ("trainee", anna.Id.ToString("D")), ("code", "P1"), ("accepted", "true"))).Status.ShouldBe(HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task Somebody_who_came_without_registering_is_added_also_when_it_is_full()
    {
        await using var app = await CompanionApp.StartAsync();
        var anna = await app.TraineeAsync(SomePeople.Anna);
        var berend = await app.TraineeAsync(SomePeople.Berend);
        using var tineke = await app.SignedInAsync(SomePeople.Tineke);
        var page = await MadeAsync(app, tineke, "P4", 1, capacity: "1");
        await tineke.GetAsync(page);
        foreach (var one in new[] { anna, berend }) (await tineke.PostAsync($"{page}?handler=Add", ("trainee", one.Id.ToString("D")))).Text.ShouldContain("Die staat erbij.");
        app.Clock.Advance(TimeSpan.FromDays(2));
        using var later = await app.SignedInAsync(SomePeople.Tineke);
        await later.GetAsync(page);
        await later.PostAsync($"{page}?handler=Attendance", ("present", anna.Id.ToString("D")), ("extra", anna.Id.ToString("D")), ("extra", berend.Id.ToString("D")));
        // Who was not there showed no role play either.
        (await SaidAsync(app)).ShouldBe(["attended P4", "passed P4.rollenspel"]);
    }

    [Fact]
    public async Task Coaches_and_trainers_of_others_find_no_session()
    {
        await using var app = await CompanionApp.StartAsync();
        using var tineke = await app.SignedInAsync(SomePeople.Tineke);
        var page = await MadeAsync(app, tineke, "P3", 3);
        using var anna = await app.SignedInAsync(SomePeople.Anna);
        foreach (var path in new[] { "/training/sessions", "/training/sessions/new", "/training/sessions/practice", page }) (await anna.GetAsync(path)).Status.ShouldBe(HttpStatusCode.Forbidden, path);
        (await anna.GetAsync("/training/own/sessions")).Status.ShouldBe(HttpStatusCode.NotFound);
        using var other = await app.SignedInAsync(new StubProfessional("theo-1", "Theo", "dekade", "trainer"));
        (await other.GetAsync(page)).Status.ShouldBe(HttpStatusCode.NotFound);
        (await other.GetAsync("/training/sessions")).Html.ShouldNotContain(page);
    }

    [Theory]
    [InlineData("", "https://meet.example/a?b=1#c", null)]
    [InlineData("Zaal 3", "", null)]
    [InlineData(" ", "", "session.wrong.where")]
    [InlineData("", "http://meet.example/a", "session.wrong.link")]
    [InlineData("Zaal 3", "javascript:alert(1)", "session.wrong.link")]
    [InlineData("Zaal 3", "https://anna:geheim@meet.example/", "session.wrong.link")]
    [InlineData("Zaal 3", "https://meet.example/a b", "session.wrong.link")]
    [InlineData("Zaal\r\nATTENDEE:x", "", "session.wrong.place")]
    public void Any_meeting_program_will_do_by_https(string place, string link, string? wrong) =>
        new SessionInput(new DateOnly(2026, 12, 1), new TimeOnly(10, 0), 90, place, link, 8).Wrong(AFact.Noon.AddDays(5), AFact.Noon).ShouldBe(wrong);

    private static async Task<string> MadeAsync(CompanionApp app, Visitor trainer, string kind, int ahead, string? capacity = null, string? link = null)
    {
        await trainer.GetAsync("/training/sessions/new");
        var made = await trainer.PostAsync("/training/sessions/new", ("Kind", kind), ("Day", Day(app, ahead)), ("Time", "10:00"), ("Place", link is null ? "Zaal 3" : ""), ("Link", link ?? ""), ("Capacity", capacity ?? ""));
        made.Text.ShouldContain("De bijeenkomst staat op de agenda.");
        return made.Address.AbsolutePath;
    }

    private static async Task<string> FileAsync(Visitor visitor, string session) => (await visitor.GetAsync($"/training/own/sessions?handler=File&session={session}")).Html;

    private static Task SendAsync(CompanionApp app) => app.Services.GetRequiredService<SendReminders>().LookAsync(Ct);

    private static async Task<List<string>> SaidAsync(CompanionApp app)
    {
        await using var db = await app.OpenAsync(TrainingScene.Tenant);
        var rows = await db.TrainingStatements.AsNoTracking().ToListAsync(Ct);
        return [.. rows.Select(row => JsonDocument.Parse(row.Json).RootElement).Select(json => $"{Last(json.GetProperty("verb"))} {(Last(json.GetProperty("verb")) == "voided" ? "" : Last(json.GetProperty("object")))}".Trim()).Order(StringComparer.Ordinal)];

        static string Last(JsonElement element) => element.GetProperty("id").GetString()!.Split('/')[^1];
    }

    private static string Day(CompanionApp app, int ahead) => app.Today().AddDays(ahead).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    [GeneratedRegex("UID:.*")]
    private static partial Regex Uid();
}
