using System.Net;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using ReturnToWork.Companion.Rights;
using ReturnToWork.Storage;
using ReturnToWork.TestKit.Companion;
using ReturnToWork.TestKit.Storage;
using ReturnToWork.Tests.Lrs;
using ReturnToWork.Xapi;
using Shouldly;
using Xunit;

namespace ReturnToWork.Tests.Companion.Rights;

/// <summary>Erasing a person: by the privacy officer, and by the employee through the store's ledger.</summary>
public sealed class ErasureOrderTests
{
    private static readonly StubProfessional Petra = new("petra-1", "Petra", "groenrijk", "privacy-officer");

    [Theory, MemberData(nameof(Engines.Both), MemberType = typeof(Engines))]
    public async Task G04_the_privacy_officer_erases_a_person_everywhere_and_a_receipt_says_what_without_saying_who(DataProvider engine)
    {
        await using var place = await FreshPlace.OnAsync(engine);
        await using var app = await CompanionApp.StartAsync(engine, place: place);
        using var anna = await app.SignedInAsync(SomePeople.Anna);
        var (kees, fatma) = (CompanionApp.Scene("zqkees"), CompanionApp.Scene("zqfatma"));
        var page = await FullAsync(app, anna, "Kees", kees);
        var other = await FullAsync(app, anna, "Fatma", fatma);
        await PlantRemindersAsync(app, IdOf(page), IdOf(other));
        using var petra = await app.SignedInAsync(Petra);

        var receipt = await EraseAsync(petra, "Kees");

        receipt.Address.AbsolutePath.ShouldStartWith("/privacy/erase/");
        foreach (var words in (string[])["Bewijs van wissen", "Groenrijk Werkt wiste alles van één persoon", "Eigen antwoorden", "de privacyfunctionaris", "Dit blijft"]) receipt.Text.ShouldContain(words);
        receipt.Text.ShouldNotContain("Kees");
        var told = app.Tool.Orders.ShouldHaveSingleItem().Value;
        told.GetProperty("learners").EnumerateArray().Single().GetString().ShouldBe("zqkees");
        app.Tool.Bearer.ShouldBe($"Bearer {PairingCode.DoorToken(CompanionApp.Secret)}");
        (await anna.GetAsync(page)).Status.ShouldBe(HttpStatusCode.NotFound);
        (await anna.GetAsync(other)).Text.ShouldContain("Fatma");
        (await LeftAsync(app, IdOf(page), "zqkees")).ShouldBe(0);
        (await LeftAsync(app, IdOf(other), "zqfatma")).ShouldBeGreaterThan(4);
        await using (var db = await app.OpenAsync("groenrijk"))
            (await db.Reminders.AsNoTracking().Select(row => row.To).ToListAsync(TestContext.Current.CancellationToken)).ShouldBe(["of-fatma"], "that Kees entered a code is about Kees");
        (await app.AccessRowsAsync("groenrijk")).Where(row => row.Person == IdOf(page) && row.Who == "petra-1").Select(row => (row.What, row.Why))
            .ShouldBe([("erase-look", "privacy officer"), ("erase-look", "privacy officer"), ("erase", "privacy officer")]);

        await CleanAsync(app, "zqkees");
        (await petra.GetAsync(receipt.Address.AbsolutePath)).Text.ShouldContain("ook uit de bestanden");
        (await DiskSearch.FindAsync(place, ["zqkees"])).ShouldBeEmpty();
        (await DiskSearch.FindAsync(place, ["zqfatma"])).ShouldNotBeEmpty("else this looks in the wrong place");
    }

