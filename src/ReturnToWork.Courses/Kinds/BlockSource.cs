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
        return Each(map, "opties", (id, line, option) =>
        {
            var name = part is null ? $"optie.{id}" : $"{part}.optie.{id}";
            return new Option(id, line, Say(option, "tekst", name), option.Text("beeld"), option.Text("voor"), SayIfThere(option, "kleiner", name + ".kleiner"), option.Flag("eigen-woorden"));
        });
    }

    /// <summary>Whatever stands under a key, each with an id of its own.</summary>
    /// <param name="read">From id, line and keys; what it does not ask for becomes a problem.</param>
    public IReadOnlyList<T> Each<T>(YamlMap map, string key, Func<string, int, YamlMap, T> read)
    {
        var parts = map.RequiredMap(key);
        var found = new List<T>();
        foreach (var id in parts.Keys.ToList())
        {
            if (parts.Map(id) is not { } part)
                continue;
            CheckId(id, parts.LineOfKey(id));
            found.Add(read(id, parts.LineOfKey(id), part));
            part.Done();
        }

        return found;
    }

    /// <summary>A card without more than words and a picture, with the id <c>activiteit.{id}.{part}.{card}</c>.</summary>
    public Option Plain(string id, int line, YamlMap map, string part) => new(id, line, Say(map, "tekst", $"{part}.{id}"), map.Text("beeld"), For: null, Smaller: null, OwnWords: false);

    /// <summary>An id of something within the block.</summary>
    public void CheckId(string id, int line)
    {
        if (!ThemeTextReader.Id().IsMatch(id) || id.EndsWith(Option.SmallerSuffix, StringComparison.Ordinal))
            Problems.Error("wrong-id", File, line, $"Een id heeft kleine letters, cijfers en streepjes, en eindigt niet op ‘{Option.SmallerSuffix}’.", $"An id has lower-case letters, digits and dashes, and does not end in ‘{Option.SmallerSuffix}’.");
    }
}
