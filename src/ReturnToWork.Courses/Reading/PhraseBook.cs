namespace ReturnToWork.Courses.Reading;

/// <summary>Every string of one language of a theme, in the order of the source. Whoever reads a string says it here, so that none is forgotten.</summary>
/// <param name="file">As the author knows it.</param>
/// <param name="theme">The theme's number, or <c>shared</c>.</param>
internal sealed class PhraseBook(string file, string theme, string language, OwnTexts own)
{
    private readonly List<ThemePhrase> all = [];

    public IReadOnlyList<ThemePhrase> All => all;

    /// <summary>The screen that is being read.</summary>
    public string? Screen { get; set; }

    /// <summary>The phrase with this id: the organisation's own text where there is one, else <paramref name="text"/>.</summary>
    public Phrase Say(string id, string text, int line, bool spoken = true)
    {
        var isOwn = own.Texts.TryGetValue((theme, language, id), out var ownText);
        var said = isOwn ? ownText! : text;
        all.Add(new ThemePhrase(id, said, file, line, Screen, spoken, isOwn));
        return new Phrase(id, said, line, isOwn);
    }
}
