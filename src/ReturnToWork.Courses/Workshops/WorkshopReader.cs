using System.Globalization;
using System.Text.RegularExpressions;
using ReturnToWork.Courses.Reading;

namespace ReturnToWork.Courses.Workshops;

/// <summary>Reads <c>workshop.{language}.md</c>: a head, then <c>## Title {#id minutes}</c> and a line per thing to do, say or show.</summary>
internal static partial class WorkshopReader
{
    public const string Cases = "wat-als";
    public const string Variants = "anders";
    public const string Agreements = "afspraken";
    public const string Thanks = "bedankt";

    private static readonly Dictionary<string, WorkshopLineKind> Kinds = new(StringComparer.Ordinal)
    {
        ["groep"] = WorkshopLineKind.Group, ["let op"] = WorkshopLineKind.Mind, ["naar"] = WorkshopLineKind.Refer,
        ["blad"] = WorkshopLineKind.Sheet, ["scherm"] = WorkshopLineKind.Screen, ["beeld"] = WorkshopLineKind.Scene, ["dia"] = WorkshopLineKind.Slide,
    };

    /// <returns>Null when the file cannot be used; the problems say why.</returns>
    public static Workshop? Read(string path, string file, string language, ProblemList problems)
    {
        if (HeadedFile.Read(path, file, "workshop-head", "titel, doel, voor-wie, groep, ruimte en meenemen", "titel, doel, voor-wie, groep, ruimte and meenemen", problems) is not { } read)
            return null;
        var head = read.Head;
        var parts = Parts(read.Body, file, read.Offset, problems);
        var workshop = new Workshop(
            language, file, head.Required("titel"), head.Required("doel"), head.Required("voor-wie"), head.Required("groep"), head.Required("ruimte"), head.Texts("meenemen"),
            [.. parts.Where(part => part.Group.Length == 0).Select(part => part.Part)], Under(parts, Variants), Under(parts, Cases));
        head.Done();
        return workshop;
    }

    /// <summary>The same of what every workshop has; there is no head.</summary>
    public static WorkshopShared? ReadShared(string path, string file, string language, ProblemList problems)
    {
        if (TextFile.Read(path, file, problems) is not { } text)
            return null;
        var parts = Parts(text, file, 0, problems);
        var (agreements, thanks) = (One(Agreements), One(Thanks));
        return agreements is null || thanks is null ? null : new WorkshopShared(language, file, agreements, thanks, Under(parts, Cases));

        WorkshopPart? One(string id)
        {
            var part = parts.Select(part => part.Part).FirstOrDefault(part => part.Id == id);
            if (part is null)
                problems.Error("workshop-part-missing", file, 0, $"Hier ontbreekt het deel ‘{id}’.", $"The part ‘{id}’ is missing here.");
            return part;
        }
    }

    private static List<WorkshopPart> Under(List<(string Group, WorkshopPart Part)> parts, string group) => [.. parts.Where(part => part.Group == group).Select(part => part.Part)];

    // A heading of three signs belongs to the one of two above it, whose own lines there are none.
    private static List<(string Group, WorkshopPart Part)> Parts(string body, string file, int offset, ProblemList problems)
    {
        var parts = new List<(string Group, WorkshopPart Part)>();
        var (lines, group) = (new List<WorkshopLine>(), "");
        foreach (var (index, raw) in body.Split('\n').Index())
        {
            var (line, at) = (raw.Trim(), offset + index + 1);
            if (line.Length == 0)
                continue;
            if (!line.StartsWith('#'))
            {
                if (parts.Count == 0)
                    problems.Error("before-first-screen", file, at, "Begin met een kop: ‘## Titel {#id 5}’.", "Begin with a heading: ‘## Title {#id 5}’.");
                lines.Add(Line(line, at));
                continue;
            }

            var match = Heading().Match(line);
            if (!match.Success)
            {
                problems.Error("missing-id", file, at, "Schrijf een kop als ‘## Titel {#id 5}’, met de minuten, of ‘### Titel {#id}’.", "Write a heading as ‘## Title {#id 5}’, with the minutes, or ‘### Title {#id}’.");
                continue;
            }

            var (id, isBelow) = (match.Groups["id"].Value, match.Groups["level"].Length == 3);
            lines = [];
            if (!isBelow)
                group = id is Cases or Variants ? id : "";
            if (isBelow || group.Length == 0)
                parts.Add((group, new WorkshopPart(id, match.Groups["text"].Value, match.Groups["minutes"] is { Success: true } n ? int.Parse(n.Value, CultureInfo.InvariantCulture) : 0, at, lines)));
        }

        return parts;
    }

    private static WorkshopLine Line(string line, int at)
    {
        if (line.StartsWith('>'))
            return new WorkshopLine(WorkshopLineKind.Say, line[1..].Trim(), Picture: null, at);
        var match = Keyed().Match(line);
        return match.Success
            ? new WorkshopLine(Kinds[match.Groups["key"].Value], match.Groups["text"].Value.Trim(), match.Groups["picture"] is { Success: true } picture ? picture.Value : null, at)
            : new WorkshopLine(WorkshopLineKind.Do, line, Picture: null, at);
    }

    [GeneratedRegex(@"^(?<level>##|###) (?<text>.+?)\s*\{#(?<id>[a-z][a-z0-9-]{0,39})( (?<minutes>[0-9]{1,2}))?\}$", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, 5000)]
    private static partial Regex Heading();

    [GeneratedRegex(@"^(?<key>groep|let op|naar|blad|scherm|beeld|dia)( (?<picture>[a-z0-9-]+))?:\s(?<text>.+)$", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, 5000)]
    private static partial Regex Keyed();
}
