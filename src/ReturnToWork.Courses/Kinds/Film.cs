using System.Text.RegularExpressions;
using ReturnToWork.Courses.Media;
using ReturnToWork.Courses.Rendering;

namespace ReturnToWork.Courses.Kinds;

/// <summary><c>film</c>: at most a minute, never by itself, with captions and the whole text beside it. Only own files, in the theme's folder <c>film</c>.</summary>
/// <param name="Source">The film itself.</param>
/// <param name="Seconds">How long it is, as people are told before they start it.</param>
/// <param name="Transcript">Everything that is said and shown, in sentences.</param>
internal sealed partial record Film(
    int Line, string Id, string Source, string Poster, string? Captions, int Seconds, Phrase Caption, Phrase Alt, IReadOnlyList<Phrase> Transcript) : Activity(Line, Id)
{
    public const string Word = "film";

    /// <summary>Bytes of a film: a minute at 480 lines fits easily.</summary>
    public const long MostBytes = 4 * 1024 * 1024;

    private const long MostPosterBytes = 100 * 1024;
    private const int MostSeconds = 60;

    public override string Kind => Word;

    public override IEnumerable<Phrase> Body => [Caption];

    public override IEnumerable<Phrase> Further => [Alt, .. Transcript];

    public static Film Read(BlockSource block)
    {
        var told = block.Map.Texts("uitgeschreven");
        return new Film(
            block.Line, block.Id, block.Map.Required("bestand"), block.Map.Required("poster"), block.Map.Text("ondertitels"), block.Map.Number("seconden", 0),
            block.Say("tekst"), block.Say(block.Map, "alt", "alt", spoken: false),
            [.. told.Select((line, i) => block.Phrases.Say(FormattableString.Invariant($"activiteit.{block.Id}.regel-{i + 1}"), line, block.Map.LineOfKey("uitgeschreven")))]);
    }

    public override void Check(KindCheck check)
    {
        var film = File(check, Source, MostBytes, "video/");
        File(check, Poster, MostPosterBytes, "image/");
        if (Captions is null)
            check.Error("missing-captions", Line, "Een film heeft ondertitels nodig: ‘ondertitels: film/naam.nl.vtt’.", "A film needs captions: ‘ondertitels: film/name.en.vtt’.");
        else
            File(check, Captions, MostPosterBytes, "text/vtt");
        if (Transcript.Count == 0)
            check.Error("missing-transcript", Line, "Schrijf bij ‘uitgeschreven’ op wat er in de film te horen en te zien is.", "Write under ‘uitgeschreven’ what can be heard and seen in the film.");
        if (Seconds is < 1 or > MostSeconds)
            check.Error("film-length", Line, $"Een film duurt 1 tot {MostSeconds} seconden. Zeg het bij ‘seconden’.", $"A film takes 1 to {MostSeconds} seconds. Say so under ‘seconden’.");
        else if (film is { Seconds: { } really } && Math.Abs(really - Seconds) > 1.5)
            check.Error("film-length", Line, $"Dit bestand duurt {really:0} seconden, maar bij ‘seconden’ staat {Seconds}.", $"This file takes {really:0} seconds, but ‘seconden’ says {Seconds}.");
        else if (film is { Type: not null, Seconds: null })
            check.Problems.Warning("film-length-unread", check.File, Line, "Hoe lang deze film is, staat niet leesbaar in het bestand. Kijk zelf of ‘seconden’ klopt.", "The file does not plainly say how long it is. See for yourself whether ‘seconden’ is right.");
    }

    public override void Write(ScreenContext page) => FilmMarkup.Write(page, this);

    private MediaFile? File(KindCheck check, string source, long most, string type)
    {
        if (!Place().IsMatch(source))
        {
            check.Error("film-place", Line, $"‘{source}’ kan niet. Zet het bestand in de map film van dit thema, met kleine letters: ‘film/naam.webm’.", $"‘{source}’ cannot be. Put the file in this theme's folder film, in small letters: ‘film/name.webm’.");
            return null;
        }

        if (!check.Theme.Content.Media.TryGetValue(source, out var file))
        {
            check.Error("missing-file", Line, $"Het bestand ‘{source}’ is er niet.", $"There is no file ‘{source}’.");
            return null;
        }

        if (file.Type?.StartsWith(type, StringComparison.Ordinal) != true)
            check.Error("film-type", Line, $"‘{source}’ is van binnen iets anders dan de naam zegt. Maak het bestand opnieuw.", $"‘{source}’ is something else inside than its name says. Make the file again.");
        if (file.Bytes > most)
            check.Error("film-size", Line, $"‘{source}’ is {file.Bytes / 1024} KB; hoogstens {most / 1024} KB. Maak het kleiner.", $"‘{source}’ is {file.Bytes / 1024} KB; at most {most / 1024} KB. Make it smaller.");
        return file;
    }

    [GeneratedRegex(@"^film/[a-z0-9][a-z0-9-]{0,39}(?:\.[a-z]{2})?\.(?:mp4|webm|vtt|png|jpg|webp)$", RegexOptions.CultureInvariant, 5000)]
    private static partial Regex Place();
}
