using System.Globalization;
using System.Text.RegularExpressions;
using ReturnToWork.Courses.Reading;

namespace ReturnToWork.Courses.Cards;

/// <summary>Reads the cards of one language: front matter, <c># Group {#id}</c>, <c>## Question {#id picture}</c> and one line below it. Text only.</summary>
internal static partial class TalkDeckReader
{
    private const string Fence = "---\n";

    /// <returns>Null when the file cannot be used; the problems say why.</returns>
    public static TalkDeck? Read(string path, string file, string language, ProblemList problems)
    {
        if (TextFile.Read(path, file, problems) is not { } text)
            return null;
        var end = text.StartsWith(Fence, StringComparison.Ordinal) ? text.IndexOf("\n---\n", Fence.Length, StringComparison.Ordinal) : -1;
        if (end < 0)
        {
            problems.Error("cards-head", file, 1, "Begin met een kop tussen twee regels ‘---’: titel, versie en datum.", "Begin with a head between two lines ‘---’: titel, versie and datum.");
            return null;
        }

        if (YamlMap.Parse(text[Fence.Length..end], file, 1, problems) is not { } head)
            return null;
        var (title, version) = (head.Required("titel"), head.Number("versie", 0));
        if (version < 1)
            problems.Error("cards-version", file, head.LineOfKey("versie"), "Geef de kaarten een versie: een getal vanaf 1, dat groeit bij elke verandering.", "Give the cards a version: a number from 1 that grows with every change.");
        if (!DateOnly.TryParseExact(head.Required("datum"), "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day))
            problems.Error("wrong-value", file, head.LineOfKey("datum"), "Schrijf de datum als 2026-11-23.", "Write the date as 2026-11-23.");
        head.Done();
        var start = end + "\n---\n".Length;
        return new TalkDeck(language, file, title, version, day, Cards(text[start..].Split('\n'), file, text.AsSpan(0, start).Count('\n'), problems));
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
