using System.Globalization;
using ReturnToWork.Courses.Kinds;

namespace ReturnToWork.Courses.Workshops;

/// <summary>What stands on the beamer, in the order of the hour: title, agreements, the scene's own drawings, questions, thanks.</summary>
internal static class WorkshopSlides
{
    public static IReadOnlyList<WorkshopSlide> Of(Theme theme, Workshop workshop, WorkshopShared shared)
    {
        var slides = new List<WorkshopSlide>();
        if (Scenes(theme, workshop.Language).FirstOrDefault() is { Steps.Count: > 0 } scene)
            slides.Add(new WorkshopSlide(workshop.Title, [theme.Name(workshop.Language)], Pictures.SceneStep(scene.Source, scene.Steps.Count), "", IsScene: false));
        else
            slides.Add(new WorkshopSlide(workshop.Title, [theme.Name(workshop.Language)], Picture: null, "", IsScene: false));
        slides.AddRange(shared.Agreements.Lines.Where(line => line.Kind == WorkshopLineKind.Slide).Select(Words));
        foreach (var line in workshop.Parts.SelectMany(part => part.Lines))
        {
            if (line.Kind == WorkshopLineKind.Slide)
                slides.Add(Words(line));
            else if (line.Kind == WorkshopLineKind.Scene && Find(theme, workshop.Language, line.Text) is { } shown)
                slides.AddRange(Steps(line, shown.Steps.Count).Select(step => Told(shown, step)));
        }

        slides.AddRange(shared.Thanks.Lines.Where(line => line.Kind == WorkshopLineKind.Slide).Select(Words));
        return slides;
    }

    public static Scene? Find(Theme theme, string language, string id) => Scenes(theme, language).FirstOrDefault(scene => scene.Id == id);

    /// <summary>Which steps a line shows: all, one (<c>beeld 3</c>) or some (<c>beeld 2-3</c>); none when there are no such steps.</summary>
    public static IEnumerable<int> Steps(WorkshopLine line, int count)
    {
        if (line.Picture is null)
            return Enumerable.Range(1, count);
        var ends = line.Picture.Split('-');
        return int.TryParse(ends[0], NumberStyles.None, CultureInfo.InvariantCulture, out var first) && int.TryParse(ends[^1], NumberStyles.None, CultureInfo.InvariantCulture, out var last) && first >= 1 && last >= first && last <= count && ends.Length <= 2
            ? Enumerable.Range(first, last - first + 1)
            : [];
    }

    /// <summary>Heading and lines of a slide of words.</summary>
    public static WorkshopSlide Words(WorkshopLine line)
    {
        var pieces = line.Text.Split('|', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
        return new WorkshopSlide(pieces.FirstOrDefault() ?? "", [.. pieces.Skip(1)], line.Picture, "", IsScene: false);
    }

    private static WorkshopSlide Told(Scene scene, int step) =>
        new(scene.Steps[step - 1].Caption.Text, [], Pictures.SceneStep(scene.Source, step), scene.Steps[step - 1].Alt.Text, IsScene: true);

    private static IEnumerable<Scene> Scenes(Theme theme, string language) => theme.In(language).Screens.SelectMany(screen => screen.Parts).OfType<Scene>();
}
