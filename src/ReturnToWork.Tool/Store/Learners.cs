using System.Security.Cryptography;
using Microsoft.EntityFrameworkCore;
using ReturnToWork.Tool.Consent;
using ReturnToWork.Tool.Keys;
using ReturnToWork.Tool.Sessions;

namespace ReturnToWork.Tool.Store;

/// <summary>A learner who chose "bewaren", in one theme.</summary>
internal sealed record Kept(Learner Learner, Guid XapiRegistration);

/// <summary>Finds learners again, and makes one when somebody chooses "bewaren".</summary>
internal sealed class Learners(IDbContextFactory<ToolDb> stores, PersonKeys keys, TimeProvider time)
{
    /// <summary>Null when this person never chose "bewaren". Someone who did is enrolled in a further theme at its first opening.</summary>
    public async Task<Kept?> FindAsync(Visit visit, CancellationToken ct)
    {
        await using var db = await stores.CreateDbContextAsync(ct);
        return await FindLearnerAsync(db, visit, ct) is { } learner ? await EnrolAsync(learner, visit.Theme, ct) : null;
    }

    /// <summary>The learner and every theme they were enrolled in; null for somebody who never chose "bewaren". Enrols in nothing.</summary>
    public async Task<(Learner Learner, IReadOnlyList<Enrolment> Enrolments)?> WithEnrolmentsAsync(Visit visit, CancellationToken ct)
    {
        await using var db = await stores.CreateDbContextAsync(ct);
        if (await FindLearnerAsync(db, visit, ct) is not { } learner) return null;
        return (learner, await db.Enrolments.AsNoTracking().Where(row => row.Organisation == learner.Organisation && row.Pseudonym == learner.Pseudonym).ToListAsync(ct));
    }

    /// <summary>The first time makes the learner, with the receipt of that yes; every further time, also at the same moment, finds the same one.</summary>
    /// <param name="yes">Asked only the first time.</param>
    public async Task<Kept> KeepAsync(Visit visit, Func<Task<Yes>> yes, CancellationToken ct)
    {
        await using (var db = await stores.CreateDbContextAsync(ct))
        {
            if (await FindLearnerAsync(db, visit, ct) is null)
            {
                var learner = Make(visit);
                db.Add((await yes()).Of(learner.Organisation, learner.Pseudonym));
                await TryAddAsync(db, learner, ct);
            }
        }

        return await FindAsync(visit, ct) ?? throw new InvalidOperationException("A learner that was kept is not there.");
    }

    /// <summary>The row behind a token; null after erasure.</summary>
    public async Task<Learner?> OfAsync(PlayerToken token, CancellationToken ct)
    {
        if (token.Pseudonym is null) return null;
        await using var db = await stores.CreateDbContextAsync(ct);
        return await db.Learners.AsNoTracking().SingleOrDefaultAsync(row => row.Organisation == token.Visit.Organisation && row.Pseudonym == token.Pseudonym, ct);
    }

    private async Task<Kept> EnrolAsync(Learner learner, string theme, CancellationToken ct)
    {
        await using var db = await stores.CreateDbContextAsync(ct);
        for (var attempt = 0; ; attempt++)
        {
            var enrolment = await db.Enrolments.AsNoTracking().SingleOrDefaultAsync(row => row.Organisation == learner.Organisation && row.Pseudonym == learner.Pseudonym && row.Theme == theme, ct);
            if (enrolment is not null) return new Kept(learner, enrolment.XapiRegistration);
            if (attempt == 2) throw new InvalidOperationException("An enrolment could not be kept.");
            await TryAddAsync(db, new Enrolment { Organisation = learner.Organisation, Pseudonym = learner.Pseudonym, Theme = theme, XapiRegistration = Guid.NewGuid() }, ct);
        }
    }

    // Being here counts for how long things stay (Record/Keeping), once a day.
    private async Task<Learner?> FindLearnerAsync(ToolDb db, Visit visit, CancellationToken ct)
    {
        var hash = LearnerKeys.HashOf(visit.LearnerKey);
        var learner = await db.Learners.AsNoTracking().SingleOrDefaultAsync(row => row.Organisation == visit.Organisation && row.KeyHash == hash, ct);
        if (learner is not null && learner.LastDay != Today)
            await db.Learners.Where(row => row.Organisation == learner.Organisation && row.KeyHash == hash).ExecuteUpdateAsync(set => set.SetProperty(row => row.LastDay, Today), ct);
        return learner;
    }

    private DateOnly Today => DateOnly.FromDateTime(time.GetUtcNow().UtcDateTime);

    private Learner Make(Visit visit)
    {
        var pseudonym = Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(16));
        return new Learner
        {
            Organisation = visit.Organisation,
            KeyHash = LearnerKeys.HashOf(visit.LearnerKey),
            Pseudonym = pseudonym,
            KeyId = Guid.NewGuid(),
            WrappedKey = keys.Make(visit.Organisation, pseudonym),
            CreatedDay = Today,
            LastDay = Today,
        };
    }

    // Two tabs, or two instances: the unique key lets one in, and the other reads what that one wrote.
    private static async Task TryAddAsync<T>(ToolDb db, T row, CancellationToken ct)
        where T : class
    {
        db.Add(row);
        try
        {
            await db.SaveChangesAsync(ct);
        }
        catch (DbUpdateException exception) when (StoreErrors.IsDuplicate(exception))
        {
            // Already there.
        }

        db.ChangeTracker.Clear();
    }
}
