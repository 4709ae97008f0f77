using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using ReturnToWork.Companion.Records;
using ReturnToWork.Companion.Rights;
using ReturnToWork.Companion.Training.Progress;
using ReturnToWork.Storage;
using ReturnToWork.TestKit.Companion;
using ReturnToWork.TestKit.Storage;
using ReturnToWork.Tests.Companion.Training.Badges;
using Shouldly;
using Xunit;

namespace ReturnToWork.Tests.Companion.Training;

/// <summary>A professional stops: for now, or with everything erased, here and with the Tool, and also after an old copy was put back.</summary>
public sealed class LeavingTests
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Theory, MemberData(nameof(Engines.Both), MemberType = typeof(Engines))]
    public async Task Who_stops_for_now_stands_nowhere_and_goes_on_later_where_they_were(DataProvider engine)
    {
        await using var app = await CompanionApp.StartAsync(engine);
        var anna = await app.TraineeAsync(SomePeople.Anna);
        await EvidenceAsync(app, anna, "P3");
        await app.Services.GetRequiredService<TrainingBook>().OfOneAsync(TrainingScene.Tenant, anna.Id, Ct);
        using var visitor = await app.SignedInAsync(SomePeople.Anna);
        (await visitor.GetAsync("/training/own/stop")).Text.ShouldContain("Dit kan niet terug.");
        (await visitor.PostAsync("/training/own/stop")).Html.ShouldContain("/training/own/begin");
        await using (var db = await app.OpenAsync("groenrijk")) (await db.Standings.CountAsync(Ct)).ShouldBe(0);
        (await visitor.PostAsync("/training/own/stop")).Html.ShouldContain("/training/own/begin", customMessage: "twice is once");

        await visitor.PostAsync("/training/own/begin");
        await using var after = await app.OpenAsync(TrainingScene.Tenant);
        (await after.Trainees.AsNoTracking().SingleAsync(Ct)).Id.ShouldBe(anna.Id);
        (await after.Evidence.CountAsync(Ct)).ShouldBe(1);
        await using var employer = await app.OpenAsync("groenrijk");
        (await employer.Standings.CountAsync(Ct)).ShouldBe(1);
    }

    [Theory, MemberData(nameof(Engines.Both), MemberType = typeof(Engines))]
    public async Task Who_erases_leaves_nothing_here_the_Tool_is_told_and_an_old_copy_brings_nobody_back(DataProvider engine)
    {
        await using var app = await CompanionApp.StartAsync(engine, AHolder.Settings());
        var (holder, berend) = (await AHolder.InAsync(app), await app.TraineeAsync(SomePeople.Berend));
        await holder.CertifiedAsync();
        TraineeRow row;
        await using (var db = await app.OpenAsync(TrainingScene.Tenant)) row = await db.Trainees.AsNoTracking().SingleAsync(one => one.Id == holder.Trainee, Ct);
        await EvidenceAsync(app, row, "P3");
        await EvidenceAsync(app, berend, "P4");
        using var visitor = await app.SignedInAsync(holder.Who);
        await visitor.GetAsync("/training/own/stop");
        (await visitor.PostAsync("/training/own/stop?handler=Erase")).Html.ShouldContain("/training/own/begin");

        await NothingAsync(app, holder.Trainee);
        var told = app.Tool.Orders.Values.ShouldHaveSingleItem();
        told.GetProperty("organisation").GetString().ShouldBe(TrainingScene.Tenant);
        told.GetProperty("learners").EnumerateArray().Select(one => one.GetString()).ShouldBe([row.Actor]);
        await using (var db = await app.OpenAsync(TrainingScene.Tenant))
        {
            (await db.Trainees.AsNoTracking().SingleAsync(Ct)).Id.ShouldBe(berend.Id);
            (await db.Evidence.AsNoTracking().SingleAsync(Ct)).Trainee.ShouldBe(berend.Id);
            (await db.ErasureOrders.AsNoTracking().SingleAsync(Ct)).Done.ShouldNotBeNull();
            // As after an old copy was put back.
            db.Add(row);
            await db.SaveChangesAsync(Ct);
        }

        await app.Services.GetServices<IHostedService>().OfType<ReplayErasures>().Single().StartingAsync(Ct);
        await NothingAsync(app, holder.Trainee);
    }

    [Fact]
    public async Task A_Tool_that_is_away_is_told_again_and_the_page_says_it_is_gone_here()
    {
        await using var app = await CompanionApp.StartAsync();
        var anna = await app.TraineeAsync(SomePeople.Anna);
        app.Tool.OrderStatus = 503;
        using var visitor = await app.SignedInAsync(SomePeople.Anna);
        await visitor.GetAsync("/training/own/stop");
        (await visitor.PostAsync("/training/own/stop?handler=Erase")).Html.ShouldContain("/training/own/begin");
        await NothingAsync(app, anna.Id);
        app.Tool.OrderStatus = 200;
        app.Clock.Advance(TimeSpan.FromHours(2));
        await app.Services.GetRequiredService<ErasureOrders>().LookAsync(Ct);
        await using var db = await app.OpenAsync(TrainingScene.Tenant);
        (await db.ErasureOrders.AsNoTracking().SingleAsync(Ct)).Done.ShouldNotBeNull();
    }

    private static async Task EvidenceAsync(CompanionApp app, TraineeRow who, string part)
    {
        await using var db = await app.OpenAsync(TrainingScene.Tenant);
        db.Add(new EvidenceRow { Organisation = TrainingScene.Tenant, Id = Guid.NewGuid(), Trainee = who.Id, Requirement = part, Kind = "exemption", Reason = "diploma", Day = app.Today(), By = "tineke-1", At = app.Clock.GetUtcNow() });
        await db.SaveChangesAsync(Ct);
    }

    private static async Task NothingAsync(CompanionApp app, Guid trainee)
    {
        // The hourly job may have been writing in the very moment of the erasure; the next one takes that away.
        await app.Services.GetRequiredService<TrainingBook>().AllAsync(TrainingScene.Tenant, Ct);
        await using var db = await app.OpenAsync(TrainingScene.Tenant);
        (await db.Trainees.CountAsync(row => row.Id == trainee, Ct) + await db.Evidence.CountAsync(row => row.Trainee == trainee, Ct) + await db.Progress.CountAsync(row => row.Trainee == trainee, Ct)
            + await db.TrainingStatements.CountAsync(row => row.Trainee == trainee, Ct) + await db.Badges.CountAsync(Ct)).ShouldBe(0);
    }
}
