using YamlDotNet.Core;
using YamlDotNet.Core.Events;

namespace ReturnToWork.Courses.Reading;

/// <summary>YAML can do more than a theme needs, and some of it makes a small file endless. This looks before anything is built of it.</summary>
internal static class YamlShape
{
    private const int Deepest = 12;

    /// <returns>False, with a problem noted, when it holds what a theme has no use for.</returns>
    /// <exception cref="YamlException">It is no YAML.</exception>
    public static bool IsPlain(string yaml, string file, int lineOffset, ProblemList problems)
    {
        // The scanner calls itself for each bracket, so that too many of them must not reach it.
        if (BracketsInARow(yaml) > 4 * Deepest)
            return Deep(1);
        var parser = new Parser(new StringReader(yaml));
        var (depth, documents) = (0, 0);
        while (parser.MoveNext())
        {
            var at = parser.Current!;
            var line = (int)at.Start.Line;
            depth += at.NestingIncrease;
            if (depth > Deepest)
                return Deep(line);
            if (at is DocumentStart && ++documents > 1)
                return Refuse("yaml-more", line, "Hier begint een tweede stuk YAML (‘---’). Haal die regel weg.", "A second piece of YAML starts here (‘---’). Take that line away.");
            if (at is AnchorAlias || at is NodeEvent { Anchor.IsEmpty: false })
                return Refuse("yaml-anchor", line, "‘&’ en ‘*’ zijn in YAML verwijzingen; een thema heeft die niet. Zet de tekst tussen aanhalingstekens.", "‘&’ and ‘*’ are references in YAML; a theme has none. Put the text between quotes.");
            if (at is NodeEvent { Tag.IsEmpty: false })
                return Refuse("yaml-tag", line, "‘!’ heeft in YAML een eigen betekenis. Zet de tekst tussen aanhalingstekens.", "‘!’ has a meaning of its own in YAML. Put the text between quotes.");
        }

        return true;

        bool Deep(int line) => Refuse("yaml-deep", line, "Dit is te diep genest. Kijk naar inspringen en haakjes.", "This is nested too deeply. Look at indents and brackets.");

        bool Refuse(string code, int line, string dutch, string english)
        {
            problems.Error(code, file, lineOffset + Math.Max(1, line), dutch, english);
            return false;
        }
    }

    private static int BracketsInARow(string yaml)
    {
        var (most, now) = (0, 0);
        foreach (var c in yaml)
        {
            if (c is '[' or '{' or '?' or '-')
                most = Math.Max(most, ++now);
            else if (!char.IsWhiteSpace(c))
                now = 0;
        }

        return most;
    }
}
