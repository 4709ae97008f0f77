using ReturnToWork.Courses.Reading;
using ReturnToWork.Courses.Rendering;

namespace ReturnToWork.Courses.Workshops;

/// <summary>The workshops that lie in the folders of themes, with what their authors have to mend. One with an error is left out: nobody stands before a group with half a script.</summary>
public sealed class WorkshopLibrary
{
    private const string Master = "nl";
    private static readonly string[] Languages = [Master, "en"];
    private readonly Dictionary<string, WorkshopShared> shared = new(StringComparer.Ordinal);
    private readonly SortedDictionary<int, Dictionary<string, Workshop>> byTheme = [];
    private readonly ProblemList problems = new();

    private WorkshopLibrary()
    {
    }

    public IReadOnlyList<ThemeProblem> Problems => problems.All;

    /// <summary>Numbers of the themes that have one.</summary>
    public IEnumerable<int> Themes => byTheme.Keys;

    /// <summary>The workshop of a theme; null when it has none.</summary>
    public Workshop? Of(Theme theme, string language) => byTheme.TryGetValue(theme.Number, out var texts) ? texts.GetValueOrDefault(language, texts[Master]) : null;

    /// <summary>What holds for every one of them.</summary>
    public WorkshopShared SharedIn(string language) => shared.GetValueOrDefault(language, shared[Master]);

    public IReadOnlyList<WorkshopSlide> Slides(Theme theme, Workshop workshop) => WorkshopSlides.Of(theme, workshop, SharedIn(workshop.Language));

    /// <summary>The drawings of these slides, each once, for a page that points to them by <c>#name</c>.</summary>
    public static string Drawings(Theme theme, IEnumerable<WorkshopSlide> slides) => Sprite.Of(theme.Content.Pictures, slides.Select(slide => slide.Picture).OfType<string>());

    /// <summary>Reads and checks <c>workshop.nl.md</c> and <c>workshop.en.md</c> of every theme that has them. Never throws for what an author wrote.</summary>
    /// <param name="directory">The folder of themes.</param>
    /// <param name="themes">The themes of that folder.</param>
    public static WorkshopLibrary Load(string directory, ThemeLibrary themes)
    {
        var library = new WorkshopLibrary();
        var having = themes.Themes.Values.Where(theme => Languages.Any(language => File.Exists(PathOf(directory, theme.Folder, language)))).ToList();
        if (having.Count == 0 || themes.Shared is not { } fixedTexts)
            return library;
        library.ReadShared(directory, fixedTexts);
        foreach (var theme in having)
        {
            var found = new ProblemList();
            var texts = new Dictionary<string, Workshop>(StringComparer.Ordinal);
            foreach (var language in Languages)
            {
                var file = FileOf(theme.Folder, language);
                if (!File.Exists(PathOf(directory, theme.Folder, language)))
                    found.Error("missing-language", file, 0, "Deze taal ontbreekt.", "This language is missing.");
                else if (WorkshopReader.Read(PathOf(directory, theme.Folder, language), file, language, found) is { } text)
                    texts[language] = text;
            }

            foreach (var text in texts.Values)
                WorkshopCheck.Run(text, theme, fixedTexts, found);
            if (texts.TryGetValue(Master, out var master))
            {
                foreach (var other in texts.Values.Where(text => text != master))
                    WorkshopCheck.Same(master.AllParts, other.AllParts, other.File, found);
            }

            if (!found.AnyError && library.shared.Count == Languages.Length)
                library.byTheme[theme.Number] = texts;
            foreach (var problem in found.All)
                library.problems.Add(problem);
        }

        return library;
    }

    private void ReadShared(string directory, SharedFolder fixedTexts)
    {
        var found = new ProblemList();
        foreach (var language in Languages)
        {
            var file = FileOf(SharedFolder.Name, language);
            if (!File.Exists(PathOf(directory, SharedFolder.Name, language)))
                found.Error("missing-language", file, 0, "Dit bestand ontbreekt: de afspraken die bij elke workshop horen.", "This file is missing: the agreements that belong to every workshop.");
            else if (WorkshopReader.ReadShared(PathOf(directory, SharedFolder.Name, language), file, language, found) is { } text)
                shared[language] = text;
        }

        foreach (var text in shared.Values)
            WorkshopCheck.Run(text, fixedTexts, found);
        if (shared.TryGetValue(Master, out var master))
        {
            foreach (var other in shared.Values.Where(text => text != master))
                WorkshopCheck.Same(master.AllParts, other.AllParts, other.File, found);
        }

        if (found.AnyError)
            shared.Clear();
        foreach (var problem in found.All)
            problems.Add(problem);
    }

    private static string FileOf(string folder, string language) => $"{folder}/workshop.{language}.md";

    private static string PathOf(string directory, string folder, string language) => Path.Combine(directory, folder, $"workshop.{language}.md");
}
