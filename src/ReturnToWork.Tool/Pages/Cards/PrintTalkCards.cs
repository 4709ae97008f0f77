using ReturnToWork.Courses.Rendering;

namespace ReturnToWork.Tool.Pages.Cards;

/// <summary><c>GET /open/kaarten/papier</c>: four cards on an A4, with lines to cut along.</summary>
internal static class PrintTalkCards
{
    private const int OnASheet = 4;

    public static IResult Handle(string? language, HttpContext http, TalkBook book)
    {
        var words = TalkDocument.WordsFor(language, http);
        var deck = book.In(words.Language);
        var html = new Html();
        html.AddMade(book.Drawings(deck.Cards));
        html.Line($"""<div class="no-print"><p class="intro">{words["paper.what"]}</p><p class="talk-acts"><button type="button" class="button go" data-print hidden>{words["print"]}</button></p></div>""");
        foreach (var sheet in deck.Cards.Chunk(OnASheet))
        {
            html.AddMade("<div class=\"talk-sheet\">\n");
            foreach (var card in sheet)
            {
                html.Add($"""<article class="paper-card{(card.IsRule ? " is-rule" : "")}"><svg aria-hidden="true"><use href="#{card.Picture}"/></svg><p class="talk-group">{card.Group.Title}</p><h2>{card.Question}</h2><p class="talk-further">""");
                if (!card.IsRule) html.Add($"""<strong>{words["further"]}</strong> """);
                html.Line($"""{card.Further}</p></article>""");
            }

            html.Line($"""<p class="talk-version">{deck.Title}. {new TalkDocument(deck, words, TalkDocument.Paper).Version}</p></div>""");
        }

        return new TalkDocument(deck, words, TalkDocument.Paper).Answer(http, html);
    }
}
