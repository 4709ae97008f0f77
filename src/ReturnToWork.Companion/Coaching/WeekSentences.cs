namespace ReturnToWork.Companion.Coaching;

/// <summary>The sentence of the week comes from the step of the method and the agreed theme, and from nothing else: it says nothing about the person.</summary>
internal static class WeekSentences
{
    /// <summary>
    /// What may be said in this week, the best one first: the step's own sentences and the theme's core sentence in turn, a week each; then those of earlier steps.
    /// The first one that does not rest and was not hidden is the sentence of the week.
    /// </summary>
    public static IEnumerable<string> Of(int week, string theme)
    {
        var step = Catalogue.Current.StepOf(week);
        string[] own = [$"step.{step}.1", $"together.{theme}", $"step.{step}.2"];
        var turn = (Math.Max(1, week) - step) % own.Length;
        return [.. own[turn..], .. own[..turn], .. Catalogue.Current.Steps.Where(other => other < step).Reverse().Concat(Catalogue.Current.Steps.Where(other => other > step))
            .SelectMany(other => (string[])[$"step.{other}.1", $"step.{other}.2"])];
    }
}
