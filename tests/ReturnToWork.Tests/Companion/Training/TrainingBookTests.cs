using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using ReturnToWork.Companion.Intake;
using ReturnToWork.Companion.Records;
using ReturnToWork.Companion.Training.Progress;
using ReturnToWork.Storage;
using ReturnToWork.TestKit.Companion;
using ReturnToWork.TestKit.Storage;
using ReturnToWork.Xapi;
using Shouldly;
using Xunit;

namespace ReturnToWork.Tests.Companion.Training;

/// <summary>From statements in the store of a training to what trainer, employer and gate read.</summary>
public sealed class TrainingBookTests
{
    private const string Ours = """{"objectType":"Agent","account":{"homePage":"https://returntowork.example/keys","name":"groenrijk.training"}}""";
    private const string Stranger = """{"objectType":"Agent","account":{"homePage":"https://returntowork.example/keys","name":"somebody-else"}}""";

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Theory, MemberData(nameof(Engines.Both), MemberType = typeof(Engines))]
    public async Task Statements_of_player_and_companion_become_a_state_for_the_trainer_and_days_for_the_employer(DataProvider engine)
    {
        await using var tool = await StubTool.StartAsync();
        await using var app = await CompanionApp.StartAsync(engine, TrainingScene.WithStore($"{tool.Address}/xapi/", TrainingScene.Tenant), tool: tool);
        var anna = await app.TraineeAsync(SomePeople.Anna);
        var scene = new Scene(CompanionApp.ActivityBase, Scene.HomePageOf(CompanionApp.ActivityBase, TrainingScene.Tenant), anna.Actor, Guid.NewGuid(), "P0");
        var now = app.Clock.GetUtcNow();
        tool.Store(TrainingScene.Tenant, Tell.Completed(scene, Guid.NewGuid(), now), Tell.Passed(scene with { Theme = "P1" }, Guid.NewGuid(), now), Tell.Passed(scene with { Theme = "P2" }, Guid.NewGuid(), now), Tell.Completed(scene with { Theme = "P5" }, Guid.NewGuid(), now));
        // Who else may write there makes nobody trained, and nobody says for the Tool that somebody was at a day.
        Say(tool, Tell.Attended(scene with { Theme = "P3" }, Guid.NewGuid(), now, "workshop"), Stranger);
        Say(tool, Tell.Attended(scene with { Theme = "P3" }, Guid.NewGuid(), now, "workshop"), null);
        var (third, fourth, play) = (Tell.Attended(scene with { Theme = "P3" }, Guid.NewGuid(), now, "workshop"), Tell.Attended(scene with { Theme = "P4" }, Guid.NewGuid(), now, "workshop"), Tell.Passed(scene with { Theme = "P4.rollenspel" }, Guid.NewGuid(), now));
        Say(tool, fourth, Ours);
        Say(tool, play, Ours);

        await StandsAsync(app, "busy");
        (await ProgressAsync(app)).Missing.Select(one => one.Evidence).ShouldBe(["P3"]);
        Say(tool, third, Ours);
        await StandsAsync(app, "basis-ready");
        await using (var db = await app.OpenAsync("groenrijk"))
        {
            var standing = await db.Standings.AsNoTracking().SingleAsync(Ct);
            (standing.Subject, standing.PrivacyUntil).ShouldBe((SomePeople.Anna.Subject, app.Today().AddMonths(12)));
        }

        await using (var db = await app.OpenAsync(TrainingScene.Tenant))
            (await db.SetAside.CountAsync(row => row.Reason == "teller", Ct)).ShouldBe(2);

        // A trainer who was wrong takes it back; a rebuild from nothing says the same as what was kept on the way.
        Say(tool, Tell.Voided(CompanionApp.ActivityBase, "companion", Guid.NewGuid(), now, third.Id!.Value), Ours);
        await StandsAsync(app, "busy");
        var kept = await RowAsync(app);
        (await app.Services.GetRequiredService<RebuildFacts>().RunAsync(Ct)).ShouldBe(0);
        (await RowAsync(app)).ShouldBe(kept);
    }

    [Fact]
    public async Task Days_pass_without_a_statement_and_who_leaves_stands_nowhere()
    {
        await using var app = await CompanionApp.StartAsync();
        var anna = await app.TraineeAsync(SomePeople.Anna);
        var book = app.Services.GetRequiredService<TrainingBook>();
        var day = app.Today();
        await using (var db = await app.OpenAsync(TrainingScene.Tenant))
        {
            foreach (var code in (string[])["P0", "P1", "P2", "P3", "P4", "P4.rollenspel", "P5", "P6", "P7", "P8", "P8", "P8"])
                db.Add(new EvidenceRow { Organisation = TrainingScene.Tenant, Id = Guid.NewGuid(), Trainee = anna.Id, Requirement = code, Kind = "imported", Reason = "eerdere-training", Day = day, By = "tineke-1", At = app.Clock.GetUtcNow() });
            await db.SaveChangesAsync(Ct);
        }

        await book.LookAsync();
        (await StandingAsync(app)).ShouldBe("certified");
        app.Clock.Advance(TimeSpan.FromDays(700));
        await book.LookAsync();
        (await StandingAsync(app)).ShouldBe("expiring");
        app.Clock.Advance(TimeSpan.FromDays(40));
        await book.LookAsync();
        (await StandingAsync(app)).ShouldBe("grace");
        app.Clock.Advance(TimeSpan.FromDays(60));
        await book.LookAsync();
        (await StandingAsync(app)).ShouldBe("expired");

        await using (var db = await app.OpenAsync(TrainingScene.Tenant)) await db.Trainees.ExecuteUpdateAsync(set => set.SetProperty(row => row.Left, (DateTimeOffset?)app.Clock.GetUtcNow()), Ct);
        await book.LookAsync();
        (await StandingAsync(app)).ShouldBeNull();
        (await RowAsync(app)).ShouldBe("");
    }

    [Theory, MemberData(nameof(Engines.Both), MemberType = typeof(Engines))]
    public async Task Who_looked_earlier_and_writes_later_changes_nothing(DataProvider engine)
    {
        await using var app = await CompanionApp.StartAsync(engine);
        var anna = await app.TraineeAsync(SomePeople.Anna);
        var (store, book, now) = (app.Services.GetRequiredService<CompanionStore>(), app.Services.GetRequiredService<TrainingBook>(), app.Clock.GetUtcNow());
        TrainingProgress progress;
        await using (var db = await app.OpenAsync(TrainingScene.Tenant)) progress = await book.ReadAsync(db, anna, Ct);
        app.Clock.Advance(TimeSpan.FromMinutes(1));
        await StandingBook.WriteAsync(store, "groenrijk", [(SomePeople.Anna.Subject, progress with { State = TrainingState.Grace })], now, app.Clock, Ct);
        await StandingBook.WriteAsync(store, "groenrijk", [(SomePeople.Anna.Subject, progress with { State = TrainingState.Expiring })], now.AddSeconds(-5), app.Clock, Ct);
        (await StandingAsync(app)).ShouldBe("grace");
        await StandingBook.WriteAsync(store, "groenrijk", [(SomePeople.Anna.Subject, progress with { State = TrainingState.Expired })], now.AddSeconds(5), app.Clock, Ct);
        (await StandingAsync(app)).ShouldBe("expired");

        // A clock that was a day ahead and is right again.
        await StandingBook.WriteAsync(store, "groenrijk", [(SomePeople.Anna.Subject, progress with { State = TrainingState.Recovery })], now.AddDays(1), app.Clock, Ct);
        await StandingBook.WriteAsync(store, "groenrijk", [(SomePeople.Anna.Subject, progress with { State = TrainingState.Renewed })], now.AddSeconds(6), app.Clock, Ct);
        (await StandingAsync(app)).ShouldBe("renewed");
    }

    private static void Say(StubTool tool, Statement statement, string? authority)
    {
        var json = System.Text.Encoding.UTF8.GetString(statement.Utf8.Span);
        tool.Store(TrainingScene.Tenant, authority is null ? json : $"{json[..^1]},\"authority\":{authority}}}");
    }

    private static async Task StandsAsync(CompanionApp app, string state)
    {
        for (var tries = 0; tries < 200; tries++, await Task.Delay(50, Ct))
            if (await StandingAsync(app) == state) return;
        throw new ShouldAssertException($"Anna did not come to stand at {state}, but at {await StandingAsync(app)}.");
    }

    private static async Task<string?> StandingAsync(CompanionApp app)
    {
        await using var db = await app.OpenAsync("groenrijk");
        return await db.Standings.AsNoTracking().Select(row => row.State).SingleOrDefaultAsync(Ct);
    }

    private static async Task<TrainingProgress> ProgressAsync(CompanionApp app)
    {
        await using var db = await app.OpenAsync(TrainingScene.Tenant);
        return TrainingBook.Open(await db.Progress.AsNoTracking().SingleAsync(Ct));
    }

    private static async Task<string> RowAsync(CompanionApp app)
    {
        await using var db = await app.OpenAsync(TrainingScene.Tenant);
        return string.Join('\n', await db.Progress.AsNoTracking().Select(row => row.State + row.Json).ToListAsync(Ct));
    }
}
