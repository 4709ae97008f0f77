using ReturnToWork.Courses.Checking;
using ReturnToWork.Courses.Reading;

namespace ReturnToWork.Courses.Cards;

/// <summary>
/// What is wrong with the cards: too few or too many, no drawing, harder than a theme may be, a question about being ill or one that only yes or no answers, or languages that are not the same cards.
/// </summary>
internal static class TalkDeckCheck
{
    private const int Fewest = 20;
    private const int Most = 30;

    /// <summary>So large that it is read at arm's length, and fits on a quarter of an A4.</summary>
    private const int WordsOnACard = 30;

    public static void Run(TalkDeck deck, SharedFolder shared, NeverAsked never, ProblemList problems)
    {
        if (deck.Cards.Count is < Fewest or > Most)
            problems.Error("number-of-cards", deck.File, 0, $"Er zijn {deck.Cards.Count} kaarten. Het moeten er {Fewest} tot {Most} zijn.", $"There are {deck.Cards.Count} cards. There have to be {Fewest} to {Most}.");
        if (!deck.Cards.Any(card => card.IsRule))
            problems.Error("no-rules", deck.File, 0, $"Begin met kaarten over hoe je praat, onder ‘# Naam {{#{TalkGroup.Rules}}}’.", $"Begin with cards about how to talk, under ‘# Name {{#{TalkGroup.Rules}}}’.");
        foreach (var twice in deck.Cards.GroupBy(card => card.Id, StringComparer.Ordinal).Where(group => group.Count() > 1))
            problems.Error("double-id", deck.File, twice.Last().Line, $"Het id ‘{twice.Key}’ staat er twee keer.", $"The id ‘{twice.Key}’ is there twice.");
        foreach (var twice in deck.Groups.GroupBy(group => group.Id, StringComparer.Ordinal).Where(group => group.Count() > 1))
            problems.Error("double-id", deck.File, twice.Last().Line, $"De groep ‘{twice.Key}’ staat er twee keer. Zet de kaarten bij elkaar.", $"The group ‘{twice.Key}’ is there twice. Put its cards together.");
        var words = shared.Words.GetValueOrDefault(deck.Language, WordList.Empty);
        foreach (var text in deck.Groups.Select(group => (group.Title, group.Line)).Prepend((deck.Title, 2)))
            Language(text.Item1, text.Item2, deck, words, never, problems);
        foreach (var card in deck.Cards)
            Card(card, deck, shared, words, never, problems);
    }

    /// <summary>A card drawn in one language is on the table in the other too.</summary>
    public static void Same(TalkDeck master, TalkDeck other, ProblemList problems)
    {
        if ((other.Version, other.Day) != (master.Version, master.Day))
            problems.Error("cards-parity", other.File, 0, "Versie of datum is anders dan in het Nederlands. Maak ze gelijk.", "Version or date differs from the Dutch. Make them the same.");
        foreach (var (first, second) in master.Cards.Zip(other.Cards).Where(pair => Shape(pair.First) != Shape(pair.Second)).Take(1))
            problems.Error("cards-parity", other.File, second.Line, $"Hier staat kaart ‘{Shape(second)}’; in het Nederlands is dat ‘{Shape(first)}’. Zet dezelfde kaarten in dezelfde volgorde.", $"Card ‘{Shape(second)}’ stands here; in Dutch it is ‘{Shape(first)}’. Put the same cards in the same order.");
        if (master.Cards.Count != other.Cards.Count)
            problems.Error("cards-parity", other.File, 0, $"Hier zijn {other.Cards.Count} kaarten, in het Nederlands {master.Cards.Count}.", $"There are {other.Cards.Count} cards here, {master.Cards.Count} in Dutch.");
    }

    private static string Shape(TalkCard card) => $"{card.Group.Id}/{card.Id} {card.Picture}";

    private static void Card(TalkCard card, TalkDeck deck, SharedFolder shared, WordList words, NeverAsked never, ProblemList problems)
    {
        if (!shared.Symbols.Has(card.Picture))
            problems.Error("unknown-picture", deck.File, card.Line, $"Het plaatje ‘{card.Picture}’ staat niet in shared/symbols.svg.", $"The picture ‘{card.Picture}’ is not in shared/symbols.svg.");
        if (card.Further.Length == 0)
            problems.Error("missing-line", deck.File, card.Line, "Zet onder de vraag één regel om verder te praten.", "Put one line below the question, to talk on.");
        var count = LanguageCheck.Word().Count(card.Question) + LanguageCheck.Word().Count(card.Further);
        if (count > WordsOnACard)
            problems.Error("many-words", deck.File, card.Line, $"Deze kaart heeft {count} woorden; hoogstens {WordsOnACard}.", $"This card has {count} words; at most {WordsOnACard}.");
        Language(card.Question, card.Line, deck, words, never, problems);
        Language(card.Further, card.Line, deck, words, never, problems);
    }

    // The rules of a theme, said of this file and line; then those of a card.
    private static void Language(string text, int line, TalkDeck deck, WordList words, NeverAsked never, ProblemList problems)
    {
        var found = new ProblemList();
        LanguageCheck.Single(text, deck.Language, words, found);
        foreach (var problem in found.All)
            problems.Add(problem with { File = deck.File, Line = line });
        foreach (var word in never.In(text))
            problems.Error("never-ask", deck.File, line, $"‘{word}’ gaat over ziek zijn, schuld of een toets. Een kaart vraagt daar niet naar: kies iets wat iemand graag vertelt.", $"‘{word}’ is about illness, blame or a test. A card does not ask for that: choose what somebody likes to tell.");
        foreach (var sentence in never.ClosedIn(text))
            problems.Error("closed-question", deck.File, line, $"Op ‘{sentence}’ past alleen ja of nee. Begin met wat, hoe, waar, wie of welke.", $"Only yes or no answers ‘{sentence}’. Begin with what, how, where, who or which.");
    }
}
