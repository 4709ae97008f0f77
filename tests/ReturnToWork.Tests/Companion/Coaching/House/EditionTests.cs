using System.Net;
using ReturnToWork.Storage;
using ReturnToWork.TestKit.Companion;
using ReturnToWork.TestKit.Storage;
using ReturnToWork.Xapi;
using Shouldly;
using Xunit;

namespace ReturnToWork.Tests.Companion.Coaching.House;

/// <summary>An organisation's own words and rules, from the administrator's page to the coach's.</summary>
public sealed class EditionTests(RunningCompanion running) : IClassFixture<RunningCompanion>
{
    private const string Own = "Wie ziet jou graag terug? Hoe merk je dat?";
    private const string OwnEnglish = "Who likes to see you back? How do you notice?";
    private const string Hostile = "<img src=x onerror=alert(1)> @Model.Id $(7*7) \"'`";

    [Theory, MemberData(nameof(Engines.Both), MemberType = typeof(Engines))]
    public async Task Own_words_stand_on_the_talk_page_with_their_version_and_an_older_version_comes_back(DataProvider engine)
    {
        await using var app = await CompanionApp.StartAsync(engine);
        using var wim = await app.SignedInAsync(SomePeople.Wim);
        using var anna = await app.SignedInAsync(SomePeople.Anna);
        var kees = CompanionApp.Scene("kees-edition");
        var page = await app.PairedAsync(anna, "Kees", kees);
        app.Tool.Store("groenrijk", Tell.Completed(kees, Guid.NewGuid(), app.Clock.GetUtcNow()), Tell.Shared(kees, Guid.NewGuid(), app.Clock.GetUtcNow(), ["topics"], ["anderen"]));
        var before = await anna.UntilAsync(page, seen => seen.Html.Contains("data-subject=\"anderen\"", StringComparison.Ordinal));
        before.Text.ShouldContain("Wie om je heen vindt het fijn als je weer komt?");
        before.Text.ShouldNotContain("Jullie organisatie schreef");

        (await wim.GetAsync("/talking-points")).Text.ShouldContain("Er is nog niets veranderd.");
        await wim.GetAsync("/talking-points/W2.O");
        (await wim.PostAsync("/talking-points/W2.O", ("version", "0"), ("nl", $"  {Own}\r\n "), ("en", OwnEnglish))).Text.ShouldContain("Opgeslagen. Coaches zien nu deze woorden.");
        var own = await anna.GetAsync(page);
        own.Text.ShouldContain(Own);
        own.Text.ShouldNotContain("Wie om je heen vindt het fijn als je weer komt?");
        own.Text.ShouldContain("Jullie organisatie schreef deze zin zelf (versie 1).");
        own.Text.Split("Jullie organisatie schreef").Length.ShouldBe(2, "only the sentence that was changed says so");

        (await wim.PostAsync("/talking-points?handler=Rule", ("version", "1"), ("rule", "R2"), ("on", "false"))).Text.ShouldContain("De regel staat uit.");
        (await anna.GetAsync(page)).Html.ShouldNotContain("data-rule=\"R2\"");
        (await anna.GetAsync(page)).Text.ShouldContain("(versie 1)");

        await wim.GetAsync("/talking-points/W2.O");
        (await wim.PostAsync("/talking-points/W2.O", ("version", "2"), ("act", "original"))).Text.ShouldContain("De gewone zin staat er weer.");
        (await anna.GetAsync(page)).Text.ShouldContain("Wie om je heen vindt het fijn als je weer komt?");

        var first = await wim.GetAsync("/talking-points/versions/1");
        first.Text.ShouldContain(Own);
        first.Text.ShouldContain(OwnEnglish);
        (await wim.PostAsync("/talking-points/versions/1", ("version", "3"))).Text.ShouldContain("Die versie is weer in gebruik");
        (await wim.GetAsync("/talking-points/versions/4")).Text.ShouldContain("Deze versie is in gebruik.");
        var back = await anna.GetAsync(page);
        back.Text.ShouldContain("(versie 1)");
        back.Html.ShouldContain("data-rule=\"R2\"");
        var versions = await wim.GetAsync("/talking-points");
        versions.Text.ShouldContain("Jullie gebruiken versie 4.");
        versions.Text.Split(", door Wim").Length.ShouldBe(5);

        (await wim.PostAsync("/talking-points/versions/0", ("version", "4"))).Status.ShouldBe(HttpStatusCode.OK);
        (await anna.GetAsync(page)).Text.ShouldContain("Wie om je heen vindt het fijn als je weer komt?");
        using var other = await app.SignedInAsync(new StubProfessional("joke-1", "Joke", "dekade", "administrator"));
        (await other.GetAsync("/talking-points")).Text.ShouldContain("Er is nog niets veranderd.");
        (await other.GetAsync("/talking-points/versions/1")).Status.ShouldBe(HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task What_is_wrong_is_refused_with_words_about_what_to_do_and_what_was_typed_stays()
    {
        using var wim = await running.App.SignedInAsync(SomePeople.Wim);
        await wim.GetAsync("/talking-points/W3.B");
        foreach (var (nl, words) in ((string, string)[])
        [
            ("Je moet nu kiezen.", "Schrijf ‘kan’, ‘mag’ of ‘wil’ in plaats van ‘moet’."),
            ("Je bent op 50% van je werk.", "Gebruik geen procenten."),
            ("", "Schrijf een zin"),
            (new string('a', 201), "Er passen 200 tekens."),
            ("Kijk \u202enaar dit", "tekens die niemand kan zien"),
            ("Dag {naam}", "In deze zin kan: {thema}."),
        ])
        {
            var seen = await wim.PostAsync("/talking-points/W3.B", ("version", "0"), ("nl", nl), ("en", "You finished ‘{thema}’."));
            seen.Status.ShouldBe(HttpStatusCode.BadRequest);
            seen.Text.ShouldContain("Er is nog niets opgeslagen.");
            seen.Text.ShouldContain(words);
            if (nl.Length is > 0 and < 100) seen.Text.ShouldContain($">{nl}</textarea>");
            seen.Text.ShouldContain("You finished ‘{thema}’.");
        }

        (await wim.GetAsync("/talking-points")).Text.ShouldContain("Er is nog niets veranderd.");
        (await wim.GetAsync("/talking-points/W9.O")).Status.ShouldBe(HttpStatusCode.NotFound);
        (await wim.GetAsync("/talking-points/versions/1")).Status.ShouldBe(HttpStatusCode.NotFound);
        await wim.GetAsync("/talking-points");
        (await wim.PostAsync("/talking-points?handler=Rule", ("version", "0"), ("rule", "R99"), ("on", "false"))).Status.ShouldBe(HttpStatusCode.BadRequest);
    }

    [Fact]
    public async Task C01_hostile_words_of_an_edition_are_only_ever_text()
    {
        await using var app = await CompanionApp.StartAsync();
        using var wim = await app.SignedInAsync(SomePeople.Wim);
        await wim.GetAsync("/talking-points/open.2");
        await wim.PostAsync("/talking-points/open.2", ("version", "0"), ("nl", Hostile), ("en", Hostile));
        using var anna = await app.SignedInAsync(SomePeople.Anna);
        var (page, _) = await anna.NewPersonAsync("Kees");
        foreach (var seen in (Seen[])[await anna.GetAsync(page), await wim.GetAsync("/talking-points"), await wim.GetAsync("/talking-points/open.2"), await wim.GetAsync("/talking-points/versions/1")])
        {
            seen.Html.ShouldNotContain("<img");
            seen.Text.ShouldContain(Hostile);
        }
    }

    [Fact]
    public async Task Of_two_administrators_the_second_one_is_told_and_overwrites_nothing()
    {
        await using var app = await CompanionApp.StartAsync();
        using var wim = await app.SignedInAsync(SomePeople.Wim);
        using var ria = await app.SignedInAsync(new StubProfessional("ria-1", "Ria", "groenrijk", "administrator"));
        await wim.GetAsync("/talking-points/W2.O");
        await ria.GetAsync("/talking-points/W2.O");
        await wim.PostAsync("/talking-points/W2.O", ("version", "0"), ("nl", Own), ("en", OwnEnglish));
        var late = await ria.PostAsync("/talking-points/W2.O", ("version", "0"), ("nl", "Iets anders."), ("en", OwnEnglish));
        late.Status.ShouldBe(HttpStatusCode.Conflict);
        late.Text.ShouldContain("Iemand anders heeft net iets veranderd. Er is niets opgeslagen.");
        late.Text.ShouldContain(">Iets anders.</textarea>");
        (await ria.GetAsync("/talking-points/W2.O")).Text.ShouldContain($">{Own}</textarea>");
        (await ria.PostAsync("/talking-points/W2.O", ("version", "1"), ("nl", Own), ("en", OwnEnglish))).Text.ShouldContain("Er is niets veranderd.");
        (await ria.GetAsync("/talking-points")).Text.ShouldContain("Jullie gebruiken versie 1.");
    }

    [Fact]
    public async Task Only_an_administrator_comes_here()
    {
        using var anna = await running.App.SignedInAsync(SomePeople.NewCoach());
        foreach (var path in (string[])["/talking-points", "/talking-points/W1.O", "/talking-points/versions/0"])
        {
            (await anna.GetAsync(path)).Text.ShouldNotContain("Gespreksteksten");
            anna.Page!.Status.ShouldBe(HttpStatusCode.Forbidden);
        }
    }
}
