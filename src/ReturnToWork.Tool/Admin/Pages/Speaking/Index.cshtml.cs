using System.Globalization;
using ReturnToWork.Courses;
using ReturnToWork.Courses.Voices;
using ReturnToWork.Tool.Admin.Texts;
using ReturnToWork.Tool.OwnWords;
using ReturnToWork.Tool.Pages;
using ReturnToWork.Tool.Voices;

namespace ReturnToWork.Tool.Admin.Pages;

/// <summary>How far the themes are with reading aloud, in each language.</summary>
internal sealed class RecordingsModel(Themes themes, OwnTextBook texts, Recordings recordings, Words words) : AdminPage
{
    public IReadOnlyList<ThemeVoices> Themes { get; private set; } = [];

    public async Task OnGetAsync(CancellationToken ct) => Themes = await ThemeVoices.OfAllAsync(themes, texts, recordings, Me.Organisation, words.Language, ct);
}

/// <summary>One theme with how far each of its languages is.</summary>
internal sealed record ThemeVoices(string Number, string Name, IReadOnlyList<(string Language, VoiceReport Report)> Languages)
{
    /// <summary>Every theme as this organisation shows it.</summary>
    public static async Task<IReadOnlyList<ThemeVoices>> OfAllAsync(Themes themes, OwnTextBook texts, Recordings recordings, string organisation, string language, CancellationToken ct)
    {
        var found = new List<ThemeVoices>();
        foreach (var one in themes.All)
        {
            var theme = await texts.OfAsync(organisation, one, ct);
            var voices = await recordings.OfAsync(theme, organisation, ct);
            found.Add(new ThemeVoices(theme.Number.ToString(CultureInfo.InvariantCulture), theme.Name(theme.Closest(language)), [.. theme.Languages.Select(spoken => (spoken, VoiceReport.Of(theme, spoken, voices)))]));
        }

        return found;
    }
}

/// <summary>How far a theme is, in words.</summary>
internal static class VoiceWords
{
    public static string VoiceState(this Words words, VoiceReport report) => string.Join(' ',
        ((string[])[
            report.IsReady ? words["recordings.ready"] : words["recordings.not-ready", ("missing", words.Number(report.Missing)), ("all", words.Number(report.Lines.Count))],
            report.Placeholders == 0 ? "" : words.Count("recordings.trial", report.Placeholders),
        ]).Where(sentence => sentence.Length > 0));
}
