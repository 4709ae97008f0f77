using ReturnToWork.Courses.Kinds;

namespace ReturnToWork.Courses.Checking;

/// <summary>People found the first version repetitive: a sentence that another theme says too is a warning. The first and the last screen say the same everywhere, on purpose.</summary>
internal static class AcrossThemes
{
    public static void Run(IEnumerable<Theme> themes, ProblemList problems)
    {
        var first = new Dictionary<(string Language, string Text), int>();
        foreach (var theme in themes)
        {
            foreach (var text in theme.Content.Texts.Values)
            {
                foreach (var phrase in text.Screens.Where(screen => !screen.Parts.OfType<Fixed>().Any()).SelectMany(screen => screen.Parts).OfType<TextPart>().SelectMany(part => part.Lines).Select(line => line.Phrase))
                {
                    var said = (text.Language, phrase.Text.ToUpperInvariant());
                    if (!first.TryAdd(said, theme.Number) && first[said] != theme.Number)
                        problems.Warning("repeated-in-themes", text.File, phrase.Line, $"Deze zin staat ook in thema {first[said]}. Zeg het hier anders, of laat hem weg.", $"This sentence is in theme {first[said]} too. Say it differently here, or leave it out.");
                }
            }
        }
    }
}
