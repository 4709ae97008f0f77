using System.Text.RegularExpressions;
using ReturnToWork.Courses.Reading;

namespace ReturnToWork.Courses.Cards;

/// <summary>Reads the cards of one language: front matter, <c># Group {#id}</c>, <c>## Question {#id picture}</c> and one line below it. Text only.</summary>
internal static partial class TalkDeckReader
{
    /// <returns>Null when the file cannot be used; the problems say why.</returns>
    public static TalkDeck? Read(string path, string file, string language, ProblemList problems)
    {
        if (HeadedFile.Read(path, file, "cards-head", "titel, versie en datum", "titel, versie and datum", problems) is not { } read)
            return null;
        var title = read.Head.Required("titel");
        var (version, day) = read.Edition(file, "cards-version", "de kaarten", "the cards", problems);
        read.Head.Done();
        return new TalkDeck(language, file, title, version, day, Cards(read.Body.Split('\n'), file, read.Offset, problems));
    }

    private static List<TalkCard> Cards(string[] lines, string file, int offset, ProblemList problems)
    {
        var cards = new List<TalkCard>();
        TalkGroup? group = null;
        foreach (var (index, raw) in lines.Index())
        {
            var (line, at) = (raw.TrimEnd(), offset + index + 1);
            if (GroupLine().Match(line) is { Success: true } named)
                group = new TalkGroup(named.Groups["id"].Value, named.Groups["text"].Value, at);
            else if (CardLine().Match(line) is { Success: true } card && group is not null)
                cards.Add(new TalkCard(card.Groups["id"].Value, group, card.Groups["picture"].Value, card.Groups["text"].Value, "", at));
            else if (line.StartsWith('#'))
                problems.Error("missing-id", file, at, "Schrijf een groep als ‘# Naam {#id}’, en daaronder een kaart als ‘## Vraag {#id plaatje}’.", "Write a group as ‘# Name {#id}’, and below it a card as ‘## Question {#id picture}’.");
            else if (line.Length > 0 && (cards.Count == 0 || cards[^1].Group != group))
                problems.Error("before-first-card", file, at, "Deze regel hoort bij geen kaart. Begin met ‘## Vraag {#id plaatje}’.", "This line belongs to no card. Begin with ‘## Question {#id picture}’.");
            else if (line.Length > 0)
                cards[^1] = Further(cards[^1], line, at, file, problems);
        }

        return cards;
    }

    private static TalkCard Further(TalkCard card, string line, int at, string file, ProblemList problems)
    {
        if (card.Further.Length > 0)
            problems.Error("second-line", file, at, "Een kaart heeft onder de vraag één regel om verder te praten. Haal deze weg of maak er een kaart van.", "A card has one line below its question, to talk on. Take this one away or make it a card.");
        if (Odd().IsMatch(line))
            problems.Error("not-known-here", file, at, "Een kaart heeft gewone regels. Haal opmaak, streepjes en links weg.", "A card has plain lines. Take markup, dashes and links away.");
        return card with { Further = line };
    }

    [GeneratedRegex(@"^# (?<text>[^<>*_`\[\]]+?)\s*\{#(?<id>[a-z][a-z0-9-]{0,39})\}$", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, 5000)]
    private static partial Regex GroupLine();

    [GeneratedRegex(@"^## (?<text>[^<>*_`\[\]]+?)\s*\{#(?<id>[a-z][a-z0-9-]{0,39}) (?<picture>[a-z0-9-]+)\}$", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, 5000)]
    private static partial Regex CardLine();

    [GeneratedRegex(@"[<>*_`\[\]{}]|^- |://|\bwww\.", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase, 5000)]
    private static partial Regex Odd();
}
