using System.Globalization;

namespace ReturnToWork.Courses.Reading;

/// <summary><c>claims.yaml</c>: the claims, the words that ask for one, and the texts that have such a word and claim nothing.</summary>
/// <param name="Themes">Whose texts need a claim for such a word, beside the shared texts; an organisation's own theme may have its list elsewhere.</param>
/// <param name="Words">Dutch words or sayings at which a text needs a claim: # for a number, a star for any letters.</param>
/// <param name="Free">Text (theme or null, id) → the line of its exemption. The reason stands beside it in the file.</param>
internal sealed record ClaimsFile(Claims Claims, IReadOnlySet<int> Themes, IReadOnlyList<string> Words, IReadOnlyDictionary<(int? Theme, string Id), int> Free)
{
    public const string Name = "claims.yaml";
    public const string DateFormat = "yyyy-MM-dd";

    /// <returns>Null where there is no such file, or none that can be read.</returns>
    public static ClaimsFile? Read(string directory, ProblemList problems)
    {
        var path = Path.Combine(directory, Name);
        if (!File.Exists(path) || YamlMap.Of(path, Name, problems) is not { } root)
            return null;
        var day = root.Required("nagekeken");
        var wasChecked = DateOnly.TryParseExact(day, DateFormat, CultureInfo.InvariantCulture, DateTimeStyles.None, out var date);
        if (!wasChecked)
            problems.Error("claim-date", Name, root.LineOfKey("nagekeken"), $"‘{day}’ is geen datum. Schrijf bijvoorbeeld 2026-11-23.", $"‘{day}’ is no date. Write for example 2026-11-23.");
        var themes = root.Texts("themas").Select(theme => Number(theme) ?? -1).ToHashSet();
        var words = root.Texts("woorden");
        var free = new Dictionary<(int?, string), int>();
        foreach (var map in root.Maps("vrij"))
        {
            map.Required("reden");
            foreach (var text in map.Texts("teksten"))
                free[Place(text)] = map.Line;
            map.Done();
        }

        var claims = root.Maps("beweringen").Select(Read).ToList();
        root.Done();
        return new ClaimsFile(new Claims(wasChecked ? date : null, claims), themes, words, free);
    }

    private static Claim Read(YamlMap map)
    {
        if (map.Has("folder"))
            return new Claim(null, $"{map.Required("folder")}/{map.Required("id")}", map.Required("zin"), map.Required("bewering"), map.Required("bron"), "onbekend", map.Required("gezien"), map.Required("staat"), map.Text("let-op"), map.Line);
        var theme = map.Required("thema");
        var claim = new Claim(
            Number(theme), map.Required("id"), map.Required("zin"), map.Required("bewering"), map.Required("bron"),
            map.Required("bron-van"), map.Required("bekeken"), map.Required("staat"), map.Text("let-op"), map.Line);
        map.Done();
        return claim;
    }

    /// <summary><c>3 scherm.wens.tekst-1</c>, or only the id for a text that every theme has.</summary>
    private static (int? Theme, string Id) Place(string text) =>
        text.Split(' ', 2) is [var number, var id] && Number(number) is { } theme ? (theme, id) : (null, text);

    /// <summary>3, or P1 in the list of what professionals learn: a folder has one series.</summary>
    private static int? Number(string mark) => int.TryParse(mark.StartsWith('P') ? mark[1..] : mark, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;
}
