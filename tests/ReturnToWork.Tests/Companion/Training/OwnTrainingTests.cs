using System.Net;
using System.Text.RegularExpressions;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using ReturnToWork.Companion.Mail;
using ReturnToWork.Companion.Records;
using ReturnToWork.Storage;
using ReturnToWork.TestKit.Companion;
using ReturnToWork.TestKit.Storage;
using ReturnToWork.Xapi;
using Shouldly;
using Xunit;

namespace ReturnToWork.Tests.Companion.Training;

/// <summary>A professional's own training: begin, open a module by a ticket, make a code for the LMS.</summary>
public sealed partial class OwnTrainingTests
{
    private const string Tenant = "groenrijk.training";

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Theory, MemberData(nameof(Engines.Both), MemberType = typeof(Engines))]
    public async Task Who_begins_gets_a_random_name_and_opens_modules_by_a_ticket_of_a_minute(DataProvider engine)
    {
        await using var app = await CompanionApp.StartAsync(engine);
        using var anna = await app.SignedInAsync(SomePeople.Anna);
        var before = await anna.GetAsync("/training/own");
        before.Text.ShouldContain("Nooit je antwoorden.");
        before.Html.ShouldNotContain("/training/own/open/");
        (await anna.PostAsync("/training/own/open/P0")).Status.ShouldBe(HttpStatusCode.NotFound);
        (await anna.PostAsync("/training/own/code")).Status.ShouldBe(HttpStatusCode.NotFound);

        await anna.GetAsync("/training/own");
        (await anna.PostAsync("/training/own/begin")).Text.ShouldContain("Dit is de volgende stap.");
        (await anna.PostAsync("/training/own/begin")).Status.ShouldBe(HttpStatusCode.OK);
        TraineeRow me;
        await using (var db = await app.OpenAsync(Tenant)) me = await db.Trainees.AsNoTracking().SingleAsync(Ct);
        (me.Employer, me.Subject).ShouldBe(("groenrijk", SomePeople.Anna.Subject));
        TrainingTicket.IsPseudonym(me.Actor).ShouldBeTrue();
        me.SealedName.ShouldNotContain("Anna");

        await anna.GetAsync("/training/own");
        var going = await anna.PostAsync("/training/own/open/P0");
        going.Status.ShouldBe(HttpStatusCode.OK);
        going.Html.Split("id=\"open-module\"")[1].Split("</form>")[0].ShouldNotContain("__RequestVerificationToken", customMessage: "the Tool gets the ticket and nothing else");
        var ticket = TrainingTicket.Read(CompanionApp.Secret, TicketField().Match(going.Html).Groups["ticket"].Value)!;
        (ticket.Organisation, ticket.Actor, ticket.Theme, ticket.Language).ShouldBe((Tenant, me.Actor, "P0", "nl"));
        (ticket.Expires - app.Clock.GetUtcNow()).TotalSeconds.ShouldBeInRange(58, 60);
        going.Html.ShouldContain($"action=\"{ticket.For}/training/open\"");
        await anna.GetAsync("/training/own");
        (await anna.PostAsync("/training/own/open/P99")).Status.ShouldBe(HttpStatusCode.NotFound);
        (await anna.PostAsync("/training/own/open/3")).Status.ShouldBe(HttpStatusCode.NotFound, "an employee's theme is no part of it");

        await anna.GetAsync("/training/own");
        var made = await anna.PostAsync("/training/own/code");
        var code = Digits().Match(made.Html).Value.Replace(" ", "", StringComparison.Ordinal);
        var told = app.Tool.Codes[PairingCode.KeyedHash(CompanionApp.Secret, "groenrijk", code)];
        told.GetProperty("kind").GetString().ShouldBe("training");
        told.GetProperty("actor").GetString().ShouldBe(me.Actor);
        told.GetProperty("training").GetString().ShouldBe(Tenant);
        told.GetRawText().ShouldNotContain("Anna");
        app.Tool.DoorStatus = 503;
        await anna.GetAsync("/training/own");
        (await anna.PostAsync("/training/own/code")).Status.ShouldBe(HttpStatusCode.BadGateway);
    }

    [Fact]
    public async Task An_invited_professional_is_found_by_code_or_by_mail_and_never_in_another_organisation()
    {
        await using var app = await CompanionApp.StartAsync();
        var book = app.Services.GetRequiredService<ReturnToWork.Companion.Training.Own.TraineeBook>();
        var (byMail, byCode) = (Guid.NewGuid(), Guid.NewGuid());
        await using (var db = await app.OpenAsync(Tenant))
        {
            db.AddRange(Invited(byMail, mail: "Anna@coaches.example"), Invited(byCode, hash: book.HashOf(Tenant, "123456")), Invited(Guid.NewGuid(), mail: "bas@coaches.example", employer: "dekade"));
            await db.SaveChangesAsync(Ct);
        }

        app.Identity.Bend = claims => claims["email"] = "anna@coaches.example";
        using var anna = await app.SignedInAsync(SomePeople.Anna);
        app.Identity.Bend = null;
        await anna.GetAsync("/training/own");
        await anna.PostAsync("/training/own/begin");
        using var berend = await app.SignedInAsync(SomePeople.Berend);
        await berend.GetAsync("/training/own");
        await berend.PostAsync("/training/own/begin", ("code", "123 456"));
        app.Identity.Bend = claims => claims["email"] = "bas@coaches.example";
        using var other = await app.SignedInAsync(SomePeople.NewCoach());
        app.Identity.Bend = null;
        await other.GetAsync("/training/own");
        (await other.PostAsync("/training/own/begin", ("code", "123456"))).Text.ShouldContain("Deze code kennen we niet.");
        await other.PostAsync("/training/own/begin");

        await using var after = await app.OpenAsync(Tenant);
        var rows = await after.Trainees.AsNoTracking().ToDictionaryAsync(row => row.Id, Ct);
        rows.Count.ShouldBe(4, "the last one was invited by nobody");
        rows[byMail].Subject.ShouldBe(SomePeople.Anna.Subject);
        (rows[byCode].Subject, rows[byCode].InviteHash).ShouldBe((SomePeople.Berend.Subject, null));
        rows.Values.Single(row => row.Employer == "dekade").Subject.ShouldBeNull();

        TraineeRow Invited(Guid id, string? mail = null, string? hash = null, string employer = "groenrijk") => new()
        {
            Organisation = Tenant, Id = id, Actor = id.ToString("N"), Employer = employer, SealedName = app.Services.GetRequiredService<CallNames>().Seal(Tenant, "Iemand"), InviteHash = hash, ProtocolVersion = "2026.1",
            SealedMail = mail is null ? null : app.Services.GetRequiredService<MailAddresses>().Seal(Tenant, mail), Invited = app.Clock.GetUtcNow(),
        };
    }

    [Theory, MemberData(nameof(Engines.Both), MemberType = typeof(Engines))]
    public async Task All_that_is_kept_of_a_training_goes_along_as_a_file_and_nothing_of_others(DataProvider engine)
    {
        await using var app = await CompanionApp.StartAsync(engine);
        var (mine, others) = (await app.TraineeAsync(SomePeople.Anna), await app.TraineeAsync(SomePeople.Berend));
        await using (var db = await app.OpenAsync(Tenant))
        {
            foreach (var (who, part) in ((TraineeRow, string)[])[(mine, "P3"), (others, "P4")])
                db.Add(new EvidenceRow { Organisation = Tenant, Id = Guid.NewGuid(), Trainee = who.Id, Requirement = part, Kind = "exemption", Reason = "diploma", Day = app.Today(), By = "tineke-1", At = app.Clock.GetUtcNow() });
            await db.SaveChangesAsync(Ct);
        }

        using var anna = await app.SignedInAsync(SomePeople.Anna);
        (await anna.GetAsync("/training/own")).Html.ShouldContain("href=\"/training/own/file\"");
        var file = await anna.GetAsync("/training/own/file");
        file.Answer.Headers.CacheControl!.NoStore.ShouldBeTrue();
        file.Answer.Content.Headers.ContentDisposition!.DispositionType.ShouldBe("attachment");
        using var read = System.Text.Json.JsonDocument.Parse(file.Html);
        read.RootElement.GetProperty("name").GetString().ShouldBe(SomePeople.Anna.Name);
        read.RootElement.GetProperty("evidence").EnumerateArray().Select(one => one.GetProperty("part").GetString()).ShouldBe(["P3"]);
        foreach (var secret in (string[])[SomePeople.Berend.Name, others.Actor, "tineke"]) file.Html.ShouldNotContain(secret);
        using var wim = await app.SignedInAsync(SomePeople.Wim);
        (await wim.GetAsync("/training/own/file")).Status.ShouldBe(HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task A_mistyped_code_begins_nothing_and_after_five_of_them_the_right_one_opens_nothing_for_an_hour()
    {
        await using var app = await CompanionApp.StartAsync();
        var code = (await app.Services.GetRequiredService<ReturnToWork.Companion.Training.Inviting.InviteBook>().InviteAsync(Tenant, new("groenrijk", "Anna", null, "nl"), Ct)).Code!;
        using var anna = await app.SignedInAsync(SomePeople.Anna);
        await anna.GetAsync("/training/own");
        for (var tries = 0; tries < 5; tries++) (await anna.PostAsync("/training/own/begin", ("code", $"0000 000{tries}"))).Text.ShouldContain("Deze code kennen we niet.");
        (await anna.PostAsync("/training/own/begin", ("code", code))).Text.ShouldContain("over een uur opnieuw");
        await using (var db = await app.OpenAsync(Tenant)) (await db.Trainees.AsNoTracking().SingleAsync(Ct)).Subject.ShouldBeNull();
        app.Clock.Advance(TimeSpan.FromHours(1));
        using var later = await app.SignedInAsync(SomePeople.Anna);
        await later.GetAsync("/training/own");
        (await later.PostAsync("/training/own/begin", ("code", code))).Text.ShouldContain("Wat je nog nodig hebt");
        await using var after = await app.OpenAsync(Tenant);
        (await after.Trainees.AsNoTracking().SingleAsync(Ct)).Subject.ShouldBe(SomePeople.Anna.Subject);
    }

    [Fact]
    public async Task Only_who_guides_or_trains_begins()
    {
        await using var app = await CompanionApp.StartAsync();
        using var wim = await app.SignedInAsync(SomePeople.Wim);
        var page = await wim.GetAsync("/training/own");
        page.Html.ShouldNotContain("/training/own/begin\"");
        (await wim.PostAsync("/training/own/begin")).Status.ShouldBe(HttpStatusCode.Forbidden);
        await using var db = await app.OpenAsync(Tenant);
        (await db.Trainees.CountAsync(Ct)).ShouldBe(0);
    }

    [GeneratedRegex("name=\"ticket\" value=\"(?<ticket>[^\"]+)\"", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex TicketField();

    [GeneratedRegex("[0-9]{3} [0-9]{3}", RegexOptions.None, 1000)]
    private static partial Regex Digits();
}
