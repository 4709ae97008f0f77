using System.Text.RegularExpressions;
using System.Xml.Linq;
using ReturnToWork.Courses.Kinds;

namespace ReturnToWork.Courses.Rendering;

/// <summary>The drawings that a page points to, each once, in one hidden block.</summary>
internal static partial class Sprite
{
    /// <summary>Drawings of the fixed screens; every symbols.svg has them, a test looks.</summary>
    public static readonly IReadOnlyList<string> Fixed =
    [
        "wie-jij", "wie-coach", "wie-leidinggevende", "slot", "bewaren", "niet-bewaren", "niets", "klaar", "praten", "plankaart",
        "praat-werk-betekent", "praat-anderen", "praat-eerste-stap", "praat-hulp-en-uitleg", "praat-mijn-plan", "praat-op-het-werk",
    ];

    public static string Of(Theme theme) => Of(theme.Content.Pictures, [.. Fixed, .. Used(theme)]);

    /// <summary>The drawings that are named, with those that they use.</summary>
    public static string Of(Pictures pictures, IEnumerable<string> wanted) => Block(Collect(pictures, wanted).Select(name => Written(pictures, name)));

    /// <summary>The drawings of several themes in one document. A scene may have the same name in two themes, so there it gets the theme's number.</summary>
    public static string OnPaper(IEnumerable<Theme> themes) =>
        OnPaper(themes.Select(theme => (theme, Fixed.Concat(Used(theme)).Concat(OnSheets(theme)))));

    /// <summary>The same for the drawings that are named.</summary>
    public static string OnPaper(IEnumerable<(Theme Theme, IEnumerable<string> Names)> wanted)
    {
        var written = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var (theme, names) in wanted)
        {
            foreach (var name in Collect(theme.Content.Pictures, names))
                written.TryAdd(NameOnPaper(theme, name), Written(theme.Content.Pictures, name).Replace($"<symbol id=\"{name}\"", $"<symbol id=\"{NameOnPaper(theme, name)}\"", StringComparison.Ordinal));
        }

        return Block(written.Values);
    }

    public static string NameOnPaper(Theme theme, string name) => name.StartsWith("scene-", StringComparison.Ordinal) ? FormattableString.Invariant($"{name}-{theme.Mark}") : name;

    /// <summary>What is named and all that it is built from, each once.</summary>
    public static IReadOnlyList<string> Names(Pictures pictures, IEnumerable<string> wanted) => Collect(pictures, wanted);

    /// <summary>What a theme's own screens and sheets show, without the fixed screens.</summary>
    public static IReadOnlyList<string> NamesIn(Theme theme) => Collect(theme.Content.Pictures, [.. Used(theme), .. OnSheets(theme)]);

    private static string Block(IEnumerable<string> drawings) => $"""<svg class="drawings" aria-hidden="true" width="0" height="0">{string.Concat(drawings)}</svg>{"\n"}""";

    private static string Written(Pictures pictures, string name) => Namespace().Replace(pictures.Symbol(name).ToString(SaveOptions.DisableFormatting), "");

    private static List<string> Collect(Pictures pictures, IEnumerable<string> wanted)
    {
        var names = new List<string>();
        foreach (var name in wanted)
            Include(name);
        return names;

        void Include(string name)
        {
            if (names.Contains(name, StringComparer.Ordinal) || !pictures.Has(name))
                return;
            names.Add(name);
            foreach (var inner in pictures.UsedBy(name))
                Include(inner);
        }
    }

    private static IEnumerable<string> OnSheets(Theme theme) => theme.In(theme.Languages[0]).Sheets.Select(sheet => sheet.Picture).OfType<string>();

    private static IEnumerable<string> Used(Theme theme) => theme.In(theme.Languages[0]).Screens.SelectMany(screen => screen.Parts).SelectMany(part => part switch
    {
        PicturePart picture => [Pictures.SceneStep(picture.Source, 1)],
        Activity activity => activity.Pictures.Select(picture => picture.Name),
        _ => Array.Empty<string>(),
    });

    [GeneratedRegex(" xmlns=\"[^\"]*\"", RegexOptions.CultureInvariant, 5000)]
    private static partial Regex Namespace();
}
