using System.Collections.Concurrent;
using Microsoft.EntityFrameworkCore;
using ReturnToWork.Companion.Records;
using ReturnToWork.Companion.SignIn;

namespace ReturnToWork.Companion.Coaching.House;

/// <summary>A version as the list of versions shows it.</summary>
/// <param name="Who">Name of the administrator who made it; null where that account is not there any more.</param>
internal sealed record EditionEntry(Edition Edition, string? Who, DateTimeOffset At);

/// <summary>All versions of an organisation's edition. A change is a new row; none is ever changed.</summary>
internal sealed class EditionBook(CompanionStore store, TimeProvider clock)
{
    // A version never changes, so what was read once is right for ever; only the number of the newest is asked each time.
    private readonly ConcurrentDictionary<string, Edition> _newest = new(StringComparer.Ordinal);

    /// <summary>The version in use.</summary>
    public async Task<Edition> NewestAsync(string organisation, CancellationToken ct)
    {
        await using var db = await store.OpenAsync(organisation, ct);
        return await NewestAsync(db, ct);
    }

    /// <summary>The same with a database that is open already.</summary>
    public async Task<Edition> NewestAsync(CompanionDb db, CancellationToken ct)
    {
        var number = await db.Editions.MaxAsync(row => (int?)row.Number, ct);
        if (number is null) return Edition.Original;
        if (_newest.TryGetValue(db.Organisation, out var known) && known.Number == number) return known;
        return _newest[db.Organisation] = Open(await db.Editions.AsNoTracking().SingleAsync(row => row.Number == number, ct));
    }

    /// <summary>One version; null where there is none of that number.</summary>
    public async Task<Edition?> FindAsync(string organisation, int number, CancellationToken ct)
    {
        if (number == 0) return Edition.Original;
        await using var db = await store.OpenAsync(organisation, ct);
        return await db.Editions.AsNoTracking().SingleOrDefaultAsync(row => row.Number == number, ct) is { } row ? Open(row) : null;
    }

    /// <summary>All versions, newest first.</summary>
    public async Task<IReadOnlyList<EditionEntry>> AllAsync(string organisation, CancellationToken ct)
    {
        await using var db = await store.OpenAsync(organisation, ct);
        var names = await ProfessionalBook.NamesAsync(db, ct);
        var rows = await db.Editions.AsNoTracking().OrderByDescending(row => row.Number).ToListAsync(ct);
        return [.. rows.Select(row => new EditionEntry(Open(row), names.GetValueOrDefault(row.Who), row.At))];
    }

    /// <summary>Makes a change the newest version.</summary>
    /// <param name="basedOn">The version that the administrator was looking at.</param>
    /// <returns>The new number; null where somebody else made a version in the meantime, and nothing is written.</returns>
    public async Task<int?> WriteAsync(string organisation, string who, int basedOn, Func<Edition, Edition> change, CancellationToken ct)
    {
        var newest = await NewestAsync(organisation, ct);
        if (newest.Number != basedOn) return null;
        var next = change(newest with { Number = basedOn + 1 });
        await using var db = await store.OpenAsync(organisation, ct);
        db.Add(new EditionRow { Organisation = organisation, Number = next.Number, Who = who, At = clock.GetUtcNow(), Content = EditionContent.Write(next) });
        try
        {
            await db.SaveChangesAsync(ct);
            return next.Number;
        }
        catch (DbUpdateException)
        {
            // Two administrators at once: the other one's version has this number. Anything else is a surprise.
            if ((await NewestAsync(organisation, ct)).Number == basedOn) throw;
            return null;
        }
    }

    private static Edition Open(EditionRow row) => EditionContent.Read(row.Number, row.Content);
}
