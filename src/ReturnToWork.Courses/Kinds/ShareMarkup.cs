using System.Text.Encodings.Web;
using System.Text.Json;
using ReturnToWork.Courses.Rendering;

namespace ReturnToWork.Courses.Kinds;

/// <summary>The last screen: what to talk about, exactly what the coach will see, and the way back. On paper: boxes to tick.</summary>
internal static class ShareMarkup
{
    /// <summary>The six topics of the method; the codes are those of the statements.</summary>
    public static readonly IReadOnlyList<string> Topics = ["werk-betekent", "anderen", "eerste-stap", "hulp-en-uitleg", "mijn-plan", "op-het-werk"];

    // It is encoded as an attribute, and read as JSON.
    private static readonly JsonSerializerOptions Plain = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static void Write(ScreenContext page, bool withPlan)
    {
        var (html, texts) = (page.Html, page.Texts);
        html.Add($"""
            <div class="activity" data-activity="delen" data-id="delen" data-words-plan="{texts["gezien.plan"]}" data-words-day="{texts["gezien.dag"]}" data-words-ask="{texts["gezien.samen"]}"
            """);
        if (withPlan && !page.IsOpen)
            html.Add($" data-words-looked=\"{texts["gezien.teruggekeken"]}\"");
        var bands = page.IsOpen ? new Dictionary<string, string>(StringComparer.Ordinal) : Band.SharedIn(page.Theme.In(page.Language));
        if (bands.Count > 0)
            html.Add($" data-words-bands=\"{JsonSerializer.Serialize(bands, Plain)}\"");
        html.AddMade(">\n");
        html.Line($"""<fieldset data-part="topics"><legend data-say="vast.delen.vraag">{texts["delen.vraag"]}</legend><ul class="cards">""");
        foreach (var topic in Topics)
            Box("topics", topic, "praat-" + topic, "delen." + topic);
        html.AddMade("</ul></fieldset>\n");
        if (page.IsOpen)
        {
            html.Line($"""<p class="note" data-say="vast.delen.open">{texts["delen.open"]}</p></div>""");
            return;
        }

        if (withPlan)
        {
            html.AddMade("<ul class=\"cards\" data-part=\"plan\">\n");
            Box("plan", "plan", "plankaart", "delen.plan");
            Box("plan", "looked-back", "praat-mijn-plan", "delen.teruggekeken", hidden: true);
            html.AddMade("</ul>\n");
        }

        if (bands.Count > 0)
        {
            // Only a coach who works confidentially may hear it: the player shows it when the Tool says that there is one.
            html.AddMade("<ul class=\"cards\" data-part=\"bands\">\n");
            Box("bands", "bands", Blocks.Drawing("3"), "delen.blokken", hidden: true);
            html.AddMade("</ul>\n");
        }

        html.Line($"""<div class="script-only"><p class="hint" data-need="coach" hidden data-say="vast.delen.eerst-coach">{texts["delen.eerst-coach"]}</p>""");
        html.Line($"""<div class="preview" aria-live="polite"><p class="question" data-say="vast.delen.voorbeeld">{texts["delen.voorbeeld"]}</p><ul data-preview></ul><p data-preview-empty data-say="vast.delen.voorbeeld-leeg">{texts["delen.voorbeeld-leeg"]}</p></div>""");
        html.Line($"""<p class="row"><button type="button" class="{Buttons.Main}" data-share>{texts["delen.deel"]}</button> <button type="button" class="{Buttons.Main}" data-share-nothing>{texts["delen.niets"]}</button></p><p data-share-note role="status"></p>""");
        html.Line($"""<div data-shared hidden><p class="question" data-say="vast.delen.gedeeld">{texts["delen.gedeeld"]}</p><ul data-shared-list></ul><p class="note" data-say="vast.delen.gelezen">{texts["delen.gelezen"]}</p></div></div></div>""");

        void Box(string name, string value, string picture, string key, bool hidden = false)
        {
            html.AddMade(hidden ? "<li hidden>" : "<li>");
            html.Add($"""<label class="card"><input type="checkbox" name="{page.Id(name)}" value="{value}">""");
            page.Drawing(picture, "card-picture");
            html.Line($"""<span data-say="vast.{key}">{texts[key]}</span></label></li>""");
        }
    }
}
