using ReturnToWork.Courses;
using ReturnToWork.Lti;
using ReturnToWork.Tool.Pages;
using ReturnToWork.Tool.Pages.Mine;

namespace ReturnToWork.Tool.Picking;

/// <summary>What one registration may place in a course: all themes, their list, bundles; or, where it is the tool of one theme, that theme alone.</summary>
internal sealed record PickOffer(IReadOnlyList<Theme> Themes, bool HasMine)
{
    /// <summary>A bundle of one would be that theme.</summary>
    public bool HasBundle => HasMine && Themes.Count > 1;

    /// <param name="hidden">Numbers of the themes that the organisation does not show.</param>
    public static PickOffer Of(Themes themes, string? offer, IReadOnlySet<string> hidden)
    {
        Theme[] shown = [.. themes.All.Where(theme => !hidden.Contains(ThemeLists.NumberOf(theme)))];
        return offer is null ? new PickOffer(shown, HasMine: shown.Length > 0) : new PickOffer(themes.Find(offer) is { } only && shown.Contains(only) ? [only] : [], HasMine: false);
    }

    /// <summary>The theme as a link in the course. It can be done, so it may have a column in the gradebook; a list cannot.</summary>
    public static DeepLinkItem Item(Theme theme, string language)
    {
        var number = ThemeLists.NumberOf(theme);
        return new DeepLinkItem($"/themes/{number}", theme.Name(language), theme.Goal(language), Custom("theme", number), $"theme-{number}");
    }

    public static DeepLinkItem Mine(Phrases words) => new(ThemeLists.Mine, words["mine.title"], words["mine.text"], Custom("page", "mijn"));

    public static DeepLinkItem Bundle(IReadOnlyList<Theme> themes, Phrases words)
    {
        var names = themes.Select(theme => theme.Name(words.Language)).ToList();
        var all = words["bundle.names", ("names", string.Join(", ", names.Take(names.Count - 1))), ("last", names[^1])];
        var path = ThemeLists.BundleOf(themes);
        // A course shows the title in a list: many names would not fit.
        return new DeepLinkItem(path, names.Count <= 3 ? all : words["bundle.title"], words["bundle.text", ("all", all)], Custom("themes", path[(path.LastIndexOf('/') + 1)..]));
    }

    private static Dictionary<string, string> Custom(string name, string value) => new(StringComparer.Ordinal) { [name] = value };
}
