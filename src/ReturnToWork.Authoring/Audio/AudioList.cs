using System.Globalization;
using System.Net;
using System.Text;
using ReturnToWork.Courses;
using ReturnToWork.Courses.Voices;

namespace ReturnToWork.Authoring.Audio;

/// <summary><c>audio list [themes] [--taal nl] [--thema 3] [--csv | --html]</c>: every string to speak, with its id, the name of its file, its screen and how far it is.</summary>
internal static class AudioList
{
    public static async Task<int> RunAsync(Request request, TextWriter output, CancellationToken ct)
    {
        var library = ThemeLibrary.Load(Request.ThemesFolder(request.Places.Count > 0 ? request.Places[0] : null));
        var strings = AudioThemes.Strings(library, request);
        if (strings.Count == 0)
        {
            await Report.WriteAsync(output, library.Problems);
            await output.WriteLineAsync("Hier is geen thema in deze taal gevonden. / No theme was found here in this language.");
            return 1;
        }

        await output.WriteAsync(request.Has("csv") ? Csv(strings) : request.Has("html") ? Html(strings) : Plain(strings));
        return 0;
    }

    public static string InDutch(VoiceState state) => state switch
    {
        VoiceState.Recorded => "opgenomen",
        VoiceState.Placeholder => "proefstem",
        VoiceState.Changed => "tekst veranderd",
        _ => "nog niet",
    };

    private static string FileOf(ToSpeak one) => $"{one.Folder}/{one.Id}.mp3";

    private static string Plain(IReadOnlyList<ToSpeak> strings)
    {
        var text = new StringBuilder();
        foreach (var group in strings.GroupBy(one => one.Folder, StringComparer.Ordinal))
        {
            var done = group.Count(one => one.State == VoiceState.Recorded);
            text.Append(FormattableString.Invariant($"{group.Key}: {group.Count()} zinnen, {done} opgenomen, {group.Count(one => one.State == VoiceState.Placeholder)} proefstem\n"));
            foreach (var one in group) text.Append(CultureInfo.InvariantCulture, $"  {InDutch(one.State),-16}{one.Id}  ‘{one.Phrase.Text}’\n");
        }

        return text.ToString();
    }

    private static string Csv(IReadOnlyList<ToSpeak> strings)
    {
        // A byte order mark: without it a spreadsheet reads "é" as two letters.
        var text = new StringBuilder("\uFEFFthema;taal;id;bestand;scherm;stand;tekst\r\n");
        foreach (var one in strings)
            text.AppendJoin(';', ((string[])[one.Home, one.Language, one.Id, FileOf(one), one.Phrase.Screen ?? "", InDutch(one.State), one.Phrase.Text]).Select(Cell)).Append("\r\n");
        return text.ToString();
    }

    /// <summary>A spreadsheet runs a cell that begins with one of these as a formula; an apostrophe makes it text.</summary>
    private static string Cell(string text)
    {
        var safe = text.TrimStart() is ['=' or '+' or '-' or '@' or '\t' or '\r', ..] || text is ['\t' or '\r', ..] ? $"'{text}" : text;
        return $"\"{safe.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";
    }

    /// <summary>For the person at the microphone: large letters, a box to tick, nothing else.</summary>
    private static string Html(IReadOnlyList<ToSpeak> strings)
    {
        var html = new StringBuilder("""
            <!DOCTYPE html>
            <html lang="nl"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"><title>Zinnen om in te spreken</title>
            <style>
            body { max-width: 46rem; margin: 1rem auto; padding: 0 1rem; font: 1.1rem/1.5 Verdana, "DejaVu Sans", sans-serif; }
            ol { list-style: none; padding: 0; } li { display: grid; grid-template-columns: 2rem 1fr; gap: 0 .75rem; padding: .6rem 0; border-bottom: 1px solid #767676; break-inside: avoid; }
            .box { inline-size: 1.4rem; block-size: 1.4rem; border: 2px solid #000; } .done { background: #000; } .say { font-size: 1.5rem; } .file { grid-column: 2; overflow-wrap: anywhere; }
            @page { margin: 15mm; }
            </style></head><body><h1>Zinnen om in te spreken</h1>
            <p>Lees rustig en vriendelijk. Eén zin per bestand, met de naam die eronder staat. Een zwart hokje is al opgenomen.</p>

            """);
        foreach (var group in strings.GroupBy(one => (one.Folder, one.Phrase.Screen)))
        {
            html.Append(CultureInfo.InvariantCulture, $"<h2>{WebUtility.HtmlEncode(group.Key.Folder)}{(group.Key.Screen is { } screen ? " · " + WebUtility.HtmlEncode(group.First().Theme.ScreenTitle(screen, group.First().Language)) : "")}</h2>\n<ol>\n");
            foreach (var one in group)
                html.Append(CultureInfo.InvariantCulture, $"<li><span class=\"box{(one.State == VoiceState.Recorded ? " done" : "")}\"></span><span class=\"say\" lang=\"{one.Language}\">{WebUtility.HtmlEncode(one.Phrase.Text)}</span><span class=\"file\">{WebUtility.HtmlEncode(one.Id)}.mp3{(one.State == VoiceState.Changed ? " (de tekst is veranderd: opnieuw)" : "")}</span></li>\n");
            html.Append("</ol>\n");
        }

        return html.Append("</body></html>\n").ToString();
    }
}
