using System.Globalization;
using ReturnToWork.Courses.Reading;

namespace ReturnToWork.Courses.Protocols;

/// <summary>Reads one version of the protocol from its file. Never throws for what an author wrote.</summary>
internal static class ProtocolReader
{
    public static Protocol? Read(string path, string file, ProblemList problems)
    {
        var found = new ProblemList();
        var protocol = YamlMap.Of(path, file, found) is { } map ? Of(map, file, found) : null;
        if (protocol is not null) ProtocolCheck.Run(protocol, Path.GetFileNameWithoutExtension(path), file, found);
        foreach (var problem in found.All) problems.Add(problem);
        return found.AnyError ? null : protocol;
    }

    private static Protocol Of(YamlMap map, string file, ProblemList problems)
    {
        var (certificate, levels, reasons, parts) = (map.RequiredMap("certificaat"), map.RequiredMap("niveaus"), map.RequiredMap("redenen"), map.RequiredMap("onderdelen"));
        var protocol = new Protocol(
            map.Required("versie"), Day(map, "vanaf", file, problems), certificate.Number("maanden", 24), certificate.Number("waarschuwen-dagen", 60), certificate.Number("respijt-dagen", 60),
            levels.Texts("basis"), levels.Texts("begeleiden"), levels.Texts("certificaat"), levels.Texts("bijhouden"), levels.Texts("herstel"),
            reasons.Keys.ToList().ToDictionary(code => code, IReadOnlyDictionary<string, string> (code) => Words(reasons, code), StringComparer.Ordinal),
            [.. parts.Keys.ToList().Select(code => Part(parts.RequiredMap(code), code, file, problems)).DistinctBy(part => part.Code, StringComparer.Ordinal)]);
        foreach (var one in (YamlMap[])[certificate, levels, reasons, parts, map]) one.Done();
        return protocol;
    }

    private static Requirement Part(YamlMap map, string code, string file, ProblemList problems)
    {
        var part = new Requirement(
            code, Words(map, "naam"), Words(map, "over"), Words(map, "vorm"), map.Number("minuten", 0), map.Texts("na"), map.Has("geldig-maanden") ? map.Number("geldig-maanden", 12) : null,
            map.Texts("vrijstelling"), [.. map.Maps("bewijs").Select(one => Shown(one, file, problems))]);
        if (part.Evidence.Count == 0) problems.Error("no-evidence", file, map.Line, $"Bij {code} staat niet wat laat zien dat het gedaan is. Voeg ‘bewijs’ toe.", $"{code} does not say what shows that it was done. Add ‘bewijs’.");
        map.Done();
        return part;
    }

    private static Evidence Shown(YamlMap map, string file, ProblemList problems)
    {
        var evidence = new Evidence(map.Required("code"), map.Required("soort"), map.Required("werkwoord"), map.Number("aantal", 1), map.Text("per") is not null);
        One("soort", evidence.Kind, Evidence.Kinds);
        One("werkwoord", evidence.Verb, Evidence.Verbs);
        if (map.Text("per") is { } per) One("per", per, ["jaar"]);
        if (evidence.Count < 1) problems.Error("count", file, map.LineOfKey("aantal"), "‘aantal’ is minstens 1.", "‘aantal’ is at least 1.");
        map.Done();
        return evidence;

        void One(string key, string value, IReadOnlyList<string> known)
        {
            if (value.Length > 0 && !known.Contains(value, StringComparer.Ordinal))
                problems.Error("unknown-value", file, map.LineOfKey(key), $"‘{value}’ bestaat niet bij ‘{key}’. Kies uit: {string.Join(", ", known)}.", $"‘{value}’ does not exist at ‘{key}’. Choose from: {string.Join(", ", known)}.");
        }
    }

    private static Dictionary<string, string> Words(YamlMap map, string key)
    {
        var words = map.RequiredMap(key);
        var read = new Dictionary<string, string>(StringComparer.Ordinal) { ["nl"] = words.Required("nl"), ["en"] = words.Required("en") };
        words.Done();
        return read;
    }

    private static DateOnly Day(YamlMap map, string key, string file, ProblemList problems)
    {
        var text = map.Required(key);
        if (DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) || text.Length == 0) return day;
        problems.Error("wrong-day", file, map.LineOfKey(key), "Schrijf de dag als jaar-maand-dag, zoals 2026-11-01.", "Write the day as year-month-day, such as 2026-11-01.");
        return day;
    }
}
