using Microsoft.EntityFrameworkCore;
using ReturnToWork.Companion.Intake;
using ReturnToWork.Companion.Records;
using ReturnToWork.Companion.Settings;
using ReturnToWork.Storage;

namespace ReturnToWork.Companion.Rights;

/// <summary>
/// Before the host serves: whoever was erased and is here again, because an old copy of the database was put back, is erased again (shared/reliability.md G-05). Where the
/// database is as it was, nobody is found.
/// </summary>
internal sealed partial class ReplayErasures(
    CompanionStore store, Organisations organisations, ErasureOrders orders, FactKeeper keeper, [FromKeyedServices(ReplayErasures.Room)] ErasureLedger ledger, TimeProvider clock, ILogger<ReplayErasures> logger)
    : IHostedLifecycleService
{
    public const string Room = "companion";

    public static string OfPerson(ErasureLedger ledger, string organisation, Guid person) => ledger.MarkOf(organisation, "person", person.ToString("N"));

    public static string OfLearner(ErasureLedger ledger, string organisation, string learner) => ledger.MarkOf(organisation, "learner", learner);

    public async Task StartingAsync(CancellationToken cancellationToken)
    {
        var noted = ledger.Read().ToLookup(line => line.Organisation, line => line.Mark, StringComparer.Ordinal);
        foreach (var organisation in organisations.All.Union(organisations.Trainings, StringComparer.Ordinal).Where(noted.Contains))
        {
            var again = await OneAsync(organisation, noted[organisation].ToHashSet(StringComparer.Ordinal), cancellationToken);
            if (again > 0) Log.ErasedAgain(logger, again);
        }
    }

    private async Task<int> OneAsync(string organisation, HashSet<string> erased, CancellationToken ct)
    {
        await using var db = await store.OpenAsync(organisation, ct);
        var people = (await db.People.Select(person => person.Id).ToListAsync(ct)).Where(person => erased.Contains(OfPerson(ledger, organisation, person))).ToList();
        // By an order each, so that a Tool whose copy is old too hears it again.
        foreach (var person in people) await orders.AskAsync(organisation, person, ErasureOrders.ByRestore, ct);
        var trainees = (await db.Trainees.Select(trainee => trainee.Id).ToListAsync(ct)).Where(trainee => erased.Contains(OfPerson(ledger, organisation, trainee))).ToList();
        foreach (var trainee in trainees) await orders.AskTraineeAsync(organisation, trainee, ErasureOrders.ByRestore, ct);

        var known = (await db.Links.Select(link => link.Learner).Distinct().ToListAsync(ct)).Union(await db.Facts.IgnoreQueryFilters(["beside"]).Select(fact => fact.Learner).Distinct().ToListAsync(ct), StringComparer.Ordinal);
        var learners = known.Where(learner => erased.Contains(OfLearner(ledger, organisation, learner))).ToList();
        if (learners.Count == 0) return people.Count + trainees.Count;
        await using var transaction = await db.Database.BeginTransactionAsync(ct);
        var (gone, counts) = await PersonRecords.EraseLearnersAsync(db, learners, ct);
        var now = clock.GetUtcNow();
        db.Add(new ErasureOrderRow
        {
            Organisation = organisation, Id = Guid.NewGuid(), Person = gone.Count > 0 ? gone[0] : Guid.NewGuid(), By = ErasureOrders.ByRestore, Asked = now,
            Receipt = new ErasureReceipt { ToDo = learners, Here = counts, There = new ToolCounts() }.Write(),
        });
        await db.SaveChangesAsync(ct);
        await transaction.CommitAsync(ct);
        keeper.Forgot();
        return people.Count + trainees.Count + learners.Count;
    }

    public Task StartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StartedAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StoppingAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StoppedAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    private static partial class Log
    {
        [LoggerMessage(Level = LogLevel.Warning, Message = "The database was put back from an old copy: {Count} people or learners who had been erased since were erased again.")]
        public static partial void ErasedAgain(ILogger logger, int count);
    }
}
