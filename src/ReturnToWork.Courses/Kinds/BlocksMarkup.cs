using ReturnToWork.Courses.Rendering;

namespace ReturnToWork.Courses.Kinds;

/// <summary>Each sentence with its four steps and two ways out, all with words; the blocks are filled or empty, so they read in black and white.</summary>
internal static class BlocksMarkup
{
    public static void Write(ScreenContext page, Blocks blocks)
    {
        page.Html.Line($"""<div class="activity" data-activity="blokken" data-id="{blocks.Id}">""");
        page.Say("p", blocks.Question, "question");
        page.Html.AddMade("\n<div class=\"things\">\n");
        foreach (var thing in blocks.Things)
        {
            page.Html.Add($"""<fieldset data-thing="{thing.Id}">""");
            page.Say("legend", thing.Text);
            page.Html.AddMade("<ul class=\"steps\">");
            foreach (var (step, key) in Blocks.Steps)
                Step(page, $"{blocks.Id}-{thing.Id}", step, key, Blocks.Drawing(step), Band.CodeOf(page.Texts, blocks.Determinants[thing.Id], thing.Text.Text, step));
            foreach (var no in Blocks.NoSteps)
                Step(page, $"{blocks.Id}-{thing.Id}", no, "blokken." + no, drawing: null);
            page.Html.AddMade("</ul></fieldset>\n");
        }

        page.Html.AddMade("</div></div>\n");
    }

    private static void Step(ScreenContext page, string name, string value, string key, string? drawing, string? band = null)
    {
        page.Html.Add($"<li><label class=\"card\"><input type=\"radio\" name=\"{page.Id(name)}\" value=\"{value}\"");
        if (band is not null && !page.IsOpen)
            page.Html.Add($" data-band=\"{band}\"");
        page.Html.AddMade(">");
        if (drawing is not null)
            page.Drawing(drawing, "step-picture");
        page.Say("span", key);
        page.Html.AddMade("</label></li>");
    }
}
