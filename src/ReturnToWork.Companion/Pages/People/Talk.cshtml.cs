using Microsoft.AspNetCore.Mvc;
using ReturnToWork.Companion.Coaching;
using ReturnToWork.Companion.Privacy;
using ReturnToWork.Companion.Records;
using ReturnToWork.Companion.Settings;
using ReturnToWork.Companion.Talks;
using ReturnToWork.Companion.Texts;

namespace ReturnToWork.Companion.Pages;

/// <summary>After the talk, together with the employee: what was talked about, one agreement, a day. No field takes words.</summary>
internal sealed class TalkModel(
    Caseload caseload, AccessLog log, CallNames names, TalkPreparation preparation, TalkBook book, Organisations organisations, Days days, TimeProvider clock)
    : PersonPage(caseload, log, names)
{
    private readonly Caseload _caseload = caseload;

    /// <summary>Key of the sentence that says what did not fit; null when nothing was sent yet.</summary>
    public string? Wrong { get; private set; }

    public DateOnly Today => days.DayOf(clock.GetUtcNow());

    /// <summary>The days that one tap chooses.</summary>
    public IEnumerable<(int Weeks, DateOnly Day)> LookBackDays => [(1, Today.AddDays(7)), (2, Today.AddDays(14)), (4, Today.AddDays(28))];

    /// <summary>Whether minutes and ticks are asked: only while the organisation's cohort is evaluated.</summary>
    public bool Evaluating => organisations.IsEvaluating(Me.Organisation);

    [BindProperty]
    public DateOnly? Day { get; set; }

    [BindProperty]
    public List<string> Topics { get; set; } = [];

    [BindProperty]
    public string? Agreement { get; set; }

    /// <summary>A day, or <c>none</c>.</summary>
    [BindProperty]
    public string? LookBack { get; set; }

    [BindProperty]
    public DateOnly? OtherDay { get; set; }

    [BindProperty]
    public int? Minutes { get; set; }

    [BindProperty]
    public List<string> Fidelity { get; set; } = [];

    public async Task<IActionResult> OnGetAsync(Guid id, CancellationToken ct)
    {
        var (_, instead) = await OpenAsync(id, "after-talk", ct);
        return instead ?? Page();
    }

    public async Task<IActionResult> OnPostAsync(Guid id, CancellationToken ct)
    {
        var (person, instead) = await OpenAsync(id, "after-talk", ct);
        if (person is null) return instead!;
        if (!TryLookBack(out var lookBack)) Wrong = "held.wrong.lookback";
        else if (ModelState.ContainsKey(nameof(Day)) && ModelState[nameof(Day)]!.Errors.Count > 0) Wrong = "held.wrong.day";
        if (Wrong is null)
        {
            var shown = await preparation.ReadAsync(Me.Organisation, person, ct);
            var said = new TalkSaid(Day ?? Today, Topics, string.IsNullOrEmpty(Agreement) ? null : Agreement, lookBack, Evaluating ? Minutes : null, Evaluating ? Fidelity : null);
            Wrong = await book.WriteAsync(Me.Organisation, id, Me.Subject, said, shown.Sheet.SentenceIds, ct);
        }

        if (Wrong is not null) return Page();
        TempData["Said"] = "held.done";
        return LocalRedirect($"/people/{id}");
    }

    public async Task<IActionResult> OnPostTakeBackAsync(Guid id, Guid talk, CancellationToken ct)
    {
        if (await _caseload.FindAsync(Me, id, ct) is null) return NotFound();
        TempData["Said"] = await book.TakeBackAsync(Me.Organisation, id, talk, ct) ? "held.takenback" : "held.takenback.late";
        return LocalRedirect($"/people/{id}");
    }

    // The button that was tapped names the day; "another day" takes the one of the field.
    private bool TryLookBack(out DateOnly? day)
    {
        day = LookBack == "other" ? OtherDay : null;
        if (LookBack is null or "none" or "") return true;
        if (LookBack == "other") return day is not null;
        var read = DateOnly.TryParseExact(LookBack, "yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture, System.Globalization.DateTimeStyles.None, out var chosen);
        day = chosen;
        return read;
    }
}
