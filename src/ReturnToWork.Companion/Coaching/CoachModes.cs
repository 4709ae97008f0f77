using Microsoft.EntityFrameworkCore;
using ReturnToWork.Companion.Records;
using ReturnToWork.Companion.Settings;
using ReturnToWork.SignIn;

namespace ReturnToWork.Companion.Coaching;

/// <summary>In which of two ways a coach works (method 5.3): under confidentiality, or for the employer. An account has one at a time.</summary>
internal sealed class CoachModes(Organisations organisations)
{
    public const string Confidential = PersonRow.Confidential;
    public const string Employer = "employer";

    public static readonly IReadOnlyList<string> All = [Confidential, Employer];

    /// <summary>Of accounts that have none of their own.</summary>
    public string UsualOf(string organisation) => organisations.CoachModeOf(organisation);

    /// <summary>The account's own mode, else its organisation's.</summary>
    /// <param name="account">Null for somebody who never signed in: then the organisation's.</param>
    public string Of(string organisation, ProfessionalRow? account) => account?.Mode ?? UsualOf(organisation);

    /// <summary>The mode of who is signed in.</summary>
    public async Task<string> OfAsync(CompanionDb db, Professional coach, CancellationToken ct) =>
        await db.Professionals.AsNoTracking().Where(account => account.Subject == coach.Subject).Select(account => account.Mode).FirstOrDefaultAsync(ct) ?? UsualOf(coach.Organisation);
}
