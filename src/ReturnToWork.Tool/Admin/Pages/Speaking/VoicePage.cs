using System.Globalization;
using ReturnToWork.Courses;
using ReturnToWork.Courses.Voices;
using ReturnToWork.Tool.OwnWords;
using ReturnToWork.Tool.Pages;
using ReturnToWork.Tool.Voices;

namespace ReturnToWork.Tool.Admin.Pages;

/// <summary>A page about one theme in one language, as this organisation shows it.</summary>
internal abstract class VoicePage(Themes themes, OwnTextBook texts, Recordings recordings) : AdminPage
{
    protected Recordings Recordings => recordings;

    protected Theme Shown { get; private set; } = null!;

    protected PageVoices Voices { get; private set; } = new("");

    public string Lang { get; private set; } = "nl";

    public VoiceReport Report { get; private set; } = new([]);

    public string Number => Shown.Number.ToString(CultureInfo.InvariantCulture);

    public string Name => Shown.Name(Lang);

    public string Address => $"/admin/recordings/{Number}/{Lang}";

    public string AddressOf(VoiceLine line) => $"{Address}/{line.Phrase.Id}";

    public string ScreenName(string screen) => Shown.ScreenTitle(screen, Lang);

    /// <summary>False when there is no such theme or language.</summary>
    protected async Task<bool> LoadAsync(string number, string language, CancellationToken ct)
    {
        if (themes.Find(number) is not { } theme || !theme.Languages.Contains(language, StringComparer.Ordinal)) return false;
        (Shown, Lang) = (await texts.OfAsync(Me.Organisation, theme, ct), language);
        Voices = await recordings.OfAsync(Shown, Me.Organisation, ct);
        Report = VoiceReport.Of(Shown, language, Voices);
        return true;
    }
}
