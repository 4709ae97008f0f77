using ReturnToWork.Courses.Reading;

namespace ReturnToWork.Courses.Checking;

/// <summary>
/// <c>ids.lock</c> holds every id ever published, one a line. An id that vanishes would orphan somebody's kept answer; an id that
/// returns with another meaning would change what somebody once said. A line <c>weg …</c> retires an id for good.
/// </summary>
internal static class IdsLock
{
    public static void Check(Theme theme, string folder, ProblemList problems)
    {
        var file = $"{Path.GetFileName(folder)}/ids.lock";
        var path = Path.Combine(folder, "ids.lock");
        var lines = File.Exists(path) ? TextFile.Read(path, file, problems)?.Split('\n') ?? [] : [];
        var live = new Dictionary<string, int>(StringComparer.Ordinal);
        var retired = new HashSet<string>(StringComparer.Ordinal);
        for (var i = 0; i < lines.Length; i++)
        {
            var line = lines[i].Trim();
            var isNew = line.StartsWith("weg ", StringComparison.Ordinal) ? retired.Add(line[4..]) : line.Length == 0 || line[0] == '#' || live.TryAdd(line, i + 1);
            if (!isNew)
                problems.Error("double-lock", file, i + 1, $"De regel ‘{line}’ staat er twee keer. Haal er één weg.", $"The line ‘{line}’ is there twice. Take one away.");
        }

        var text = theme.In(theme.Languages[0]);
        var seen = new HashSet<string>(StringComparer.Ordinal);
        foreach (var (id, line) in Checks.Ids(text))
        {
            if (!seen.Add(id))
                problems.Error("double-id", text.File, line, $"‘{id}’ staat er twee keer. Geef elk een eigen id.", $"‘{id}’ is there twice. Give each its own id.");
            else if (retired.Contains(id))
                problems.Error("retired-id", text.File, line, $"‘{id}’ is vroeger gebruikt en weggehaald. Neem een nieuw id.", $"‘{id}’ was used before and taken away. Take a new id.");
            else if (!live.ContainsKey(id))
                problems.Error("id-not-locked", text.File, line, $"Dit id is nieuw. Zet de regel ‘{id}’ in ids.lock, of laat het commando ‘lock’ dat doen.", $"This id is new. Put the line ‘{id}’ in ids.lock, or let the command ‘lock’ do it.");
        }

        foreach (var (id, line) in live.Where(entry => !seen.Contains(entry.Key)))
            problems.Error("vanished-id", file, line, $"‘{id}’ is gepubliceerd, maar staat niet meer in de tekst. Zet het terug, of maak er ‘weg {id}’ van.", $"‘{id}’ was published but is no longer in the text. Put it back, or make the line ‘weg {id}’.");
    }
}
