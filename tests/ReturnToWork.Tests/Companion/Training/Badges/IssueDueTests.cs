using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using ReturnToWork.Companion.Records;
using ReturnToWork.Companion.Training.Badges;
using ReturnToWork.Companion.Training.Progress;
using ReturnToWork.Storage;
using ReturnToWork.TestKit.Companion;
using ReturnToWork.TestKit.Storage;
using Shouldly;
using Xunit;

namespace ReturnToWork.Tests.Companion.Training.Badges;

/// <summary>From what the fold says to the certificate.</summary>
public sealed class IssueDueTests
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Theory, MemberData(nameof(Engines.Both), MemberType = typeof(Engines))]
    public async Task Who_earned_a_certificate_gets_it_once_with_its_parts_and_who_did_not_gets_none(DataProvider engine)
    {
        await using var app = await CompanionApp.StartAsync(engine, AHolder.Settings());
        var (holder, busy) = (await AHolder.InAsync(app), await AHolder.InAsync(app, "Piet"));
        var on = holder.Today.AddDays(-4);
        var parts = await EarnedAsync(holder, on);
        await FoldedAsync(holder);
        await LookAsync(app);
        await LookAsync(app);
        var held = (await holder.AllAsync()).ShouldHaveSingleItem();
        (held.Shown.Issued, held.Shown.ValidUntil, held.Shown.State).ShouldBe((on, on.AddMonths(24).AddDays(-1), CertificateState.Valid));
        held.Kept!.Certificate.Modules.Select(module => module.Code).ShouldBe(parts);
        held.Kept.Certificate.Modules.ShouldAllBe(module => !module.Exempt && module.Day == on && module.NameIn("nl").Length > 0);
        (await busy.AllAsync()).ShouldBeEmpty();
        // Lost: given again. Taken back for good: not given again.
        await holder.RevokeAsync(held.Id, "lost");
        await LookAsync(app);
        var fresh = (await holder.AllAsync()).Single(one => one.RevokedFor is null);
        await holder.RevokeAsync(fresh.Id, "mistake");
        await LookAsync(app);
        (await holder.AllAsync()).Count.ShouldBe(2);
    }

    [Theory, InlineData("grace"), InlineData("expired"), InlineData("recovery")]
    public async Task Who_holds_none_any_more_gets_none(string state)
    {
        await using var app = await CompanionApp.StartAsync(settings: AHolder.Settings());
        var holder = await AHolder.InAsync(app);
        await StandsAsync(holder, Enum.Parse<TrainingState>(state, ignoreCase: true), holder.Today.AddMonths(-25));
        await LookAsync(app);
        (await holder.AllAsync()).ShouldBeEmpty();
    }

    // The training's own job, woken at the start, may write the same row in the same moment; then the second time finds it there.
    private static async Task FoldedAsync(AHolder holder)
    {
        var book = holder.App.Services.GetRequiredService<TrainingBook>();
        try
        {
            await book.AllAsync(holder.Tenant, Ct);
        }
        catch (DbUpdateException)
        {
            await book.AllAsync(holder.Tenant, Ct);
        }
    }

    private static Task LookAsync(CompanionApp app) => app.Services.GetRequiredService<IssueDue>().LookAsync(Ct);

    /// <summary>All that the protocol asks for a certificate, on one day.</summary>
    private static async Task<IReadOnlyList<string>> EarnedAsync(AHolder holder, DateOnly on)
    {
        await using var db = await holder.App.OpenAsync(holder.Tenant);
        var protocol = holder.App.Services.GetRequiredService<TrainingBook>().ProtocolOf(await db.Trainees.SingleAsync(row => row.Id == holder.Trainee, Ct));
        foreach (var evidence in protocol.Requirements.Where(part => protocol.Certificate.Contains(part.Code)).SelectMany(part => part.Evidence).SelectMany(one => Enumerable.Repeat(one, one.Count)))
        {
            db.Add(new EvidenceRow
            {
                Organisation = holder.Tenant, Id = Guid.NewGuid(), Trainee = holder.Trainee, Requirement = evidence.Code, Kind = "imported", Reason = evidence.Code, Day = on, By = "tineke-1", At = holder.App.Clock.GetUtcNow(),
            });
        }

        await db.SaveChangesAsync(Ct);
        return [.. protocol.Requirements.Select(part => part.Code).Where(code => protocol.Certificate.Contains(code))];
    }

    private static async Task StandsAsync(AHolder holder, TrainingState state, DateOnly? on)
    {
        var until = on?.AddMonths(24);
        var progress = new TrainingProgress(
            state, on, null, on, until, until?.AddDays(60), 1, [new("P0", true, on?.AddDays(-90), false, null, []), new("P3", true, on?.AddDays(-50), true, null, []), new("P9", false, null, false, null, [])], []);
        await using var db = await holder.App.OpenAsync(holder.Tenant);
        await db.Progress.Where(row => row.Trainee == holder.Trainee).ExecuteDeleteAsync(Ct);
        db.Add(new ProgressRow
        {
            Organisation = holder.Tenant, Trainee = holder.Trainee, State = progress.Code, Since = on, Until = until, Version = "1.0", Json = JsonSerializer.Serialize(progress, JsonSerializerOptions.Web), At = holder.App.Clock.GetUtcNow(),
        });
        await db.SaveChangesAsync(Ct);
    }
}
