namespace ReturnToWork.Courses.Checking;

/// <summary>What a screen must have so that everybody can use it: determinants, alternatives, captions, pictures that exist.</summary>
internal static class ScreenCheck
{
    public static void Run(Theme theme, ThemeText text, ProblemList problems)
    {
        var file = text.File;
        var activities = text.Screens.SelectMany(screen => screen.Parts).OfType<Activity>().ToList();
        foreach (var screen in text.Screens)
        {
            if (theme.Determinants(screen.Id).Count == 0)
                problems.Error("no-determinant", file, screen.Line, $"Noem in theme.yaml bij ‘determinanten’ waar scherm ‘{screen.Id}’ aan werkt (W1…K5).", $"Name in theme.yaml under ‘determinanten’ what screen ‘{screen.Id}’ works on (W1…K5).");
            foreach (var part in screen.Parts)
            {
                if (part is PicturePart picture)
                    Picture(theme, picture, file, problems);
                if (part is SceneActivity scene)
                    Scene(theme, scene, file, problems);
                if (part is Activity activity)
                    Options(theme, activity, activities, file, problems);
            }
        }

        foreach (var screen in theme.Content.Determinants.Keys.Where(id => text.Screens.All(screen => screen.Id != id)))
            problems.Error("unknown-screen", $"{Path.GetDirectoryName(file)}/theme.yaml", 0, $"Het scherm ‘{screen}’ staat niet in {file}.", $"The screen ‘{screen}’ is not in {file}.");
    }

    private static void Picture(Theme theme, PicturePart picture, string file, ProblemList problems)
    {
        if (picture.Alt.Trim().Length == 0)
            MissingAlt(file, picture.Line, problems);
        if (picture.Caption.Trim().Length == 0)
            MissingCaption(file, picture.Line, problems);
        if (picture.Source.Contains("//", StringComparison.Ordinal))
            problems.Error("external-url", file, picture.Line, "Dit plaatje staat op een andere plek. Zet het in de map scenes van dit thema.", "This picture lies elsewhere. Put it in this theme's scenes folder.");
        else
            Exists(theme, Pictures.SceneStep(picture.Source, 1), picture.Source, file, picture.Line, problems);
    }

    private static void Scene(Theme theme, SceneActivity scene, string file, ProblemList problems)
    {
        for (var i = 0; i < scene.Steps.Count; i++)
        {
            var step = scene.Steps[i];
            if (step.Alt.Trim().Length == 0)
                MissingAlt(file, step.Line, problems);
            if (step.Caption.Trim().Length == 0)
                MissingCaption(file, step.Line, problems);
            Exists(theme, Pictures.SceneStep(scene.Source, i + 1), $"{scene.Source}, data-step {i + 1}", file, step.Line, problems);
        }

        if (scene.Steps.Count == 0)
            problems.Error("missing-key", file, scene.Line, "Een scene heeft ‘stappen’ nodig.", "A scene needs ‘stappen’ (steps).");
    }

    private static void Options(Theme theme, Activity activity, IReadOnlyList<Activity> all, string file, ProblemList problems)
    {
        foreach (var (_, option) in Checks.Options(activity))
        {
            if (option.Picture is { } picture)
                Exists(theme, picture, picture, file, option.Line, problems);
            if (option.For is { } wish && (activity is not ChoiceActivity { DependsOn: { } on } || !all.OfType<ChoiceActivity>().Any(other => other.Id == on && other.Options.Any(o => o.Id == wish))))
                problems.Error("unknown-option", file, option.Line, $"‘voor: {wish}’ is geen optie van de activiteit in ‘hangt-af-van’.", $"‘voor: {wish}’ is no option of the activity in ‘hangt-af-van’.");
        }

        if (activity is CardActivity card)
            foreach (var (from, _) in card.Rows.Where(row => all.All(other => other.Id != row.Key)))
                problems.Error("unknown-activity", file, card.Line, $"De kaart noemt ‘{from}’, maar die activiteit is er niet.", $"The card names ‘{from}’, but there is no such activity.");
        if (activity is ChoiceActivity { Options.Count: 0 })
            problems.Error("no-options", file, activity.Line, "Een keuze heeft opties nodig.", "A choice needs options.");
    }

    private static void Exists(Theme theme, string name, string source, string file, int line, ProblemList problems)
    {
        if (!theme.Content.Pictures.Has(name))
            problems.Error("missing-picture", file, line, $"Het plaatje ‘{source}’ is er niet. Teken het, of kies een ander uit shared/symbols.svg.", $"There is no picture ‘{source}’. Draw it, or choose another from shared/symbols.svg.");
    }

    private static void MissingAlt(string file, int line, ProblemList problems) =>
        problems.Error("missing-alt", file, line, "Vertel in ‘alt’ wat er op het plaatje te zien is.", "Say in ‘alt’ what the picture shows.");

    private static void MissingCaption(string file, int line, ProblemList problems) =>
        problems.Error("missing-caption", file, line, "Geef dit plaatje een bijschrift van één zin.", "Give this picture a caption of one sentence.");
}
