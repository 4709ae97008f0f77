using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Options;
using ReturnToWork.Companion.Coaching;
using ReturnToWork.Companion.Privacy;
using ReturnToWork.Companion.Records;
using ReturnToWork.Companion.Retention;
using ReturnToWork.Companion.Settings;
using ReturnToWork.Companion.Texts;

namespace ReturnToWork.Companion.Pages;

/// <summary>The talk preparation page of one of the coach's own people.</summary>
internal sealed class PersonModel(
    Caseload caseload, AccessLog log, CallNames names, TalkPreparation preparation, NotFitting fitting, DeletionClock deletion, IOptions<PairingOptions> pairing, IOptions<RetentionOptions> retention, Days days, TimeProvider clock)
    : PersonPage(caseload, log, names)
{
    private readonly Caseload _caseload = caseload;

    public PreparedTalk Talk { get; private set; } = null!;

    public OwnPerson Person { get; private set; } = null!;

    /// <summary>How long everything stays after the programme.</summary>
    public int AfterEndMonths => retention.Value.AfterEndMonths;

    public ShownTalk Shown => new(Talk, CallName, Id, pairing.Value.ToolAddress!)
    {
        WrittenToday = Talk.Talks.Where(talk => days.DayOf(talk.Written) == days.DayOf(clock.GetUtcNow())).Select(talk => talk.Id).ToHashSet(),
    };

    /// <summary>Key of what the last action did.</summary>
    [TempData]
    public string? Said { get; set; }

    public async Task<IActionResult> OnGetAsync(Guid id, CancellationToken ct)
    {
        var (person, instead) = await OpenAsync(id, "talk", ct);
        if (person is null) return instead!;
        Person = person;
        Talk = await preparation.ReadAsync(Me.Organisation, person, ct);
        return Page();
    }

    public async Task<IActionResult> OnPostTickAsync(Guid id, string? key, CancellationToken ct)
    {
        if (await _caseload.FindAsync(Me, id, ct) is not { } person) return NotFound();
        Said = await preparation.TickAsync(Me.Organisation, person, key ?? "", ct) ? "talk.ticked" : "talk.ticked.gone";
        return LocalRedirect($"/people/{id}");
    }

    public async Task<IActionResult> OnPostNotFittingAsync(Guid id, string? sentence, CancellationToken ct)
    {
        if (await _caseload.FindAsync(Me, id, ct) is not { } person) return NotFound();
        Said = await fitting.HideAsync(Me.Organisation, person, sentence ?? "", ct) ? "talk.hidden" : "talk.ticked.gone";
        return LocalRedirect($"/people/{id}");
    }

    public async Task<IActionResult> OnPostStopAsync(Guid id, CancellationToken ct)
    {
        if (await _caseload.FindAsync(Me, id, ct) is not { } person) return NotFound();
        await deletion.StopAsync(Me.Organisation, person, ct);
        Said = "keep.said.stopped";
        return LocalRedirect($"/people/{id}");
    }

    public async Task<IActionResult> OnPostGoOnAsync(Guid id, CancellationToken ct)
    {
        if (await _caseload.FindAsync(Me, id, ct) is not { } person) return NotFound();
        await deletion.GoOnAsync(Me.Organisation, person, ct);
        Said = "keep.said.goeson";
        return LocalRedirect($"/people/{id}");
    }

    public async Task<IActionResult> OnPostShowAllAsync(Guid id, CancellationToken ct)
    {
        if (await _caseload.FindAsync(Me, id, ct) is not { } person) return NotFound();
        await fitting.ShowAllAsync(Me.Organisation, person, ct);
        Said = "talk.hidden.back";
        return LocalRedirect($"/people/{id}");
    }
}
