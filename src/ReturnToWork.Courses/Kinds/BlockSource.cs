using ReturnToWork.Courses.Reading;

namespace ReturnToWork.Courses.Kinds;

/// <summary>One block <c>```activiteit {kind} {#id}</c> as its kind reads it.</summary>
/// <param name="Map">Its keys; whatever is not asked for becomes a problem.</param>
/// <param name="Line">Of the block's first line.</param>
internal sealed record BlockSource(YamlMap Map, int Line, string Kind, string Id, string File, PhraseBook Phrases, ProblemList Problems)
{
    /// <summary>The text under <paramref name="key"/>, with the id <c>activiteit.{id}.{key}</c>.</summary>
    public Phrase Say(string key) => Say(Map, key, key);

    /// <summary>The text under a key of a part of the block.</summary>
    /// <param name="part">What comes after <c>activiteit.{id}.</c>.</param>
    public Phrase Say(YamlMap map, string key, string part, bool spoken = true) => Phrases.Say($"activiteit.{Id}.{part}", map.Required(key), map.LineOfKey(key), spoken);

    /// <summary>The same where the text may be missing.</summary>
    public Phrase? SayIfThere(YamlMap map, string key, string part, bool spoken = true) => map.Has(key) ? Say(map, key, part, spoken) : null;

    /// <summary>The cards of a choice, under <c>opties</c>.</summary>
    /// <param name="part">Where an activity has several choices: <c>als</c> gives ids such as <c>activiteit.plan.als.optie.maandag</c>.</param>
    public IReadOnlyList<Option> Options(YamlMap map, string? part = null)
    {
        var options = map.RequiredMap("opties");
        var found = new List<Option>();
        foreach (var id in options.Keys.ToList())
        {
            if (options.Map(id) is not { } option)
                continue;
            CheckId(id, options.LineOfKey(id));
            var name = part is null ? $"optie.{id}" : $"{part}.optie.{id}";
            found.Add(new Option(
                id, options.LineOfKey(id), Say(option, "tekst", name), option.Text("beeld"), option.Text("voor"), SayIfThere(option, "kleiner", name + ".kleiner"), option.Flag("eigen-woorden")));
            option.Done();
        }

        return found;
    }

    /// <summary>An id of something within the block.</summary>
    public void CheckId(string id, int line)
    {
        if (!ThemeTextReader.Id().IsMatch(id) || id.EndsWith(Option.SmallerSuffix, StringComparison.Ordinal))
            Problems.Error("wrong-id", File, line, $"Een id heeft kleine letters, cijfers en streepjes, en eindigt niet op ‘{Option.SmallerSuffix}’.", $"An id has lower-case letters, digits and dashes, and does not end in ‘{Option.SmallerSuffix}’.");
    }
}
