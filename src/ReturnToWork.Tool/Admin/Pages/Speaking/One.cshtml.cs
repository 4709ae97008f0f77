using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using ReturnToWork.Courses.Voices;
using ReturnToWork.Tool.Admin.Acts;
using ReturnToWork.Tool.Http;
using ReturnToWork.Tool.OwnWords;
using ReturnToWork.Tool.Pages;
using ReturnToWork.Tool.Voices;

namespace ReturnToWork.Tool.Admin.Pages;

/// <summary>One sentence, big: speak it, listen, speak it again, go on to the next. Without script a sound file can be chosen.</summary>
[RequestSizeLimit(4 * 1024 * 1024)]
internal sealed class RecordingModel(Themes themes, OwnTextBook texts, Recordings recordings, AdminLog log, PagePolicy policy) : VoicePage(themes, texts, recordings)
{
    private const int MostBytes = 1024 * 1024;
    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(61);

    public VoiceLine Line { get; private set; } = null!;

    public int Place { get; private set; }

    public int Spoken => Report.Lines.Count(line => line.State == VoiceState.Recorded);

    public VoiceLine? Next => Place < Report.Lines.Count ? Report.Lines[Place] : null;

    public VoiceLine? Before => Place > 1 ? Report.Lines[Place - 2] : null;

    /// <summary>Where what is heard now can be heard; null while nothing is.</summary>
    public string? Sound { get; private set; }

    public bool IsOwnSound { get; private set; }

    public bool Saved { get; private set; }

    /// <summary>A key of the texts after <c>recordings.fault.</c>.</summary>
    public string? Fault { get; private set; }

    public string Nonce => policy.Nonce;

    public async Task<IActionResult> OnGetAsync(string theme, string lang, string id, string? saved, CancellationToken ct)
    {
        if (!await FindAsync(theme, lang, id, ct)) return NotFound();
        Saved = saved == "yes";
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(string theme, string lang, string id, IFormFile? sound, CancellationToken ct)
    {
        if (!await FindAsync(theme, lang, id, ct)) return NotFound();
        if (sound is null or { Length: 0 }) return Refused("nothing");
        if (sound.Length > MostBytes) return Refused("large");
        using var bytes = new MemoryStream();
        await sound.CopyToAsync(bytes, ct);
        var audio = AudioFile.Read(bytes.ToArray());
        if (audio.Type is null) return Refused("type");
        if (audio.IsSilent) return Refused("silent");
        if (audio.Length > Longest) return Refused("long");

        await log.WriteAsync(Me, Act.Recorded, About, ct);
        await Recordings.KeepAsync(Me.Organisation, Line.Home, Lang, Line.Phrase.Id, Line.Phrase.Text, audio.Type, bytes.ToArray(), CancellationToken.None);
        // The next that nobody spoke yet; those before this one come last.
        var open = Report.Lines.Skip(Place).Concat(Report.Lines.Take(Place - 1)).FirstOrDefault(line => line.State != VoiceState.Recorded);
        return LocalRedirect(open is null ? $"{Address}?done=all" : $"{AddressOf(open)}?saved=yes");
    }

    public async Task<IActionResult> OnPostRemoveAsync(string theme, string lang, string id, CancellationToken ct)
    {
        if (!await FindAsync(theme, lang, id, ct) || !IsOwnSound) return NotFound();
        await log.WriteAsync(Me, Act.RecordingRemoved, About, ct);
        await Recordings.RemoveAsync(Me.Organisation, Line.Home, Lang, Line.Phrase.Id, CancellationToken.None);
        return LocalRedirect(AddressOf(Line));
    }

    private string About => $"{(Line.Home == Courses.OwnTexts.Shared ? Line.Home : Shown.Folder)}, {Lang}, {Line.Phrase.Id}";

    private async Task<bool> FindAsync(string theme, string lang, string id, CancellationToken ct)
    {
        policy.Records = true;
        if (!await LoadAsync(theme, lang, ct) || Report.Lines.FirstOrDefault(line => line.Phrase.Id == id) is not { } found) return false;
        (Line, Place) = (found, Report.Lines.ToList().IndexOf(found) + 1);
        Sound = Voices.Find(found.Home, lang, id, found.Phrase.Text) is { } voice ? Voices.Base + voice.Address : null;
        IsOwnSound = Voices.Layers[0].ContainsKey((found.Home, lang, id));
        return true;
    }

    private PageResult Refused(string fault)
    {
        Fault = fault;
        Response.StatusCode = StatusCodes.Status400BadRequest;
        return Page();
    }
}
