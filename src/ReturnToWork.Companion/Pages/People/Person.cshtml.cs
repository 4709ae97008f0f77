using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Options;
using ReturnToWork.Companion.Coaching;
using ReturnToWork.Companion.Privacy;
using ReturnToWork.Companion.Records;
using ReturnToWork.Companion.Settings;

namespace ReturnToWork.Companion.Pages;

/// <summary>The talk preparation page of one of the coach's own people.</summary>
internal sealed class PersonModel(
    Caseload caseload, AccessLog log, CallNames names, TalkPreparation preparation, IOptions<PairingOptions> pairing, IOptions<CoachingOptions> coaching, ILogger<PersonModel> logger)
    : PersonPage(caseload, log, names, logger)
{
    private readonly Caseload _caseload = caseload;

    public PreparedTalk Talk { get; private set; } = null!;

    public string TogetherTheme => coaching.Value.TogetherTheme;

    public string BlankTheme => $"{pairing.Value.ToolAddress!.AbsoluteUri.TrimEnd('/')}/open/{TogetherTheme}";

    [TempData]
    public string? Ticked { get; set; }

    public string? Said => Ticked is null ? null : Ticked == "gone" ? "talk.ticked.gone" : "talk.ticked";

    public async Task<IActionResult> OnGetAsync(Guid id, CancellationToken ct)
    {
        var (person, instead) = await OpenAsync(id, "talk", ct);
        if (person is null) return instead!;
        Talk = await preparation.ReadAsync(Me.Organisation, person, ct);
        return Page();
    }

    public async Task<IActionResult> OnPostTickAsync(Guid id, string? key, CancellationToken ct)
    {
        if (await _caseload.FindAsync(Me, id, ct) is not { } person) return NotFound();
        Ticked = await preparation.TickAsync(Me.Organisation, person, key ?? "", ct) ? "done" : "gone";
        return LocalRedirect($"/people/{id}");
    }
}

/// <summary>A talking point on the page of a person.</summary>
internal sealed record ShownPoint(TalkingPoint Point, Guid Person);
