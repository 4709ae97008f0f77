using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using Microsoft.EntityFrameworkCore;
using ReturnToWork.Storage.Keys;

namespace ReturnToWork.Lti;

/// <summary>
/// What gradebooks are still to be told: one row for each person and place, whatever happens. A row is lent to one sender at a time, and remembers for ever that
/// its person was told; the platform's id of the person goes as soon as that is so.
/// </summary>
internal sealed class ScoreOutbox(IDbContextFactory<LtiDb> databases, GradingSeal seal, InstallationKey installation, TimeProvider clock)
{
    public const string Due = "due";
    public const string Sent = "sent";
    public const string Dead = "dead";

    /// <summary>Longer than the longest that one score can take.</summary>
    public static readonly TimeSpan Lent = TimeSpan.FromMinutes(5);

    // Ends what is in doubt: an earlier sending of this very stamp may have arrived.
    private const string Doubt = " ?";
    private readonly Lazy<byte[]> _key = new(() => installation.For("ReturnToWork.Lti/score-person"));

    /// <summary>Somebody is done here. A second time changes nothing, unless the first was given up.</summary>
    public async Task AddAsync(string organisation, Grading done, CancellationToken ct)
    {
        var (now, person) = (Second(clock.GetUtcNow()), PersonOf(done));
        await using var db = await databases.CreateDbContextAsync(ct);
        var same = db.Scores.Where(row => row.Organisation == organisation && row.Registration == done.Registration && row.ResourceLink == done.ResourceLink && row.Person == person);
        if (await same.AsNoTracking().SingleOrDefaultAsync(ct) is { } known)
        {
            if (known.State != Dead) return;
            var (subject, at) = (seal.SealSubject(done.Subject), Later(known.At, now));
            await same.Where(row => row.State == Dead).ExecuteUpdateAsync(
                set => set.SetProperty(row => row.State, Due).SetProperty(row => row.Subject, subject).SetProperty(row => row.At, at)
                    .SetProperty(row => row.Due, at).SetProperty(row => row.Attempts, 0).SetProperty(row => row.LastError, (string?)null), ct);
            return;
        }

        db.Scores.Add(new ScoreRow
        {
            Organisation = organisation, Id = Guid.CreateVersion7(now), Registration = done.Registration, ResourceLink = done.ResourceLink, Person = person,
            Subject = seal.SealSubject(done.Subject), At = now, Due = now, Attempts = 0, State = Due,
        });
        try
        {
            await db.SaveChangesAsync(ct);
        }
        catch (DbUpdateException) when (!ct.IsCancellationRequested)
        {
            // Told twice at the same moment: the other one counts.
            if (!await same.AnyAsync(ct)) throw;
        }
    }

    public async Task<List<ScoreRow>> DueAsync(int most, CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        await using var db = await databases.CreateDbContextAsync(ct);
        return await db.Scores.AsNoTracking().Where(row => row.State == Due && row.Due <= now).OrderBy(row => row.Due).Take(most).ToListAsync(ct);
    }

    /// <summary>Lends the row; false when another sender has it. A sender that dies leaves it in doubt, and due again when the loan ends.</summary>
    public async Task<bool> BorrowAsync(ScoreRow row, CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        var (until, attempts) = (now + Lent, row.Attempts + 1);
        await using var db = await databases.CreateDbContextAsync(ct);
        return await db.Scores
            .Where(one => one.Organisation == row.Organisation && one.Id == row.Id && one.State == Due && one.Due == row.Due && one.Attempts == row.Attempts)
            .ExecuteUpdateAsync(set => set.SetProperty(one => one.Due, until).SetProperty(one => one.Attempts, attempts).SetProperty(one => one.LastError, "sending" + Doubt), ct) == 1;
    }

    /// <summary>Whether this stamp may have arrived already. Of a row as it was before it was lent.</summary>
    public static bool IsInDoubt(ScoreRow row) => row.LastError?.EndsWith(Doubt, StringComparison.Ordinal) == true;

    /// <summary>The platform has it: all that stays is that this person was told.</summary>
    public Task SentAsync(ScoreRow row, CancellationToken ct) =>
        EndAsync(row, set => set.SetProperty(one => one.State, Sent).SetProperty(one => one.Subject, (byte[]?)null).SetProperty(one => one.LastError, (string?)null), ct);

    /// <summary>Given up until somebody asks for it again, or is done again.</summary>
    public Task DeadAsync(ScoreRow row, string code, CancellationToken ct) =>
        EndAsync(row, set => set.SetProperty(one => one.State, Dead).SetProperty(one => one.LastError, code), ct);

    /// <summary>Tried again later, with the same stamp.</summary>
    public Task LaterAsync(ScoreRow row, string code, bool inDoubt, DateTimeOffset due, CancellationToken ct)
    {
        var error = inDoubt ? code + Doubt : code;
        return EndAsync(row, set => set.SetProperty(one => one.Due, due).SetProperty(one => one.LastError, error), ct);
    }

    /// <summary>Tried again later with a later stamp: whole seconds on, and never sent before it is past (lti.md G4).</summary>
    public Task RestampAsync(ScoreRow row, string code, DateTimeOffset due, CancellationToken ct)
    {
        var at = Later(row.At, Second(clock.GetUtcNow()));
        var from = due > at ? due : at;
        return EndAsync(row, set => set.SetProperty(one => one.At, at).SetProperty(one => one.Due, from).SetProperty(one => one.LastError, code), ct);
    }

    /// <summary>Nobody asked for it in 90 days: then the platform's id of the person goes too.</summary>
    public async Task<int> ForgetAsync(CancellationToken ct)
    {
        var before = clock.GetUtcNow() - TimeSpan.FromDays(90);
        await using var db = await databases.CreateDbContextAsync(ct);
        return await db.Scores.Where(row => row.State == Dead && row.Subject != null && row.Due < before).ExecuteUpdateAsync(set => set.SetProperty(row => row.Subject, (byte[]?)null), ct);
    }

    // Only who borrowed it may write the end: a sender that came back from the dead may not.
    private async Task EndAsync(ScoreRow row, Action<Microsoft.EntityFrameworkCore.Query.UpdateSettersBuilder<ScoreRow>> set, CancellationToken ct)
    {
        var attempts = row.Attempts + 1;
        await using var db = await databases.CreateDbContextAsync(ct);
        await db.Scores.Where(one => one.Organisation == row.Organisation && one.Id == row.Id && one.State == Due && one.Attempts == attempts).ExecuteUpdateAsync(set, ct);
    }

    private string PersonOf(Grading done) => Base64Url.EncodeToString(HMACSHA256.HashData(_key.Value, Encoding.UTF8.GetBytes($"{done.Registration}\n{done.Subject}")));

    private static DateTimeOffset Second(DateTimeOffset now) => DateTimeOffset.FromUnixTimeSeconds(now.ToUnixTimeSeconds());

    private static DateTimeOffset Later(DateTimeOffset known, DateTimeOffset now) => now > known ? now : known.AddSeconds(1);
}
