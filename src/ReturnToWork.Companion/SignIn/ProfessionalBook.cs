using Microsoft.EntityFrameworkCore;
using ReturnToWork.Companion.Mail;
using ReturnToWork.Companion.Records;
using ReturnToWork.Companion.Settings;
using ReturnToWork.SignIn;

namespace ReturnToWork.Companion.SignIn;

/// <summary>An account, as the administrator sees it: nothing of employees.</summary>
/// <param name="Mode">The account's one mode, the organisation's where it has none of its own.</param>
internal sealed record Account(string Subject, string Name, IReadOnlyList<string> Roles, DateTimeOffset LastSignIn, string Mode, bool Suspended);

/// <summary>Who of an organisation has an account here: everybody who ever signed in, with the roles of the last time.</summary>
internal sealed class ProfessionalBook(CompanionStore store, Organisations organisations, MailAddresses mail)
{
    /// <summary>Writes down who came in, unless the account is another provider's or is suspended.</summary>
    /// <param name="professional">What the provider says.</param>
    /// <param name="first">Its provider is the one that accounts from before there were several belong to.</param>
    /// <param name="now">When.</param>
    /// <param name="ct">Nothing is written then.</param>
    public async Task<Admission> CameInAsync(Professional professional, bool first, DateTimeOffset now, CancellationToken ct)
    {
        for (var attempt = 1; ; attempt++)
        {
            await using var db = await store.OpenAsync(professional.Organisation, ct);
            var row = await db.Professionals.SingleOrDefaultAsync(known => known.Subject == professional.Subject, ct);
            if (row is null) db.Add(row = new ProfessionalRow { Organisation = professional.Organisation, Subject = professional.Subject, Name = "", Roles = "", LastSignIn = now });
            else if (row.Provider is null ? !first : row.Provider != professional.Provider) return Admission.Not(WhyNot.Provider);
            else if (row.Suspended is not null) return Admission.Not(WhyNot.Suspended);

            (row.Name, row.Roles, row.LastSignIn, row.Provider) = (professional.Name, string.Join(',', professional.Roles), now, professional.Provider);
            row.SealedMail = professional.Mail is { } address ? mail.Seal(professional.Organisation, address) : null;
            try
            {
                await db.SaveChangesAsync(ct);
                return new Admission(null, StampOf(professional.Organisation, row.Roles, row.Mode));
            }
            catch (DbUpdateException) when (attempt == 1)
            {
                // The same person came in twice at once; the other one wrote the row, which is looked at like any other.
            }
        }
    }

    /// <summary>What a session is opened for: it is over once this is another.</summary>
    public string StampOf(string organisation, string roles, string? mode) => $"{roles}|{mode ?? organisations.CoachModeOf(organisation)}";

    /// <summary>All of one organisation, by name.</summary>
    public async Task<IReadOnlyList<Account>> AllAsync(string organisation, CancellationToken ct)
    {
        await using var db = await store.OpenAsync(organisation, ct);
        var rows = await db.Professionals.AsNoTracking().OrderBy(row => row.Name).ThenBy(row => row.Subject).ToListAsync(ct);
        return [.. rows.Select(row => new Account(row.Subject, row.Name, row.Roles.Split(','), row.LastSignIn, row.Mode ?? organisations.CoachModeOf(organisation), row.Suspended is not null))];
    }

    /// <summary>What the professionals of an organisation are called, by their <c>sub</c>, with a database that is open already.</summary>
    public static Task<Dictionary<string, string>> NamesAsync(CompanionDb db, CancellationToken ct) =>
        db.Professionals.AsNoTracking().ToDictionaryAsync(row => row.Subject, row => row.Name, StringComparer.Ordinal, ct);

    /// <summary>Lets an account in no more, or again. Its sessions are over at their next request, also those from before it was let in again.</summary>
    /// <returns>False where the organisation has no such account.</returns>
    public async Task<bool> SuspendAsync(string organisation, string subject, bool suspended, DateTimeOffset now, CancellationToken ct)
    {
        await using var db = await store.OpenAsync(organisation, ct);
        DateTimeOffset? since = suspended ? now : null;
        return await db.Professionals.Where(row => row.Subject == subject).ExecuteUpdateAsync(set => set.SetProperty(row => row.Suspended, since).SetProperty(row => row.SessionsFrom, now), ct) == 1;
    }

    /// <summary>Gives a coach's account its other mode. Its sessions are over at their next request, because they were opened for the one before.</summary>
    /// <returns>False where the organisation has no such coach.</returns>
    public async Task<bool> SwitchModeAsync(string organisation, string subject, string mode, CancellationToken ct)
    {
        await using var db = await store.OpenAsync(organisation, ct);
        if (await db.Professionals.SingleOrDefaultAsync(row => row.Subject == subject, ct) is not { } row || !row.Roles.Split(',').Contains(Roles.Coach, StringComparer.Ordinal)) return false;
        row.Mode = mode;
        await db.SaveChangesAsync(ct);
        return true;
    }

    /// <summary>"Everywhere out": every session of the account, on whatever device, is over at its next request.</summary>
    /// <returns>False where the organisation has no such account.</returns>
    public async Task<bool> EverywhereOutAsync(string organisation, string subject, DateTimeOffset now, CancellationToken ct)
    {
        await using var db = await store.OpenAsync(organisation, ct);
        return await db.Professionals.Where(row => row.Subject == subject).ExecuteUpdateAsync(set => set.SetProperty(row => row.SessionsFrom, now), ct) == 1;
    }
}
