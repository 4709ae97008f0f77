using Microsoft.EntityFrameworkCore;
using ReturnToWork.Companion.Intake;
using ReturnToWork.Companion.Records;
using ReturnToWork.Companion.Settings;
using ReturnToWork.Companion.Training.Leaving;
using ReturnToWork.Storage;

namespace ReturnToWork.Companion.Rights;

/// <summary>
/// An erasure that somebody asked for. One transaction takes away what stands here and writes down whom the Tool must still erase; then the Tool is told until it says
/// that it is done. Whatever stops it in between, the sweep goes on, and each step may be done twice.
/// </summary>
internal sealed class ErasureOrders(CompanionStore store, ToolErasureDoor tool, FactKeeper keeper, Organisations organisations, [FromKeyedServices(ReplayErasures.Room)] ErasureLedger ledger, TimeProvider clock)
{
    public const string ByEmployee = "employee";
    public const string ByPrivacyOfficer = "privacy-officer";
    public const string ByRetention = "retention";
    public const string ByRestore = "restore";

    private static readonly TimeSpan LongestPause = TimeSpan.FromHours(1);

    /// <summary>From when this returns the person is nobody here.</summary>
    /// <returns>The order; null where there is no such person (any more).</returns>
    public Task<Guid?> AskAsync(string organisation, Guid person, string by, CancellationToken ct) => AskAsync(organisation, person, by, async db =>
        (await PersonRecords.LearnersAsync(db, person, ct), await PersonRecords.ErasePeopleAsync(db, [person], ct)), ct);

    /// <summary>The same for a professional's own training: from when this returns nobody here is in training under this id.</summary>
    /// <param name="tenant">Organisation of the training.</param>
    public Task<Guid?> AskTraineeAsync(string tenant, Guid trainee, string by, CancellationToken ct) => AskAsync(tenant, trainee, by, db => TraineeRecords.EraseAsync(db, trainee, ct), ct);

    private async Task<Guid?> AskAsync(string organisation, Guid person, string by, Func<CompanionDb, Task<(List<string> Learners, CompanionCounts Counts)>> erase, CancellationToken ct)
    {
        var order = Guid.NewGuid();
        await using var db = await store.OpenAsync(organisation, ct);
        await using (var transaction = await db.Database.BeginTransactionAsync(ct))
        {
            var (learners, counts) = await erase(db);
            if (counts.People == 0) return null;
            var (_, more) = await PersonRecords.EraseLearnersAsync(db, learners, ct);
            db.Add(new ErasureOrderRow
            {
                Organisation = organisation, Id = order, Person = person, By = by, Asked = clock.GetUtcNow(),
                Receipt = new ErasureReceipt { ToDo = learners, Here = counts.Plus(more), There = learners.Count > 0 ? new ToolCounts() : null }.Write(),
            });
            await db.SaveChangesAsync(ct);
            ledger.Note(organisation, learners.Select(learner => ReplayErasures.OfLearner(ledger, organisation, learner)).Append(ReplayErasures.OfPerson(ledger, organisation, person)));
            await transaction.CommitAsync(ct);
        }

        keeper.Forgot();
        return order;
    }

    /// <summary>Tells the Tool, if it is not done yet.</summary>
    public async Task GoOnAsync(string organisation, Guid order, CancellationToken ct)
    {
        ErasureReceipt receipt;
        await using (var db = await store.OpenAsync(organisation, ct))
        {
            if (await db.ErasureOrders.AsNoTracking().SingleOrDefaultAsync(row => row.Id == order && row.Done == null, ct) is not { } row) return;
            receipt = ErasureReceipt.Read(row.Receipt);
        }

        // The Tool may take seconds: no connection waits with us.
        var answer = receipt.ToDo.Count == 0 ? new ToolErased(true, new ToolCounts()) : await tool.TellAsync(order, organisation, receipt.ToDo, ct);
        await WriteAsync(organisation, order, receipt.ToDo, answer, ct);
    }

    /// <summary>Everything that is due: orders that the Tool has not done, and files that hold traces.</summary>
    public async Task LookAsync(CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        foreach (var organisation in organisations.All.Union(organisations.Trainings, StringComparer.Ordinal))
        {
            foreach (var (order, receipt) in await OpenAsync(organisation, ct))
                if (!(receipt.NextTry > now)) await GoOnAsync(organisation, order, ct);
            await CleanAsync(organisation, ct);
        }
    }

    private async Task WriteAsync(string organisation, Guid order, IReadOnlyList<string> learners, ToolErased? answer, CancellationToken ct)
    {
        await using var db = await store.OpenAsync(organisation, ct);
        await using var transaction = await db.Database.BeginTransactionAsync(ct);
        if (await db.ErasureOrders.SingleOrDefaultAsync(row => row.Id == order && row.Done == null, ct) is not { } row) return;
        // What a page or the intake wrote meanwhile goes too.
        var late = (await PersonRecords.ErasePeopleAsync(db, [row.Person], ct)).Plus((await TraineeRecords.EraseAsync(db, row.Person, ct)).Counts);
        var (_, more) = await PersonRecords.EraseLearnersAsync(db, learners, ct);
        var (receipt, now) = (ErasureReceipt.Read(row.Receipt), clock.GetUtcNow());
        var done = answer is { Done: true };
        var pause = TimeSpan.FromSeconds(Math.Min(LongestPause.TotalSeconds, 30 * Math.Pow(2, Math.Min(receipt.Tries, 20))));
        row.Done = done ? now : null;
        row.Receipt = (receipt with
        {
            ToDo = done ? [] : receipt.ToDo, Tries = receipt.Tries + 1, NextTry = done ? null : now + pause, Here = receipt.Here.Plus(late).Plus(more),
            There = answer is null ? receipt.There : receipt.There?.Most(answer.Counts),
        }).Write();
        await db.SaveChangesAsync(ct);
        await transaction.CommitAsync(ct);
        keeper.Forgot();
    }

    private async Task CleanAsync(string organisation, CancellationToken ct)
    {
        await using var db = await store.OpenAsync(organisation, ct);
        var traces = (await db.ErasureOrders.Where(row => row.Done != null).ToListAsync(ct)).Where(row => !ErasureReceipt.Read(row.Receipt).Cleaned).ToList();
        if (traces.Count == 0 || !await CleanFiles.OfAsync(db, PersonRecords.Tables.Concat(TraineeRecords.Tables).Select(table => $"companion.\"{table}\""), clock.GetUtcNow(), ct)) return;
        foreach (var row in traces) row.Receipt = (ErasureReceipt.Read(row.Receipt) with { Cleaned = true }).Write();
        await db.SaveChangesAsync(ct);
    }

    private async Task<List<(Guid Order, ErasureReceipt Receipt)>> OpenAsync(string organisation, CancellationToken ct)
    {
        await using var db = await store.OpenAsync(organisation, ct);
        return [.. (await db.ErasureOrders.AsNoTracking().Where(row => row.Done == null).ToListAsync(ct)).Select(row => (row.Id, ErasureReceipt.Read(row.Receipt)))];
    }
}
