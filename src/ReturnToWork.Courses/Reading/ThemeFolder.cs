using System.Text.RegularExpressions;

namespace ReturnToWork.Courses.Reading;

/// <summary>Reads <c>{n}-{code}/theme.yaml</c> and a text per language.</summary>
internal static partial class ThemeFolder
{
    // What the method promises of a theme (method 3.0); a theme that differs says so.
    private const int UsualMinutes = 10;

    public static bool IsTheme(string folder) => FolderName().IsMatch(Path.GetFileName(folder));

    /// <returns>Null when the folder holds no readable theme at all; the problems say why.</returns>
    public static Theme? Read(string folder, SharedFolder shared, OwnTexts own, ProblemList problems)
    {
        var name = Path.GetFileName(folder);
        var file = $"{name}/theme.yaml";
        var path = Path.Combine(folder, "theme.yaml");
        if (!File.Exists(path))
        {
            problems.Error("no-theme-yaml", file, 0, "Maak hier een bestand theme.yaml.", "Make a file theme.yaml here.");
            return null;
        }

        var root = YamlMap.Of(path, file, problems);
        if (root is null)
            return null;
        var mark = Mark().Match(root.Required("nummer"));
        if (!mark.Success)
            problems.Error("wrong-value", file, root.LineOfKey("nummer"), "Bij ‘nummer’ hoort een getal, of P en een getal voor wat professionals leren.", "‘nummer’ wants a number, or P and a number for what professionals learn.");
        var (series, number) = (mark.Groups["series"].Value, mark.Success ? int.Parse(mark.Groups["number"].ValueSpan, System.Globalization.CultureInfo.InvariantCulture) : 0);
        var limits = Checking.Limits.Of(series);
        if (mark.Success && !name.StartsWith(mark.Value.ToLowerInvariant() + "-", StringComparison.Ordinal))
            problems.Error("number-of-folder", file, root.LineOfKey("nummer"), "Het nummer is niet dat van de map. Maak ze gelijk.", "The number is not the folder's. Make them the same.");
        var version = root.Required("versie");
        var concept = root.Flag("concept");
        var minutes = root.Number("minuten", UsualMinutes);
        if (minutes < 1 || minutes > limits.Minutes)
            problems.Error("wrong-value", file, root.LineOfKey("minuten"), $"Een thema duurt 1 tot {limits.Minutes} minuten.", $"A theme takes 1 to {limits.Minutes} minutes.");
        var languages = root.Texts("talen");
        var (determinants, lines) = limits.WorksOnDeterminants ? ReadDeterminants(root, file, problems) : ([], []);
        var main = root.Texts("hoofddeterminanten");
        CheckDeterminants(main, root, "hoofddeterminanten", file, problems);
        if (main.Count == 0 && limits.WorksOnDeterminants)
            problems.Error("missing-key", file, root.Line, "Noem waar het thema vooral aan werkt: ‘hoofddeterminanten: [K2, W4]’.", "Name what the theme works on most: ‘hoofddeterminanten: [K2, W4]’.");
        root.Done();
        if (languages.Count == 0)
            problems.Error("missing-key", file, root.Line, "Noem de talen: ‘talen: [nl, en]’. De eerste is de bron.", "Name the languages: ‘talen: [nl, en]’. The first is the source.");

        var texts = new Dictionary<string, ThemeText>(StringComparer.Ordinal);
        foreach (var language in languages)
        {
            if (!shared.Texts.ContainsKey(language))
                problems.Error("no-shared-texts", file, root.LineOfKey("talen"), $"De vaste teksten shared/{language}.yaml ontbreken.", $"The fixed texts shared/{language}.yaml are missing.");
            if (shared.Texts.TryGetValue(language, out var fixedTexts) && ThemeTextReader.Read(folder, mark.Value, language, fixedTexts, own, problems) is { } text)
                texts[language] = text;
        }

        if (languages.Count == 0 || texts.Count < languages.Count || languages.Any(language => !shared.Texts.ContainsKey(language)))
            return null;
        var pictures = shared.Symbols.With(Pictures.ReadScenes(folder, name, problems));
        var code = name[(name.IndexOf('-', StringComparison.Ordinal) + 1)..];
        return new Theme(series, number, code, version, concept, minutes, languages, new ThemeContent(texts, shared.Texts, shared.Words, determinants, main, pictures, VoicesOf(mark.Value, folder, shared, problems))
        {
            Media = Media.MediaFile.ReadFolder(folder), DeterminantLines = lines, LineOfDeterminants = root.LineOfKey("determinanten"), LineOfMain = root.LineOfKey("hoofddeterminanten"),
        });
    }

    private static Dictionary<(string Theme, string Language, string Id), Voices.VoiceFile> VoicesOf(string mark, string folder, SharedFolder shared, ProblemList problems) =>
        In(mark, Voices.VoiceFolder.Read(folder, problems)).Concat(In(OwnTexts.Shared, shared.Voices)).ToDictionary();

    private static IEnumerable<KeyValuePair<(string Theme, string Language, string Id), Voices.VoiceFile>> In(string theme, IReadOnlyDictionary<string, IReadOnlyDictionary<string, Voices.VoiceFile>> languages) =>
        languages.SelectMany(language => language.Value.Select(voice => KeyValuePair.Create((theme, language.Key, voice.Key), voice.Value)));

    private static (Dictionary<string, IReadOnlyList<string>> Found, Dictionary<string, int> Lines) ReadDeterminants(YamlMap root, string file, ProblemList problems)
    {
        var found = new Dictionary<string, IReadOnlyList<string>>(StringComparer.Ordinal);
        var lines = new Dictionary<string, int>(StringComparer.Ordinal);
        var map = root.RequiredMap("determinanten");
        foreach (var screen in map.Keys.ToList())
        {
            lines[screen] = map.LineOfKey(screen);
            found[screen] = map.Texts(screen);
            CheckDeterminants(found[screen], map, screen, file, problems);
        }

        return (found, lines);
    }

    private static void CheckDeterminants(IReadOnlyList<string> codes, YamlMap map, string key, string file, ProblemList problems)
    {
        foreach (var wrong in codes.Where(code => !Determinant().IsMatch(code)))
            problems.Error("unknown-determinant", file, map.LineOfKey(key), $"‘{wrong}’ is geen determinant. Kies uit W1 tot W4 en K1 tot K5.", $"‘{wrong}’ is no determinant. Choose from W1 to W4 and K1 to K5.");
    }

    [GeneratedRegex("^p?[0-9]{1,2}-[a-z0-9-]+$", RegexOptions.CultureInvariant, 5000)]
    private static partial Regex FolderName();

    [GeneratedRegex("^(?<series>P?)(?<number>0|[1-9][0-9]?)$", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, 5000)]
    private static partial Regex Mark();

    [GeneratedRegex("^(?:W[1-4]|K[1-5])$", RegexOptions.CultureInvariant, 5000)]
    internal static partial Regex Determinant();
}
