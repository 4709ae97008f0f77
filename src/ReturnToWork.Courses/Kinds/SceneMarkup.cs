using ReturnToWork.Courses.Rendering;

namespace ReturnToWork.Courses.Kinds;

/// <summary>A story in steps: a strip of pictures with captions, under each other without script.</summary>
internal static class SceneMarkup
{
    public static void Write(ScreenContext page, Scene scene)
    {
        page.Html.Line($"""<figure class="activity scene" data-activity="scene" data-id="{scene.Id}"><ol class="scene-steps">""");
        for (var i = 0; i < scene.Steps.Count; i++)
        {
            page.Html.Add($"""<li data-step="{i + 1}">""");
            page.Drawing(Pictures.SceneStep(scene.Source, i + 1), "scene-picture", scene.Steps[i].Alt.Text);
            page.Say("p", scene.Steps[i].Caption, "caption");
            page.Html.AddMade("</li>\n");
        }

        page.Html.AddMade("</ol>");
        if (!page.OnPaper)
            Transcript(page, scene);
        page.Html.AddMade("</figure>\n");
    }

    /// <summary>The whole story at once, for who rather reads than taps. Without script and on paper it stands there anyway.</summary>
    private static void Transcript(ScreenContext page, Scene scene)
    {
        page.Html.AddMade("<details class=\"word story script-only\" data-not-read>");
        page.Say("summary", "pagina.verhaal");
        foreach (var step in scene.Steps)
            page.Html.Add($"<p>{step.Caption}</p>");
        page.Html.AddMade("</details>");
    }
}
