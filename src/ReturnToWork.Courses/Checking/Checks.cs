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
            LanguageCheck.Run(text, shared.Words.GetValueOrDefault(text.Language, WordList.Empty), problems);
        }

        ParityCheck.Run(theme, problems);
        IdsLock.Check(theme, folder, problems);
    }

    /// <summary>All options of an activity, with the id of the activity whose answer they are.</summary>
    public static IEnumerable<(string Answer, Option Option)> Options(Activity activity) => activity switch
    {
        ChoiceActivity choice => choice.Options.Select(option => (choice.Id, option)),
        IfThenActivity plan => plan.Cues.Select(option => ($"{plan.Id}/als", option)).Concat(plan.Actions.Select(option => ($"{plan.Id}/dan", option))),
        CardActivity card => card.LookBack.Options.Select(option => (card.LookBack.Id, option)),
        _ => [],
    };

    /// <summary>Everything that has an id, in the order of the text: what <c>ids.lock</c> holds and what languages must share.</summary>
    public static IEnumerable<(string Id, int Line)> Ids(ThemeText text)
    {
        foreach (var screen in text.Screens)
        {
            yield return ($"scherm {screen.Id}", screen.Line);
            foreach (var activity in screen.Parts.OfType<Activity>())
            {
                yield return ($"activiteit {activity.Id}", activity.Line);
                if (activity is CardActivity card)
                    yield return ($"activiteit {card.LookBack.Id}", card.LookBack.Line);
                foreach (var (answer, option) in Options(activity))
                {
                    yield return ($"optie {answer}/{option.Id}", option.Line);
                    if (option.Smaller is not null)
                        yield return ($"optie {answer}/{option.Id}{Option.SmallerSuffix}", option.Line);
                }
            }
        }
    }
}
