using Microsoft.EntityFrameworkCore;
using ReturnToWork.Lrs;
using ReturnToWork.Lti;
using ReturnToWork.Storage;
using ReturnToWork.Tool.Consent;
using ReturnToWork.Tool.Store;

namespace ReturnToWork.Tool.Record;

/// <summary>What Hangfire wakes. Everything due stands in our tables, so a missed alarm is made good by the next one. Public because Hangfire calls it by name.</summary>
public sealed class Sweep
{
    private readonly IDbContextFactory<ToolDb> _stores;
    private readonly Saying _saying;
    private readonly TimeProvider _time;

    private readonly OwnErasure _erasure;
    private readonly Keeping _keeping;

    internal Sweep(IDbContextFactory<ToolDb> stores, Saying saying, OwnErasure erasure, Keeping keeping, TimeProvider time) =>
        (_stores, _saying, _erasure, _keeping, _time) = (stores, saying, erasure, keeping, time);

    /// <summary>Says what is still to be said.</summary>
    public Task SayAsync() => _saying.SweepAsync(CancellationToken.None);

    /// <summary>Finishes erasing who asked for it.</summary>
    public Task EraseAsync() => _erasure.SweepAsync(CancellationToken.None);

    /// <summary>Takes away what is older than its term.</summary>
    public Task KeepAsync() => _keeping.LookAsync(CancellationToken.None);

    /// <summary>Forgets codes that nobody redeemed in time, tries that are a day old, visits that would be over by now and texts that nobody's yes is about any more.</summary>
    public async Task ForgetAsync()
    {
        await using var db = await _stores.CreateDbContextAsync();
        var now = _time.GetUtcNow();
        await db.Codes.Where(row => row.RedeemedBy == null && row.Expires <= now).ExecuteDeleteAsync();
        await db.Codes.Where(row => row.Training != null && row.Expires <= now).ExecuteDeleteAsync();
        await db.SpentTickets.Where(row => row.Until <= now).ExecuteDeleteAsync();
        await db.Tries.Where(row => row.Until <= now).ExecuteDeleteAsync();
        await db.EndedVisits.Where(row => row.Until <= now).ExecuteDeleteAsync();
        var longAgo = DateOnly.FromDateTime(now.UtcDateTime).AddDays(-ConsentBook.TextStaysDays);
        await db.ConsentTexts.Where(text => text.Day < longAgo && !db.Consents.Any(row => row.Organisation == text.Organisation && row.TextHash == text.Hash)).ExecuteDeleteAsync();
    }

    internal static void SetAlarms(IServiceProvider services)
    {
        services.Wake<Sweep>("tool-say", sweep => sweep.SayAsync(), "* * * * *");
        services.Wake<Sweep>("tool-erase", sweep => sweep.EraseAsync(), "* * * * *");
        services.Wake<Sweep>("tool-keeping", sweep => sweep.KeepAsync(), "13 * * * *");
        services.Wake<Sweep>("tool-forget", sweep => sweep.ForgetAsync(), "7 * * * *");
        services.Wake<RecordStoreFlows>("lrs-flows", flows => flows.WakeAsync(), "* * * * *");
        services.Wake<RecordStoreFlows>("lrs-flows-sweep", flows => flows.SweepAsync(), "23 2 * * *");
        services.Wake<LaunchLogSweep>("tool-launch-log", sweep => sweep.RunAsync(CancellationToken.None), "41 3 * * *");
        services.Wake<SelfCheck>("tool-self-check", check => check.ClearAsync(CancellationToken.None), "*/5 * * * *");
        services.Wake<KeyRotation>("lti-keys", keys => keys.RunAsync(CancellationToken.None), "11 * * * *");
        services.Wake<GradeSweep>("lti-grades", sweep => sweep.RunAsync(CancellationToken.None), "* * * * *");
        services.Wake<LoginSweep>("tool-logins", sweep => sweep.RunAsync(CancellationToken.None), "*/5 * * * *");
    }
}
