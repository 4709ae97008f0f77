using System.Text.RegularExpressions;
using ReturnToWork.Courses.Reading;

namespace ReturnToWork.Courses.Leaflets;

/// <summary>Reads one language of a leaflet: front matter, <c>## Heading {#id picture}</c>, lines and lists. Text only: no links, no markup, so the words are exactly what people read.</summary>
internal static partial class LeafletReader
{
    /// <returns>Null when the file cannot be used; the problems say why.</returns>
    public static LeafletText? Read(string path, string file, string language, ProblemList problems)
    {
        if (HeadedFile.Read(path, file, "leaflet-head", "titel, versie, datum en niveau", "titel, versie, datum and niveau", problems) is not { } read)
            return null;
        var head = read.Head;
        var title = head.Required("titel");
        var (version, day) = read.Edition(file, "leaflet-version", "de tekst", "the text", problems);
        LeafletLevel? level = head.Required("niveau") switch { "A2" => LeafletLevel.A2, "B1" => LeafletLevel.B1, "vak" => LeafletLevel.Professional, _ => null };
        if (level is null)
            problems.Error("wrong-value", file, head.LineOfKey("niveau"), "Het niveau is A2, B1 of vak.", "The level is A2, B1 or vak (professionals).");
        head.Done();
        return new LeafletText(language, file, title, version, day, level ?? LeafletLevel.A2, Parts(read.Body, file, read.Offset, problems));
    }

    private static List<LeafletPart> Parts(string body, string file, int offset, ProblemList problems)
    {
        var parts = new List<LeafletPart>();
        var blocks = new List<LeafletBlock>();
        var open = new List<LeafletLine>();
        var isList = false;
        var count = 0;
        foreach (var (index, raw) in body.Split('\n').Index())
        {
            var (line, at) = (raw.TrimEnd(), offset + index + 1);
            if (line.StartsWith('#'))
            {
                Close();
                (blocks, count) = ([], 0);
                parts.Add(Heading(line, file, at, problems) with { Blocks = blocks });
            }
            else if (line.Length == 0)
            {
                Close();
            }
            else if (parts.Count == 0)
            {
                problems.Error("before-first-screen", file, at, "Begin met een kop: ‘## Titel {#id}’.", "Begin with a heading: ‘## Title {#id}’.");
            }
            else
            {
                var item = line.StartsWith("- ", StringComparison.Ordinal);
                if (open.Count > 0 && item != isList)
                    Close();
                isList = item;
                if (Odd().IsMatch(line))
                    problems.Error("not-known-here", file, at, "Een folder heeft gewone regels en lijstjes met ‘- ’. Haal opmaak en links weg.", "A leaflet has plain lines and lists with ‘- ’. Take markup and links away.");
                open.Add(new LeafletLine(FormattableString.Invariant($"{parts[^1].Id}.{++count}"), item ? line[2..].Trim() : line, at));
            }
        }

        Close();
        return parts;

        void Close()
        {
            if (open.Count > 0)
                blocks.Add(new LeafletBlock(isList, [.. open]));
            open.Clear();
        }
    }

    private static LeafletPart Heading(string line, string file, int at, ProblemList problems)
    {
        var match = HeadingLine().Match(line);
        if (!match.Success)
            problems.Error("missing-id", file, at, "Schrijf een kop als ‘## Titel {#id}’ of ‘## Titel {#id plaatje}’.", "Write a heading as ‘## Title {#id}’ or ‘## Title {#id picture}’.");
        var picture = match.Groups["picture"] is { Success: true } named ? named.Value : null;
        return new LeafletPart(match.Groups["id"].Value, match.Groups["text"].Value, picture, at, []);
    }

    [GeneratedRegex(@"^## (?<text>.+?)\s*\{#(?<id>[a-z][a-z0-9-]{0,39})( (?<picture>[a-z0-9-]+))?\}$", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, 5000)]
    private static partial Regex HeadingLine();

    [GeneratedRegex(@"[<>*_`\[\]]|://|\bwww\.", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase, 5000)]
    private static partial Regex Odd();
}
