using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using ReturnToWork.Companion.Rights;
using ReturnToWork.Storage;
using ReturnToWork.TestKit.Companion;
using ReturnToWork.TestKit.Storage;
using ReturnToWork.Tests.Storage;
using Shouldly;
using Xunit;

namespace ReturnToWork.Tests.Companion.Rights;

/// <summary>Who was erased stays erased when an old copy of the database is put back.</summary>
public sealed class RestoreTests
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Theory, MemberData(nameof(Engines.Both), MemberType = typeof(Engines))]
    public async Task G05_after_a_restore_the_erased_are_erased_again_before_the_host_is_ready_and_the_tool_hears_it(DataProvider engine)
    {
        await using var place = await FreshPlace.OnAsync(engine, ordinary: true);
        string kees;
        await using (var first = await CompanionApp.StartAsync(engine, place: place))
        {
            using var anna = await first.SignedInAsync(SomePeople.Anna);
            kees = await first.PairedAsync(anna, "Kees", CompanionApp.Scene("zqkees"));
            await first.PairedAsync(anna, "Fatma", CompanionApp.Scene("zqfatma"));
        }

        await using var old = await OldCopy.OfAsync(place);
        var person = Guid.Parse(kees.Split('/')[^1]);
        await using (var second = await CompanionApp.StartAsync(engine, place: place))
            (await second.Services.GetRequiredService<ErasureOrders>().AskAsync("groenrijk", person, ErasureOrders.ByPrivacyOfficer, Ct)).ShouldNotBeNull();
        await old.PutBackAsync();

        await using var again = await CompanionApp.StartAsync(engine, place: place);
        await using (var db = await again.OpenAsync("groenrijk"))
        {
            (await db.People.SingleAsync(Ct)).Id.ShouldNotBe(person, "Fatma is still there");
            (await db.Facts.CountAsync(row => row.Learner == "zqkees", Ct)).ShouldBe(0);
            (await db.Facts.CountAsync(row => row.Learner == "zqfatma", Ct)).ShouldBe(1);
            (await db.ErasureOrders.SingleAsync(Ct)).By.ShouldBe(ErasureOrders.ByRestore);
        }

        await again.Services.GetRequiredService<ErasureOrders>().LookAsync(Ct);
        again.Tool.Orders.Values.ShouldHaveSingleItem().GetProperty("learners")[0].GetString().ShouldBe("zqkees");
        (await File.ReadAllTextAsync(Path.Combine(place.Directory, "companion", "companion.erasures"), Ct)).ShouldNotContain("zqkees");
    }
}
