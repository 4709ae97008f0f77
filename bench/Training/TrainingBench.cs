using System.Diagnostics;
using System.Globalization;
using Microsoft.AspNetCore.Builder;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using ReturnToWork.Companion;
using ReturnToWork.Companion.Coaching;
using ReturnToWork.Companion.Intake;
using ReturnToWork.Companion.Records;
using ReturnToWork.Companion.Training.Progress;
using ReturnToWork.Storage;
using ReturnToWork.TestKit.Companion;
using ReturnToWork.TestKit.Storage;

namespace ReturnToWork.Bench.Training;

/// <summary>Issue 8: where everybody stands, derived anew after a change of the protocol. The baseline reads the same rows and writes as many, and derives nothing.</summary>
internal static class TrainingBench
{
    private const string Organisation = "groenrijk";
    public const string Tenant = "groenrijk.training";
    private const int AtOnce = 500;

    public static async Task RunAsync(DataProvider engine, int people, int rounds)
    {
        await using var place = await FreshPlace.OnAsync(engine);
        await using var host = CompanionHost.Build([], builder => CompanionApp.Configure(builder, CompanionApp.Settings(place, "http://127.0.0.1:1", "http://127.0.0.1:1"), null, TimeProvider.System));
        await host.Services.GetRequiredService<RoomMigrations>().StartingAsync(CancellationToken.None);
        var (store, book) = (host.Services.GetRequiredService<CompanionStore>(), host.Services.GetRequiredService<TrainingBook>());
        var facts = await FillAsync(store, host.Services.GetRequiredService<CallNames>(), people);
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{engine}: {people} professionals, {facts} facts"));

        await book.AllAsync(Tenant, CancellationToken.None);
        var (ours, baseline) = (new Measure("all states after a protocol change"), new Measure("the same rows read and written"));
        for (var round = 0; round < rounds; round++)
        {
            // As after another version: nothing that was derived before holds, and every row is written.
            await ChangeAsync(store);
            await ours.TimeAsync(async () =>
            {
                await book.AllAsync(Tenant, CancellationToken.None);
                return 0;
            });
            await baseline.TimeAsync(() => ReadAndWriteAsync(store, round));
        }

        // Fewer people say nothing about the goal.
        Beside.Print(ours, baseline, people < 10_000 ? null : $"goal at most 5000 ms for 10,000: {(ours.At(0.95) <= 5000 ? "met" : "MISSED")}");
    }

    private static async Task ChangeAsync(CompanionStore store)
    {
        await using var db = await store.OpenAsync(Tenant, CancellationToken.None);
        await db.Progress.ExecuteUpdateAsync(set => set.SetProperty(row => row.Version, "earlier").SetProperty(row => row.Json, "{}"));
    }

    private static async Task<int> ReadAndWriteAsync(CompanionStore store, int round)
    {
        await using var all = await store.OpenAsync(Tenant, CancellationToken.None);
        var read = 0;
        foreach (var some in (await all.Trainees.AsNoTracking().ToListAsync()).Chunk(AtOnce))
        {
            await using var db = await store.OpenAsync(Tenant, CancellationToken.None);
            var (actors, ids) = (some.Select(row => row.Actor).ToList(), some.Select(row => row.Id).ToList());
            read += (await db.Facts.AsNoTracking().Where(fact => actors.Contains(fact.Learner)).ToListAsync()).Count;
            foreach (var row in await db.Progress.Where(row => ids.Contains(row.Trainee)).ToListAsync()) row.Version = $"baseline-{round.ToString(CultureInfo.InvariantCulture)}";
            await db.SaveChangesAsync();
        }

        return read;
    }

    // From just invited to renewed: everybody came as far as the own number says.
    public static async Task<int> FillAsync(CompanionStore store, CallNames names, int people)
    {
        (FactKind Kind, string Theme)[] way =
        [
            (FactKind.Finished, "P0"), (FactKind.Passed, "P1"), (FactKind.Passed, "P2"), (FactKind.Attended, "P3"), (FactKind.Attended, "P4"), (FactKind.Passed, "P4.rollenspel"), (FactKind.Finished, "P5"),
            (FactKind.Passed, "P6"), (FactKind.Attended, "P7"), (FactKind.Attended, "P8"), (FactKind.Attended, "P8"), (FactKind.Attended, "P8"), (FactKind.Attended, "P9"), (FactKind.Attended, "P9"),
            (FactKind.Passed, "P9.casus"), (FactKind.Attended, "P9"), (FactKind.Attended, "P9"), (FactKind.Attended, "P10"), (FactKind.Passed, "P10.vragen"), (FactKind.Passed, "P1"),
        ];
        var (facts, now) = (0, TimeProvider.System.GetUtcNow());
        foreach (var some in Enumerable.Range(0, people).Chunk(AtOnce))
        {
            await using var db = await store.OpenAsync(Tenant, CancellationToken.None);
            db.ChangeTracker.AutoDetectChangesEnabled = false;
            foreach (var number in some)
            {
                var (actor, begun) = (number.ToString("x32", CultureInfo.InvariantCulture), now.AddDays(-600 + (number % 500)));
                db.Add(new TraineeRow
                {
                    Organisation = Tenant, Id = new Guid(number, 0, 0, [0, 0, 0, 0, 0, 0, 0, 9]), Actor = actor, Employer = Organisation, Subject = $"sub-{number.ToString(CultureInfo.InvariantCulture)}",
                    SealedName = names.Seal(Tenant, "Iemand"), ProtocolVersion = "2026.1", Invited = begun,
                });
                foreach (var (step, (kind, theme)) in way.Take(number % (way.Length + 1)).Index())
                {
                    db.Add(FactKeeper.RowOf(Tenant, "http://127.0.0.1:1/xapi/", new Fact(new Guid(number, (short)step, 0, new byte[8]), actor, kind, theme, begun.AddDays(5 * step), FactCodes.None)));
                    facts++;
                }
            }

            await db.SaveChangesAsync();
        }

        await using var looked = await store.OpenAsync(Tenant, CancellationToken.None);
        if (looked.Database.IsNpgsql()) await looked.Database.ExecuteSqlRawAsync("VACUUM ANALYZE");
        return facts;
    }
}
