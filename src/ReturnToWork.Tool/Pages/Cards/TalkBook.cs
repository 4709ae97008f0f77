using ReturnToWork.Courses.Cards;

namespace ReturnToWork.Tool.Pages.Cards;

/// <summary>The talk cards that came with the program, read once. An error in them stops the start: no card that nobody checked is ever shown.</summary>
internal sealed class TalkBook
{
    private readonly TalkDeckLibrary _library;

    public TalkBook()
    {
        var assets = Path.Combine(AppContext.BaseDirectory, "assets");
        _library = TalkDeckLibrary.Load(Path.Combine(assets, "cards"), Path.Combine(assets, "themes", "shared"));
        if (Phrases.Languages.Any(language => !_library.Decks.ContainsKey(language)))
            throw new InvalidOperationException($"The talk cards assets/cards beside the program are missing or have an error: {string.Join(" ", _library.Problems.Where(problem => problem.IsError))}");
    }

    public TalkDeck In(string language) => _library.Decks[language];

    /// <summary>The drawings of these cards, for a page that points to them.</summary>
    public string Drawings(IEnumerable<TalkCard> cards) => _library.Drawings(cards);
}
