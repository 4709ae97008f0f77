using System.Net;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using ReturnToWork.Companion.Records;
using ReturnToWork.Companion.Retention;
using ReturnToWork.Companion.Rights;
using ReturnToWork.Storage;
using ReturnToWork.TestKit.Companion;
using ReturnToWork.TestKit.Storage;
using Shouldly;
using Xunit;

namespace ReturnToWork.Tests.Companion.Retention;

/// <summary>The day on which everything of a person goes: what sets it, what stops it, who reads it, and that it comes.</summary>
public sealed class DeletionClockTests
{
    private static readonly DateTimeOffset Start = new(2026, 1, 5, 9, 0, 0, TimeSpan.Zero);

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Theory, MemberData(nameof(Engines.Both), MemberType = typeof(Engines))]
    public async Task After_thirteen_weeks_and_eight_silent_ones_the_day_stands_and_on_that_day_all_goes_but_not_untold(DataProvider engine)
    {
        await using var app = await CompanionApp.StartAsync(engine);
        using var anna = await app.SignedInAsync(SomePeople.Anna);
        var page = await app.PairedAsync(anna, "Kees", CompanionApp.Scene("zqkees"));
        await LookAsync(app, 20 * 7);
        (await SeeAsync(app, page)).Text.ShouldContain("Is de begeleiding klaar?");

        app.Tool.DoorStatus = 503;
        await LookAsync(app, 7 + 1);
        var seen = await SeeAsync(app, page);
        foreach (var said in (string[])["wordt alles van Kees gewist", "er kwam een tijd niets bij", "zodra de cursus weer bereikbaar is"]) seen.Text.ShouldContain(said);
        (await SeeAsync(app, "/people")).Text.ShouldContain("wordt gewist op");
        await LookAsync(app, 367);
        (await SeeAsync(app, page)).Status.ShouldBe(HttpStatusCode.OK, "nobody told the employee yet");

        app.Tool.DoorStatus = 201;
        await LookAsync(app, 0);
        app.Tool.Endings["zqkees"].ShouldNotBeNull();
        app.Tool.Orders.Values.ShouldHaveSingleItem().GetProperty("learners")[0].GetString().ShouldBe("zqkees");
        (await SeeAsync(app, page)).Status.ShouldBe(HttpStatusCode.NotFound);
        await using var db = await app.OpenAsync("groenrijk");
        (await db.ErasureOrders.SingleAsync(Ct)).By.ShouldBe(ErasureOrders.ByRetention);
        (await db.RetentionDone.SingleAsync(row => row.Kind == KeptKinds.People, Ct)).Deleted.ShouldBe(1);
    }

    [Fact]
    public async Task A_coach_ends_it_goes_on_and_whoever_comes_back_stops_the_clock()
    {
        await using var app = await CompanionApp.StartAsync();
        using var anna = await app.SignedInAsync(SomePeople.Anna);
        var page = await app.PairedAsync(anna, "Kees", CompanionApp.Scene("zqkees"));
        await anna.GetAsync(page);
        var stopped = await anna.PostAsync($"{page}?handler=Stop");
        foreach (var said in (string[])["De begeleiding is klaar sinds", "Kees leest deze dag ook op de eigen bladzijde."]) stopped.Text.ShouldContain(said);
        app.Tool.Endings["zqkees"].ShouldBe(app.Today().AddMonths(12).ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture));
        (await anna.PostAsync($"{page}?handler=GoOn")).Text.ShouldContain("Er wordt nu niets gewist.");
        app.Tool.Endings["zqkees"].ShouldBeNull();

        await LookAsync(app, 22 * 7);
        (await SeeAsync(app, page)).Text.ShouldContain("wordt alles van Kees gewist");
        using var again = await app.SignedInAsync(SomePeople.Anna);
        await again.GetAsync($"{page}/talk");
        (await again.PostAsync($"{page}/talk", ("LookBack", "none"))).Text.ShouldContain("Opgeschreven.");
        await LookAsync(app, 0);
        (await SeeAsync(app, page)).Text.ShouldContain("Is de begeleiding klaar?");
        app.Tool.Endings["zqkees"].ShouldBeNull();

        using var berend = await app.SignedInAsync(SomePeople.Berend);
        await berend.GetAsync("/people/new");
        (await berend.PostAsync($"{page}?handler=Stop")).Status.ShouldBe(HttpStatusCode.NotFound);
    }

    [Theory]
    [InlineData(0, null, 21 * 7)]
    [InlineData(200, null, 200 + (8 * 7))]
    [InlineData(200, 30, 30)]
    public void The_programme_ends_eight_silent_weeks_after_its_last_or_when_the_coach_says_so(int lastSign, int? stopped, int end)
    {
        var person = new PersonRow { Organisation = "o", Id = Guid.NewGuid(), Coach = "c", CallName = "", Since = Start, Stopped = stopped is { } day ? Start.AddDays(day) : null };
        DeletionClock.EndOf(person, Start.AddDays(lastSign), 8).ShouldBe(Start.AddDays(end));
    }

    // A session does not last for weeks.
    private static async Task<Seen> SeeAsync(CompanionApp app, string path)
    {
        using var anna = await app.SignedInAsync(SomePeople.Anna);
        return await anna.GetAsync(path);
    }

    // Some days later, as if the jobs had run on each of them.
    private static async Task LookAsync(CompanionApp app, int days)
    {
        app.Clock.Advance(TimeSpan.FromDays(days));
        await app.Services.GetRequiredService<DeletionClock>().LookAsync();
        await app.Services.GetRequiredService<RetentionJob>().GoOnAsync("groenrijk", Ct);
        await using var db = await app.OpenAsync("groenrijk");
        if (await db.Retention.AnyAsync(row => row.Trouble != null, Ct)) await app.Services.GetRequiredService<RetentionJob>().GoOnAsync("groenrijk", Ct);
    }
}
