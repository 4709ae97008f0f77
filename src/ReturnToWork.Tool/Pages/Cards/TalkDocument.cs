using System.Globalization;
using ReturnToWork.Courses.Cards;
using ReturnToWork.Courses.Rendering;
using ReturnToWork.Tool.Pages.Leaflets;

namespace ReturnToWork.Tool.Pages.Cards;

/// <summary>What the three pages of talk cards have around them: head, the other language, reading aloud, ways on.</summary>
/// <param name="Address">Of this page, without a query.</param>
/// <param name="Card">The card on the table; null where there is more than one.</param>
internal sealed record TalkDocument(TalkDeck Deck, Phrases Words, string Address, TalkCard? Card = null)
{
    public const string One = "/open/kaarten";
    public const string All = $"{One}/alle";
    public const string Paper = $"{One}/papier";

    private static readonly IReadOnlyDictionary<string, Phrases> Texts = Phrases.Read("cards.json");

    /// <param name="language">What the address asks for; else the browser's own counts.</param>
    public static Phrases WordsFor(string? language, HttpContext http) => Texts[Phrases.LanguageOf(language, http)];

    public static string AddressOf(TalkCard card, string language) => $"{One}?kaart={card.Id}&language={language}";

    public IResult Answer(HttpContext http, Html main)
    {
        var html = new Html();
        html.Line($"""<main lang="{Deck.Language}" data-aloud data-aloud-words="{OpenPage.AloudWords(Words)}">""");
        html.Line($"""<header class="page-head no-print"><h1>{Heading}</h1>""").AddMade(OpenPage.Languages(Texts, Deck.Language, other => Card is null ? $"{Address}?language={other}" : AddressOf(Card, other)).ToString());
        html.AddMade("</header>\n").AddMade(main.ToString());
        WaysOn(html);
        html.Line($"""<p class="small no-print">{Version}</p></main>""");
        return new OpenPage(Deck.Language, Title, "/assets/cards.css", PlayerAssets.PaperScript, PlayerAssets.AloudScript).Answer(http, html);
    }

    /// <summary>Which cards these are, for who compares two printed sets.</summary>
    public string Version => Words["version", ("n", Deck.Version.ToString(CultureInfo.InvariantCulture)), ("day", LeafletPages.DayInWords(Deck.Day, Deck.Language))];

    private string Heading => Address switch { All => Words["all"], Paper => Words["paper"], _ => Deck.Title };

    private string Title => Card is null ? $"{Heading} · {Deck.Title}" : $"{Card.Question} · {Deck.Title}";

    private void WaysOn(Html html)
    {
        html.AddMade("""<nav class="no-print more"><ul>""");
        foreach (var (address, key) in new[] { (One, "one"), (All, "all"), (Paper, "paper") }.Where(way => way.Item1 != Address))
            html.Add($"""<li><a href="{address}?language={Deck.Language}">{Words[key]}</a></li>""");
        html.Line($"""<li><a href="/?language={Deck.Language}">{Words["themes"]}</a></li></ul></nav>""");
    }
}
