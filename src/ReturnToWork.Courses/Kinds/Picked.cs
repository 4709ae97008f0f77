using System.Text.Json;

namespace ReturnToWork.Courses.Kinds;

/// <summary>A kept choice, <c>{"picked": [id…], "own": {id: text}}</c>, read without trusting its shape: it may be of an older version of the theme.</summary>
internal sealed record Picked(IReadOnlyList<string> Ids, IReadOnlyDictionary<string, string> Own)
{
    public static Picked Of(JsonElement answer)
    {
        if (answer.ValueKind != JsonValueKind.Object)
            return new Picked([], new Dictionary<string, string>(StringComparer.Ordinal));
        var ids = answer.TryGetProperty("picked", out var picked) && picked.ValueKind == JsonValueKind.Array
            ? picked.EnumerateArray().Where(id => id.ValueKind == JsonValueKind.String).Select(id => id.GetString()!) : [];
        var own = answer.TryGetProperty("own", out var typed) && typed.ValueKind == JsonValueKind.Object
            ? typed.EnumerateObject().Where(text => text.Value.ValueKind == JsonValueKind.String).GroupBy(text => text.Name, StringComparer.Ordinal).ToDictionary(group => group.Key, group => group.Last().Value.GetString()!, StringComparer.Ordinal) : [];
        return new Picked([.. ids], own);
    }

    /// <summary>In the order of the cards; own words where they were typed.</summary>
    public IEnumerable<AnswerLine> InWords(IReadOnlyList<Option> options)
    {
        foreach (var option in options)
        {
            if (Ids.Contains(option.Id, StringComparer.Ordinal))
                yield return Own.TryGetValue(option.Id, out var own) && own.Length > 0 ? new AnswerLine(null, own, IsTyped: true) : new AnswerLine(null, option.Text.Text);
            if (option.Smaller is { } smaller && Ids.Contains(option.Id + Option.SmallerSuffix, StringComparer.Ordinal))
                yield return new AnswerLine(null, smaller.Text);
        }
    }
}
