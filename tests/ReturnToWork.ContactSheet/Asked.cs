using System.Globalization;
using ReturnToWork.TestKit;

namespace ReturnToWork.ContactSheet;

/// <summary>What somebody wants to look at.</summary>
/// <param name="Widths">Of the window, in CSS pixels.</param>
/// <param name="BlackAndWhite">As who sees no colour, or a cheap printer, shows it.</param>
/// <param name="Theme">One theme's number; null for all.</param>
/// <param name="Language">One language; null for all that a theme has.</param>
/// <param name="Themes">Folder of the themes.</param>
/// <param name="Out">Folder that the sheets are written to.</param>
internal sealed record Asked(IReadOnlyList<int> Widths, bool BlackAndWhite, int? Theme, string? Language, string Themes, string Out)
{
    private const int UsualWidth = 360;

    /// <summary>Null when a word is not understood.</summary>
    public static Asked? Read(IReadOnlyList<string> words)
    {
        var (widths, asked) = (new List<int>(), new Asked([], BlackAndWhite: false, Theme: null, Language: null, Path.Combine(Repository.Root, "packages-scorm", "themes"), Path.Combine(Repository.Root, "artifacts", "contact-sheet")));
        for (var at = 0; at < words.Count; at++)
        {
            if (words[at] == "--bw")
            {
                asked = asked with { BlackAndWhite = true };
                continue;
            }

            if (at + 1 == words.Count) return null;
            var (name, value) = (words[at], words[++at]);
            var number = int.TryParse(value, NumberStyles.None, CultureInfo.InvariantCulture, out var read) ? read : (int?)null;
            switch (name)
            {
                case "--width" when number is >= 200 and <= 2000: widths.Add(number.Value); break;
                case "--theme" when number is not null: asked = asked with { Theme = number }; break;
                case "--language": asked = asked with { Language = value }; break;
                case "--themes": asked = asked with { Themes = Path.GetFullPath(value) }; break;
                case "--out": asked = asked with { Out = Path.GetFullPath(value) }; break;
                default: return null;
            }
        }

        return asked with { Widths = widths.Count == 0 ? [UsualWidth] : widths };
    }
}
