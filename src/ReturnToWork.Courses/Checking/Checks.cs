using ReturnToWork.Courses.Kinds;
using ReturnToWork.Courses.Reading;

namespace ReturnToWork.Courses.Checking;

/// <summary>Every check of a theme that could be read.</summary>
internal static class Checks
{
    public static void Run(Theme theme, string folder, SharedFolder shared, ProblemList problems)
    {
        foreach (var text in theme.Content.Texts.Values)
        {
            ScreenCheck.Run(theme, text, problems);
            Sheets.SheetCheck.Run(theme, text, problems);
            ChoosingCheck.Run(text, problems);
            LanguageCheck.Run(text, shared.Words.GetValueOrDefault(text.Language, WordList.Empty), Limits.Of(theme.Series), problems);
        }

        ThemeMapCheck.Run(theme, shared.Model, problems);
        ParityCheck.Run(theme, problems);
        IdsLock.Check(theme, folder, problems);
        FilesCheck.Run(theme, folder, problems);
        QuestionsCheck.Run(theme, folder, shared, problems);
    }

    /// <summary>Everything that has an id, in the order of the text: what <c>ids.lock</c> holds and what languages must share.</summary>
    public static IEnumerable<(string Id, int Line)> Ids(ThemeText text) => text.Screens.SelectMany(screen =>
        screen.Parts.OfType<Activity>().SelectMany(activity => activity.Ids).Prepend(($"scherm {screen.Id}", screen.Line)))
        .Concat(text.Sheets.SelectMany(sheet => sheet.Ids));
}
