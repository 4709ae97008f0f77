namespace ReturnToWork.Courses.Kinds;

/// <summary>A talk has no way that leads nowhere, goes round, or goes on too long.</summary>
internal static class ConversationCheck
{
    private const int MostAnswersToAnEnd = 6;
    private const int MostSteps = 15;

    public static void Run(KindCheck check, Conversation talk)
    {
        var steps = talk.Steps.ToDictionary(step => step.Id, StringComparer.Ordinal);
        check.HowMany(talk.Line, talk.Steps.Count, 2, MostSteps, ("stappen", "steps"));
        foreach (var step in talk.Steps)
        {
            if (step.Id == Conversation.Again)
                check.Error("wrong-id", step.Line, "Een stap mag niet ‘opnieuw’ heten: ‘naar: opnieuw’ begint het gesprek opnieuw.", "No step may be called ‘opnieuw’: ‘naar: opnieuw’ begins the talk again.");
            if (step.Closing is null)
                check.HowMany(step.Line, step.Answers.Count, 2, 3, ("antwoorden bij deze stap", "answers at this step"));
            foreach (var answer in step.Answers.Where(answer => answer.To.Length > 0 && answer.To != Conversation.Again && !steps.ContainsKey(answer.To)))
                check.Error("unknown-step", answer.Option.Line, $"De stap ‘{answer.To}’ is er niet. Maak hem, of kies een andere stap bij ‘naar’.", $"There is no step ‘{answer.To}’. Make it, or choose another step at ‘naar’.");
        }

        if (talk.Steps.Count == 0)
            return;
        var seen = new HashSet<string>(StringComparer.Ordinal);
        Walk(talk.Steps[0], []);
        foreach (var step in talk.Steps.Where(step => !seen.Contains(step.Id)))
            check.Error("unreachable-step", step.Line, $"Bij de stap ‘{step.Id}’ komt niemand. Laat een antwoord ernaartoe gaan, of haal hem weg.", $"Nobody comes to the step ‘{step.Id}’. Let an answer lead to it, or take it away.");

        void Walk(TalkStep step, IReadOnlyList<string> before)
        {
            if (before.Contains(step.Id, StringComparer.Ordinal))
            {
                check.Error("talk-goes-round", step.Line, $"Dit gesprek komt terug bij ‘{step.Id}’. Laat het verder gaan, of kies ‘naar: opnieuw’.", $"This talk comes back to ‘{step.Id}’. Let it go on, or choose ‘naar: opnieuw’.");
                return;
            }

            seen.Add(step.Id);
            if (before.Count > MostAnswersToAnEnd)
            {
                check.Error("talk-too-long", step.Line, $"Na {MostAnswersToAnEnd} antwoorden is dit gesprek nog niet klaar. Maak het korter.", $"After {MostAnswersToAnEnd} answers this talk is not over. Make it shorter.");
                return;
            }

            foreach (var answer in step.Answers)
                if (steps.TryGetValue(answer.To, out var next))
                    Walk(next, [.. before, step.Id]);
        }
    }
}
