namespace ReturnToWork.Courses.Behaviour;

/// <summary>What is drawn: every theme with what it works on, and which part of it one chosen theme has. The drawings and the tables both read this.</summary>
internal sealed class TheoryPath
{
    public TheoryPath(BehaviourModel model, IReadOnlyList<Theme> themes, Theme? chosen)
    {
        (Model, Themes, Chosen) = (model, themes, chosen);
        Weights = themes.ToDictionary(theme => theme, model.WeightsOf);
    }

    public BehaviourModel Model { get; }

    public IReadOnlyList<Theme> Themes { get; }

    /// <summary>Null: all of them.</summary>
    public Theme? Chosen { get; }

    public IReadOnlyDictionary<Theme, IReadOnlyList<(Determinant Determinant, bool IsMain)>> Weights { get; }

    /// <summary>Whether this theme is on the way that is shown.</summary>
    public bool Shows(Theme theme) => Chosen is null || Chosen == theme;

    /// <summary>The themes that work on it, of those shown.</summary>
    public IEnumerable<(Theme Theme, bool IsMain)> ThemesOf(Determinant determinant) =>
        from theme in Themes
        where Shows(theme)
        from weight in Weights[theme]
        where weight.Determinant == determinant
        select (theme, weight.IsMain);

    /// <summary>Null when no theme that is shown works on it; else whether one mainly does.</summary>
    public bool? IsMain(Determinant determinant)
    {
        var found = ThemesOf(determinant).ToList();
        return found.Count == 0 ? null : found.Exists(one => one.IsMain);
    }

    /// <summary>The determinants that help with it, of those shown.</summary>
    public IEnumerable<Determinant> Through(TargetBehaviour behaviour) =>
        Model.Determinants.Where(determinant => behaviour.Through.Contains(determinant.Id, StringComparer.Ordinal) && IsMain(determinant) is not null);

    /// <summary>Null when nothing that is shown helps with it; else whether a main one does.</summary>
    public bool? IsMain(TargetBehaviour behaviour)
    {
        var found = Through(behaviour).ToList();
        return found.Count == 0 ? null : found.Exists(determinant => IsMain(determinant) == true);
    }

    /// <summary>In words: "houding, norm en gewoonte"; with semicolons where a name has an "en" of its own.</summary>
    public string List(IEnumerable<Told> names, string language)
    {
        var and = Model.Word("en", language);
        var all = names.Select(name => name.In(language)).Select(name => char.ToLowerInvariant(name[0]) + name[1..]).ToList();
        if (all.Exists(name => name.Contains($" {and} ", StringComparison.Ordinal)))
            return string.Join("; ", all);
        return all.Count switch { 0 => Model.Word("geen", language), 1 => all[0], _ => $"{string.Join(", ", all[..^1])} {and} {all[^1]}" };
    }
}
