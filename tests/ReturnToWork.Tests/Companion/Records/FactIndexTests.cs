using Microsoft.AspNetCore.Builder;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using ReturnToWork.Companion;
using ReturnToWork.Companion.Coaching;
using ReturnToWork.Companion.Records;
using ReturnToWork.Storage;
using ReturnToWork.TestKit.Companion;
using ReturnToWork.TestKit.Storage;
using Shouldly;
using Xunit;

namespace ReturnToWork.Tests.Companion.Records;

/// <summary>A page must not become slower because an organisation grows: found at 10,000 people, where SQLite read every fact for each caseload.</summary>
public sealed class FactIndexTests
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task SQLite_searches_the_facts_of_the_learners_or_codes_that_a_page_asks_for_and_reads_no_others()
    {
        await using var place = await FreshPlace.OnAsync(DataProvider.Sqlite);
        await using var host = CompanionHost.Build([], builder => CompanionApp.Configure(builder, CompanionApp.Settings(place, "http://127.0.0.1:1", "http://127.0.0.1:1"), null, TimeProvider.System));
        await host.Services.GetRequiredService<RoomMigrations>().StartingAsync(Ct);
        await using var db = await host.Services.GetRequiredService<CompanionStore>().OpenAsync("groenrijk", Ct);
        string[] some = ["a", "b"];
        (await PlanAsync(db.Facts.Where(fact => some.Contains(fact.Learner)))).ShouldContain("Learner=?");
        (await PlanAsync(db.Facts.Where(fact => some.Contains(fact.Learner) && (fact.At >= DateTimeOffset.UnixEpoch || fact.Kind == FactKind.Paired)))).ShouldContain("Learner=?");
        (await PlanAsync(db.Facts.Where(fact => fact.Kind == FactKind.Paired && some.Contains(fact.Pairing!)))).ShouldContain("Pairing=?");

        async Task<string> PlanAsync(IQueryable<FactRow> query)
        {
            await using var command = query.CreateDbCommand();
            command.CommandText = "EXPLAIN QUERY PLAN " + command.CommandText;
            await db.Database.OpenConnectionAsync(Ct);
            await using var reader = await command.ExecuteReaderAsync(Ct);
            List<string> steps = [];
            while (await reader.ReadAsync(Ct)) steps.Add(reader.GetString(3));
            return steps.First(step => step.StartsWith("SEARCH", StringComparison.Ordinal) || step.StartsWith("SCAN", StringComparison.Ordinal));
        }
    }
}
