using ReturnToWork.Courses.Rendering;

namespace ReturnToWork.Tool.Pages.Cards;

/// <summary><c>GET /open/kaarten/alle</c>: every card under its group, each a way to the table.</summary>
internal static class ListTalkCards
{
    public static IResult Handle(string? language, HttpContext http, TalkBook book)
    {
        var words = TalkDocument.WordsFor(language, http);
        var deck = book.In(words.Language);
        var html = new Html();
        html.AddMade(book.Drawings(deck.Cards)).Line($"""<p class="intro">{words["all.what"]}</p>""");
        foreach (var group in deck.Groups)
        {
            html.Line($"""<section id="{group.Id}" class="talk-list" data-read><h2 data-say="groep.{group.Id}">{group.Title}</h2><ul>""");
            foreach (var card in deck.Cards.Where(card => card.Group == group))
            {
                html.Add($"""<li><svg aria-hidden="true"><use href="#{card.Picture}"/></svg><div><a href="{TalkDocument.AddressOf(card, words.Language)}" data-say="{card.Id}">{card.Question}</a>""");
                html.Line($"""<p data-say="{card.Id}.verder">{card.Further}</p></div></li>""");
            }

            html.AddMade("</ul></section>\n");
        }

        return new TalkDocument(deck, words, TalkDocument.All).Answer(http, html);
    }
}
