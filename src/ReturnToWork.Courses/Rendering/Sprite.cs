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

    public static string Of(Theme theme)
    {
        var names = new List<string>();
        foreach (var name in Fixed.Concat(Used(theme)).Where(theme.Content.Pictures.Has))
            Include(name);
        var drawings = names.Select(name => Namespace().Replace(theme.Content.Pictures.Symbol(name).ToString(SaveOptions.DisableFormatting), ""));
        return $"""<svg class="drawings" aria-hidden="true" focusable="false" width="0" height="0">{string.Concat(drawings)}</svg>{"\n"}""";

        void Include(string name)
        {
            if (names.Contains(name, StringComparer.Ordinal) || !theme.Content.Pictures.Has(name))
                return;
            names.Add(name);
            foreach (var inner in theme.Content.Pictures.UsedBy(name))
                Include(inner);
        }
    }

    private static IEnumerable<string> Used(Theme theme) => theme.In(theme.Languages[0]).Screens.SelectMany(screen => screen.Parts).SelectMany(part => part switch
    {
        PicturePart picture => [Pictures.SceneStep(picture.Source, 1)],
        Activity activity => activity.Pictures.Select(picture => picture.Name),
        _ => Array.Empty<string>(),
    });

    [GeneratedRegex(" xmlns=\"[^\"]*\"", RegexOptions.CultureInvariant, 200)]
    private static partial Regex Namespace();
}
