using Markdig.Syntax;

namespace ReturnToWork.Courses.Reading;

/// <summary>Turns a block <c>```activiteit keuze {#id}</c> into what a person can do on the screen.</summary>
internal static class ActivityReader
{
    private static readonly string[] Fixed = ["wie-ziet", "bewaren", "koppelen", "delen"];

    public static Activity? Read(FencedCodeBlock fence, string file, ProblemList problems)
    {
        var line = fence.Line + 1;
        var argument = fence.Arguments?.Trim() ?? "";
        var match = ThemeTextReader.IdAtEnd().Match(argument);
        var (kind, id) = match.Success ? (match.Groups["text"].Value, match.Groups["id"].Value) : (argument, "");
        if (Array.IndexOf(Fixed, kind) < 0 && id.Length == 0)
            problems.Error("missing-id", file, line, "Geef dit blok een id: ‘```activiteit keuze {#id}’.", "Give this block an id: ‘```activiteit keuze {#id}’.");

        var map = YamlMap.Parse(fence.Lines.ToString(), file, line, problems);
        if (map is null)
            return null;
        Activity? activity = kind switch
        {
            "keuze" => Choice(map, line, id, file, problems),
            "scene" => Scene(map, line, id),
            "als-dan" => IfThen(map, line, id, file, problems),
            "kaart" => Card(map, line, id, file, problems),
            "wie-ziet" or "bewaren" or "koppelen" or "delen" => new FixedActivity(line, kind, map.Flag("plan")),
            _ => null,
        };
        if (activity is null)
            problems.Error("unknown-activity", file, line, $"De activiteit ‘{kind}’ bestaat niet. Kies uit keuze, scene, als-dan, kaart, wie-ziet, bewaren, koppelen, delen.", $"There is no activity ‘{kind}’. Choose from keuze, scene, als-dan, kaart, wie-ziet, bewaren, koppelen, delen.");
        else
            map.Done();
        return activity;
    }

    private static ChoiceActivity Choice(YamlMap map, int line, string id, string file, ProblemList problems) => new(
        line, id, map.Required("vraag"), map.Number("hoogstens", 1), map.Text("hangt-af-van"), map.Flag("altijd-prive"), Options(map, file, problems));

    private static List<Option> Options(YamlMap map, string file, ProblemList problems)
    {
        var options = map.RequiredMap("opties");
        var found = new List<Option>();
        foreach (var id in options.Keys.ToList())
        {
            if (options.Map(id) is not { } option)
                continue;
            if (!ThemeTextReader.Id().IsMatch(id) || id.EndsWith(Option.SmallerSuffix, StringComparison.Ordinal))
                problems.Error("wrong-id", file, options.LineOfKey(id), $"Een id heeft kleine letters, cijfers en streepjes, en eindigt niet op ‘{Option.SmallerSuffix}’.", $"An id has lower-case letters, digits and dashes, and does not end in ‘{Option.SmallerSuffix}’.");
            found.Add(new Option(id, options.LineOfKey(id), option.Required("tekst"), option.Text("beeld"), option.Text("voor"), option.Text("kleiner"), option.Flag("eigen-woorden")));
            option.Done();
        }

        return found;
    }

    private static SceneActivity Scene(YamlMap map, int line, string id)
    {
        var steps = new List<SceneStep>();
        foreach (var step in map.Maps("stappen"))
        {
            steps.Add(new SceneStep(step.Line, step.Text("alt") ?? "", step.Text("tekst") ?? ""));
            step.Done();
        }

        return new SceneActivity(line, id, map.Required("beeld"), steps);
    }

    private static IfThenActivity IfThen(YamlMap map, int line, string id, string file, ProblemList problems)
    {
        var cue = map.RequiredMap("als");
        var action = map.RequiredMap("dan");
        var hints = map.RequiredMap("hints");
        var activity = new IfThenActivity(
            line, id, cue.Required("vraag"), Options(cue, file, problems), action.Required("vraag"), Options(action, file, problems), map.Required("zin"), map.Required("zin-kop"),
            [.. hints.Keys.ToList().Select(key => KeyValuePair.Create(key, hints.Required(key)))]);
        cue.Done();
        action.Done();
        hints.Done();
        return activity;
    }

    private static CardActivity Card(YamlMap map, int line, string id, string file, ProblemList problems)
    {
        var rows = map.RequiredMap("regels");
        var lookBack = map.RequiredMap("terugkijken");
        var day = Choice(lookBack, lookBack.Line, "terugkijkdag", file, problems);
        if (day.Options.Count == 0)
            problems.Error("missing-key", file, line, "Noem bij ‘terugkijken’ een paar dagen.", "Name some days under ‘terugkijken’.");
        var card = new CardActivity(line, id, [.. rows.Keys.ToList().Select(key => KeyValuePair.Create(key, rows.Required(key)))], day);
        rows.Done();
        lookBack.Done();
        return card;
    }
}