    [Fact]
    public async Task While_the_tool_is_away_or_not_done_the_order_stands_and_a_new_start_finishes_it()
    {
        await using var place = await FreshPlace.OnAsync(DataProvider.Sqlite);
        string receipt;
        await using (var app = await CompanionApp.StartAsync(place: place))
        {
            using var anna = await app.SignedInAsync(SomePeople.Anna);
            var page = await FullAsync(app, anna, "Kees", CompanionApp.Scene("zqkees"));
            app.Tool.OrderStatus = 503;
            using var petra = await app.SignedInAsync(Petra);
            var seen = await EraseAsync(petra, "Kees");
            seen.Text.ShouldContain("De cursus wist nog");
            (receipt, var order) = (seen.Address.AbsolutePath, IdOf(seen.Address.AbsolutePath));
            (await anna.GetAsync(page)).Status.ShouldBe(HttpStatusCode.NotFound);
            app.Tool.OrderStatus = 202;
            app.Clock.Advance(TimeSpan.FromMinutes(2));
            await OrdersOf(app).LookAsync(TestContext.Current.CancellationToken);
            await using var db = await app.OpenAsync("groenrijk");
            var row = await db.ErasureOrders.SingleAsync(one => one.Id == order, TestContext.Current.CancellationToken);
            row.Done.ShouldBeNull();
            ErasureReceipt.Read(row.Receipt).There!.Answers.ShouldBe(3);
        }

        await using var next = await CompanionApp.StartAsync(place: place);
        next.Clock.Advance(TimeSpan.FromHours(2));
        await OrdersOf(next).LookAsync(TestContext.Current.CancellationToken);
        await OrdersOf(next).LookAsync(TestContext.Current.CancellationToken);
        next.Tool.Orders.Keys.ShouldBe([IdOf(receipt).ToString("D")]);
        using var again = await next.SignedInAsync(Petra with { Subject = "petra-2" });
        (await again.GetAsync(receipt)).Text.ShouldContain("Alles is gewist");
    }

    [Fact]
    public async Task What_an_employee_erased_on_the_own_page_takes_the_coachs_records_with_the_last_learner()
    {
        await using var app = await CompanionApp.StartAsync();
        using var anna = await app.SignedInAsync(SomePeople.Anna);
        var page = await FullAsync(app, anna, "Kees", CompanionApp.Scene("zqwork"));
        var second = CompanionApp.Scene("zqhome");
        await anna.GetAsync($"{page}/code");
        await using (var db = await app.OpenAsync("groenrijk"))
        {
            db.Add(new ReturnToWork.Companion.Records.LinkRow { Organisation = "groenrijk", Learner = second.Name, Pairing = new string('b', 64), Person = IdOf(page), Confirmed = true, Decided = app.Clock.GetUtcNow() });
            await db.SaveChangesAsync(TestContext.Current.CancellationToken);
        }

        var paired = Tell.Paired(second, Guid.NewGuid(), app.Clock.GetUtcNow(), new string('b', 64), "topics");
        app.Tool.Store("groenrijk", paired);
        await app.HasReadAsync(paired.Id!.Value);

        app.Tool.EraseLearner("groenrijk", "zqwork");
        await UntilAsync(app, async () => await LeftOfLearnerAsync(app, "zqwork") == 0);
        (await anna.GetAsync(page)).Text.ShouldContain("Kees", customMessage: "another learner of the same person is still there");
        app.Tool.EraseLearner("groenrijk", "zqhome");
        await UntilAsync(app, async () => await LeftAsync(app, IdOf(page), "zqhome") == 0);
        (await anna.GetAsync(page)).Status.ShouldBe(HttpStatusCode.NotFound);
        await using var after = await app.OpenAsync("groenrijk");
        var order = await after.ErasureOrders.SingleAsync(TestContext.Current.CancellationToken);
        (order.By, order.Person).ShouldBe((ErasureOrders.ByEmployee, IdOf(page)));
        ErasureReceipt.Read(order.Receipt).Here.Talks.ShouldBe(1);
        app.Tool.Orders.ShouldBeEmpty("the employee erased there already");
    }

    [Fact]
    public async Task Only_the_privacy_officer_comes_here_and_a_look_that_cannot_be_written_shows_nobody()
    {
        await using var app = await CompanionApp.StartAsync();
        using var anna = await app.SignedInAsync(SomePeople.Anna);
        await anna.NewPersonAsync("Kees");
        (await anna.GetAsync("/privacy/erase")).Status.ShouldBe(HttpStatusCode.Forbidden);
        using var petra = await app.SignedInAsync(Petra);
        (await petra.GetAsync("/privacy/erase")).Text.ShouldNotContain("Kees");
        (await petra.PostAsync("/privacy/erase?handler=Look", ("coach", "anna-1"), ("callName", "Kee"))).Text.ShouldContain("Bij deze coach staat niemand");
        await using (var db = await app.OpenAsync("groenrijk"))
            await db.Database.ExecuteSqlRawAsync("CREATE TRIGGER no_access_log BEFORE INSERT ON AccessLog BEGIN SELECT RAISE(ABORT, 'full'); END", TestContext.Current.CancellationToken);
        var seen = await petra.PostAsync("/privacy/erase?handler=Look", ("coach", "anna-1"), ("callName", "kees"));
        seen.Status.ShouldBe(HttpStatusCode.ServiceUnavailable);
        seen.Text.ShouldNotContain("Kees, bij Anna");
    }

