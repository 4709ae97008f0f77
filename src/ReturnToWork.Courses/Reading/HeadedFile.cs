using System.Globalization;

namespace ReturnToWork.Courses.Reading;

/// <summary>A text of an author that begins with a head between two lines <c>---</c>: leaflets, talk cards, workshops.</summary>
/// <param name="Head">Its values; whoever reads them calls <see cref="YamlMap.Done"/>.</param>
/// <param name="Body">What stands below.</param>
/// <param name="Offset">Lines before the body, so that a problem names the line of the file.</param>
internal sealed record HeadedFile(YamlMap Head, string Body, int Offset)
{
    private const string Fence = "---\n";
    private const string End = "\n---\n";

    /// <param name="code">Of the problem when there is no head.</param>
    /// <param name="dutch">What belongs in it, as in "titel, versie en datum".</param>
    /// <param name="english">The same.</param>
    /// <returns>Null when the file cannot be used; the problems say why.</returns>
    public static HeadedFile? Read(string path, string file, string code, string dutch, string english, ProblemList problems)
    {
        if (TextFile.Read(path, file, problems) is not { } text)
            return null;
        var end = text.StartsWith(Fence, StringComparison.Ordinal) ? text.IndexOf(End, Fence.Length, StringComparison.Ordinal) : -1;
        if (end < 0)
        {
            problems.Error(code, file, 1, $"Begin met een kop tussen twee regels ‘---’: {dutch}.", $"Begin with a head between two lines ‘---’: {english}.");
            return null;
        }

        var start = end + End.Length;
        return YamlMap.Parse(text[Fence.Length..end], file, 1, problems) is { } head ? new HeadedFile(head, text[start..], text.AsSpan(0, start).Count('\n')) : null;
    }

    /// <summary>Which one it is: <c>versie</c>, from 1, and <c>datum</c>. A wrong one is a problem, and reads as 0 or as the first day there is.</summary>
    /// <param name="code">Of the problem with the version.</param>
    /// <param name="dutch">What has the version, as in "de kaarten".</param>
    /// <param name="english">The same.</param>
    public (int Version, DateOnly Day) Edition(string file, string code, string dutch, string english, ProblemList problems)
    {
        var version = Head.Number("versie", 0);
        if (version < 1)
            problems.Error(code, file, Head.LineOfKey("versie"), $"Geef {dutch} een versie: een getal vanaf 1, dat groeit bij elke verandering.", $"Give {english} a version: a number from 1 that grows with every change.");
        if (!DateOnly.TryParseExact(Head.Required("datum"), "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day))
            problems.Error("wrong-value", file, Head.LineOfKey("datum"), "Schrijf de datum als 2026-11-23.", "Write the date as 2026-11-23.");
        return (version, day);
    }
}
