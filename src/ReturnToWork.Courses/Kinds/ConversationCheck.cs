namespace ReturnToWork.Courses.Kinds;

/// <summary>A talk has no way that leads nowhere, goes round, or goes on too long. Answers lead down the script only, so it also reads from top to bottom on paper.</summary>
internal static class ConversationCheck
{
    private const int MostAnswersToAnEnd = 6;
    private const int MostSteps = 15;

    public static void Run(KindCheck check, Conversation talk)
    {
        check.HowMany(talk.Line, talk.Steps.Count, 2, MostSteps, ("stappen", "steps"));
        var places = talk.Steps.Select((step, place) => (step.Id, place)).ToDictionary(entry => entry.Id, entry => entry.place, StringComparer.Ordinal);
        // How many answers it takes at most to come to each step; none for a step where nobody comes.
        var answers = new int?[talk.Steps.Count];
        for (var i = 0; i < talk.Steps.Count; i++)
        {
            var step = talk.Steps[i];
            if (i == 0)
                answers[0] = 0;
            if (step.Id == Conversation.Again)
                check.Error("wrong-id", step.Line, "Een stap mag niet ‘opnieuw’ heten: ‘naar: opnieuw’ begint het gesprek opnieuw.", "No step may be called ‘opnieuw’: ‘naar: opnieuw’ begins the talk again.");
            if (answers[i] is null)
                check.Error("unreachable-step", step.Line, $"Bij de stap ‘{step.Id}’ komt niemand. Laat een eerder antwoord ernaartoe gaan, of haal hem weg.", $"Nobody comes to the step ‘{step.Id}’. Let an earlier answer lead to it, or take it away.");
            if (answers[i] > MostAnswersToAnEnd)
                check.Error("talk-too-long", step.Line, $"Na {MostAnswersToAnEnd} antwoorden is dit gesprek nog niet klaar. Maak het korter.", $"After {MostAnswersToAnEnd} answers this talk is not over. Make it shorter.");
            if (step.Closing is null)
                check.HowMany(step.Line, step.Answers.Count, 2, 3, ("antwoorden bij deze stap", "answers at this step"));
            foreach (var answer in step.Answers.Where(answer => answer.To.Length > 0 && answer.To != Conversation.Again))
            {
                if (!places.TryGetValue(answer.To, out var to))
                    check.Error("unknown-step", answer.Option.Line, $"De stap ‘{answer.To}’ is er niet. Maak hem, of kies een andere stap bij ‘naar’.", $"There is no step ‘{answer.To}’. Make it, or choose another step at ‘naar’.");
                else if (to <= i)
                    check.Error("talk-goes-back", answer.Option.Line, $"‘{answer.To}’ staat eerder. Zet die stap verder naar onderen, of kies ‘naar: opnieuw’.", $"‘{answer.To}’ stands earlier. Move that step further down, or choose ‘naar: opnieuw’.");
                else if (answers[i] is { } before)
                    answers[to] = Math.Max(answers[to] ?? 0, before + 1);
            }
        }
    }
}
