using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Options;
using ReturnToWork.Companion.Mail;
using ReturnToWork.Companion.Settings;
using ReturnToWork.Companion.SignIn;
using ReturnToWork.SignIn;

namespace ReturnToWork.Companion.Pages;

/// <summary>The own account: as whom somebody is signed in, reminders by mail for a coach, and "everywhere out".</summary>
internal sealed class AccountModel(ProfessionalBook book, ReminderBook reminders, IOptions<MailOptions> mail, Organisations organisations, TimeProvider clock) : CompanionPage
{
    public string Name => Me.Name;

    public string Organisation => organisations.NameOf(Me.Organisation);

    public IReadOnlyList<string> Roles => Me.Roles;

    /// <summary>What a coach chose; null for everybody else, who gets no reminders.</summary>
    public ReminderChoice? Reminders { get; private set; }

    /// <summary>Whether this installation sends mail at all.</summary>
    public bool MailIsOn => mail.Value.IsOn;

    [TempData]
    public string? Said { get; set; }

    public async Task OnGetAsync(CancellationToken ct)
    {
        if (Me.Roles.Contains(Companion.SignIn.Roles.Coach, StringComparer.Ordinal)) Reminders = await reminders.OfAsync(Me.Organisation, Me.Subject, ct);
    }

    public async Task<IActionResult> OnPostRemindersAsync(bool wanted, string? language, CancellationToken ct)
    {
        if (!await reminders.ChooseAsync(Me.Organisation, Me.Subject, wanted, language ?? "", ct)) return BadRequest();
        Said = "account.mail.saved";
        return LocalRedirect("/account");
    }

    public async Task<IActionResult> OnPostOutAsync(CancellationToken ct)
    {
        await book.EverywhereOutAsync(Me.Organisation, Me.Subject, clock.GetUtcNow(), ct);
        return LocalRedirect(await SignInDoor.SignOutAsync(HttpContext));
    }
}
