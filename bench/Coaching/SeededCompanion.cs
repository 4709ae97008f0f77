using System.Diagnostics;
using System.Globalization;
using System.Text;
using Microsoft.AspNetCore.Builder;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using ReturnToWork.Companion;
using ReturnToWork.Companion.Coaching;
using ReturnToWork.Companion.Intake;
using ReturnToWork.Companion.Records;
using ReturnToWork.Storage;
using ReturnToWork.TestKit.Companion;
using ReturnToWork.TestKit.Storage;
using ReturnToWork.Xapi;

namespace ReturnToWork.Bench.Coaching;

/// <summary>Fills a Companion's database as an organisation with so many coaches would: every statement is made and read, its fact kept.</summary>
internal static class SeededCompanion
{
    public const string Organisation = "groenrijk";
    public const int Coaches = 200;

    /// <summary>What one learner says in half a year: a hundred statements, of which most leave no fact.</summary>
    public static IEnumerable<Statement> SaidBy(int learner, DateTimeOffset until)
    {
        var random = new Random(learner);
        string[] topics = ["werk-betekent", "anderen", "eerste-stap", "hulp-en-uitleg", "mijn-plan", "op-het-werk"];
        var at = until.AddDays(-150 + random.Next(30));
        yield return Stored(Tell.Paired(Scene(learner, 1), Id(random), at, PairingOf(learner), "topics"), random, tool: true);
        for (var theme = 1; theme <= 6; theme++)
        {
            var scene = Scene(learner, theme);
            yield return Stored(Tell.Initialized(scene, Id(random), at = Later(at, random)), random);
            for (var screen = 0; screen < 11; screen++) yield return Stored(Tell.Progressed(scene, Id(random), at = Later(at, random), $"screen-{screen}", screen), random);
            yield return Stored(Tell.Completed(scene, Id(random), at = Later(at, random)), random);
            var share = Id(random);
            yield return Stored(Tell.Shared(scene, share, at = Later(at, random), ["topics", "plan"], [topics[random.Next(6)]]), random);
            yield return Stored(Tell.Planned(scene, Id(random), at, share, DateOnly.FromDateTime(at.AddDays(7).UtcDateTime)), random);
            if (theme == 2) yield return Stored(Tell.Unshared(scene, Id(random), at = Later(at, random), share), random);
            at = at.AddDays(random.Next(8));
        }

        for (var more = 0; more < 8; more++) yield return Stored(Tell.Initialized(Scene(learner, 1 + random.Next(6)), Id(random), at = Later(at, random)), random);
    }

    public static string PairingOf(int learner) => learner.ToString("x64", CultureInfo.InvariantCulture);

    public static string CoachOf(int person) => $"coach-{(person % Coaches).ToString(CultureInfo.InvariantCulture)}";

    public static Guid PersonOf(int person) => new(person, 0, 0, [0, 0, 0, 0, 0, 0, 0, 1]);

    /// <summary>Makes people, links and facts.</summary>
    /// <returns>How many statements were made, how many facts came of them, and how long the fold alone took.</returns>
    public static async Task<(int Statements, int Facts, TimeSpan Fold)> FillAsync(FreshPlace place, int people)
    {
        await using var host = CompanionHost.Build([], builder => CompanionApp.Configure(builder, CompanionApp.Settings(place, "http://127.0.0.1:1", "http://127.0.0.1:1"), null, TimeProvider.System));
        await host.Services.GetRequiredService<RoomMigrations>().StartingAsync(CancellationToken.None);
        var (store, names) = (host.Services.GetRequiredService<CompanionStore>(), host.Services.GetRequiredService<CallNames>());
        var factOf = new FactOf(CompanionApp.ActivityBase, Organisation);
        var (statements, facts, fold) = (0, 0, TimeSpan.Zero);
        var now = TimeProvider.System.GetUtcNow();
        foreach (var some in Enumerable.Range(0, people).Chunk(250))
        {
            await using var db = await store.OpenAsync(Organisation, CancellationToken.None);
            db.ChangeTracker.AutoDetectChangesEnabled = false;
            foreach (var person in some)
            {
                db.Add(new PersonRow { Organisation = Organisation, Id = PersonOf(person), Coach = CoachOf(person), CallName = names.Seal(Organisation, $"Mens {person.ToString(CultureInfo.InvariantCulture)}"), Since = now.AddDays(-60) });
                db.Add(new LinkRow { Organisation = Organisation, Learner = Scene(person, 1).Name, Pairing = PairingOf(person), Person = PersonOf(person), Confirmed = true, Decided = now.AddDays(-59) });
                var said = SaidBy(person, now).ToList();
                statements += said.Count;
                var start = Stopwatch.GetTimestamp();
                var found = said.Select(factOf.Read).Select(reading => reading.Fact).OfType<Fact>().ToList();
                var view = LearnerView.Of(found);
                fold += Stopwatch.GetElapsedTime(start);
                if (view.Finished.Count != 6 || view.Shares.Count != 5) throw new InvalidOperationException("The fold lost something.");
                var gone = found.Where(fact => fact.Kind == FactKind.TakenBack).Select(fact => fact.Codes.Refers).ToHashSet();
                var kept = found.Where(fact => fact.Kind == FactKind.TakenBack || (!gone.Contains(fact.Statement) && !gone.Contains(fact.Codes.Refers))).ToList();
                facts += kept.Count;
                db.AddRange(kept.Select(fact => FactKeeper.RowOf(Organisation, "http://127.0.0.1:1/xapi/", fact)));
            }

            await db.SaveChangesAsync();
        }

        // An installation that grew to this size was looked over by autovacuum long ago; one filled in half a minute was not, and its planner guesses.
        await using var looked = await store.OpenAsync(Organisation, CancellationToken.None);
        if (looked.Database.IsNpgsql()) await looked.Database.ExecuteSqlRawAsync("VACUUM ANALYZE");
        return (statements, facts, fold);
    }

    public static Scene Scene(int learner, int theme) => new(
        CompanionApp.ActivityBase, Xapi.Scene.HomePageOf(CompanionApp.ActivityBase, Organisation), $"learner-{learner.ToString(CultureInfo.InvariantCulture)}", new Guid(learner, (short)theme, 0, new byte[8]),
        theme.ToString(CultureInfo.InvariantCulture));

    private static DateTimeOffset Later(DateTimeOffset at, Random random) => at.AddSeconds(20 + random.Next(200));

    private static Guid Id(Random random)
    {
        var bytes = new byte[16];
        random.NextBytes(bytes);
        return new Guid(bytes);
    }

    // As a store hands it over: with its own time and on whose word.
    private static Statement Stored(Statement told, Random random, bool tool = false)
    {
        var json = Encoding.UTF8.GetString(told.Utf8.Span);
        var stored = told.Timestamp!.Value.AddMilliseconds(random.Next(900)).UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.ffffff'Z'", CultureInfo.InvariantCulture);
        var authority = tool ? $$$""","authority":{"objectType":"Agent","account":{"homePage":"{{{CompanionApp.ActivityBase}}}","name":"tool"}}""" : "";
        return StatementReader.Stored(Encoding.UTF8.GetBytes($$$"""{{{json[..^1]}}},"stored":"{{{stored}}}","version":"1.0.3"{{{authority}}}}"""));
    }
}
