using ReturnToWork.Courses.Rendering;

namespace ReturnToWork.Courses.Kinds;

/// <summary>"Bewaren": nothing is kept until somebody chooses it. Both buttons weigh the same.</summary>
internal static class KeepMarkup
{
    public static void Write(ScreenContext page)
    {
        var (html, texts) = (page.Html, page.Texts);
        if (page.IsOpen)
        {
            html.Line($"""<p class="note" data-say="vast.bewaren.open">{texts["bewaren.open"]}</p>""");
            return;
        }

        html.Line($"""<div class="activity script-only" data-activity="bewaren" data-id="bewaren" role="group" aria-labelledby="{page.Id("bewaren-vraag")}">""");
        html.Line($"""<div data-keep-choices><p class="question" id="{page.Id("bewaren-vraag")}" data-say="vast.bewaren.vraag">{texts["bewaren.vraag"]}</p><div class="choices">""");
        Button("yes", "bewaren", "bewaren.ja", "bewaren.ja-uitleg");
        Button("no", "niet-bewaren", "bewaren.nee", "bewaren.nee-uitleg");
        html.Line($"""</div></div><div role="status"><p data-keep-note="yes" hidden data-say="vast.bewaren.gekozen-ja">{texts["bewaren.gekozen-ja"]}</p><p data-keep-note="no" hidden data-say="vast.bewaren.gekozen-nee">{texts["bewaren.gekozen-nee"]}</p></div></div>""");

        void Button(string value, string picture, string text, string explanation)
        {
            html.Add($"""<button type="button" class="card" data-keep="{value}" aria-pressed="false">""");
            page.Drawing(picture, "card-picture");
            html.Line($"""<span><strong data-say="vast.{text}">{texts[text]}</strong> <span data-say="vast.{explanation}">{texts[explanation]}</span></span></button>""");
        }
    }
}
