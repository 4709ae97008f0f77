namespace ReturnToWork.Courses.Behaviour;

/// <summary>
/// Why each theme is there, as data (<c>shared/gedragsmodel.yaml</c>; method 2.2, 2.3, 2.5, 7.1): theme → determinant → behaviour → what we hope.
/// A proposal of ours and no proof; the page that shows it says so.
/// </summary>
public sealed class BehaviourModel
{
    internal BehaviourModel(
        IReadOnlyList<Determinant> determinants, IReadOnlyList<TargetBehaviour> behaviours, IReadOnlyList<OutcomeStep> outcomes, IReadOnlyList<IdeaSource> sources,
        IReadOnlyDictionary<string, ScreenReason> everywhere, IReadOnlyDictionary<string, ThemeRow> rows, IReadOnlyDictionary<string, Told> words)
    {
        (Determinants, Behaviours, Outcomes, Sources) = (determinants, behaviours, outcomes, sources);
        (Everywhere, Rows, Words) = (everywhere, rows, words);
    }

    /// <summary>The nine, willen first.</summary>
    public IReadOnlyList<Determinant> Determinants { get; }

    /// <summary>What a determinant belongs to: never a person (method 2.2).</summary>
    public IReadOnlyList<TargetBehaviour> Behaviours { get; }

    /// <summary>From doing a theme to what is hoped for, each with what may be said of it (method 7.4).</summary>
    public IReadOnlyList<OutcomeStep> Outcomes { get; }

    /// <summary>Where the idea of a screen can come from.</summary>
    public IReadOnlyList<IdeaSource> Sources { get; }

    /// <summary>The screens that every theme has.</summary>
    internal IReadOnlyDictionary<string, ScreenReason> Everywhere { get; }

    /// <summary>By folder of the theme. A theme of an organisation's own needs none: then its own determinants speak.</summary>
    internal IReadOnlyDictionary<string, ThemeRow> Rows { get; }

    internal IReadOnlyDictionary<string, Told> Words { get; }

    /// <summary>What a theme works on, in the order of <see cref="Determinants"/>: mainly or also.</summary>
    public IReadOnlyList<(Determinant Determinant, bool IsMain)> WeightsOf(Theme theme)
    {
        var row = Rows.GetValueOrDefault(theme.Folder);
        var touched = theme.ScreenIds.SelectMany(theme.Determinants).ToHashSet(StringComparer.Ordinal);
        return
        [
            .. from determinant in Determinants
               let isMain = row is null ? theme.MainDeterminants.Contains(determinant.Id, StringComparer.Ordinal) : row.Weights.GetValueOrDefault(determinant.Id)
               where isMain || (row is null ? touched.Contains(determinant.Id) : row.Weights.ContainsKey(determinant.Id))
               select (determinant, isMain),
        ];
    }

    /// <summary>The behaviours that these determinants can help with, in order.</summary>
    public IReadOnlyList<TargetBehaviour> BehavioursOf(IEnumerable<Determinant> determinants)
    {
        var ids = determinants.Select(determinant => determinant.Id).ToHashSet(StringComparer.Ordinal);
        return [.. Behaviours.Where(behaviour => behaviour.Through.Any(ids.Contains))];
    }

    /// <summary>In how many screens of these themes each determinant comes, the fewest first.</summary>
    public IReadOnlyList<(Determinant Determinant, int Screens)> Coverage(IReadOnlyCollection<Theme> themes) =>
        [.. Determinants.Select(determinant => (determinant, themes.Sum(theme => theme.ScreenIds.Count(screen => theme.Determinants(screen).Contains(determinant.Id, StringComparer.Ordinal))))).OrderBy(pair => pair.Item2)];

    /// <summary>The workbook sheets that carry a determinant besides the screens.</summary>
    public IEnumerable<(Theme Theme, string Sheet)> SheetsFor(Determinant determinant, IEnumerable<Theme> themes) =>
        from theme in themes
        from sheet in Rows.GetValueOrDefault(theme.Folder)?.Sheets ?? []
        where sheet.Determinants.Contains(determinant.Id, StringComparer.Ordinal)
        select (theme, sheet.Id);

    /// <summary>What the theme is for; null where only its own goal says it.</summary>
    internal string? PurposeOf(Theme theme, string language) => Rows.GetValueOrDefault(theme.Folder)?.Purpose.In(language);

    internal ScreenReason? ReasonOf(Theme theme, string screen) =>
        Rows.GetValueOrDefault(theme.Folder)?.Screens.GetValueOrDefault(screen) ?? Everywhere.GetValueOrDefault(screen);

    internal string Word(string key, string language) => Words[key].In(language);
}

/// <summary>A text in each language of the model; Dutch is the source.</summary>
public sealed record Told(IReadOnlyDictionary<string, string> By)
{
    /// <summary>In this language, or in Dutch.</summary>
    public string In(string language) => By.GetValueOrDefault(language) ?? By["nl"];
}

/// <summary>One of the nine of the integrated behaviour model.</summary>
/// <param name="Id">W1…W4, K1…K5; shown to nobody but authors.</param>
/// <param name="IsWanting">Willen; else kunnen.</param>
/// <param name="Does">What a screen does that works on it, as the end of a sentence.</param>
public sealed record Determinant(string Id, bool IsWanting, Told Name, Told Meaning, Told Does);

/// <summary>What somebody does, small enough to be seen.</summary>
/// <param name="Through">Ids of the determinants that help.</param>
/// <param name="Examples">By language.</param>
public sealed record TargetBehaviour(string Id, int Line, Told Name, IReadOnlyList<string> Through, IReadOnlyDictionary<string, IReadOnlyList<string>> Examples);

/// <summary>A step of the short theory of change.</summary>
/// <param name="MaySay">What may be claimed of it (method 7.4).</param>
public sealed record OutcomeStep(Told Name, Told MaySay);

/// <summary>Where an idea comes from: science, professionals, employees, rules, or only us.</summary>
public sealed record IdeaSource(string Id, Told Name, Told Meaning);

/// <summary>Why a screen is there, for a professional.</summary>
internal sealed record ScreenReason(int Line, Told Why, IReadOnlyList<string> Sources);

/// <summary>A sheet that carries a determinant of which the screens have little.</summary>
internal sealed record SheetCarrier(string Id, int Line, IReadOnlyList<string> Determinants);

/// <summary>One line of method 2.5's table.</summary>
/// <param name="Weights">Determinant → whether it is a main one.</param>
internal sealed record ThemeRow(
    int Line, IReadOnlyDictionary<string, bool> Weights, Told Purpose, IReadOnlyDictionary<string, ScreenReason> Screens, IReadOnlyList<SheetCarrier> Sheets);
