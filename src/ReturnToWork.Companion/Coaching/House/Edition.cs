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

    /// <summary>Own words in one language, by sentence.</summary>
    public IReadOnlyDictionary<string, OwnSentence> In(string language) => Sentences.GetValueOrDefault(language, Nothing);
}
