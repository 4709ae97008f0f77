using ReturnToWork.Courses.Kinds;
using ReturnToWork.Courses.Reading;

namespace ReturnToWork.Courses.Checking;

/// <summary>
/// A hard word has its explanation on the screen where it stands, behind a tap. Where only a title says it, or a sheet of a theme that explains it nowhere, it comes before its
/// explanation: a warning.
/// </summary>
internal static class ExplainedCheck
{
    public static void Run(ThemeText text, WordList words, ProblemList problems)
    {
        var explained = new HashSet<string>(StringComparer.Ordinal);
        foreach (var screen in text.Screens)
        {
            var here = screen.Parts.SelectMany(ThemeRenderer.Explainable).Concat(screen.Parts.OfType<Fixed>().SelectMany(part => ThemeRenderer.FixedTexts(text.Shared, part)))
                .SelectMany(words.ExplainedIn).Select(word => word.Explanation.Id).ToHashSet(StringComparer.Ordinal);
            explained.UnionWith(here);
            foreach (var word in words.ExplainedIn(screen.Title.Text).Where(word => !here.Contains(word.Explanation.Id)))
                Warn(screen.Title, word);
        }

        foreach (var phrase in text.Sheets.SelectMany(sheet => sheet.Phrases))
            foreach (var word in words.ExplainedIn(phrase.Text).Where(word => !explained.Contains(word.Explanation.Id)))
                Warn(phrase, word);

        void Warn(Phrase phrase, HardWord word) => problems.Warning(
            "explained-later", text.File, phrase.Line, $"Bij een moeilijk woord in ‘{phrase.Text}’ staat nog geen uitleg ({word.Question.Text}). Gebruik het woord eerst in een zin op het scherm.",
            $"A hard word in ‘{phrase.Text}’ has no explanation yet ({word.Question.Text}). Use the word in a sentence on the screen first.");
    }
}
