using ReturnToWork.Courses.Kinds;

namespace ReturnToWork.Courses.Checking;

/// <summary>What makes choosing hard or impossible without anything being mistyped: two things to do on one screen, too many cards, a wish that no step belongs to.</summary>
internal static class ChoosingCheck
{
    private const int MostCards = 9;
    private static readonly HashSet<string> Hints = new(StringComparer.Ordinal) { "als", "dan", "ik", "een-stap" };

    public static void Run(ThemeText text, ProblemList problems)
    {
        var all = text.Screens.SelectMany(screen => screen.Parts).OfType<Activity>().ToList();
        foreach (var screen in text.Screens)
        {
            if (screen.Parts.OfType<Activity>().Where(activity => activity is not (Fixed or Practice or Card { LookBack: null })).ElementAtOrDefault(1) is { } second)
                problems.Error("two-activities", text.File, second.Line, "Eén ding te doen per scherm. Zet dit blok op een eigen scherm (‘## … {#id}’).", "One thing to do on a screen. Put this block on a screen of its own (‘## … {#id}’).");
        }

        foreach (var choice in all.OfType<Choice>())
            Choosing(choice, all, text.File, problems);
        foreach (var plan in all.OfType<IfThen>())
            Plan(plan, text.File, problems);
        Places(text, problems);
    }

    private static void Choosing(Choice choice, List<Activity> all, string file, ProblemList problems)
    {
        var seenAtOnce = choice.Cards.Count(card => card.For is null) + choice.Cards.Where(card => card.For is not null).GroupBy(card => card.For, StringComparer.Ordinal).Select(wish => wish.Count()).DefaultIfEmpty().Max();
        if (seenAtOnce > MostCards)
            problems.Warning("many-options", file, choice.Line, $"Hier staan {seenAtOnce} kaarten naast elkaar. Meer dan {MostCards} overziet bijna niemand: haal er een paar weg.", $"There are {seenAtOnce} cards side by side here. Hardly anybody oversees more than {MostCards}: take some away.");
        if (choice.Max < 1)
            problems.Error("wrong-value", file, choice.Line, "‘hoogstens’ is 1 of meer: anders kan niemand iets kiezen.", "‘hoogstens’ is 1 or more: else nobody can choose anything.");
        if (choice.DependsOn is not { } on)
            return;
        if (all.TakeWhile(other => other != choice).OfType<Choice>().FirstOrDefault(other => other.Id == on) is not { } wishes)
            problems.Error("unknown-activity", file, choice.Line, $"‘hangt-af-van: {on}’ is geen eerdere keuze. Noem het id van een keuze die ervoor staat.", $"‘hangt-af-van: {on}’ is no earlier choice. Name the id of a choice that stands before it.");
        else if (choice.Cards.All(card => card.For is not null))
            foreach (var wish in wishes.Cards.Where(wish => choice.Cards.All(card => card.For != wish.Id)))
                problems.Error("wish-without-option", file, choice.Line, $"Wie ‘{wish.Id}’ koos, ziet hier niets. Maak een optie met ‘voor: {wish.Id}’, of een optie zonder ‘voor’.", $"Who chose ‘{wish.Id}’ sees nothing here. Make an option with ‘voor: {wish.Id}’, or an option without ‘voor’.");
    }

    private static void Plan(IfThen plan, string file, ProblemList problems)
    {
        foreach (var hole in (string[])["{als}", "{dan}"])
            if (!plan.Sentence.IsOwn && !plan.Sentence.Text.Contains(hole, StringComparison.Ordinal))
                problems.Error("missing-place", file, plan.Sentence.Line, $"In ‘zin’ ontbreekt {hole}. Zet het waar het gekozen stuk komt.", $"{hole} is missing in ‘zin’. Put it where the chosen part comes.");
        foreach (var (key, hint) in plan.Hints.Where(hint => !Hints.Contains(hint.Key)))
            problems.Error("unknown-key", file, hint.Line, $"De sleutel ‘{key}’ bestaat niet. Bekend zijn hier: {string.Join(", ", Hints)}.", $"The key ‘{key}’ does not exist. Known here: {string.Join(", ", Hints)}.");
        if (plan.Cues.Count == 0 || plan.Actions.Count == 0)
            problems.Error("no-options", file, plan.Line, "Geef ‘als’ en ‘dan’ elk een paar opties.", "Give ‘als’ and ‘dan’ some options each.");
    }

    /// <summary>Who sees what comes before anything is asked; sharing comes after everything.</summary>
    private static void Places(ThemeText text, ProblemList problems)
    {
        if (text.Screens.Count > 0 && text.Screens[0].Parts.OfType<Fixed>().All(part => part.Word != "wie-ziet"))
            problems.Warning("no-who-sees", text.File, text.Screens[0].Line, "Op het eerste scherm staat nog niet wie dit ziet. Zet daar het blok ‘activiteit wie-ziet’.", "The first screen does not say yet who sees this. Put the block ‘activiteit wie-ziet’ there.");
        foreach (var (screen, i) in text.Screens.Select((screen, i) => (screen, i)))
        {
            foreach (var part in screen.Parts.OfType<Fixed>())
            {
                var isLast = part.Word == "delen";
                if (isLast ? i < text.Screens.Count - 1 : i > 0)
                    problems.Error("wrong-screen", text.File, part.Line, $"‘{part.Word}’ hoort op het {(isLast ? "laatste" : "eerste")} scherm.", $"‘{part.Word}’ belongs on the {(isLast ? "last" : "first")} screen.");
            }
        }
    }
}
