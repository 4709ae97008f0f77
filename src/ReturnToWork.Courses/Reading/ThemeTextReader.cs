using System.Text.RegularExpressions;
using Markdig;
using Markdig.Extensions.Yaml;
using Markdig.Syntax;
using Markdig.Syntax.Inlines;
using ReturnToWork.Courses.Kinds;
using ReturnToWork.Courses.Sheets;

namespace ReturnToWork.Courses.Reading;

/// <summary>Reads one language of a theme: front matter, a heading with an id per screen, lines of text, pictures and activity blocks.</summary>
internal static partial class ThemeTextReader
{
    private static readonly MarkdownPipeline Pipeline = new MarkdownPipelineBuilder().UseYamlFrontMatter().Build();

    public static ThemeText? Read(string folder, string mark, string language, SharedTexts shared, OwnTexts own, ProblemList problems)
    {
        var file = $"{Path.GetFileName(folder)}/{language}.md";
        var path = Path.Combine(folder, $"{language}.md");
        if (!File.Exists(path))
        {
            problems.Error("missing-language", file, 0, $"Het thema noemt de taal ‘{language}’, maar dit bestand ontbreekt. Maak het, of haal de taal weg uit theme.yaml.", $"The theme names the language ‘{language}’, but this file is missing. Make it, or take the language out of theme.yaml.");
            return null;
        }

        if (Parse(path, file, problems) is not { } document)
            return null;
        var front = document.OfType<YamlFrontMatterBlock>().FirstOrDefault();
        var head = YamlMap.Parse(front?.Lines.ToString() ?? "", file, front is null ? 0 : 1, problems);
        if (head is null)
            return null;
        var phrases = new PhraseBook(file, mark, language, own);
        var name = phrases.Say("naam", head.Required("titel"), head.LineOfKey("titel"));
        var goal = head.Text("doel") is { } text ? phrases.Say("doel", text, head.LineOfKey("doel"), spoken: false) : null;
        var core = phrases.Say("kernzin", head.Required("kernzin"), head.LineOfKey("kernzin"), spoken: false);
        Phrase[] together = [.. head.Texts("samen").Select((step, i) => phrases.Say(FormattableString.Invariant($"samen-{i + 1}"), step, head.LineOfKey("samen"), spoken: false))];
        if (together.Length == 0)
            problems.Error("missing-key", file, head.LineOfKey("samen"), "Zet bij ‘samen’ een lijst met stappen: wat coach en medewerker samen kunnen doen.", "Put a list of steps under ‘samen’: what coach and employee can do together.");
        head.Done();
        var blocks = document.Where(block => block is not YamlFrontMatterBlock).ToList();
        var firstSheet = blocks.FindIndex(IsSheet) is >= 0 and var found ? found : blocks.Count;
        var screens = Screens(blocks.Take(firstSheet), file, phrases, problems);
        var sheets = Sheets(blocks.Skip(firstSheet), file, phrases, problems);
        return new ThemeText(language, file, name, goal ?? core, core, together, screens, phrases.All) { Shared = shared, Sheets = sheets };
    }

    private static MarkdownDocument? Parse(string path, string file, ProblemList problems)
    {
        try
        {
            return TextFile.Read(path, file, problems) is { } text ? Markdown.Parse(text, Pipeline) : null;
        }
        catch (ArgumentException)
        {
            // Markdig's answer to text that is nested deeper than it will follow.
            problems.Error("not-known-here", file, 0, "Deze tekst is te diep genest. Gebruik gewone regels, een plaatje of een blok ‘activiteit’.", "This text is nested too deeply. Use plain lines, a picture or an ‘activiteit’ block.");
            return null;
        }
    }

    private static bool IsSheet(Block block) => block is FencedCodeBlock { Info: SheetReader.Word };

    /// <summary>What comes after the first sheet can only be another one.</summary>
    private static List<Sheet> Sheets(IEnumerable<Block> blocks, string file, PhraseBook phrases, ProblemList problems)
    {
        phrases.Screen = null;
        var sheets = new List<Sheet>();
        foreach (var block in blocks)
        {
            if (!IsSheet(block))
                problems.Error("after-first-sheet", file, block.Line + 1, "Na het eerste werkblad komen alleen werkbladen. Zet dit erboven.", "After the first sheet come only sheets. Put this above it.");
            else if (SheetReader.Read((FencedCodeBlock)block, file, phrases, problems) is { } sheet)
                sheets.Add(sheet);
        }

        return sheets;
    }

    private static List<Screen> Screens(IEnumerable<Block> blocks, string file, PhraseBook phrases, ProblemList problems)
    {
        var screens = new List<Screen>();
        var parts = new List<ScreenPart>();
        foreach (var block in blocks)
        {
            if (block is HeadingBlock { Level: 2 } heading)
            {
                parts = [];
                screens.Add(Heading(heading, file, phrases, problems) with { Parts = parts });
            }
            else if (screens.Count == 0)
            {
                problems.Error("before-first-screen", file, block.Line + 1, "Begin met een kop: ‘## Titel {#id}’.", "Begin with a heading: ‘## Title {#id}’.");
            }
            else if (Part(block, screens[^1].Id, parts, file, phrases, problems) is { } part)
            {
                parts.Add(part);
            }
        }

        return screens;
    }

