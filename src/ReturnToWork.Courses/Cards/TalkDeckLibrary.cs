using ReturnToWork.Courses.Reading;
using ReturnToWork.Courses.Rendering;

namespace ReturnToWork.Courses.Cards;

/// <summary>The talk cards of one folder in every language, with what their author has to mend. With an error there is none: half a deck would ask what nobody checked.</summary>
public sealed class TalkDeckLibrary
{
    private const string Master = "nl";
    private const string Never = "nooit.yaml";
    private static readonly string[] Languages = [Master, "en"];
    private readonly Pictures pictures;

    private TalkDeckLibrary(IReadOnlyDictionary<string, TalkDeck> decks, IReadOnlyList<ThemeProblem> problems, Pictures pictures) => (Decks, Problems, this.pictures) = (decks, problems, pictures);

    /// <summary>By language; empty when there is an error.</summary>
    public IReadOnlyDictionary<string, TalkDeck> Decks { get; }

    public IReadOnlyList<ThemeProblem> Problems { get; }

    /// <summary>The drawings of these cards, each once, for a page that points to them by <c>#name</c>.</summary>
    public string Drawings(IEnumerable<TalkCard> cards) => Sprite.Of(pictures, cards.Select(card => card.Picture));

    /// <summary>Reads and checks the cards. Never throws for what an author wrote.</summary>
    /// <param name="directory">The folder with <c>nl.md</c>, <c>en.md</c> and <c>nooit.yaml</c>.</param>
    /// <param name="sharedFolder">The themes' folder <c>shared</c>: words and drawings.</param>
    public static TalkDeckLibrary Load(string directory, string sharedFolder)
    {
        var problems = new ProblemList();
        // What is wrong with the shared texts is said where the themes are read.
        var shared = SharedFolder.Read(sharedFolder, OwnTexts.None, new ProblemList());
        if (shared is null)
            problems.Error("no-shared", sharedFolder, 0, "De map ‘shared’ van de thema’s is niet te gebruiken. Daarin staan de woordenlijst en de plaatjes.", "The themes' folder ‘shared’ cannot be used. It holds the word list and the pictures.");
        var never = NeverAsked.Read(Path.Combine(directory, Never), Never, Languages, problems);
        var decks = new Dictionary<string, TalkDeck>(StringComparer.Ordinal);
        foreach (var language in Languages)
        {
            var file = $"{language}.md";
            if (!File.Exists(Path.Combine(directory, file)))
                problems.Error("missing-language", file, 0, "Deze taal ontbreekt.", "This language is missing.");
            else if (TalkDeckReader.Read(Path.Combine(directory, file), file, language, problems) is { } deck)
                decks[language] = deck;
        }

        if (shared is not null)
        {
            foreach (var deck in decks.Values)
                TalkDeckCheck.Run(deck, shared, never[deck.Language], problems);
        }

        if (decks.TryGetValue(Master, out var master))
        {
            foreach (var other in decks.Values.Where(deck => deck != master))
                TalkDeckCheck.Same(master, other, problems);
        }

        return new TalkDeckLibrary(problems.AnyError ? new Dictionary<string, TalkDeck>(StringComparer.Ordinal) : decks, problems.All, shared?.Symbols ?? Pictures.Empty);
    }
}
