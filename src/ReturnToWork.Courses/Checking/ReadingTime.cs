using ReturnToWork.Courses.Kinds;

namespace ReturnToWork.Courses.Checking;

/// <summary>
/// About how many minutes a theme takes somebody who reads slowly or listens to the slow voice, from its words and from what there is to choose. A guess to plan with, and to
/// see when a theme has become longer than it says: nobody is timed.
/// </summary>
internal static class ReadingTime
{
    /// <summary>Reading with difficulty, or the slow voice with the pauses between sentences.</summary>
    private const double WordsAMinute = 80;

    /// <summary>To tap one card, and to make up one's mind before it.</summary>
    private const double SecondsACard = 6;
    private const double SecondsADecision = 20;

    /// <summary>Of a practice talk one way is taken, not all.</summary>
    private const double PartOfATalk = 0.4;

    public static double Of(ThemeText text) => text.Screens.Sum(screen => Words(screen, text) / WordsAMinute + screen.Parts.OfType<Activity>().SelectMany(activity => activity.WithParts).Sum(Seconds) / 60);

    private static double Words(Screen screen, ThemeText text) => Count([screen.Title, .. screen.Parts.OfType<TextPart>().SelectMany(part => part.Lines).Select(line => line.Phrase)])
        + screen.Parts.OfType<PicturePart>().Sum(picture => Count([picture.Caption])) + screen.Parts.OfType<Activity>().Sum(activity => Words(activity, text));

    private static double Words(Activity activity, ThemeText text) => activity switch
    {
        Fixed part => Count(text.Shared.All.Where(entry => entry.Key.StartsWith(part.TextSection, StringComparison.Ordinal)).Select(entry => entry.Value)) / 3.0,
        Scene scene => Count(scene.Body),
        Conversation talk => PartOfATalk * Count([.. talk.Steps.SelectMany(step => step.Answers.Select(answer => answer.Option.Text).Append(step.Said).Append(step.Closing ?? Phrase.Empty))]),
        Choice { DependsOn: not null } choice => Count(choice.Body) + Count(choice.Cards.GroupBy(card => card.For, StringComparer.Ordinal).MaxBy(wish => wish.Count())?.Select(card => card.Text) ?? []),
        _ => Count(activity.Body) + Count(activity.Options.Select(entry => entry.Option.Text)),
    };

    private static double Seconds(Activity activity) => activity switch
    {
        Scene scene => scene.Steps.Count * SecondsACard,
        Choice choice => SecondsADecision + choice.Max * SecondsACard,
        IfThen => 2 * (SecondsADecision + SecondsACard),
        Conversation => 3 * SecondsADecision,
        Qualities qualities => SecondsADecision + qualities.Max * SecondsACard,
        Card or Fixed or Practice => SecondsADecision / 2,
        WriteOrSpeak => 3 * SecondsADecision,
        _ => SecondsADecision + activity.Options.Select(entry => entry.Option.Id).Distinct(StringComparer.Ordinal).Count() * SecondsACard,
    };

    private static int Count(IEnumerable<Phrase> phrases) => phrases.Sum(phrase => LanguageCheck.Word().Count(phrase.Text));
}
