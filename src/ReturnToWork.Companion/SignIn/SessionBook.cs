using Microsoft.EntityFrameworkCore;
using ReturnToWork.Companion.Records;
using ReturnToWork.Companion.Settings;
using ReturnToWork.SignIn;

namespace ReturnToWork.Companion.SignIn;

/// <summary>
/// Which sessions are over before their time: the account is suspended, its roles or mode are others now, somebody chose "everywhere out", or the identity provider ended
/// them. Looked up at every request, by one query on keys; nothing is remembered between requests, so that it holds at once on every instance.
/// </summary>
internal sealed class SessionBook(CompanionStore store, ProfessionalBook book, Organisations organisations) : ISessionBook
{
    public async Task<bool> IsOpenAsync(Professional professional, SessionState session, CancellationToken cancellationToken)
    {
        if (!organisations.Knows(professional.Organisation)) return false;
        await using var db = await store.OpenAsync(professional.Organisation, cancellationToken);
        var (began, own, person) = (session.Began, session.OwnMark ?? session.PersonMark, session.PersonMark);
        var account = await db.Professionals.AsNoTracking().Where(row => row.Subject == professional.Subject)
            .Select(row => new
            {
                row.Provider, row.Roles, row.Mode, row.Suspended, row.SessionsFrom,
                Ended = db.EndedSessions.Any(ended => (ended.Mark == own || ended.Mark == person) && ended.At >= began),
            }).SingleOrDefaultAsync(cancellationToken);
        return account is { Suspended: null, Ended: false } && account.Provider == professional.Provider && !(account.SessionsFrom > began)
            && book.StampOf(professional.Organisation, account.Roles, account.Mode) == session.Stamp;
    }

    public async Task<bool> EndAsync(SessionsEnd end, DateTimeOffset now, CancellationToken cancellationToken)
    {
        // Whose session it is stands nowhere, so it ends in every organisation that the provider speaks for. The word itself is remembered in the first.
        var all = end.Organisations.Count > 0 ? end.Organisations : [.. organisations.All.Order(StringComparer.Ordinal)];
        await using (var first = await store.OpenAsync(all[0], cancellationToken))
        {
            if (await first.EndedSessions.AnyAsync(row => row.Mark == end.Token, cancellationToken)) return false;
        }

        foreach (var organisation in all) await WriteAsync(organisation, end.Session, now, cancellationToken);
        return await WriteAsync(all[0], end.Token, now, cancellationToken);
    }

    private async Task<bool> WriteAsync(string organisation, string mark, DateTimeOffset now, CancellationToken ct)
    {
        await using var db = await store.OpenAsync(organisation, ct);
        if (await db.EndedSessions.SingleOrDefaultAsync(row => row.Mark == mark, ct) is { } row) row.At = now;
        else db.Add(new EndedSessionRow { Organisation = organisation, Mark = mark, At = now });
        try
        {
            await db.SaveChangesAsync(ct);
            return true;
        }
        catch (DbUpdateException)
        {
            // The provider said it twice in the same moment: the other one wrote it.
            return false;
        }
    }
}
