using Microsoft.EntityFrameworkCore;
using ReturnToWork.Companion.Records;
using ReturnToWork.SignIn;

namespace ReturnToWork.Companion.SignIn;

/// <summary>Who of an organisation has an account here: everybody who ever signed in, with the roles of the last time.</summary>
internal sealed class ProfessionalBook(CompanionStore store)
{
    public async Task SignedInAsync(Professional professional, DateTimeOffset now, CancellationToken ct)
    {
        await using var db = await store.OpenAsync(professional.Organisation, ct);
        var roles = string.Join(',', professional.Roles);
        var row = await db.Professionals.SingleOrDefaultAsync(known => known.Subject == professional.Subject, ct);
        if (row is null)
        {
            db.Add(new ProfessionalRow { Organisation = professional.Organisation, Subject = professional.Subject, Name = professional.Name, Roles = roles, LastSignIn = now });
        }
        else
        {
            (row.Name, row.Roles, row.LastSignIn) = (professional.Name, roles, now);
        }

        try
        {
            await db.SaveChangesAsync(ct);
        }
        catch (DbUpdateException) when (row is null)
        {
            // The same person came in twice at once; the other one wrote the row.
        }
    }

    public async Task<IReadOnlyList<(string Name, IReadOnlyList<string> Roles)>> AllAsync(string organisation, CancellationToken ct)
    {
        await using var db = await store.OpenAsync(organisation, ct);
        var rows = await db.Professionals.AsNoTracking().OrderBy(row => row.Name).ThenBy(row => row.Subject).ToListAsync(ct);
        return [.. rows.Select(row => (row.Name, (IReadOnlyList<string>)row.Roles.Split(',')))];
    }
}
