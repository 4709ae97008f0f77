using ReturnToWork.Courses.Rendering;

namespace ReturnToWork.Courses.Kinds;

/// <summary>Entering the coach's code: first who it is, then what may be seen, nothing chosen beforehand.</summary>
internal static class PairMarkup
{
    public static void Write(ScreenContext page)
    {
        var (html, texts) = (page.Html, page.Texts);
        if (page.IsOpen)
            return;
        html.Line($"""<div class="activity script-only" data-activity="koppelen" data-id="koppelen" hidden>""");
        html.Line($"""<div data-pair="code"><label for="{page.Id("code")}" class="question" data-say="vast.koppelen.vraag">{texts["koppelen.vraag"]}</label><p data-say="vast.koppelen.uitleg">{texts["koppelen.uitleg"]}</p>""");
        html.Line($"""<p class="row"><input type="text" id="{page.Id("code")}" data-code inputmode="numeric" autocomplete="off" maxlength="7" pattern="[0-9 ]*"> <button type="button" class="{Buttons.Main}" data-look>{texts["koppelen.zoek"]}</button></p></div>""");
        html.Line($"""<div data-pair="agree" hidden><p class="question" data-template="{texts["koppelen.klopt"]}" data-coach-question tabindex="-1"></p>""");
        if (page.Theme.Series.Length == 0)
        {
            html.Line($"""<fieldset><legend data-say="vast.koppelen.wat-zien">{texts["koppelen.wat-zien"]}</legend><ul class="cards">""");
            Radio("nothing", "niets", "koppelen.niets");
            Radio("progress", "klaar", "koppelen.voortgang");
            Radio("topics", "praten", "koppelen.onderwerpen");
            html.Line($"</ul></fieldset>");
        }
        else
        {
            // In a training there is nothing to choose: a trainer sees what is done, and never an answer.
            html.Line($"""<input type="radio" name="{page.Id("sees")}" value="progress" checked hidden>""");
        }

        html.Line($"""<p class="row"><button type="button" class="{Buttons.Main}" data-agree="yes">{texts["koppelen.ja"]}</button> <button type="button" class="{Buttons.Quiet}" data-agree="no">{texts["koppelen.nee"]}</button></p></div>""");
        html.Line($"""<p data-pair="done" data-template="{texts["koppelen.klaar"]}" hidden></p><p class="hint" data-pair-note role="status"></p></div>""");

        void Radio(string value, string picture, string key)
        {
            html.Add($"""<li><label class="card"><input type="radio" name="{page.Id("sees")}" value="{value}">""");
            page.Drawing(picture, "card-picture");
            html.Line($"""<span data-say="vast.{key}">{texts[key]}</span></label></li>""");
        }
    }
}
