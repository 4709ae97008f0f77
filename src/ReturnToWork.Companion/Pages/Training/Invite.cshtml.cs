using Microsoft.AspNetCore.Mvc;
using ReturnToWork.Companion.Texts;
using ReturnToWork.Companion.Training;
using ReturnToWork.Companion.Training.Inviting;

namespace ReturnToWork.Companion.Pages;

/// <summary>For the trainer: invites a professional, with a letter to hand over, and shows who did not begin yet.</summary>
internal sealed class InviteModel(InviteBook book, Words words) : CompanionPage
{
    /// <summary>Shown once, on the answer to the form; null otherwise.</summary>
    public string? Code { get; private set; }

    public string? Refusal { get; private set; }

    /// <summary>What was typed, to be mended.</summary>
    public InviteWish Wish { get; private set; } = new("", "", null, "nl");

    public bool SendsMail => book.SendsMail;

    public IReadOnlyList<string> Employers => book.EmployersOf(Me.Organisation);

    public IReadOnlyList<OpenInvitation> Waiting { get; private set; } = [];

    /// <summary>Where the letter sends people.</summary>
    public string Address => $"{Request.Scheme}://{Request.Host}/training/own";

    private string Tenant => TrainingTenant.Of(Me.Organisation);

    public Task OnGetAsync(CancellationToken ct)
    {
        Wish = Wish with { Language = words.Language };
        return ReadAsync(ct);
    }

    public async Task OnPostAsync(string? employer, string? name, string? mail, string? language, CancellationToken ct)
    {
        Wish = new InviteWish(employer ?? "", name ?? "", mail, language ?? words.Language);
        var made = await book.InviteAsync(Tenant, Wish, ct);
        (Code, Refusal) = (made.Code, made.Refusal);
        Response.Headers.CacheControl = "no-store";
        await ReadAsync(ct);
    }

    public async Task<IActionResult> OnPostAnewAsync(Guid id, CancellationToken ct)
    {
        await ReadAsync(ct);
        if (Waiting.FirstOrDefault(one => one.Id == id) is not { } one || await book.AnewAsync(Tenant, id, ct) is not { } code) return LocalRedirect("/training/invite");
        (Code, Wish) = (code, new InviteWish(one.Employer, one.Name, null, words.Language));
        Response.Headers.CacheControl = "no-store";
        return Page();
    }

    public async Task<IActionResult> OnPostTakeBackAsync(Guid id, CancellationToken ct)
    {
        await book.TakeBackAsync(Tenant, id, ct);
        return LocalRedirect("/training/invite");
    }

    private async Task ReadAsync(CancellationToken ct) => Waiting = await book.OpenAsync(Tenant, ct);
}
