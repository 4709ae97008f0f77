using ReturnToWork.Courses.Kinds;

namespace ReturnToWork.Courses.Sheets;

/// <summary>What a sheet points to must be there.</summary>
internal static class SheetCheck
{
    public static void Run(Theme theme, ThemeText text, ProblemList problems)
    {
        var answers = text.Screens.SelectMany(screen => screen.Parts).OfType<Activity>().SelectMany(activity => activity.WithParts).Select(activity => activity.Id).ToHashSet(StringComparer.Ordinal);
        foreach (var sheet in text.Sheets)
        {
            if (sheet.Fields.Count == 0)
                problems.Error("no-fields", text.File, sheet.Line, "Een werkblad heeft ‘velden’ nodig.", "A sheet needs ‘velden’ (fields).");
            if (sheet.Picture is { } picture && !theme.Content.Pictures.Has(picture))
                problems.Error("missing-picture", text.File, sheet.Line, $"Het plaatje ‘{picture}’ is er niet. Kies een ander uit shared/symbols.svg.", $"There is no picture ‘{picture}’. Choose another from shared/symbols.svg.");
            foreach (var field in sheet.Fields.Where(field => field.From is { } from && !answers.Contains(from)))
                problems.Error("unknown-activity", text.File, field.Line, $"‘uit: {field.From}’ is geen activiteit van dit thema.", $"‘uit: {field.From}’ is no activity of this theme.");
        }
    }
}
