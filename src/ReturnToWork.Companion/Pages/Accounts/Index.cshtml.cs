using Microsoft.AspNetCore.Mvc;
using ReturnToWork.Companion.Settings;
using ReturnToWork.Companion.SignIn;

namespace ReturnToWork.Companion.Pages;

/// <summary>For the administrator: the accounts of the own organisation, who may come in, and ending their sessions. Nothing of employees.</summary>
internal sealed class AccountsModel(ProfessionalBook book, Organisations organisations, TimeProvider clock) : CompanionPage
{
    public string Organisation => organisations.NameOf(Me.Organisation);

    public IReadOnlyList<Account> All { get; private set; } = [];

    [TempData]
    public string? Done { get; set; }

    public string? Said => Done is "suspended" or "welcome" or "out" or "own" ? $"accounts.said.{Done}" : null;

    public bool IsMe(Account account) => account.Subject == Me.Subject;

    public async Task OnGetAsync(CancellationToken ct) => All = await book.AllAsync(Me.Organisation, ct);

    public async Task<IActionResult> OnPostSuspendAsync(string? subject, bool suspended, CancellationToken ct)
    {
        // Nobody locks the only door behind oneself.
        if (suspended && subject == Me.Subject) return After("own");
        return await book.SuspendAsync(Me.Organisation, subject ?? "", suspended, clock.GetUtcNow(), ct) ? After(suspended ? "suspended" : "welcome") : NotFound();
    }

    public async Task<IActionResult> OnPostOutAsync(string? subject, CancellationToken ct) =>
        await book.EverywhereOutAsync(Me.Organisation, subject ?? "", clock.GetUtcNow(), ct) ? After("out") : NotFound();

    private LocalRedirectResult After(string done)
    {
        Done = done;
        return LocalRedirect("/accounts");
    }
}
