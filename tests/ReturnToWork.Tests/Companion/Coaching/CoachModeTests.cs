using System.Net;
using Microsoft.EntityFrameworkCore;
using ReturnToWork.Storage;
using ReturnToWork.TestKit.Companion;
using ReturnToWork.TestKit.Storage;
using ReturnToWork.Xapi;
using Shouldly;
using Xunit;

namespace ReturnToWork.Tests.Companion.Coaching;

/// <summary>An account works in one mode at a time, and nothing travels from one to the other (method 5.3).</summary>
public sealed class CoachModeTests
{
    [Theory, MemberData(nameof(Engines.Both), MemberType = typeof(Engines))]
    public async Task Switching_asks_first_hides_the_people_of_the_other_mode_and_back_again_shows_them(DataProvider engine)
    {
        await using var app = await CompanionApp.StartAsync(engine);
        using var wim = await app.SignedInAsync(SomePeople.Wim);
        string kees;
        using (var anna = await app.SignedInAsync(SomePeople.Anna)) kees = await app.PairedAsync(anna, "Kees", CompanionApp.Scene("kees-1"));

        (await wim.GetAsync("/accounts")).Text.ShouldContain("Werkt vertrouwelijk.");
        var asked = await wim.PostAsync("/accounts?handler=Mode", ("subject", SomePeople.Anna.Subject), ("mode", "employer"));
        asked.Text.ShouldContain("Anna laten werken voor de werkgever?");
        asked.Text.ShouldContain("Anna ziet de mensen van nu dan niet meer.");
        using (var still = await app.SignedInAsync(SomePeople.Anna)) (await still.GetAsync(kees)).Status.ShouldBe(HttpStatusCode.OK, "asking changes nothing");
        using var open = await app.SignedInAsync(SomePeople.Anna);
        (await wim.PostAsync("/accounts?handler=Mode", ("subject", SomePeople.Anna.Subject), ("mode", "employer"), ("sure", "true"))).Text.ShouldContain("Werkt voor de werkgever.");
        (await open.GetAsync("/people")).Address.AbsolutePath.ShouldBe("/sign-in", "what was open is over");

        string piet;
        using (var anna = await app.SignedInAsync(SomePeople.Anna))
        {
            (await anna.GetAsync("/people")).Text.ShouldNotContain("Kees");
            foreach (var path in (string[])["", "/code", "/talk"]) (await anna.GetAsync(kees + path)).Status.ShouldBe(HttpStatusCode.NotFound);
            await anna.GetAsync("/people");
            (await anna.PostAsync($"{kees}?handler=Tick", ("key", "x"))).Status.ShouldBe(HttpStatusCode.NotFound);
            (piet, var code) = await anna.NewPersonAsync("Piet");
            app.Tool.Codes[PairingCode.KeyedHash(CompanionApp.Secret, "groenrijk", code)].GetProperty("mode").GetString().ShouldBe("employer");
        }

        (await MirrorAsync(app, "kees-1")).ShouldContain("Je coach werkt nu op een andere manier.");
        await using (var db = await app.OpenAsync("groenrijk")) (await db.People.Select(person => person.Mode).OrderBy(mode => mode).ToListAsync(TestContext.Current.CancellationToken)).ShouldBe(["confidential", "employer"]);
        await wim.GetAsync("/accounts");
        await wim.PostAsync("/accounts?handler=Mode", ("subject", SomePeople.Anna.Subject), ("mode", "confidential"), ("sure", "true"));
        using var back = await app.SignedInAsync(SomePeople.Anna);
        var people = await back.GetAsync("/people");
        people.Text.ShouldContain("Kees");
        people.Text.ShouldNotContain("Piet");
        (await back.GetAsync(piet)).Status.ShouldBe(HttpStatusCode.NotFound);
        (await MirrorAsync(app, "kees-1")).ShouldContain("Je coach mag dit niet aan je werk vertellen.");
    }

    [Fact]
    public async Task Only_a_coach_has_a_mode_and_nobody_switches_the_own_or_that_of_another_organisation()
    {
        await using var app = await CompanionApp.StartAsync(settings: new() { ["Organisations:0:CoachMode"] = "employer" });
        using (await app.SignedInAsync(SomePeople.Bas))
        using (await app.SignedInAsync(SomePeople.Tineke))
        using (await app.SignedInAsync(SomePeople.Anna))
        {
        }

        var both = new StubProfessional("wim-2", "Willemijn", "groenrijk", "administrator", "coach");
        using var wim = await app.SignedInAsync(both);
        (await wim.GetAsync("/accounts")).Text.ShouldContain("Werkt voor de werkgever.");
        foreach (var subject in (string[])[SomePeople.Bas.Subject, SomePeople.Tineke.Subject, "nobody"])
        {
            await wim.GetAsync("/accounts");
            (await wim.PostAsync("/accounts?handler=Mode", ("subject", subject), ("mode", "confidential"), ("sure", "true"))).Status.ShouldBe(HttpStatusCode.NotFound, subject);
        }

        await wim.GetAsync("/accounts");
        (await wim.PostAsync("/accounts?handler=Mode", ("subject", SomePeople.Anna.Subject), ("mode", "both"), ("sure", "true"))).Status.ShouldBe(HttpStatusCode.NotFound);
        await wim.GetAsync("/accounts");
        (await wim.PostAsync("/accounts?handler=Mode", ("subject", both.Subject), ("mode", "confidential"), ("sure", "true"))).Text.ShouldContain("Vraag een andere beheerder");
    }

    private static async Task<string> MirrorAsync(CompanionApp app, string learner)
    {
        using var http = new HttpClient { BaseAddress = new Uri(app.Address) };
        using var answer = await http.PostAsync("/mirror", new FormUrlEncodedContent([KeyValuePair.Create("ticket", MirrorTicket.New("groenrijk", [learner], "nl", app.Address, app.Clock.GetUtcNow()).Sign(CompanionApp.Secret))]));
        return WebUtility.HtmlDecode(await answer.Content.ReadAsStringAsync());
    }
}
