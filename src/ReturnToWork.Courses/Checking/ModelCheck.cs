using ReturnToWork.Courses.Behaviour;
using ReturnToWork.Courses.Reading;

namespace ReturnToWork.Courses.Checking;

/// <summary>The model in itself: nine known determinants, each leading to behaviour, and nothing that names what is not there.</summary>
internal static class ModelCheck
{
    public static readonly IReadOnlyList<string> Nine = ["W1", "W2", "W3", "W4", "K1", "K2", "K3", "K4", "K5"];
    private const string File = $"{SharedFolder.Name}/{ModelReader.Name}";

    public static void Run(BehaviourModel model, ProblemList problems)
    {
        foreach (var id in Nine.Where(id => model.Determinants.All(determinant => determinant.Id != id)))
            problems.Error("missing-determinant", File, 0, $"Determinant {id} ontbreekt onder ‘determinanten’. Zet haar erbij.", $"Determinant {id} is missing under ‘determinanten’. Add it.");
        foreach (var determinant in model.Determinants)
        {
            Known(determinant.Id, 0, problems);
            if (model.Behaviours.All(behaviour => !behaviour.Through.Contains(determinant.Id, StringComparer.Ordinal)))
                problems.Error("leads-nowhere", File, 0, $"{determinant.Id} helpt bij geen enkel gedrag. Zet haar bij een gedrag onder ‘door’.", $"{determinant.Id} helps with no behaviour. Put it under ‘door’ of a behaviour.");
        }

        foreach (var behaviour in model.Behaviours)
        {
            if (behaviour.Through.Count == 0)
                problems.Error("leads-nowhere", File, behaviour.Line, $"Bij ‘{behaviour.Id}’ helpt geen determinant. Noem ze onder ‘door’.", $"No determinant helps with ‘{behaviour.Id}’. Name them under ‘door’.");
            foreach (var id in behaviour.Through)
                Known(id, behaviour.Line, problems);
        }

        foreach (var row in model.Rows.Values)
        {
            foreach (var id in row.Weights.Keys)
                Known(id, row.Line, problems);
            foreach (var sheet in row.Sheets)
                foreach (var id in sheet.Determinants)
                    Known(id, sheet.Line, problems);
        }

        foreach (var reason in model.Everywhere.Values.Concat(model.Rows.Values.SelectMany(row => row.Screens.Values)))
            SourcesOf(reason, model, problems);
    }

    private static void Known(string id, int line, ProblemList problems)
    {
        if (!Nine.Contains(id, StringComparer.Ordinal))
            problems.Error("unknown-determinant", File, line, $"‘{id}’ is geen determinant. Kies uit W1 tot W4 en K1 tot K5.", $"‘{id}’ is no determinant. Choose from W1 to W4 and K1 to K5.");
    }

    private static void SourcesOf(ScreenReason reason, BehaviourModel model, ProblemList problems)
    {
        var known = model.Sources.Select(source => source.Id).ToList();
        if (reason.Sources.Count == 0)
            problems.Error("missing-key", File, reason.Line, $"Noem bij ‘bron’ waar het idee vandaan komt: {string.Join(", ", known)}.", $"Name under ‘bron’ where the idea comes from: {string.Join(", ", known)}.");
        foreach (var wrong in reason.Sources.Where(id => !known.Contains(id, StringComparer.Ordinal)))
            problems.Error("unknown-source", File, reason.Line, $"‘{wrong}’ staat niet onder ‘bronnen’. Kies uit {string.Join(", ", known)}.", $"‘{wrong}’ is not under ‘bronnen’. Choose from {string.Join(", ", known)}.");
    }
}
