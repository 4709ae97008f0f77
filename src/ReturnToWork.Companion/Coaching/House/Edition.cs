namespace ReturnToWork.Companion.Coaching.House;

/// <summary>An organisation's own words for one sentence.</summary>
/// <param name="Since">The version of the edition that brought them.</param>
internal sealed record OwnSentence(string Text, int Since);

/// <summary>One version of what an organisation changed: words by language and sentence, and rules that are off. It is data, never code.</summary>
/// <param name="Number">1, 2, 3 …; 0 where nothing was ever changed.</param>
internal sealed record Edition(int Number, IReadOnlyDictionary<string, IReadOnlyDictionary<string, OwnSentence>> Sentences, IReadOnlySet<string> RulesOff)
{
    /// <summary>The product's own texts and rules.</summary>
    public static readonly Edition Original = new(0, new Dictionary<string, IReadOnlyDictionary<string, OwnSentence>>(StringComparer.Ordinal), new HashSet<string>(StringComparer.Ordinal));

    private static readonly IReadOnlyDictionary<string, OwnSentence> Nothing = new Dictionary<string, OwnSentence>(StringComparer.Ordinal);

    /// <summary>How many sentences have own words, in whatever language.</summary>
    public int Changed => Sentences.Values.SelectMany(language => language.Keys).Distinct(StringComparer.Ordinal).Count();

    /// <summary>Own words in one language, by sentence.</summary>
    public IReadOnlyDictionary<string, OwnSentence> In(string language) => Sentences.GetValueOrDefault(language, Nothing);

    /// <summary>The same with own words for a sentence; null for ours. Words that stay the same keep the version that brought them.</summary>
    public Edition With(string language, string sentence, string? text)
    {
        var own = new Dictionary<string, OwnSentence>(In(language), StringComparer.Ordinal);
        if (text is null) own.Remove(sentence);
        else if (!own.TryGetValue(sentence, out var known) || known.Text != text) own[sentence] = new OwnSentence(text, Number);
        var all = Sentences.ToDictionary(StringComparer.Ordinal);
        if (own.Count == 0) all.Remove(language);
        else all[language] = own;
        return this with { Sentences = all };
    }

    /// <summary>The same with a rule on or off.</summary>
    public Edition With(string rule, bool on) =>
        this with { RulesOff = (on ? RulesOff.Where(code => code != rule) : RulesOff.Append(rule)).ToHashSet(StringComparer.Ordinal) };
}
