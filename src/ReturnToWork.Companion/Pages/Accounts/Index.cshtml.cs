using Microsoft.AspNetCore.Mvc;
using ReturnToWork.Companion.Coaching;
using ReturnToWork.Companion.Settings;
using ReturnToWork.Companion.SignIn;

namespace ReturnToWork.Companion.Pages;

/// <summary>For the administrator: the accounts of the own organisation, who may come in, in which mode a coach works, and ending their sessions. Nothing of employees.</summary>
internal sealed class AccountsModel(ProfessionalBook book, Organisations organisations, TimeProvider clock) : CompanionPage
{
    public string Organisation => organisations.NameOf(Me.Organisation);

    public IReadOnlyList<Account> All { get; private set; } = [];

    [TempData]
    public string? Done { get; set; }

    public string? Said => Done is "suspended" or "welcome" or "out" or "own" or "mode" or "ownmode" ? $"accounts.said.{Done}" : null;

    /// <summary>The coach about whose mode is asked, and the mode; null where nothing is asked.</summary>
    public (Account Account, string Mode)? Asked { get; private set; }

    /// <summary>The mode that this account can be switched to; null where it has none, not being a coach's.</summary>
    public static string? OtherMode(Account account) =>
        !account.Roles.Contains(Roles.Coach, StringComparer.Ordinal) ? null : account.Mode == CoachModes.Confidential ? CoachModes.Employer : CoachModes.Confidential;

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

    /// <summary>The other mode: first asked, with what happens then, and done when it was sure.</summary>
    public async Task<IActionResult> OnPostModeAsync(string? subject, string? mode, bool sure, CancellationToken ct)
    {
        await OnGetAsync(ct);
        if (mode is null || !CoachModes.All.Contains(mode, StringComparer.Ordinal) || All.FirstOrDefault(account => account.Subject == subject && OtherMode(account) is not null) is not { } coach) return NotFound();
        // Method 5.3: switching needs somebody else.
        if (IsMe(coach)) return After("ownmode");
        if (sure) return await book.SwitchModeAsync(Me.Organisation, coach.Subject, mode, ct) ? After("mode") : NotFound();
        Asked = (coach, mode);
        return Page();
    }

    private LocalRedirectResult After(string done)
    {
        Done = done;
        return LocalRedirect("/accounts");
    }
}
