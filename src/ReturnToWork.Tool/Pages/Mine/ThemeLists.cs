using ReturnToWork.Courses;
using ReturnToWork.Tool.Sessions;

namespace ReturnToWork.Tool.Pages.Mine;

/// <summary>Several themes behind one link of the LMS.</summary>
/// <param name="Path">Its address here: <c>/mijn</c>, or such as <c>/bundels/1-3</c>.</param>
/// <param name="Themes">In the order of the address; at least one.</param>
internal sealed record ThemeList(string Path, IReadOnlyList<Theme> Themes)
{
    public bool IsMine => Path == ThemeLists.Mine;
}

/// <summary>Which lists there are: all themes, and any bundle of two or more.</summary>
internal sealed class ThemeLists(Themes themes)
{
    public const string Mine = "/mijn";
    private const string Bundles = "/bundels/";
    private const int Most = 20;

    /// <summary>The list with this address, or null. A bundle names two to twenty numbers, none twice; of those this installation has at least one, the others are left out.</summary>
    public ThemeList? Find(string path)
    {
        if (path == Mine) return new ThemeList(path, [.. themes.All]);
        if (!path.StartsWith(Bundles, StringComparison.Ordinal)) return null;
        var numbers = path[Bundles.Length..].Split('-');
        if (numbers.Length is < 2 or > Most || numbers.Distinct(StringComparer.Ordinal).Count() < numbers.Length || !numbers.All(IsNumber)) return null;
        Theme[] found = [.. numbers.Select(themes.Find).OfType<Theme>()];
        return found.Length == 0 ? null : new ThemeList(path, found);
    }

    /// <summary>The themes that this visit may open: those it was launched for.</summary>
    public IReadOnlyList<Theme> Of(Visit visit) => (visit.List is { } path ? Find(path)?.Themes : themes.Find(visit.Theme) is { } one ? [one] : null) ?? [];

    /// <summary>Whether this visit may open this theme: the one that was launched, or one of the launched list.</summary>
    public bool Opens(Visit visit, string number) =>
        Of(visit).Any(theme => NumberOf(theme) == number);

    public static string BundleOf(IEnumerable<Theme> themes) => Bundles + string.Join('-', themes.Select(NumberOf));

    /// <summary>As it stands in addresses.</summary>
    public static string NumberOf(Theme theme) => theme.Mark;

    private static bool IsNumber(string text) => text.Length is 1 or 2 && text.All(char.IsAsciiDigit) && text[0] != '0';
}
