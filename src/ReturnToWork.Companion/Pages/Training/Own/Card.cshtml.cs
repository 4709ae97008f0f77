using Microsoft.AspNetCore.Mvc;
using ReturnToWork.Companion.Training.Cards;

namespace ReturnToWork.Companion.Pages;

/// <summary>
/// A case card for intervision. The browser makes it by itself; without script the server writes the same page from what was sent, and forgets it with the answer. Nothing of it is kept or logged.
/// </summary>
[RequestSizeLimit(100_000)]
internal sealed class CaseCardModel : CompanionPage
{
    public CaseCard Card { get; private set; } = CaseCard.Of(null, null, null, null);

    public IReadOnlyList<CardWarning> Warnings { get; private set; } = [];

    /// <summary>Whether the card is shown below the form.</summary>
    public bool IsMade { get; private set; }

    public IActionResult OnGet() => Page();

    public IActionResult OnPost(string? situation, string? difficult, string? tried, string? question, bool @checked)
    {
        Card = CaseCard.Of(situation, difficult, tried, question);
        Warnings = Card.Warnings;
        IsMade = !Card.IsEmpty && (@checked || Warnings.Count == 0);
        return Page();
    }
}
