using System.Globalization;
using System.Net;
using System.Text.RegularExpressions;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using ReturnToWork.Companion.Mail;
using ReturnToWork.Companion.Records;
using ReturnToWork.Companion.Training.Inviting;
using ReturnToWork.Storage;
using ReturnToWork.TestKit.Companion;
using ReturnToWork.TestKit.Storage;
using Shouldly;
using Xunit;

namespace ReturnToWork.Tests.Companion.Training;

/// <summary>A trainer invites: a letter with a code, a mail that names nobody, and somebody who is found again at the first sign-in.</summary>
public sealed partial class InvitingTests
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Theory, MemberData(nameof(Engines.Both), MemberType = typeof(Engines))]
    public async Task Who_is_invited_gets_a_letter_and_a_mail_and_is_the_same_one_at_the_first_sign_in(DataProvider engine)
    {
        await using var server = new StubMailServer();
        await using var app = await CompanionApp.StartAsync(engine, new()
        {
            ["Mail:Host"] = "127.0.0.1", ["Mail:Port"] = server.Port.ToString(CultureInfo.InvariantCulture), ["Mail:Tls"] = "none", ["Mail:From"] = "noreply@mail.example",
        });
        using var tineke = await app.SignedInAsync(SomePeople.Tineke);
        await tineke.GetAsync("/training/invite");
        var made = await tineke.PostAsync("/training/invite", ("employer", "groenrijk"), ("name", "Anna"), ("mail", "anna@coaches.example"), ("language", "nl"));
        made.Answer.Headers.CacheControl!.NoStore.ShouldBeTrue();
        var code = Digits().Match(made.Html).Value;
        code.ShouldNotBeEmpty(made.Text);
        (await tineke.GetAsync("/training/invite")).Html.ShouldNotContain(code, customMessage: "a code is shown once");
        tineke.Page!.Text.ShouldContain("Anna");

        var send = app.Services.GetRequiredService<SendReminders>();
        await send.LookAsync(Ct);
        await send.LookAsync(Ct);
        var (to, text) = server.Taken.ShouldHaveSingleItem();
        to.ShouldContain("anna@coaches.example");
        text.ShouldContain("Je bent uitgenodigd voor een opleiding");
        foreach (var secret in (string[])["Anna ", "groenrijk", "Groenrijk", "http", code, code.Replace(" ", "", StringComparison.Ordinal)]) text.ShouldNotContain(secret, Case.Sensitive);
        (await tineke.GetAsync("/training/invite")).Text.ShouldContain("De mail is gestuurd.");
        (await tineke.PostAsync("/training/invite", ("employer", "groenrijk"), ("name", "Anna"), ("mail", "ANNA@coaches.example"), ("language", "nl"))).Text.ShouldContain("Met dit mailadres doet al iemand mee.");

        // The code of a letter that was lost is worth nothing once there is a new one.
        var waiting = (await OpenAsync(app)).ShouldHaveSingleItem();
        await tineke.GetAsync("/training/invite");
        var second = Digits().Match((await tineke.PostAsync("/training/invite?handler=Anew", ("id", $"{waiting.Id}"))).Html).Value;
        second.ShouldNotBe(code);
        using var anna = await app.SignedInAsync(SomePeople.Anna);
        await anna.GetAsync("/training/own");
        await anna.PostAsync("/training/own/begin", ("code", second));
        await using (var db = await app.OpenAsync(TrainingScene.Tenant))
        {
            var row = await db.Trainees.AsNoTracking().SingleAsync(Ct);
            (row.Id, row.Subject, row.InviteHash).ShouldBe((waiting.Id, SomePeople.Anna.Subject, null));
        }

        (await OpenAsync(app)).ShouldBeEmpty();
        await tineke.GetAsync("/training/invite");
        await tineke.PostAsync("/training/invite?handler=TakeBack", ("id", $"{waiting.Id}"));
        (await tineke.PostAsync("/training/invite?handler=Anew", ("id", $"{waiting.Id}"))).Html.ShouldNotMatch("[0-9]{4} [0-9]{4}");
        await using var after = await app.OpenAsync(TrainingScene.Tenant);
        (await after.Trainees.CountAsync(Ct)).ShouldBe(1, "who began is no invitation any more");
    }

    [Theory, MemberData(nameof(Engines.Both), MemberType = typeof(Engines))]
    public async Task An_invitation_that_is_taken_back_leaves_nothing_and_its_mail_does_not_go(DataProvider engine)
    {
        await using var server = new StubMailServer { Mood = MailMood.Busy };
        await using var app = await CompanionApp.StartAsync(engine, new()
        {
            ["Mail:Host"] = "127.0.0.1", ["Mail:Port"] = server.Port.ToString(CultureInfo.InvariantCulture), ["Mail:Tls"] = "none", ["Mail:From"] = "noreply@mail.example",
        });
        using var tineke = await app.SignedInAsync(SomePeople.Tineke);
        await tineke.GetAsync("/training/invite");
        await tineke.PostAsync("/training/invite", ("employer", "groenrijk"), ("name", "Carla"), ("mail", "carla@coaches.example"), ("language", "en"));
        var waiting = (await OpenAsync(app)).ShouldHaveSingleItem();
        (waiting.Name, waiting.Mail, waiting.CanGo).ShouldBe(("Carla", "waits", true));
        await tineke.PostAsync("/training/invite?handler=TakeBack", ("id", $"{waiting.Id}"));
        server.Mood = default;
        app.Clock.Advance(TimeSpan.FromMinutes(5));
        await app.Services.GetRequiredService<SendReminders>().LookAsync(Ct);
        server.Taken.ShouldBeEmpty();
        await using var db = await app.OpenAsync(TrainingScene.Tenant);
        (await db.Trainees.CountAsync(Ct) + await db.Progress.CountAsync(Ct) + await db.Reminders.CountAsync(Ct)).ShouldBe(0);
    }

    [Theory]
    [InlineData("dekade", "Bo", "", "nl", "Kies een organisatie die je hier opleidt.")]
    [InlineData("nergens", "Bo", "", "nl", "Kies een organisatie die je hier opleidt.")]
    [InlineData("groenrijk", "  ", "", "nl", "Vul een naam in")]
    [InlineData("groenrijk", "B\u0007o", "", "nl", "Vul een naam in")]
    [InlineData("groenrijk", "Bo", "bo", "nl", "Dit is geen mailadres.")]
    [InlineData("groenrijk", "Bo", "Bo <bo@b.example>", "nl", "Dit is geen mailadres.")]
    [InlineData("groenrijk", "Bo", "", "fr", "Kies een taal uit de lijst.")]
    public async Task What_cannot_be_is_said_and_nobody_is_invited(string employer, string name, string mail, string language, string sentence)
    {
        await using var app = await CompanionApp.StartAsync();
        using var tineke = await app.SignedInAsync(SomePeople.Tineke);
        await tineke.GetAsync("/training/invite");
        (await tineke.PostAsync("/training/invite", ("employer", employer), ("name", name), ("mail", mail), ("language", language))).Text.ShouldContain(sentence);
        (await OpenAsync(app)).ShouldBeEmpty();
    }

    [Fact]
    public async Task Only_a_trainer_invites_and_only_for_those_who_are_trained_there()
    {
        await using var app = await CompanionApp.StartAsync(settings: new() { ["Organisations:1:TrainedBy"] = "groenrijk" });
        using var anna = await app.SignedInAsync(SomePeople.Anna);
        (await anna.GetAsync("/training/invite")).Status.ShouldBe(HttpStatusCode.Forbidden);
        using var tineke = await app.SignedInAsync(SomePeople.Tineke);
        (await tineke.GetAsync("/training/invite")).Text.ShouldContain("De Kade");
        (await tineke.PostAsync("/training/invite", ("employer", "dekade"), ("name", "Bo"), ("mail", ""), ("language", "nl"))).Html.ShouldMatch("[0-9]{4} [0-9]{4}");
        (await OpenAsync(app)).ShouldHaveSingleItem().Mail.ShouldBe("none");
    }

    private static Task<IReadOnlyList<OpenInvitation>> OpenAsync(CompanionApp app) => app.Services.GetRequiredService<InviteBook>().OpenAsync(TrainingScene.Tenant, Ct);

    [GeneratedRegex("[0-9]{4} [0-9]{4}(?=</p>)", RegexOptions.None, 1000)]
    private static partial Regex Digits();
}
