using ReturnToWork.Courses.Leaflets;

namespace ReturnToWork.Tool.Pages.Leaflets;

/// <summary>The leaflets and consent texts that came with the program, read once. One that is missing or has an error stops the start: a person must never say yes to a text that is not there.</summary>
internal sealed class LeafletBook
{
    public const string Join = "deelnemen";
    public const string Coaching = "coaching";
    public const string Research = "onderzoek";
    public const string ResearchConsent = "toestemming-onderzoek";

    private static readonly string[] Needed = [Join, $"{Join}-lang", Coaching, Research, $"{Research}-lang", ResearchConsent, "professionals"];
    private readonly LeafletLibrary _library;

    public LeafletBook()
    {
        var assets = Path.Combine(AppContext.BaseDirectory, "assets");
        _library = LeafletLibrary.Load(Path.Combine(assets, "leaflets"), Path.Combine(assets, "themes", "shared"));
        if (Needed.FirstOrDefault(name => !_library.Leaflets.ContainsKey(name)) is { } missing)
            throw new InvalidOperationException($"The leaflet assets/leaflets/{missing} beside the program is missing or has an error: {string.Join(" ", _library.Problems.Where(problem => problem.IsError))}");
    }

    public LeafletText Of(string name, string language) => _library.Leaflets[name].In(language);

    /// <summary>Its sections, with drawings.</summary>
    public string Markup(LeafletText text) => _library.Markup(text);
}
