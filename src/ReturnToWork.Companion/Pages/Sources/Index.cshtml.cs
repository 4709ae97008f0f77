using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using ReturnToWork.Companion.Intake;
using ReturnToWork.Companion.Mail;
using ReturnToWork.Companion.Records;
using ReturnToWork.Companion.Retention;
using ReturnToWork.Companion.Settings;

namespace ReturnToWork.Companion.Pages;

/// <summary>Where one store stands, for the administrator.</summary>
internal sealed record SourceState(string Place, DateTimeOffset? UpTo, DateTimeOffset? LookedAt, string? Trouble, DateTimeOffset? TroubleAt, int SetAside)
{
    /// <summary>What nightly sweeps found; null at the Tool's own store, which needs none.</summary>
    public int? Missed { get; init; }
}

/// <summary>For the administrator: up to when each store of the own organisation was read, and what went wrong last. Nothing of employees.</summary>
internal sealed class SourcesModel(
    CompanionStore store, Organisations organisations, ReminderBook reminders, RetentionReport report, RetentionJob retention, IOptions<MailOptions> mail, IOptions<IntakeOptions> intake, TimeProvider clock) : CompanionPage
{
    // An empty store may say that it is consistent through the epoch.
    private static readonly DateTimeOffset NothingStored = DateTimeOffset.UnixEpoch.AddYears(1);

    public string Organisation => organisations.NameOf(Me.Organisation);

    public IReadOnlyList<SourceState> All { get; private set; } = [];

    /// <summary>Whether reminders go by mail.</summary>
    public bool MailIsOn => mail.Value.IsOn;

    /// <summary>Reminders that could not go, by reason.</summary>
    public IReadOnlyList<GivenUpReminders> GivenUp { get; private set; } = [];

    /// <summary>Why nothing is deleted by its term; null where all is well.</summary>
    public string? Retention { get; private set; }

    public DateTimeOffset Now => clock.GetUtcNow();

    [TempData]
    public string? Said { get; set; }

    /// <summary>The clock is right: what is over may go.</summary>
    public async Task<IActionResult> OnPostGoOnAsync(CancellationToken ct)
    {
        await retention.GoOnAsync(Me.Organisation, ct);
        Said = "sources.retention.said";
        return LocalRedirect("/sources");
    }

    public async Task OnGetAsync(CancellationToken ct)
    {
        Retention = await report.TroubleAsync(Me.Organisation, ct);
        GivenUp = await reminders.GivenUpAsync(Me.Organisation, ct);
        await using var db = await store.OpenAsync(Me.Organisation, ct);
        var rows = await db.Sources.AsNoTracking().ToDictionaryAsync(row => row.Source, StringComparer.Ordinal, ct);
        var aside = await db.SetAside.AsNoTracking().GroupBy(row => row.Source).Select(group => new { group.Key, Count = group.Count() }).ToDictionaryAsync(one => one.Key, one => one.Count, StringComparer.Ordinal, ct);
        All = [.. intake.Value.Sources.Where(source => source.Organisation == Me.Organisation).Select(source => (Name: IntakePass.NameOf(source), source.Foreign))
            .Select(source => rows.TryGetValue(source.Name, out var row)
                ? new SourceState(source.Name, row.Cursor > NothingStored ? row.Cursor : null, row.LookedAt, row.Trouble, row.TroubleAt, aside.GetValueOrDefault(source.Name)) { Missed = source.Foreign ? row.Missed : null }
                : new SourceState(source.Name, null, null, null, null, 0))];
    }
}
