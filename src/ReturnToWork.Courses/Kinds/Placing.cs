using System.Text.Json;

namespace ReturnToWork.Courses.Kinds;

/// <summary>Things that are put in a place, one of a few: the cards of a sort, the roles of a circle, the statements of a scale. Kept as <c>{thing: place}</c>; nothing has to be put anywhere.</summary>
internal abstract record Placing(int Line, string Id, Phrase Question, IReadOnlyList<Option> Things) : Activity(Line, Id)
{
    public override string Script => "placing.js";

    public override IEnumerable<Phrase> Body => [Question];

    public override IEnumerable<(string Answer, Option Option)> Options => Things.Select(thing => (Id, thing));

    /// <summary>What a place is called; null for one that is not there (any more).</summary>
    protected abstract string? Place(string place, ThemeText text);

    /// <summary>In the order of the things: each with the place it was put in.</summary>
    public override IEnumerable<AnswerLine> InWords(JsonElement answer, ThemeText text)
    {
        if (answer.ValueKind != JsonValueKind.Object)
            yield break;
        foreach (var thing in Things)
        {
            if (answer.TryGetProperty(thing.Id, out var kept) && kept.ValueKind == JsonValueKind.String && Place(kept.GetString()!, text) is { } place)
                yield return new AnswerLine(thing.Text.Text, place);
        }
    }
}