    private static Screen Heading(HeadingBlock heading, string file, PhraseBook phrases, ProblemList problems)
    {
        var match = IdAtEnd().Match(heading.Inline?.FirstChild is null ? "" : PlainText(heading.Inline));
        if (!match.Success)
            problems.Error("missing-id", file, heading.Line + 1, "Geef deze kop een id van kleine letters: ‘## Titel {#id}’.", "Give this heading an id of lower-case letters: ‘## Title {#id}’.");
        var id = match.Groups["id"].Value;
        phrases.Screen = id;
        return new Screen(id, phrases.Say($"scherm.{id}.titel", match.Groups["text"].Value, heading.Line + 1), file, heading.Line + 1, []);
    }

    private static ScreenPart? Part(Block block, string screen, List<ScreenPart> before, string file, PhraseBook phrases, ProblemList problems)
    {
        var line = block.Line + 1;
        switch (block)
        {
            case HeadingBlock:
                problems.Error("second-heading", file, line, "Eén kop per scherm. Maak er een nieuw scherm van (‘## … {#id}’) of een gewone regel.", "One heading per screen. Make it a new screen (‘## … {#id}’) or a plain line.");
                return null;
            case HtmlBlock:
                RawHtml(file, line, problems);
                return null;
            case FencedCodeBlock { Info: "activiteit" } fence:
                return ActivityReader.Read(fence, file, phrases, problems);
            case ParagraphBlock { Inline: { } inline } when inline.FirstChild is LinkInline { IsImage: true } image && inline.LastChild == image:
                var picture = FormattableString.Invariant($"scherm.{screen}.beeld-{before.OfType<PicturePart>().Count() + 1}");
                return new PicturePart(line, image.Url ?? "", phrases.Say(picture + ".alt", PlainText(image), line, spoken: false), phrases.Say(picture, image.Title ?? "", line));
            case ParagraphBlock { Inline: { } inline }:
                var earlier = before.OfType<TextPart>().Sum(text => text.Lines.Count);
                return new TextPart(line, [.. Lines(inline, file, line, problems).Select((runs, i) => Line(runs, FormattableString.Invariant($"scherm.{screen}.tekst-{earlier + i + 1}"), line + i, phrases))]);
            default:
                problems.Error("not-known-here", file, line, "Dit kan niet in een thema. Gebruik gewone regels, een plaatje of een blok ‘activiteit’.", "A theme cannot hold this. Use plain lines, a picture or an ‘activiteit’ block.");
                return null;
        }
    }

    private static TextLine Line(IReadOnlyList<TextRun> runs, string id, int line, PhraseBook phrases)
    {
        var phrase = phrases.Say(id, string.Concat(runs.Select(run => run.Text)), line);
        return new TextLine(phrase, phrase.IsOwn ? [new TextRun(phrase.Text, Strong: false)] : runs);
    }

    private static List<IReadOnlyList<TextRun>> Lines(ContainerInline inline, string file, int line, ProblemList problems)
    {
        var lines = new List<IReadOnlyList<TextRun>>();
        var runs = new List<TextRun>();
        Collect(inline, strong: false);
        lines.Add(runs);
        return lines;

        void Collect(ContainerInline container, bool strong)
        {
            foreach (var child in container)
            {
                switch (child)
                {
                    case LiteralInline literal:
                        runs.Add(new TextRun(literal.Content.ToString(), strong));
                        break;
                    case LineBreakInline:
                        lines.Add(runs);
                        runs = [];
                        break;
                    case EmphasisInline emphasis:
                        Collect(emphasis, strong: true);
                        break;
                    case HtmlEntityInline entity:
                        runs.Add(new TextRun(entity.Transcoded.ToString(), strong));
                        break;
                    case HtmlInline:
                        RawHtml(file, line + lines.Count, problems);
                        break;
                    case LinkInline or AutolinkInline:
                        problems.Error("link", file, line + lines.Count, "Een thema verwijst nergens heen: het moet ook zonder internet werken. Schrijf het uit, of haal de link weg.", "A theme links to nothing: it must work without internet. Write it out, or take the link away.");
                        break;
                    default:
                        problems.Error("not-known-here", file, line + lines.Count, "Dit kan niet in een tekst. Gebruik gewone woorden of **dikke** letters.", "A text cannot hold this. Use plain words or **bold** letters.");
                        break;
                }
            }
        }
    }

    private static void RawHtml(string file, int line, ProblemList problems) =>
        problems.Error("raw-html", file, line, "HTML en script mogen niet in een thema. Schrijf gewone regels.", "A theme may hold no HTML and no script. Write plain lines.");

    private static string PlainText(ContainerInline inline) => string.Concat(inline.Descendants<LiteralInline>().Select(literal => literal.Content.ToString()));

    [GeneratedRegex(@"^(?<text>.+?)\s*\{#(?<id>[a-z][a-z0-9-]{0,39})\}$", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, 5000)]
    internal static partial Regex IdAtEnd();

    [GeneratedRegex("^[a-z][a-z0-9-]{0,39}$", RegexOptions.CultureInvariant, 5000)]
    internal static partial Regex Id();
}
