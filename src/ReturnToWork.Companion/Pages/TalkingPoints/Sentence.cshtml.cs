using Microsoft.AspNetCore.Mvc;
using ReturnToWork.Companion.Coaching;
using ReturnToWork.Companion.Coaching.House;
using ReturnToWork.Companion.Texts;

namespace ReturnToWork.Companion.Pages;

/// <summary>One sentence in both languages: ours, the organisation's own, and the way back.</summary>
internal sealed class SentenceModel(EditionBook book, ChangeEdition change) : CompanionPage
{
    public string Id { get; private set; } = "";

    public Edition Edition { get; private set; } = Edition.Original;

    public EditionChange? Change { get; private set; }

    /// <summary>What stands in the fields, by language.</summary>
    public IReadOnlyDictionary<string, string> Typed { get; private set; } = new Dictionary<string, string>(StringComparer.Ordinal);

    public IReadOnlyList<string> Placeholders => EditionChecks.PlaceholdersOf(Id);

    /// <summary>O, B, D, L or Z; null for a sentence that is none of these.</summary>
    public string? Kind => Id.Split('.') is [.., ['O' or 'B' or 'D' or 'L' or 'Z', ..] kind] ? kind[..1] : null;

    public IEnumerable<EditionRefusal> WrongIn(string language) => Change?.Refusals.Where(refusal => refusal.Language == language) ?? [];

    public async Task<IActionResult> OnGetAsync(string sentence, CancellationToken ct) => await OpenAsync(sentence, ct) ? Page() : NotFound();

    public async Task<IActionResult> OnPostAsync(string sentence, string? nl, string? en, int version, string? act, CancellationToken ct)
    {
        if (!await OpenAsync(sentence, ct)) return NotFound();
        var typed = new Dictionary<string, string>(StringComparer.Ordinal) { ["nl"] = nl ?? "", ["en"] = en ?? "" };
        Change = act == "original" ? await change.OriginalAsync(Me, version, sentence, ct) : await change.SentenceAsync(Me, version, sentence, typed, ct);
        if (Change.Done)
        {
            TempData["Said"] = Change.Said;
            return LocalRedirect("/talking-points");
        }

        // What was typed stays in the fields, so that nothing is typed twice.
        if (act != "original") Typed = typed;
        Response.StatusCode = Change == EditionChange.TooLate ? StatusCodes.Status409Conflict : StatusCodes.Status400BadRequest;
        return Page();
    }

    private async Task<bool> OpenAsync(string sentence, CancellationToken ct)
    {
        if (!CoachingTexts.In("nl").Sentences.ContainsKey(sentence)) return false;
        (Id, Edition) = (sentence, await book.NewestAsync(Me.Organisation, ct));
        Typed = Words.Languages.ToDictionary(language => language, language => CoachingTexts.In(language, Edition).Sentences[sentence], StringComparer.Ordinal);
        return true;
    }
}
