using ReturnToWork.Courses.Reading;

namespace ReturnToWork.Courses.Behaviour;

/// <summary>Reads <c>shared/gedragsmodel.yaml</c>. What is wrong in it is a problem with a line; never an exception.</summary>
internal sealed class ModelReader(string file, ProblemList problems)
{
    public const string Name = "gedragsmodel.yaml";
    private static readonly string[] Languages = ["nl", "en"];

    /// <returns>Null when there is no such file or it is no YAML; a model with problems comes with them in <paramref name="problems"/>.</returns>
    public static BehaviourModel? Read(string folder, ProblemList problems)
    {
        var file = $"{SharedFolder.Name}/{Name}";
        var path = Path.Combine(folder, Name);
        if (File.Exists(path))
            return YamlMap.Of(path, file, problems) is { } root ? new ModelReader(file, problems).Read(root) : null;
        problems.Error("no-model", file, 0, "Dit bestand ontbreekt. Het zegt aan welke determinant en welk gedrag elk thema werkt.", "This file is missing. It says which determinant and which behaviour each theme works on.");
        return null;
    }

    private BehaviourModel Read(YamlMap root)
    {
        var determinants = Each(root.RequiredMap("determinanten"), (id, map, _) => DeterminantOf(id, map));
        var behaviours = Each(root.RequiredMap("gedrag"), BehaviourOf);
        var outcomes = root.Maps("uitkomst").Select(OutcomeOf).ToList();
        var sources = Each(root.RequiredMap("bronnen"), (id, map, _) => SourceOf(id, map));
        var everywhere = Reasons(root.RequiredMap("vaste-schermen"));
        var rows = root.RequiredMap("themas");
        var found = Each(rows, (folder, map, line) => (Folder: folder, Row: RowOf(map, line))).ToDictionary(row => row.Folder, row => row.Row, StringComparer.Ordinal);
        var words = Words(root.RequiredMap("pagina"));
        root.Done();
        return new BehaviourModel(determinants, behaviours, outcomes, sources, everywhere, found, words);
    }

    private Determinant DeterminantOf(string id, YamlMap map)
    {
        var side = map.Required("kant");
        if (side is not ("willen" or "kunnen" or ""))
            problems.Error("wrong-value", file, map.LineOfKey("kant"), "Een determinant hoort bij ‘willen’ of bij ‘kunnen’.", "A determinant belongs to ‘willen’ or to ‘kunnen’.");
        var tongues = Tongues(map);
        return new Determinant(id, side == "willen", Both(tongues, "naam"), Both(tongues, "zin"), Done(map, tongues, Both(tongues, "doet")));
    }

    private TargetBehaviour BehaviourOf(string id, YamlMap map, int line)
    {
        var tongues = Tongues(map);
        var examples = tongues.ToDictionary(tongue => tongue.Key, tongue => tongue.Value.Texts("voorbeelden"), StringComparer.Ordinal);
        if (examples.Values.Any(list => list.Count == 0))
            problems.Error("missing-key", file, line, $"Geef bij ‘{id}’ een voorbeeld in elke taal (‘voorbeelden’).", $"Give an example of ‘{id}’ in each language (‘voorbeelden’).");
        return new TargetBehaviour(id, line, Both(tongues, "naam"), map.Texts("door"), Done(map, tongues, examples));
    }

    private static OutcomeStep OutcomeOf(YamlMap map)
    {
        var tongues = Tongues(map);
        return new OutcomeStep(Both(tongues, "naam"), Done(map, tongues, Both(tongues, "zeggen")));
    }

    private static IdeaSource SourceOf(string id, YamlMap map)
    {
        var tongues = Tongues(map);
        return new IdeaSource(id, Both(tongues, "naam"), Done(map, tongues, Both(tongues, "zin")));
    }

    private ThemeRow RowOf(YamlMap map, int line)
    {
        var weights = map.RequiredMap("weegt");
        var found = new Dictionary<string, bool>(StringComparer.Ordinal);
        foreach (var id in weights.Keys.ToList())
        {
            var weight = weights.Required(id);
            if (weight is not ("H" or "b" or ""))
                problems.Error("wrong-value", file, weights.LineOfKey(id), "Een thema werkt er vooral aan (H) of ook (b).", "A theme mainly works on it (H) or also (b).");
            found[id] = weight == "H";
        }

        var purpose = Told(map);
        var screens = Reasons(map.RequiredMap("schermen"));
        var sheets = map.Map("bladen") is { } carriers ? carriers.Keys.ToList().ConvertAll(id => new SheetCarrier(id, carriers.LineOfKey(id), carriers.Texts(id))) : [];
        map.Done();
        return new ThemeRow(line, found, purpose, screens, sheets);
    }

    private static Dictionary<string, ScreenReason> Reasons(YamlMap screens) =>
        Each(screens, (id, map, line) =>
        {
            var reason = new ScreenReason(line, Told(map), map.Texts("bron"));
            map.Done();
            return (Id: id, Reason: reason);
        }).ToDictionary(one => one.Id, one => one.Reason, StringComparer.Ordinal);

    private static Dictionary<string, Told> Words(YamlMap map)
    {
        var tongues = Tongues(map);
        var words = TheoryWords.All.ToDictionary(key => key, key => Both(tongues, key), StringComparer.Ordinal);
        return Done(map, tongues, words);
    }

    private static List<T> Each<T>(YamlMap map, Func<string, YamlMap, int, T> read) => map.Keys.ToList().ConvertAll(key => read(key, map.RequiredMap(key), map.LineOfKey(key)));

    private static Told Told(YamlMap map) => new(Languages.ToDictionary(language => language, map.Required, StringComparer.Ordinal));

    private static Dictionary<string, YamlMap> Tongues(YamlMap map) => Languages.ToDictionary(language => language, map.RequiredMap, StringComparer.Ordinal);

    private static Told Both(Dictionary<string, YamlMap> tongues, string key) => new(tongues.ToDictionary(tongue => tongue.Key, tongue => tongue.Value.Required(key), StringComparer.Ordinal));

    /// <summary>Everything of this part is read: any other key is a mistake.</summary>
    private static T Done<T>(YamlMap map, Dictionary<string, YamlMap> tongues, T read)
    {
        foreach (var tongue in tongues.Values)
            tongue.Done();
        map.Done();
        return read;
    }
}
