using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using ReturnToWork.Companion.Coaching;
using ReturnToWork.Companion.Intake;
using ReturnToWork.Companion.Privacy;
using ReturnToWork.Companion.Records;
using ReturnToWork.Companion.Retention;
using ReturnToWork.Companion.Rights;
using ReturnToWork.Storage;
using ReturnToWork.TestKit.Companion;
using ReturnToWork.TestKit.Storage;
using ReturnToWork.Xapi;
using Shouldly;
using Xunit;

namespace ReturnToWork.Tests.Companion.Retention;

/// <summary>What is deleted because its time is over, when not, and what is left as evidence.</summary>
public sealed class RetentionJobTests
{
    private static readonly StubProfessional Petra = new("petra-1", "Petra", "groenrijk", "privacy-officer");

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Theory, MemberData(nameof(Engines.Both), MemberType = typeof(Engines))]
    public async Task G09_each_kind_goes_at_its_term_a_jump_of_the_clock_stops_all_and_the_evidence_names_nobody(DataProvider engine)
    {
        await using var app = await CompanionApp.StartAsync(engine);
        using var anna = await app.SignedInAsync(SomePeople.Anna);
        await anna.NewPersonAsync("Zqkees");
        await PlantAsync(app);
        await JobOf(app).LookAsync("groenrijk", Ct);
        (await CountsAsync(app)).ShouldBe((2, 1, 1), "nothing is old enough yet");

        app.Clock.Advance(TimeSpan.FromDays(800));
        await JobOf(app).LookAsync("groenrijk", Ct);
        (await CountsAsync(app)).ShouldBe((2, 1, 1), "a clock that jumped deletes nothing");
        using var wim = await app.SignedInAsync(SomePeople.Wim);
        (await wim.GetAsync("/sources")).Text.ShouldContain("de klok van de computer sprong vooruit");
        (await wim.PostAsync("/sources?handler=GoOn")).Text.ShouldContain("Het wissen gaat weer door.");
        // Of the facts the one that takes back stays; the looks of before went, and what was written since stands.
        (await CountsAsync(app)).ShouldBe((1, 0, 0));
        (await app.Services.GetRequiredService<AccessChain>().CheckAsync("groenrijk", Ct)).FirstBroken.ShouldBeNull();

        using var petra = await app.SignedInAsync(Petra);
        var page = await petra.GetAsync("/privacy/retention");
        foreach (var said in (string[])["Wie er keek, en wanneer", "24 maanden.", "Laatst gekeken op", "Bewijzen van wissen. 1 weg, van voor"]) page.Text.ShouldContain(said);
        page.Text.ShouldNotContain("Zqkees");
        await JobOf(app).LookAsync("groenrijk", Ct);
        await using var db = await app.OpenAsync("groenrijk");
        (await db.RetentionDone.OrderBy(row => row.Kind).Select(row => row.Kind).ToListAsync(Ct)).ShouldBe(["access-log", "facts", "receipts"], "the second time there is nothing more");
    }

    [Theory]
    [InlineData(-600, 4, ClockGuard.Back)]
    [InlineData(-200, 4, null)]
    [InlineData(3 * 86400, 4, null)]
    [InlineData(5 * 86400, 4, ClockGuard.Ahead)]
    public void G09_a_clock_that_goes_back_or_jumps_ahead_is_not_believed(int seconds, int days, string? trouble)
    {
        var before = new DateTimeOffset(2026, 11, 23, 12, 0, 0, TimeSpan.Zero);
        ClockGuard.Judge(before.AddSeconds(seconds), before, TimeSpan.FromDays(days)).ShouldBe(trouble);
    }

    [Fact]
    public async Task A_term_may_be_made_shorter_and_not_longer()
    {
        await using var app = await CompanionApp.StartAsync(settings: new() { ["Retention:AfterEndMonths"] = "6" });
        app.Services.GetRequiredService<IOptions<RetentionOptions>>().Value.AfterEndMonths.ShouldBe(6);
        var refused = await Should.ThrowAsync<OptionsValidationException>(async () => await CompanionApp.StartAsync(settings: new() { ["Retention:AccessLogMonths"] = "25" }));
        refused.Message.ShouldContain("a term can be made shorter, not longer");
    }

    private static RetentionJob JobOf(CompanionApp app) => app.Services.GetRequiredService<RetentionJob>();

    // A look, a fact of somebody whom no coach knows, one that takes back, and a receipt.
    private static async Task PlantAsync(CompanionApp app)
    {
        (await app.Services.GetRequiredService<AccessLog>().TryWriteAsync("groenrijk", "anna-1", Guid.NewGuid(), "talk", AccessWhy.OwnCase, Ct)).ShouldBeTrue();
        var now = app.Clock.GetUtcNow();
        await using var db = await app.OpenAsync("groenrijk");
        Fact fact = new(Guid.NewGuid(), "nobody", FactKind.Finished, "3", now, FactCodes.None);
        db.Add(FactKeeper.RowOf("groenrijk", "s", fact));
        db.Add(FactKeeper.RowOf("groenrijk", "s", fact with { Statement = Guid.NewGuid(), Kind = FactKind.TakenBack }));
        db.Add(new ErasureOrderRow { Organisation = "groenrijk", Id = Guid.NewGuid(), Person = Guid.NewGuid(), By = ErasureOrders.ByEmployee, Asked = now, Done = now, Receipt = new ErasureReceipt { Cleaned = true }.Write() });
        await db.SaveChangesAsync(Ct);
    }

    private static async Task<(int Facts, int Receipts, int Looks)> CountsAsync(CompanionApp app)
    {
        await using var db = await app.OpenAsync("groenrijk");
        return (await db.Facts.CountAsync(Ct), await db.ErasureOrders.CountAsync(Ct), await db.AccessLog.CountAsync(row => row.What == "talk", Ct));
    }
}
