using System.Text.Json;
using ReturnToWork.Courses.Kinds;

namespace ReturnToWork.Courses;

/// <summary>One line of an answer as a person reads it.</summary>
/// <param name="Label">What it is about, where an activity has several parts.</param>
/// <param name="IsTyped">The person's own words, which never go to a voice in the cloud.</param>
public sealed record AnswerLine(string? Label, string Text, bool IsTyped = false);

/// <summary>What somebody answered in one activity.</summary>
/// <param name="Activity">Its id.</param>
/// <param name="Kind">Such as <c>keuze</c>.</param>
/// <param name="Screen">The title of the screen it stands on.</param>
/// <param name="AlwaysPrivate">Never part of a share, and not shown while somebody looks over a shoulder.</param>
public sealed record WorkbookEntry(string Activity, string Kind, string Screen, bool AlwaysPrivate, IReadOnlyList<AnswerLine> Lines);

/// <summary>A person's kept answers in words: for the own page, filled sheets and print.</summary>
public static class ThemeWorkbook
{
    /// <summary>In the order of the screens. What was skipped, or answered to something that the theme no longer asks, is not there.</summary>
    /// <param name="answers">Id of an activity → its kept answer, JSON.</param>
    public static IReadOnlyList<WorkbookEntry> InWords(Theme theme, string language, IReadOnlyDictionary<string, JsonElement> answers)
    {
        var text = theme.In(language);
        var found = new List<WorkbookEntry>();
        foreach (var screen in text.Screens)
        {
            foreach (var activity in screen.Parts.OfType<Activity>().SelectMany(activity => activity.WithParts))
            {
                if (!answers.TryGetValue(activity.Id, out var answer))
                    continue;
                AnswerLine[] lines = [.. activity.InWords(answer, text)];
                if (lines.Length > 0)
                    found.Add(new WorkbookEntry(activity.Id, activity.Kind, screen.Title.Text, activity.AlwaysPrivate, lines));
            }
        }

        return found;
    }
}
