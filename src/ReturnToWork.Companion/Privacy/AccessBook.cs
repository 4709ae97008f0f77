using Microsoft.EntityFrameworkCore;
using ReturnToWork.Companion.Records;
using ReturnToWork.Companion.SignIn;

namespace ReturnToWork.Companion.Privacy;

/// <summary>A look, as people read it.</summary>
/// <param name="Subject">The identity provider's <c>sub</c> of who looked.</param>
/// <param name="Who">Their name; null where the account is gone.</param>
internal sealed record SeenLook(long Number, string Subject, string? Who, Guid Person, string What, string Why, DateTimeOffset At);

/// <summary>What to look for in the log.</summary>
/// <param name="From">First day, from its beginning.</param>
/// <param name="Until">End of the last day.</param>
/// <param name="Who"><c>sub</c> of one professional; null for all.</param>
/// <param name="Person">One person; null for all.</param>
internal sealed record LookQuery(DateTimeOffset? From, DateTimeOffset? Until, string? Who, Guid? Person);

/// <summary>Reads the access log, for the privacy officer and for whom it is about.</summary>
internal sealed class AccessBook(CompanionStore store)
{
    public const int PageSize = 100;

    /// <summary>A page of looks, newest first, older than <paramref name="before"/>.</summary>
    public async Task<IReadOnlyList<SeenLook>> FindAsync(string organisation, LookQuery query, long? before, int count, CancellationToken ct)
    {
        await using var db = await store.OpenAsync(organisation, ct);
        var rows = db.AccessLog.AsNoTracking();
        if (query.From is { } from) rows = rows.Where(row => row.At >= from);
        if (query.Until is { } until) rows = rows.Where(row => row.At < until);
        if (query.Who is { } who) rows = rows.Where(row => row.Who == who);
        if (query.Person is { } person) rows = rows.Where(row => row.Person == person);
        if (before is { } number) rows = rows.Where(row => row.Number < number);
        var found = await rows.OrderByDescending(row => row.Number).Take(count).ToListAsync(ct);
        var names = await ProfessionalBook.NamesAsync(db, ct);
        return [.. found.Select(row => new SeenLook(row.Number, row.Who, names.GetValueOrDefault(row.Who), row.Person, row.What, row.Why, row.At))];
    }

    /// <summary>All who looked at one person, newest first.</summary>
    public Task<IReadOnlyList<SeenLook>> OfPersonAsync(string organisation, Guid person, CancellationToken ct) =>
        FindAsync(organisation, new LookQuery(null, null, null, person), null, int.MaxValue, ct);

    /// <summary>Who of an organisation has looked, or could: for choosing from.</summary>
    public async Task<IReadOnlyList<(string Subject, string Name)>> ProfessionalsAsync(string organisation, CancellationToken ct)
    {
        await using var db = await store.OpenAsync(organisation, ct);
        return [.. (await db.Professionals.AsNoTracking().OrderBy(row => row.Name).ToListAsync(ct)).Select(row => (row.Subject, row.Name))];
    }

    /// <summary>Some of the organisation's people with their sealed names.</summary>
    public async Task<IReadOnlyList<(Guid Id, string SealedName)>> PeopleAsync(string organisation, IReadOnlyCollection<Guid> people, CancellationToken ct)
    {
        await using var db = await store.OpenAsync(organisation, ct);
        return [.. (await db.People.AsNoTracking().Where(row => people.Contains(row.Id)).ToListAsync(ct)).Select(row => (row.Id, row.CallName))];
    }
}
