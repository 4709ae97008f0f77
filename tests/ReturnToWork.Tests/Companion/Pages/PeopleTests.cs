using System.Globalization;
using ReturnToWork.Storage;
using ReturnToWork.TestKit.Companion;
using ReturnToWork.TestKit.Storage;
using ReturnToWork.Xapi;
using Shouldly;
using Xunit;

namespace ReturnToWork.Tests.Companion.Pages;

/// <summary>The caseload: who comes today, who asked, where something is new; by name, never by how much.</summary>
public sealed class PeopleTests
{
    [Theory, MemberData(nameof(Engines.Both), MemberType = typeof(Engines))]
    public async Task Who_asked_and_what_is_new_stand_there_until_the_talk_and_a_planned_talk_stands_on_its_day(DataProvider engine)
    {
        await using var app = await CompanionApp.StartAsync(engine);
        using var anna = await app.SignedInAsync(SomePeople.Anna);
        var (_, kees) = (await anna.NewPersonAsync("Zoë"), CompanionApp.Scene("kees-random"));
        var page = await app.PairedAsync(anna, "Kees", kees);
        (await anna.GetAsync("/people")).Text.ShouldNotContain("Vroeg om jou");

        var ask = Guid.NewGuid();
        app.Tool.Store("groenrijk", Tell.Shared(kees, ask, app.Clock.GetUtcNow(), ["ask"], []));
        await app.HasReadAsync(ask);
        var asked = await anna.GetAsync("/people");
        asked.Text.ShouldContain("Vroeg om jou");
        asked.Html.ShouldContain("class=\"new\"");
        asked.Text.LastIndexOf(">Kees<", StringComparison.Ordinal).ShouldBeLessThan(asked.Text.LastIndexOf(">Zoë<", StringComparison.Ordinal));

        await anna.GetAsync($"{page}/talk");
        await anna.PostAsync($"{page}/talk", ("Topics", "anderen"), ("Agreement", "coffee"), ("LookBack", "none"));
        var after = await anna.GetAsync("/people");
        after.Text.ShouldNotContain("Vroeg om jou");
        after.Html.ShouldNotContain("class=\"new\"");
        after.Text.ShouldContain("laatste gesprek op");

        var soon = TimeZoneInfo.ConvertTime(app.Clock.GetUtcNow().AddDays(2), TimeZoneInfo.FindSystemTimeZoneById("Europe/Amsterdam"));
        await anna.GetAsync($"{page}/appointment");
        await anna.PostAsync($"{page}/appointment", ("Day", soon.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)), ("Time", "23:45"), ("Minutes", "15"));
        (await anna.GetAsync("/people")).Text.ShouldContain("Vandaag is er geen gesprek gepland.");
        app.Clock.Advance(TimeSpan.FromDays(2));
        using var later = await app.SignedInAsync(SomePeople.Anna);
        (await later.GetAsync("/people")).Text.ShouldContain("23:45 uur");
    }
}
