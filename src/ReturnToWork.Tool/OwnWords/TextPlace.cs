using ReturnToWork.Courses;
using ReturnToWork.Courses.Voices;
using ReturnToWork.Tool.Pages;
using ReturnToWork.Tool.Store;

namespace ReturnToWork.Tool.OwnWords;

/// <summary>One text that an organisation may say in its own words.</summary>
/// <param name="Screen">Title of the screen it stands on; null for what stands on none.</param>
/// <param name="Own">Null where the theme says it itself.</param>
internal sealed record Replaceable(string Id, string? Screen, string Original, OwnText? Own)
{
    /// <summary>The theme's text is another than the one that was replaced.</summary>
    public bool HasChanged => Own is { } own && own.OfHash != TextHash.Of(Original);
}

/// <summary>The texts of one theme, or of all themes (<c>shared</c>), in one language.</summary>
internal sealed record TextPlace(string Home, string Language, Theme Theme, IReadOnlyList<ThemePhrase> Phrases)
{
    /// <summary>Null for a theme or a language that there is not.</summary>
    public static TextPlace? Find(Themes themes, string? home, string? language)
    {
        var theme = home is null or OwnTexts.Shared ? themes.All.First() : themes.Find(home);
        if (theme is null || !theme.Languages.Contains(language ?? theme.Languages[0], StringComparer.Ordinal)) return null;
        var shown = language ?? theme.Languages[0];
        return home == OwnTexts.Shared
            ? new TextPlace(OwnTexts.Shared, shown, theme, themes.SharedPhrases(shown))
            : new TextPlace(theme.Number.ToString(System.Globalization.CultureInfo.InvariantCulture), shown, theme, theme.Phrases(shown));
    }

    /// <summary>In the order of the screens; without the promises that stay as they are.</summary>
    public IReadOnlyList<Replaceable> With(IEnumerable<OwnText> own)
    {
        var mine = own.Where(row => row.Theme == Home && row.Language == Language).ToDictionary(row => row.TextId, StringComparer.Ordinal);
        return [.. Phrases.Where(phrase => OwnTextCheck.MayReplace(phrase.Id)).Select(phrase => new Replaceable(phrase.Id, phrase.Screen is { } screen ? Theme.ScreenTitle(screen, Language) : null, phrase.Text, mine.GetValueOrDefault(phrase.Id)))];
    }
}
