using System.Text.RegularExpressions;
using ReturnToWork.Courses.Checking;
using ReturnToWork.Courses.Reading;

namespace ReturnToWork.Courses;

/// <summary>What an organisation may say in its own words, and whether it says it well: the rules of authors, by one text.</summary>
public static partial class OwnTextCheck
{
    /// <summary>Characters of one text at most.</summary>
    public const int Longest = 400;

    /// <summary>
    /// Fixed texts that promise something which the program then does (who sees what, keeping, a code, sharing) or that tell where the method comes from. They stay as they are:
    /// a promise in other words could be untrue, and the words of a share are those on the coach's page.
    /// </summary>
    private static readonly string[] Promises = ["vast.wie.", "vast.bewaren.", "vast.koppelen.", "vast.delen.", "vast.gezien.", "vast.mijn.", "vast.pagina.alleen-jij", "vast.pagina.geinspireerd", "vast.pagina.concept"];

    /// <summary>False for a promise of the program itself.</summary>
    public static bool MayReplace(string id) => !Promises.Any(start => id.StartsWith(start, StringComparison.Ordinal));

    /// <summary>What to mend in <paramref name="text"/>: an error refuses it, a warning does not. File and line are empty.</summary>
    /// <param name="original">The theme's own text; what it leaves open for the program to fill must be left open too.</param>
    public static IReadOnlyList<ThemeProblem> Run(Theme theme, string language, string original, string text)
    {
        var problems = new ProblemList();
        if (text.Trim().Length == 0)
            Say("missing-text", "Schrijf hier een tekst. Wil je de tekst van het thema terug? Kies dat hieronder.", "Write a text here. To have the theme's text back, choose that below.");
        if (text.Length > Longest)
            Say("long-text", $"Deze tekst heeft {text.Length} tekens; hoogstens {Longest}. Maak hem korter.", $"This text has {text.Length} characters; at most {Longest}. Make it shorter.");
        if (text.Any(c => char.IsControl(c) || TextFile.IsOdd(c)))
            Say("invisible", "Hier staat een nieuwe regel, een tab of een onzichtbaar teken. Typ de tekst als één regel.", "There is a new line, a tab or an invisible character here. Type the text as one line.");
        var (wanted, there) = (Places(original), Places(text));
        foreach (var place in wanted.Except(there, StringComparer.Ordinal))
            Say("missing-place", $"{place} ontbreekt. Daar vult het programma iets in.", $"{place} is missing. The program fills something in there.");
        foreach (var place in there.Except(wanted, StringComparer.Ordinal))
            Say("unknown-place", $"{place} kent het programma hier niet. Haal het weg.", $"The program does not know {place} here. Take it away.");
        if (!problems.AnyError)
            LanguageCheck.Single(text, theme.Closest(language), theme.Content.Words.GetValueOrDefault(theme.Closest(language), WordList.Empty), problems);
        return [.. problems.All.DistinctBy(problem => problem.Dutch, StringComparer.Ordinal)];

        void Say(string code, string dutch, string english) => problems.Error(code, "", 0, dutch, english);
    }

    private static List<string> Places(string text) => [.. Place().Matches(text).Select(match => match.Value).Distinct(StringComparer.Ordinal)];

    [GeneratedRegex(@"\{[a-z-]+\}", RegexOptions.CultureInvariant, 5000)]
    private static partial Regex Place();
}
