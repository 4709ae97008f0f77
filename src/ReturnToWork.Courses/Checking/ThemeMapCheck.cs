using ReturnToWork.Courses.Behaviour;
using ReturnToWork.Courses.Kinds;
using ReturnToWork.Courses.Reading;

namespace ReturnToWork.Courses.Checking;

/// <summary>What a theme's screens say they work on, against its row of the map (method 2.5). A theme without a row is asked for determinants only.</summary>
internal static class ThemeMapCheck
{
    private const int ScreensOfMain = 2;
    private const string MapFile = $"{SharedFolder.Name}/{ModelReader.Name}";

    public static void Run(Theme theme, BehaviourModel model, ProblemList problems)
    {
        var file = $"{theme.Folder}/theme.yaml";
        foreach (var screen in theme.Content.Determinants.Keys.Where(id => !theme.ScreenIds.Contains(id, StringComparer.Ordinal)))
            problems.Error("unknown-screen", file, LineOf(theme, screen), $"Het scherm ‘{screen}’ staat niet in de tekst. Verander de naam, of haal de regel weg.", $"The screen ‘{screen}’ is not in the text. Change its name, or take the line away.");
        Sentences(theme, problems);
        if (!model.Rows.TryGetValue(theme.Folder, out var row))
            return;
        Weights(theme, row, file, problems);
        Reasons(theme, model, row, problems);
    }

    private static void Weights(Theme theme, ThemeRow row, string file, ProblemList problems)
    {
        var named = theme.ScreenIds.SelectMany(screen => theme.Determinants(screen).Distinct(StringComparer.Ordinal).Select(id => (Screen: screen, Id: id))).ToList();
        foreach (var (screen, id) in named.Where(one => !row.Weights.ContainsKey(one.Id)))
            problems.Error("not-in-map", file, LineOf(theme, screen), $"Scherm ‘{screen}’ werkt aan {id}, maar dit thema niet ({MapFile}). Haal {id} hier weg, of zet {id} daar bij ‘weegt’.", $"Screen ‘{screen}’ works on {id}, but this theme does not ({MapFile}). Take {id} away here, or put {id} there under ‘weegt’.");
        foreach (var (id, isMain) in row.Weights)
        {
            var screens = named.Count(one => one.Id == id);
            if (screens == 0)
                problems.Error("map-untouched", file, theme.Content.LineOfDeterminants, $"Volgens {MapFile} werkt dit thema aan {id}, maar geen enkel scherm doet dat. Zet {id} bij een scherm dat eraan werkt.", $"{MapFile} says that this theme works on {id}, but no screen does. Put {id} at a screen that works on it.");
            else if (isMain && screens < ScreensOfMain)
                problems.Error("main-once", file, theme.Content.LineOfDeterminants, $"{id} is hoofdzaak van dit thema, maar staat bij één scherm. Zet {id} bij minstens {ScreensOfMain} schermen.", $"{id} is a main one of this theme, but stands at one screen. Put {id} at {ScreensOfMain} screens or more.");
        }

        var main = row.Weights.Where(weight => weight.Value).Select(weight => weight.Key).ToList();
        if (!main.ToHashSet(StringComparer.Ordinal).SetEquals(theme.MainDeterminants))
            problems.Error("main-differs", file, theme.Content.LineOfMain, $"‘hoofddeterminanten’ is hier anders dan in {MapFile}: {string.Join(", ", main)}. Maak ze gelijk.", $"‘hoofddeterminanten’ differs from {MapFile}: {string.Join(", ", main)}. Make them the same.");
    }

    private static void Reasons(Theme theme, BehaviourModel model, ThemeRow row, ProblemList problems)
    {
        foreach (var screen in theme.ScreenIds.Where(screen => model.ReasonOf(theme, screen) is null))
            problems.Error("no-reason", MapFile, row.Line, $"Zeg bij thema ‘{theme.Folder}’ onder ‘schermen’ waarom ‘{screen}’ er is.", $"Say at theme ‘{theme.Folder}’ under ‘schermen’ why ‘{screen}’ is there.");
        foreach (var (screen, reason) in row.Screens.Where(screen => !theme.ScreenIds.Contains(screen.Key, StringComparer.Ordinal)))
            problems.Error("unknown-screen", MapFile, reason.Line, $"Thema ‘{theme.Folder}’ heeft geen scherm ‘{screen}’. Verander de naam, of haal de regel weg.", $"Theme ‘{theme.Folder}’ has no screen ‘{screen}’. Change its name, or take the line away.");
        foreach (var sheet in row.Sheets.Where(sheet => !theme.SheetIds.Contains(sheet.Id, StringComparer.Ordinal)))
            problems.Error("unknown-sheet", MapFile, sheet.Line, $"Thema ‘{theme.Folder}’ heeft geen werkblad ‘{sheet.Id}’. Verander de naam, of haal de regel weg.", $"Theme ‘{theme.Folder}’ has no sheet ‘{sheet.Id}’. Change its name, or take the line away.");
    }

    /// <summary>A sentence about something that its screen does not work on would give a coach a talking point out of nowhere.</summary>
    private static void Sentences(Theme theme, ProblemList problems)
    {
        foreach (var text in theme.Content.Texts.Values)
            foreach (var screen in text.Screens)
                foreach (var blocks in screen.Parts.OfType<Blocks>())
                    foreach (var sentence in blocks.Things.Where(thing => ModelCheck.Nine.Contains(blocks.Determinants[thing.Id], StringComparer.Ordinal) && !theme.Determinants(screen.Id).Contains(blocks.Determinants[thing.Id], StringComparer.Ordinal)))
                        problems.Error("sentence-determinant", text.File, sentence.Line, $"Deze zin gaat over {blocks.Determinants[sentence.Id]}, maar scherm ‘{screen.Id}’ werkt daar niet aan. Maak ze gelijk (theme.yaml, ‘determinanten’).", $"This sentence is about {blocks.Determinants[sentence.Id]}, but screen ‘{screen.Id}’ does not work on that. Make them the same (theme.yaml, ‘determinanten’).");
    }

    private static int LineOf(Theme theme, string screen) => theme.Content.DeterminantLines.GetValueOrDefault(screen);
}
