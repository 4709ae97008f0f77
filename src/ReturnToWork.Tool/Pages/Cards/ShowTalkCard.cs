using ReturnToWork.Courses.Rendering;

namespace ReturnToWork.Tool.Pages.Cards;

/// <summary><c>GET /open/kaarten?kaart={id}</c>: one card on the table, and the way to another. Works without script and keeps nothing: the address is all that is known.</summary>
internal static class ShowTalkCard
{
    public static IResult Handle(string? kaart, string? language, HttpContext http, TalkBook book)
    {
        var words = TalkDocument.WordsFor(language, http);
        var deck = book.In(words.Language);
        var card = deck.Find(kaart);
        var html = new Html();
        html.AddMade(book.Drawings([card]));
        html.Line($"""<section class="talk-card{(card.IsRule ? " is-rule" : "")}" data-read>""");
        html.Line($"""<svg class="talk-picture" aria-hidden="true"><use href="#{card.Picture}"/></svg><p class="talk-group">{card.Group.Title}</p>""");
        html.Line($"""<h2 data-say="{card.Id}">{card.Question}</h2>""");
        html.AddMade("<p class=\"talk-further\">");
        if (!card.IsRule) html.Add($"""<strong data-say="{card.Id}.kop">{words["further"]}</strong> """);
        html.Line($"""<span data-say="{card.Id}.verder">{card.Further}</span></p></section>""");
        html.Line($"""<p class="talk-acts"><a class="button go" rel="next" href="{TalkDocument.AddressOf(deck.After(card), words.Language)}">{words[card.IsRule ? "next" : "another"]}</a></p>""");
        return new TalkDocument(deck, words, TalkDocument.One, card).Answer(http, html);
    }
}
