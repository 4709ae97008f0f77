using Microsoft.EntityFrameworkCore;
using ReturnToWork.Companion.Records;
using ReturnToWork.Companion.Training.Statements;

namespace ReturnToWork.Companion.Training.Sessions;

/// <summary>What a trainer accepted of one professional.</summary>
internal sealed record PracticeLine(Guid Trainee, string Name, bool RolePlay, bool Reflection);

/// <summary>The evidence that a trainer looks at and accepts outside a session: the observed role play (P4) and the reflection sheet (P6). The sheet itself stays with the professional.</summary>
internal sealed class PracticeBook(CompanionStore store, CallNames names, TrainingStatements statements, SendingLoop sending, TimeProvider clock)
{
    public static readonly IReadOnlyList<string> Codes = [SessionKind.RolePlay, SessionKind.Reflection];

    private static readonly TrainingWord Passed = new TrainingWord.Passed();

    public async Task<IReadOnlyList<PracticeLine>> AllAsync(string tenant, CancellationToken ct)
    {
        await using var db = await store.OpenAsync(tenant, ct);
        List<PracticeLine> lines = [];
        foreach (var who in await db.Trainees.AsNoTracking().Where(row => row.Left == null).ToListAsync(ct))
        {
            lines.Add(new PracticeLine(who.Id, names.Open(tenant, who.SealedName),
                await TrainingStatements.StandingAsync(db, who, Passed, SessionKind.RolePlay, AttendanceBook.Once, ct) is not null,
                await TrainingStatements.StandingAsync(db, who, Passed, SessionKind.Reflection, AttendanceBook.Once, ct) is not null));
        }

        return [.. lines.OrderBy(line => line.Name, StringComparer.CurrentCultureIgnoreCase)];
    }

    /// <summary>Accepts it, or takes the acceptance back. Twice is once.</summary>
    /// <returns>False where there is no such professional or evidence.</returns>
    public async Task<bool> AcceptAsync(string tenant, Guid trainee, string code, bool accepted, CancellationToken ct)
    {
        if (!Codes.Contains(code, StringComparer.Ordinal)) return false;
        await using var db = await store.OpenAsync(tenant, ct);
        await using var transaction = await db.Database.BeginTransactionAsync(ct);
        if (await db.Trainees.AsNoTracking().SingleOrDefaultAsync(row => row.Id == trainee && row.Left == null, ct) is not { } who) return false;
        if (accepted) await statements.SayAsync(db, who, Passed, code, AttendanceBook.Once, clock.GetUtcNow(), ct);
        else if (await TrainingStatements.StandingAsync(db, who, Passed, code, AttendanceBook.Once, ct) is { } said) await statements.TakeBackAsync(db, who.Id, said, ct);
        try
        {
            await db.SaveChangesAsync(ct);
            await transaction.CommitAsync(ct);
        }
        catch (DbUpdateException)
        {
            // Another trainer said the same in the same moment: the same id is there already.
        }

        sending.Soon();
        return true;
    }
}
