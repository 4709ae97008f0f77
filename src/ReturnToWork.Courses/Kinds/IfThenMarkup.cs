using ReturnToWork.Courses.Rendering;

namespace ReturnToWork.Courses.Kinds;

/// <summary>Two choices that become one sentence.</summary>
internal static class IfThenMarkup
{
    private static readonly Dictionary<string, string> NoWishes = [];

    public static void Write(ScreenContext page, IfThen plan)
    {
        page.Html.Line($"""<div class="activity" data-activity="als-dan" data-id="{plan.Id}">""");
        Part(page, plan.Id, "als", plan.CueQuestion, plan.Cues);
        Part(page, plan.Id, "dan", plan.ActionQuestion, plan.Actions);
        foreach (var (hint, text) in plan.Hints)
            page.Html.Line($"""<p class="hint" data-hint="{hint}" data-say="{text.Id}" hidden>{text}</p>""");
        var label = page.Id(plan.Id + "-zin");
        page.Html.Add($"""<div class="sentence"><p id="{label}" data-say="{plan.SentenceLabel.Id}">{plan.SentenceLabel}</p><output aria-labelledby="{label}" data-sentence data-template="{plan.Sentence}"></output>""");
        page.PenLines(2);
        page.Html.AddMade("</div>\n</div>\n");
    }

    private static void Part(ScreenContext page, string id, string part, Phrase question, IReadOnlyList<Option> options)
    {
        page.Html.Line($"""<fieldset data-part="{part}" data-max="1"><legend data-say="{question.Id}">{question}</legend>""");
        ChoiceMarkup.Cards(page, $"{id}-{part}", options, max: 1, NoWishes);
        page.Html.AddMade("</fieldset>\n");
    }
}