    private static ErasureOrders OrdersOf(CompanionApp app) => app.Services.GetRequiredService<ErasureOrders>();

    private static Guid IdOf(string path) => Guid.Parse(path.Split('/')[^1]);

    // Paired, shared, finished, talked and planned.
    private static async Task<string> FullAsync(CompanionApp app, Visitor coach, string callName, Scene learner)
    {
        var page = await app.PairedAsync(coach, callName, learner);
        var done = Tell.Completed(learner, Guid.NewGuid(), app.Clock.GetUtcNow());
        app.Tool.Store("groenrijk", done);
        await app.HasReadAsync(done.Id!.Value);
        await coach.GetAsync($"{page}/talk");
        (await coach.PostAsync($"{page}/talk", ("LookBack", "none"))).Text.ShouldContain("Opgeschreven.");
        return page;
    }

    private static async Task<Seen> EraseAsync(Visitor petra, string callName)
    {
        await petra.GetAsync("/privacy/erase");
        var found = await petra.PostAsync("/privacy/erase?handler=Look", ("coach", "anna-1"), ("callName", callName));
        found.Text.ShouldContain($"{callName}, bij Anna");
        var person = System.Text.RegularExpressions.Regex.Match(found.Html, "name=\"person\" value=\"([^\"]+)\"").Groups[1].Value;
        (await petra.PostAsync("/privacy/erase?handler=Sure", ("person", person))).Text.ShouldContain("Gewist is gewist");
        return await petra.PostAsync("/privacy/erase?handler=Erase", ("person", person));
    }

    private static async Task<int> LeftOfLearnerAsync(CompanionApp app, string learner)
    {
        await using var db = await app.OpenAsync("groenrijk");
        return await db.Facts.CountAsync(row => row.Learner == learner) + await db.Links.CountAsync(row => row.Learner == learner);
    }

    private static async Task<int> LeftAsync(CompanionApp app, Guid person, string learner)
    {
        await using var db = await app.OpenAsync("groenrijk");
        return await LeftOfLearnerAsync(app, learner) + await db.People.CountAsync(row => row.Id == person) + await db.Codes.CountAsync(row => row.Person == person)
            + await db.Talks.CountAsync(row => row.Person == person) + await db.Links.CountAsync(row => row.Person == person);
    }

    private static async Task UntilAsync(CompanionApp app, Func<Task<bool>> holds)
    {
        for (var tries = 0; tries < 200; tries++)
        {
            if (await holds()) return;
            await Task.Delay(50, TestContext.Current.CancellationToken);
        }

        throw new ShouldAssertException($"It did not come about at {app.Address} within ten seconds.");
    }

    private static async Task CleanAsync(CompanionApp app, string learner)
    {
        await UntilAsync(app, async () =>
        {
            await OrdersOf(app).LookAsync(TestContext.Current.CancellationToken);
            await using var db = await app.OpenAsync("groenrijk");
            var orders = await db.ErasureOrders.AsNoTracking().ToListAsync(TestContext.Current.CancellationToken);
            return await LeftOfLearnerAsync(app, learner) == 0 && orders.All(row => row.Done is not null && ErasureReceipt.Read(row.Receipt).Cleaned);
        });
    }

    // A mail to the coach that somebody entered a code.
    private static async Task PlantRemindersAsync(CompanionApp app, Guid kees, Guid fatma)
    {
        await using var db = await app.OpenAsync("groenrijk");
        foreach (var (person, to) in ((Guid, string)[])[(kees, "of-kees"), (fatma, "of-fatma")])
        {
            var hash = (await db.Codes.FirstAsync(row => row.Person == person, TestContext.Current.CancellationToken)).Hash;
            db.Add(new ReturnToWork.Companion.Records.ReminderRow
            {
                Organisation = "groenrijk", Mark = $"code|{hash}|anna-1", Kind = "code", To = to, Due = app.Clock.GetUtcNow(), Sent = app.Clock.GetUtcNow(), Counted = 1,
            });
        }

        await db.SaveChangesAsync(TestContext.Current.CancellationToken);
    }
}
