using System.Net;
using System.Text.RegularExpressions;
using ReturnToWork.Storage;
using ReturnToWork.TestKit.Companion;
using ReturnToWork.TestKit.Storage;
using ReturnToWork.Xapi;
using Shouldly;
using Xunit;

namespace ReturnToWork.Tests.Companion.Coaching;

public sealed class NotFittingTests
{
    [Theory, MemberData(nameof(Engines.Both), MemberType = typeof(Engines))]
    public async Task A_sentence_that_does_not_fit_goes_the_employees_choice_stays_and_all_come_back(DataProvider engine)
    {
        await using var app = await CompanionApp.StartAsync(engine);
        using var anna = await app.SignedInAsync(SomePeople.Anna);
        var kees = CompanionApp.Scene("kees-hide");
        var page = await app.PairedAsync(anna, "Kees", kees);
        app.Tool.Store("groenrijk", Tell.Shared(kees, Guid.NewGuid(), app.Clock.GetUtcNow(), ["topics"], ["anderen"]));
        var seen = await anna.UntilAsync(page, answer => answer.Html.Contains("data-subject=\"anderen\"", StringComparison.Ordinal));
        Hideable(seen).ShouldContain("W2.O");
        var after = await anna.PostAsync($"{page}?handler=NotFitting", ("sentence", "W2.O"));
        after.Text.ShouldContain("Die zin zie je niet meer bij deze persoon.");
        after.Text.ShouldNotContain("Wie om je heen vindt het fijn als je weer komt?");
        after.Text.ShouldContain("Welke zin wil je zeggen als iemand er iets van vindt?");
        after.Html.ShouldContain("data-subject=\"anderen\"");
        foreach (var wording in (string[])["W2.D1", "W2.D2"]) after = await anna.PostAsync($"{page}?handler=NotFitting", ("sentence", wording));
        after.Text.ShouldContain("Je wilde praten over ‘Wat andere mensen zeggen’. Waar wil jij beginnen?");
        Hideable(after).ShouldNotContain("own");
        foreach (var fixedOne in (string[])["own", "open.1", "close.1", "W1.O", "nonsense", ""])
            (await anna.PostAsync($"{page}?handler=NotFitting", ("sentence", fixedOne))).Text.ShouldContain("Dit punt staat er niet meer.");

        after.Text.ShouldContain("Zinnen die je verborg: 3.");
        var back = await anna.PostAsync($"{page}?handler=ShowAll");
        back.Text.ShouldContain("Je ziet weer alle zinnen.");
        back.Text.ShouldContain("Wie om je heen vindt het fijn als je weer komt?");

        using var berend = await app.SignedInAsync(SomePeople.Berend);
        await berend.GetAsync("/people");
        (await berend.PostAsync($"{page}?handler=NotFitting", ("sentence", "W2.O"))).Status.ShouldBe(HttpStatusCode.NotFound);
        (await berend.PostAsync($"{page}?handler=ShowAll")).Status.ShouldBe(HttpStatusCode.NotFound);
    }

    private static List<string> Hideable(Seen seen) => [.. Regex.Matches(seen.Html, "name=\"sentence\" value=\"([^\"]+)\"").Select(match => match.Groups[1].Value)];
}
