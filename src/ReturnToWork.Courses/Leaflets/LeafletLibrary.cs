using ReturnToWork.Courses.Reading;

namespace ReturnToWork.Courses.Leaflets;

/// <summary>
/// All leaflets and consent texts of one folder, by name, with what their author has to mend. One with an error is left out: nobody is shown, or says yes to, half a text.
/// </summary>
public sealed class LeafletLibrary
{
    internal const string Master = "nl";
    private static readonly string[] Languages = [Master, "en"];
    private readonly Pictures pictures;

    private LeafletLibrary(IReadOnlyDictionary<string, Leaflet> leaflets, IReadOnlyList<ThemeProblem> problems, Pictures pictures) => (Leaflets, Problems, this.pictures) = (leaflets, problems, pictures);

    public IReadOnlyDictionary<string, Leaflet> Leaflets { get; }

    public IReadOnlyList<ThemeProblem> Problems { get; }

    /// <summary>The sections of a leaflet as markup, each with its drawing; every line under an id by which it can be read aloud.</summary>
    public string Markup(LeafletText text) => LeafletMarkup.Of(text, pictures);

    /// <summary>Reads and checks every folder of <paramref name="directory"/>. Never throws for what an author wrote.</summary>
    /// <param name="directory">The folder of leaflets.</param>
    /// <param name="sharedFolder">The themes' folder <c>shared</c>: words and drawings.</param>
    public static LeafletLibrary Load(string directory, string sharedFolder)
    {
        var problems = new ProblemList();
        var leaflets = new SortedDictionary<string, Leaflet>(StringComparer.Ordinal);
        if (!Directory.Exists(directory))
            problems.Error("no-folder", directory, 0, "Deze map bestaat niet. Zet hier de folders neer.", "This folder does not exist. Put the leaflets here.");
        // What is wrong with the shared texts is said where the themes are read.
        var shared = SharedFolder.Read(sharedFolder, OwnTexts.None, new ProblemList());
        if (shared is null)
            problems.Error("no-shared", sharedFolder, 0, "De map ‘shared’ van de thema’s is niet te gebruiken. Daarin staan de woordenlijst en de plaatjes.", "The themes' folder ‘shared’ cannot be used. It holds the word list and the pictures.");
        foreach (var folder in (Directory.Exists(directory) && shared is not null ? Directory.GetDirectories(directory) : []).Order(StringComparer.Ordinal))
        {
            var (name, found) = (Path.GetFileName(folder), new ProblemList());
            if (Read(folder, name, found) is { } leaflet)
            {
                LeafletCheck.Run(leaflet, shared!, found);
                if (!found.AnyError)
                    leaflets[name] = leaflet;
            }

            foreach (var problem in found.All)
                problems.Add(problem);
        }

        return new LeafletLibrary(leaflets, problems.All, shared?.Symbols ?? Pictures.Empty);
    }

    private static Leaflet? Read(string folder, string name, ProblemList problems)
    {
        var texts = new Dictionary<string, LeafletText>(StringComparer.Ordinal);
        foreach (var language in Languages)
        {
            var (path, file) = (Path.Combine(folder, $"{language}.md"), $"{name}/{language}.md");
            if (!File.Exists(path))
                problems.Error("missing-language", file, 0, "Deze taal ontbreekt.", "This language is missing.");
            else if (LeafletReader.Read(path, file, language, problems) is { } text)
                texts[language] = text;
        }

        return texts.Count == Languages.Length ? new Leaflet(name, texts) : null;
    }
}
