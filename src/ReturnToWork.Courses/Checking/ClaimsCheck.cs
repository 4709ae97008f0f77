using System.Globalization;
using System.Text.RegularExpressions;
using ReturnToWork.Courses.Reading;

namespace ReturnToWork.Courses.Checking;

/// <summary>
/// Every text that speaks of a rule, a right, a week or a secret stands in <c>claims.yaml</c> with its source, and what stands there is still what people read. So a lawyer
/// goes through one file, and an author who changes such a sentence hears that it has to be looked at again. Warnings: a list for a lawyer keeps no theme from its readers.
/// </summary>
internal static partial class ClaimsCheck
{
    private const string ToCheck = "te controleren door jurist";

    /// <param name="isWhole">False where only one theme of the folder could be read: then a claim of another is no mistake.</param>
    public static void Run(ClaimsFile file, IReadOnlyDictionary<int, Theme> themes, SharedFolder shared, bool isWhole, ProblemList problems)
    {
        if (themes.Count == 0)
            return;
        var master = themes.Values.First().Languages[0];
        var texts = new Dictionary<(int? Theme, string Id), ThemePhrase>();
        // What another folder says in the same words stands in the list of that folder.
        foreach (var phrase in shared.Texts[master].Phrases.Where(phrase => shared.Different?.Contains(phrase.Id) != false).Concat(shared.Words.GetValueOrDefault(master, WordList.Empty).Phrases))
            texts[(null, phrase.Id)] = phrase;
        foreach (var (number, theme) in themes)
            foreach (var phrase in theme.Phrases(theme.Languages[0]))
                texts[(number, phrase.Id)] = phrase;

        foreach (var claim in file.Claims.All)
        {
            if (texts.TryGetValue((claim.Theme, claim.Id), out var text))
                Same(claim, text, problems);
            else if (isWhole)
                Say(problems, "claim-without-text", claim.Line, $"De tekst ‘{claim.Id}’ van thema {Name(claim.Theme)} bestaat niet (meer). Zoek de bewering in de teksten, of haal haar weg.", $"There is no text ‘{claim.Id}’ in theme {Name(claim.Theme)} (any more). Find the claim in the texts, or take it away.");
            Written(claim, problems);
        }

        Covered(file, texts, problems);
        foreach (var (place, line) in file.Free.Where(free => isWhole && (!texts.TryGetValue(free.Key, out var text) || Asking(file, text.Text) is null)))
            Say(problems, "claim-free-for-nothing", line, $"‘{place.Id}’ van thema {Name(place.Theme)} heeft geen vrijstelling nodig: de tekst is er niet, of er staat niets in. Haal haar weg.", $"‘{place.Id}’ of theme {Name(place.Theme)} needs no exemption: the text is not there, or says nothing of the kind. Take it away.");
    }

    private static void Same(Claim claim, ThemePhrase text, ProblemList problems)
    {
        if (!text.IsOwn && !text.Text.Contains(claim.Sentence, StringComparison.Ordinal))
            Say(problems, "claim-other-words", claim.Line, $"De tekst luidt nu: ‘{text.Text}’. Klopt de bewering nog? Neem dan de nieuwe zin over.", $"The text now reads: ‘{text.Text}’. Is the claim still right? Then copy the new sentence.");
    }

    private static void Written(Claim claim, ProblemList problems)
    {
        if (!(claim.SourceDate == "onbekend" || IsDate(claim.SourceDate)) || !IsDate(claim.Seen))
            Say(problems, "claim-date", claim.Line, "‘bron-van’ is een datum, een maand (2021-06) of ‘onbekend’; ‘bekeken’ is een datum of een maand.", "‘bron-van’ is a date, a month (2021-06) or ‘onbekend’; ‘bekeken’ is a date or a month.");
        if (claim.State != ToCheck && !Judged().IsMatch(claim.State))
            Say(problems, "claim-state", claim.Line, $"‘staat’ is ‘{ToCheck}’, of ‘goed volgens {{naam}} op 2026-11-23’, of ‘veranderen volgens {{naam}} op 2026-11-23’.", $"‘staat’ is ‘{ToCheck}’, or ‘goed volgens {{name}} op 2026-11-23’, or ‘veranderen volgens {{name}} op 2026-11-23’.");
    }

    private static void Covered(ClaimsFile file, Dictionary<(int? Theme, string Id), ThemePhrase> texts, ProblemList problems)
    {
        var claimed = file.Claims.All.Select(claim => (claim.Theme, claim.Id)).ToHashSet();
        foreach (var (place, text) in texts.Where(text => !text.Value.IsOwn && (text.Key.Theme is not { } theme || file.Themes.Contains(theme)) && !text.Key.Id.EndsWith(".alt", StringComparison.Ordinal) && !claimed.Contains(text.Key) && !file.Free.ContainsKey(text.Key)))
        {
            if (Asking(file, text.Text) is { } word)
                problems.Warning("no-claim", text.File, text.Line, $"‘{text.Text}’ zegt misschien iets over een regel (‘{word}’). Zet ‘{place.Id}’ in {ClaimsFile.Name}: als bewering met een bron, of bij ‘vrij’ met een reden.", $"‘{text.Text}’ may say something about a rule (‘{word}’). Put ‘{place.Id}’ into {ClaimsFile.Name}: as a claim with a source, or under ‘vrij’ with a reason.");
        }
    }

    /// <summary>The word at which a text needs a claim; null where it has none.</summary>
    private static string? Asking(ClaimsFile file, string text)
    {
        var plain = Number().Replace(text, "#");
        return file.Words.FirstOrDefault(word => word.EndsWith('*') ? plain.Contains(word[..^1], StringComparison.OrdinalIgnoreCase) : Wording.PlaceOf(plain, word) >= 0);
    }

    private static bool IsDate(string text) =>
        DateOnly.TryParseExact(text, ClaimsFile.DateFormat, CultureInfo.InvariantCulture, DateTimeStyles.None, out _) || DateOnly.TryParseExact(text + "-01", ClaimsFile.DateFormat, CultureInfo.InvariantCulture, DateTimeStyles.None, out _);

    private static string Name(int? theme) => theme?.ToString(CultureInfo.InvariantCulture) ?? "‘alle’";

    private static void Say(ProblemList problems, string code, int line, string dutch, string english) => problems.Warning(code, ClaimsFile.Name, line, dutch, english);

    [GeneratedRegex("[0-9]+", RegexOptions.CultureInvariant, 5000)]
    private static partial Regex Number();

    [GeneratedRegex(@"^(?:goed|veranderen) volgens .{2,80} op [0-9]{4}-[0-9]{2}-[0-9]{2}$", RegexOptions.CultureInvariant, 5000)]
    private static partial Regex Judged();
}
