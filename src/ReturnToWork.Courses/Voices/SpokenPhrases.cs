using System.Text.RegularExpressions;
using ReturnToWork.Courses.Reading;

namespace ReturnToWork.Courses.Voices;

/// <summary>
/// The strings that somebody has to speak for a theme to be read aloud everywhere: what stands on a screen under an id, in any state that a page of it can be in.
/// Found on the page itself, so that no kind of activity can forget to say so.
/// </summary>
internal static partial class SpokenPhrases
{
    private static readonly WhoSees[] States =
    [
        new(HostKind.Lti, Kept: false, Coach: null, LmsGetsCompletion: false), new(HostKind.Lti, Kept: true, new PairedCoach(CoachSees.Topics, CoachMode.Confidential), LmsGetsCompletion: true), WhoSees.Open, WhoSees.Group,
    ];

    /// <summary>In the order of the screens, each once, with the screen where it stands first.</summary>
    public static IReadOnlyList<ThemePhrase> Of(Theme theme, string language)
    {
        var known = theme.Phrases(language).Concat(theme.SharedIn(language).Phrases).Concat(theme.WordsIn(language).Phrases).ToDictionary(phrase => phrase.Id, StringComparer.Ordinal);
        var pages = States.Select(who => ScreensOf(ThemeRenderer.Main(theme, language, who, shown: true))).ToList();
        var found = new Dictionary<string, ThemePhrase>(StringComparer.Ordinal);
        foreach (var screen in theme.ScreenIds)
        {
            foreach (var id in pages.SelectMany(page => page.GetValueOrDefault(screen, [])))
            {
                if (known.TryGetValue(id, out var phrase) && phrase.Text.Any(char.IsLetterOrDigit))
                    found.TryAdd(id, phrase with { Screen = screen });
            }
        }

        return [.. found.Values];
    }

    private static Dictionary<string, List<string>> ScreensOf(string main)
    {
        var end = main.IndexOf("<footer", StringComparison.Ordinal);
        var screens = main[..(end < 0 ? main.Length : end)].Split("<section class=\"screen\"").Skip(1);
        return screens.ToDictionary(screen => Screen().Match(screen).Groups["id"].Value, screen => Said().Matches(screen).Select(match => match.Groups["id"].Value).ToList(), StringComparer.Ordinal);
    }

    [GeneratedRegex(" data-screen=\"(?<id>[^\"]*)\"", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Screen();

    /// <summary>A quotation mark in somebody's text is encoded, so this finds only what we wrote.</summary>
    [GeneratedRegex(" data-say=\"(?<id>[a-z0-9.-]+)\"", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, 1000)]
    internal static partial Regex Said();
}
