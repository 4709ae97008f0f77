using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using ReturnToWork.Companion.Coaching;
using ReturnToWork.Companion.Records;
using ReturnToWork.Companion.Settings;
using ReturnToWork.Companion.Texts;
using ReturnToWork.SignIn;

namespace ReturnToWork.Companion.Retention;

/// <summary>
/// Sets the day on which everything of a person goes: so many months after the coach said that the programme is done, or after its weeks and eight more in which nothing
/// happened. Who comes back stops the clock. The coach reads the day here, the employee on the own page: the Tool is told, and nothing goes before it was.
/// </summary>
internal sealed class DeletionClock(CompanionStore store, Organisations organisations, ToolEndingDoor tool, Days days, IOptions<RetentionOptions> options, TimeProvider clock)
{
    /// <summary>What "later" adds, in weeks: one more programme.</summary>
    public const int MoreWeeks = 13;

    /// <summary>However long ago it ended, there is so much time to read it.</summary>
    private static readonly TimeSpan Notice = TimeSpan.FromDays(28);

    /// <summary>When a programme ended, or will if nothing more happens.</summary>
    /// <param name="person">The person.</param>
    /// <param name="lastSign">When something last happened: a code, a pairing, a talk, an appointment, anything that the learner did.</param>
    /// <param name="silentWeeks">How long nothing must happen.</param>
    public static DateTimeOffset EndOf(PersonRow person, DateTimeOffset lastSign, int silentWeeks)
    {
        var planned = person.Since.AddDays(7 * person.Weeks);
        return person.Stopped ?? (planned > lastSign ? planned : lastSign).AddDays(7 * silentWeeks);
    }

    public async Task LookAsync()
    {
        foreach (var organisation in organisations.All)
        {
            await SetAsync(organisation, CancellationToken.None);
            await TellAsync(organisation, null, CancellationToken.None);
        }
    }

    /// <summary>Starts the clock of everybody whose programme ended, and stops it where something happened since.</summary>
    public async Task SetAsync(string organisation, CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        await using var db = await store.OpenAsync(organisation, ct);
        var signs = await SignsAsync(db, ct);
        foreach (var person in await db.People.ToListAsync(ct))
        {
            var last = signs.TryGetValue(person.Id, out var sign) && sign > person.Since ? sign : person.Since;
            var end = EndOf(person, last, options.Value.SilentWeeks);
            var after = end.AddMonths(options.Value.AfterEndMonths);
            person.DeleteAfter = end > now ? null : person.DeleteAfter ?? (after > now + Notice ? after : now + Notice);
        }

        await db.SaveChangesAsync(ct);
    }

    /// <summary>The coach says that the programme is done.</summary>
    public async Task StopAsync(string organisation, OwnPerson person, CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        await ChangeAsync(organisation, person, row => (row.Stopped, row.DeleteAfter) = (now, now.AddMonths(options.Value.AfterEndMonths)), ct);
    }

    /// <summary>The coach wants it kept for now: the programme goes on for another thirteen weeks.</summary>
    public Task GoOnAsync(string organisation, OwnPerson person, CancellationToken ct)
    {
        var weeks = (int)Math.Ceiling((clock.GetUtcNow() - person.Since).TotalDays / 7);
        return ChangeAsync(organisation, person, row => (row.Stopped, row.DeleteAfter, row.Weeks) = (null, null, weeks + MoreWeeks), ct);
    }

    private async Task ChangeAsync(string organisation, OwnPerson person, Action<PersonRow> change, CancellationToken ct)
    {
        await using (var db = await store.OpenAsync(organisation, ct))
        {
            if (await db.People.SingleOrDefaultAsync(row => row.Id == person.Id, ct) is not { } row) return;
            change(row);
            await db.SaveChangesAsync(ct);
        }

        await TellAsync(organisation, person.Id, ct);
    }

    // What the Tool does not know yet; what it did not take is told again by the next look.
    private async Task TellAsync(string organisation, Guid? only, CancellationToken ct)
    {
        await using var db = await store.OpenAsync(organisation, ct);
        foreach (var person in await db.People.Where(row => row.DeleteAfter != row.ToldDeleteAfter && (only == null || row.Id == only)).ToListAsync(ct))
        {
            var learners = await db.Links.Where(link => link.Person == person.Id && link.Confirmed).Select(link => link.Learner).Distinct().ToListAsync(ct);
            if (learners.Count == 0 || !await tool.TellAsync(organisation, learners, person.DeleteAfter is { } after ? days.DayOf(after) : null, ct)) continue;
            person.ToldDeleteAfter = person.DeleteAfter;
            await db.SaveChangesAsync(ct);
        }
    }

    private static async Task<Dictionary<Guid, DateTimeOffset>> SignsAsync(CompanionDb db, CancellationToken ct)
    {
        var signs = new Dictionary<Guid, DateTimeOffset>();
        Note(await db.Codes.GroupBy(row => row.Person).Select(rows => new Sign(rows.Key, rows.Max(row => row.Made))).ToListAsync(ct));
        Note(await db.Links.GroupBy(row => row.Person).Select(rows => new Sign(rows.Key, rows.Max(row => row.Decided))).ToListAsync(ct));
        Note(await db.Talks.GroupBy(row => row.Person).Select(rows => new Sign(rows.Key, rows.Max(row => row.Written))).ToListAsync(ct));
        Note(await db.Appointments.Where(row => row.Cancelled == null).GroupBy(row => row.Person).Select(rows => new Sign(rows.Key, rows.Max(row => row.Begins))).ToListAsync(ct));
        var heard = (await db.Facts.GroupBy(row => row.Learner).Select(rows => new { rows.Key, At = rows.Max(row => row.At) }).ToListAsync(ct)).ToDictionary(row => row.Key, row => row.At, StringComparer.Ordinal);
        Note((await db.Links.Where(link => link.Confirmed).Select(link => new { link.Person, link.Learner }).ToListAsync(ct)).Where(link => heard.ContainsKey(link.Learner)).Select(link => new Sign(link.Person, heard[link.Learner])));
        return signs;

        void Note(IEnumerable<Sign> found)
        {
            foreach (var sign in found)
                if (!signs.TryGetValue(sign.Person, out var known) || known < sign.At) signs[sign.Person] = sign.At;
        }
    }

    private sealed record Sign(Guid Person, DateTimeOffset At);
}
