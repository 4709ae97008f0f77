using ReturnToWork.Courses.Kinds;
using ReturnToWork.Courses.Rendering;

namespace ReturnToWork.Courses;

/// <summary>One picture per theme for pages that list them: how its story ends, which is always well. Decoration: the name stands beside it.</summary>
public static class ThemeCovers
{
    /// <summary>The drawings that <see cref="Of"/> points to, each once; a page holds them before its first cover.</summary>
    public static string Drawings(IEnumerable<Theme> themes) => Sprite.OnPaper(themes.Select(theme => (theme, Named(theme))));

    /// <summary>Markup of the picture; a theme that tells no story has the sign of a plan.</summary>
    public static string Of(Theme theme) => $"""<svg class="cover" viewBox="{(Ending(theme) is null ? "0 0 96 96" : "0 0 320 240")}" aria-hidden="true" focusable="false"><use href="#{Sprite.NameOnPaper(theme, Name(theme))}"/></svg>""";

    private static IEnumerable<string> Named(Theme theme) => [Name(theme)];

    private static string Name(Theme theme) => Ending(theme) ?? "plankaart";

    private static string? Ending(Theme theme) =>
        theme.In(theme.Languages[0]).Screens.SelectMany(screen => screen.Parts).OfType<Scene>().Where(scene => scene.Steps.Count > 0).Select(scene => Pictures.SceneStep(scene.Source, scene.Steps.Count)).FirstOrDefault();
}
