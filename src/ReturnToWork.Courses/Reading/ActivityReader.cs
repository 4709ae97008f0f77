using Markdig.Syntax;
using ReturnToWork.Courses.Kinds;

namespace ReturnToWork.Courses.Reading;

/// <summary>Turns a block <c>```activiteit keuze {#id}</c> into what a person can do on the screen.</summary>
internal static class ActivityReader
{
    public static Activity? Read(FencedCodeBlock fence, string file, PhraseBook phrases, ProblemList problems)
    {
        var line = fence.Line + 1;
        var argument = fence.Arguments?.Trim() ?? "";
        var match = ThemeTextReader.IdAtEnd().Match(argument);
        var (kind, id) = match.Success ? (match.Groups["text"].Value, match.Groups["id"].Value) : (argument, "");
        if (!ActivityKinds.IsFixed(kind) && id.Length == 0)
            problems.Error("missing-id", file, line, "Geef dit blok een id: ‘```activiteit keuze {#id}’.", "Give this block an id: ‘```activiteit keuze {#id}’.");

        var map = YamlMap.Parse(fence.Lines.ToString(), file, line, problems);
        if (map is null)
            return null;
        var activity = ActivityKinds.Read(new BlockSource(map, line, kind, id, file, phrases, problems));
        var known = string.Join(", ", ActivityKinds.Words);
        if (activity is null)
            problems.Error("unknown-activity", file, line, $"De activiteit ‘{kind}’ bestaat niet. Kies uit {known}.", $"There is no activity ‘{kind}’. Choose from {known}.");
        else
            map.Done();
        return activity;
    }
}
