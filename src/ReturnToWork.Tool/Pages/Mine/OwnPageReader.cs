using System.Globalization;
using System.Text.Json;
using Microsoft.Extensions.Options;
using ReturnToWork.Courses;
using ReturnToWork.Lrs;
using ReturnToWork.Lti;
using ReturnToWork.Tool.Consent;
using ReturnToWork.Tool.Hiding;
using ReturnToWork.Tool.OwnWords;
using ReturnToWork.Tool.Record;
using ReturnToWork.Tool.Sessions;
using ReturnToWork.Tool.Store;

namespace ReturnToWork.Tool.Pages.Mine;

/// <summary>Everything that stands on somebody's own page.</summary>
/// <param name="Themes">That this visit may open.</param>
/// <param name="Progress">Null for who keeps nothing.</param>
/// <param name="Works">What was answered, by theme, also of themes that this visit does not open: it is theirs.</param>
/// <param name="AsksResearch">Whether the organisation asks about research, and there is somebody to ask.</param>
/// <param name="Keeping">How long things stay of who does not come any more.</param>
/// <param name="Copies">Whether the organisation sends copies of statements to another record store.</param>
internal sealed record OwnPage(
    IReadOnlyList<Theme> Themes, Visit Visit, string Language, Preferences Wishes, Progress? Progress, IReadOnlyList<ThemeWork> Works, IReadOnlyList<ThemeShares> Shares,
    bool LmsHears, bool Copies, int IdleMinutes, IReadOnlyList<OwnReceipt> Receipts, bool AsksResearch, RetentionOptions Keeping);

/// <summary>One yes, with the words that were read.</summary>
/// <param name="Chose">What was chosen, in words; null where there was only yes.</param>
internal sealed record OwnReceipt(ConsentReceipt Row, string Text, string? Chose);

/// <summary>What somebody answered in one theme, in words.</summary>
/// <param name="Theme">Null when this installation has it no more; then there are no words, but it can be taken away.</param>
/// <param name="Answers">The same as they are kept, for the sheets.</param>
internal sealed record ThemeWork(string Number, Theme? Theme, IReadOnlyList<WorkbookEntry> Entries, IReadOnlyDictionary<string, JsonElement> Answers);

/// <summary>What somebody shares of one theme, in the words of the player's list.</summary>
internal sealed record ThemeShares(string Number, Theme? Theme, IReadOnlyList<ShownShare> Shares);

/// <summary>A share in words.</summary>
/// <param name="Blocks">The lines that only a coach who works confidentially sees: answers with blocks.</param>
internal sealed record ShownShare(LiveShare Share, IReadOnlyList<string> Plain, IReadOnlyList<string> Blocks)
{
    public IReadOnlyList<string> Lines => [.. Plain, .. Blocks];

    /// <summary>What this coach sees of it, when allowed to see what is shared.</summary>
    public IReadOnlyList<string> LinesFor(CoachCode coach) => coach.Mode == "confidential" ? Lines : Plain;
}

/// <summary>Reads it. Looking makes no row.</summary>
internal sealed class OwnPageReader(
    ThemeLists lists, HiddenThemes hidden, Themes themes, HowFar howFar, OwnWishes wishes, PrivateAnswers answers, LiveShares shares, Gradebook gradebook, RecordStoreFlows flows, ConsentBook consents, Research research, OwnTextBook ownTexts, IOptions<CoursesOptions> courses, IOptions<RetentionOptions> retention)
{
    public async Task<OwnPage> ReadAsync(Visit visit, string? language, CancellationToken ct)
    {
        var progress = await howFar.OfAsync(visit, ct);
        var wanted = await wishes.OfAsync(visit, progress?.Learner, ct);
        var shown = Phrases.LanguageOf(language, wanted.Language, visit.Language);
        var (works, shared) = (new List<ThemeWork>(), new List<ThemeShares>());
        foreach (var enrolment in (progress?.Enrolments ?? []).OrderBy(row => row.Theme.Length).ThenBy(row => row.Theme, StringComparer.Ordinal))
        {
            var theme = themes.Find(enrolment.Theme) is { } found ? await ownTexts.OfAsync(visit.Organisation, found, ct) : null;
            if (await WorkAsync(progress!.Learner, enrolment.Theme, theme, shown, ct) is { } work) works.Add(work);
            var live = await shares.ReadAsync(new Kept(progress.Learner, enrolment.XapiRegistration), ct);
            var words = (theme ?? themes.All.First()).ShareWords(shown);
            if (live.Count > 0) shared.Add(new ThemeShares(enrolment.Theme, theme, [.. live.Select(share => new ShownShare(share, Lines(share, enrolment.Theme, words, shown), [.. share.Bands.Select(code => words.GetValueOrDefault(code, code))]))]));
        }

        var offered = new List<Theme>();
        foreach (var theme in await hidden.ShownAsync(visit.Organisation, lists.Of(visit), ct)) offered.Add(await ownTexts.OfAsync(visit.Organisation, theme, ct));
        var receipts = progress is null ? [] : await consents.OfAsync(progress.Learner, ct);
        return new OwnPage(
            offered, visit, shown, wanted, progress, works, shared,
            await gradebook.HearsAsync(visit.Grading, ct), (await flows.ForwardsAsync(visit.Organisation, ct)).Count > 0, courses.Value.IdleMinutes,
            [.. receipts.Select(receipt => new OwnReceipt(receipt.Row, receipt.Text, receipt.Row.Choice is { } sees ? AskedWords.Sees(themes.All.First(), shown, sees) : null))],
            progress is not null && research.QuestionOf(visit.Organisation, shown) is not null, retention.Value);
    }

    private async Task<ThemeWork?> WorkAsync(Learner learner, string number, Theme? theme, string language, CancellationToken ct)
    {
        var found = (await answers.ReadAsync(learner, number, ct)).Where(answer => answer.Key != PrivateAnswers.Shares).ToDictionary(answer => answer.Key, answer => JsonElement.Parse(answer.Value), StringComparer.Ordinal);
        return found.Count == 0 ? null : new ThemeWork(number, theme, theme is null ? [] : ThemeWorkbook.InWords(theme, language, found), found);
    }

    /// <summary>The same words in the same order as in the player (<c>shares.js</c>); the blocks come after them.</summary>
    private static IReadOnlyList<string> Lines(LiveShare share, string theme, IReadOnlyDictionary<string, string> words, string language) =>
    [
        .. share.What.Contains("ask", StringComparer.Ordinal) ? [words["ask"].Replace("{thema}", theme, StringComparison.Ordinal)] : Array.Empty<string>(),
        .. share.What.Contains("topics", StringComparer.Ordinal) ? share.Topics.Select(topic => words.GetValueOrDefault(topic, topic)) : [],
        .. share.What.Contains("plan", StringComparer.Ordinal) ? [words["plan"]] : Array.Empty<string>(),
        .. share.LookBackDay is { } day ? [words["day"].Replace("{dag}", DayInWords(day, language), StringComparison.Ordinal)] : Array.Empty<string>(),
        .. share.LookedBack ? [words["looked-back"]] : Array.Empty<string>(),
    ];

    /// <summary>"dinsdag 1 december": people see days, never hours.</summary>
    public static string DayInWords(string iso, string language) =>
        DateOnly.TryParse(iso.Length > 10 ? iso[..10] : iso, CultureInfo.InvariantCulture, out var day) ? day.ToString("dddd d MMMM", CultureInfo.GetCultureInfo(language == "nl" ? "nl-NL" : "en-GB")) : iso;
}
