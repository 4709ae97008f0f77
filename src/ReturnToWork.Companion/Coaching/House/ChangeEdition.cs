using ReturnToWork.SignIn;

namespace ReturnToWork.Companion.Coaching.House;

/// <summary>What came of a change.</summary>
/// <param name="Said">Key of the sentence that says what happened, or what to do.</param>
/// <param name="Refusals">What is wrong with the texts; nothing was written then.</param>
internal sealed record EditionChange(string Said, IReadOnlyList<EditionRefusal> Refusals)
{
    public static readonly EditionChange Nothing = new("house.same", []);
    public static readonly EditionChange TooLate = new("house.late", []);

    /// <summary>Whether the edition is now as the administrator wants it.</summary>
    public bool Done => Refusals.Count == 0 && this != TooLate;
}

/// <summary>An administrator changes the organisation's edition. Each change is a version of the whole, so that each can be put back.</summary>
internal sealed class ChangeEdition(EditionBook book)
{
    /// <summary>Own words for one sentence. A text that is equal to ours is no own text.</summary>
    /// <param name="texts">By language; a language that is not among them stays as it is.</param>
    public async Task<EditionChange> SentenceAsync(Professional who, int basedOn, string sentence, IReadOnlyDictionary<string, string> texts, CancellationToken ct)
    {
        var cleaned = texts.ToDictionary(text => text.Key, text => EditionChecks.Clean(text.Value), StringComparer.Ordinal);
        List<EditionRefusal> wrong = [.. cleaned.SelectMany(text => EditionChecks.Wrong(sentence, text.Key, text.Value))];
        if (wrong.Count > 0) return new EditionChange("house.wrong", wrong);
        return await WriteAsync(who, basedOn, edition => cleaned.Aggregate(edition, (changed, text) =>
            changed.With(text.Key, sentence, text.Value == CoachingTexts.In(text.Key).Sentences[sentence] ? null : text.Value)), "house.saved", ct);
    }

    /// <summary>Our own words again, in every language.</summary>
    public Task<EditionChange> OriginalAsync(Professional who, int basedOn, string sentence, CancellationToken ct) =>
        WriteAsync(who, basedOn, edition => Texts.Words.Languages.Aggregate(edition, (changed, language) => changed.With(language, sentence, null)), "house.original", ct);

    /// <summary>Switches a rule off or on.</summary>
    public Task<EditionChange> RuleAsync(Professional who, int basedOn, string rule, bool on, CancellationToken ct) =>
        WriteAsync(who, basedOn, edition => edition.With(rule, on), on ? "house.rule.on" : "house.rule.off", ct);

    /// <summary>Makes an earlier version the newest one again; 0 is the product's own.</summary>
    public async Task<EditionChange> PutBackAsync(Professional who, int basedOn, int number, CancellationToken ct) =>
        await book.FindAsync(who.Organisation, number, ct) is not { } old ? EditionChange.TooLate
            : await WriteAsync(who, basedOn, edition => old with { Number = edition.Number }, "house.putback", ct);

    private async Task<EditionChange> WriteAsync(Professional who, int basedOn, Func<Edition, Edition> change, string said, CancellationToken ct)
    {
        var newest = await book.NewestAsync(who.Organisation, ct);
        if (newest.Number == basedOn && EditionContent.Write(change(newest)) == EditionContent.Write(newest)) return EditionChange.Nothing;
        return await book.WriteAsync(who.Organisation, who.Subject, basedOn, change, ct) is null ? EditionChange.TooLate : new EditionChange(said, []);
    }
}
