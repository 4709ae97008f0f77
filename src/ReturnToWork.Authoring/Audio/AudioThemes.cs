using ReturnToWork.Courses;
using ReturnToWork.Courses.Voices;

namespace ReturnToWork.Authoring.Audio;

/// <summary>One string to speak, where its recording belongs, and how far it is.</summary>
/// <param name="Home">The folder that holds it: a theme's, or <c>shared</c>.</param>
internal sealed record ToSpeak(Theme Theme, string Language, string Home, ThemePhrase Phrase, VoiceState State)
{
    /// <summary>The folder of its recording, relative to the folder of themes.</summary>
    public string Folder => $"{Home}/audio/{Language}";

    public string Id => Phrase.Id;
}

/// <summary>The themes that a command is about.</summary>
internal static class AudioThemes
{
    /// <summary>Every string of the themes and languages that were asked for; a shared one once.</summary>
    public static IReadOnlyList<ToSpeak> Strings(ThemeLibrary library, Request request) =>
        [.. library.Themes.Values.Where(theme => request.Theme is null || theme.Number == request.Theme)
            .SelectMany(theme => theme.Languages.Where(language => request.Language is null || language == request.Language).SelectMany(language => Of(theme, language)))
            .DistinctBy(one => (one.Folder, one.Id))];

    private static IEnumerable<ToSpeak> Of(Theme theme, string language) => VoiceReport.Of(theme, language, theme.VoicesAt("")).Lines
        .Select(line => new ToSpeak(theme, language, line.Home == OwnTexts.Shared ? line.Home : theme.Folder, line.Phrase, line.State));
}
