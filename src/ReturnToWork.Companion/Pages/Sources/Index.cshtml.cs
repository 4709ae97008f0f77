using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using ReturnToWork.Companion.Intake;
using ReturnToWork.Companion.Mail;
using ReturnToWork.Companion.Records;
using ReturnToWork.Companion.Retention;
using ReturnToWork.Companion.Settings;
using ReturnToWork.Companion.Training;
using ReturnToWork.Companion.Training.Statements;

namespace ReturnToWork.Companion.Pages;

/// <summary>Where one store stands, for the administrator.</summary>
internal sealed record SourceState(string Place, DateTimeOffset? UpTo, DateTimeOffset? LookedAt, string? Trouble, DateTimeOffset? TroubleAt, int SetAside)
{
    /// <summary>What nightly sweeps found; null at the Tool's own store, which needs none.</summary>
    public int? Missed { get; init; }

    /// <summary>Whether it holds the training of professionals.</summary>
    public bool Training { get; init; }
}

/// <summary>For the administrator: up to when each store of the own organisation was read, and what went wrong last. Nothing of employees.</summary>
internal sealed class SourcesModel(
    CompanionStore store, Organisations organisations, ReminderBook reminders, RetentionReport report, RetentionJob retention, OutboxBook outbox, SendingLoop sending, IOptions<MailOptions> mail, IOptions<IntakeOptions> intake, TimeProvider clock) : CompanionPage
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

    /// <summary>Training statements that are not in the record store; null where this organisation trains nobody.</summary>
    public OutboxState? Outbox { get; private set; }

    /// <summary>Whether the training has a record store at all.</summary>
    public bool TrainingHasStore { get; private set; }

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

    /// <summary>Somebody mended the store: what it refused goes again.</summary>
    public async Task<IActionResult> OnPostSendAgainAsync(CancellationToken ct)
    {
        await outbox.AgainAsync(Tenant, ct);
        sending.Soon();
        Said = "sources.outbox.said";
        return LocalRedirect("/sources");
    }

    private string Tenant => TrainingTenant.Of(Me.Organisation);

    public async Task OnGetAsync(CancellationToken ct)
    {
        Retention = await report.TroubleAsync(Me.Organisation, ct);
        GivenUp = await reminders.GivenUpAsync(Me.Organisation, ct);
        Outbox = await outbox.OfAsync(Tenant, ct);
        TrainingHasStore = intake.Value.Sources.Any(source => source.Organisation == Tenant && !source.Foreign);
        All = [.. await StatesAsync(Me.Organisation, ct), .. await StatesAsync(Tenant, ct)];
    }

    private async Task<List<SourceState>> StatesAsync(string organisation, CancellationToken ct)
    {
        await using var db = await store.OpenAsync(organisation, ct);
        var rows = await db.Sources.AsNoTracking().ToDictionaryAsync(row => row.Source, StringComparer.Ordinal, ct);
        var aside = await db.SetAside.AsNoTracking().GroupBy(row => row.Source).Select(group => new { group.Key, Count = group.Count() }).ToDictionaryAsync(one => one.Key, one => one.Count, StringComparer.Ordinal, ct);
        return [.. intake.Value.Sources.Where(source => source.Organisation == organisation).Select(source => (Name: IntakePass.NameOf(source), source.Foreign))
            .Select(source => rows.TryGetValue(source.Name, out var row)
                ? new SourceState(source.Name, row.Cursor > NothingStored ? row.Cursor : null, row.LookedAt, row.Trouble, row.TroubleAt, aside.GetValueOrDefault(source.Name)) { Missed = source.Foreign ? row.Missed : null, Training = TrainingTenant.Is(organisation) }
                : new SourceState(source.Name, null, null, null, null, 0) { Training = TrainingTenant.Is(organisation) })];
    }
}
