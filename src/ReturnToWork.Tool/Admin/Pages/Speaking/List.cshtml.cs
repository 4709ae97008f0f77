using Microsoft.AspNetCore.Mvc;
using ReturnToWork.Courses.Voices;
using ReturnToWork.Tool.OwnWords;
using ReturnToWork.Tool.Pages;
using ReturnToWork.Tool.Voices;

namespace ReturnToWork.Tool.Admin.Pages;

/// <summary>Every sentence of a theme in one language, and whether somebody spoke it.</summary>
internal sealed class RecordingListModel(Themes themes, OwnTextBook texts, Recordings recordings) : VoicePage(themes, texts, recordings)
{
    public bool AllDone { get; private set; }

    /// <summary>The first sentence that nobody spoke yet.</summary>
    public VoiceLine? First => Report.Lines.FirstOrDefault(line => line.State != VoiceState.Recorded);

    public bool HasOwn { get; private set; }

    public async Task<IActionResult> OnGetAsync(string theme, string lang, string? done, CancellationToken ct)
    {
        if (!await LoadAsync(theme, lang, ct)) return NotFound();
        AllDone = done == "all";
        HasOwn = await Recordings.AnyAsync(Me.Organisation, Shown, Lang, ct);
        return Page();
    }

    public async Task<IActionResult> OnGetZipAsync(string theme, string lang, CancellationToken ct)
    {
        if (!await LoadAsync(theme, lang, ct)) return NotFound();
        return File(await RecordingZip.WriteAsync(Recordings.SoundsAsync(Me.Organisation, Shown, Lang, ct), Shown, ct), "application/zip", $"{Shown.Folder}-{Lang}.zip");
    }
}
