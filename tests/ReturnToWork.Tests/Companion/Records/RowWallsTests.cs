using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Npgsql;
using ReturnToWork.Companion.Records;
using ReturnToWork.Storage;
using ReturnToWork.TestKit.Storage;
using Shouldly;
using Xunit;

namespace ReturnToWork.Tests.Companion.Records;

/// <summary>PostgreSQL's own wall between organisations, tried with SQL that no filter of ours sees.</summary>
public sealed class RowWallsTests
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task T01_the_database_itself_shows_and_takes_only_rows_of_the_organisation_that_was_said()
    {
        await using var place = await FreshPlace.OnAsync(DataProvider.PostgreSql, ordinary: true);
        await using var host = await OrganisationWallTests.HostAsync(place);
        await PlantAsync(host.Services, "groenrijk");
        await PlantAsync(host.Services, "dekade");

        // The same user as the program's: it owns the tables and is held all the same.
        await using var source = NpgsqlDataSource.Create(place.ConnectionString!);
        await using var connection = await source.OpenConnectionAsync(Ct);
        (await CountAsync(connection, "SELECT count(*) FROM companion.\"People\"")).ShouldBe(0, "nobody said for whom");
        await SayAsync(connection, "groenrijk");
        (await CountAsync(connection, "SELECT count(*) FROM companion.\"People\"")).ShouldBe(1);
        (await CountAsync(connection, "SELECT count(*) FROM companion.\"People\" WHERE \"Organisation\" = 'dekade' OR 1 = 1")).ShouldBe(1);
        (await ChangeAsync(connection, "UPDATE companion.\"People\" SET \"Coach\" = 'stolen' WHERE \"Organisation\" = 'dekade'")).ShouldBe(0);
        (await ChangeAsync(connection, "DELETE FROM companion.\"People\" WHERE \"Organisation\" = 'dekade'")).ShouldBe(0);
        (await Should.ThrowAsync<PostgresException>(() => ChangeAsync(connection, "UPDATE companion.\"People\" SET \"Organisation\" = 'dekade'"))).SqlState.ShouldBe("42501");
        (await Should.ThrowAsync<PostgresException>(() => ChangeAsync(connection, "INSERT INTO companion.\"Erased\" (\"Organisation\", \"Mark\", \"At\") VALUES ('dekade', 'x', 1)"))).SqlState.ShouldBe("42501");
        await SayAsync(connection, "dekade");
        (await CountAsync(connection, "SELECT count(*) FROM companion.\"People\" WHERE \"Coach\" = 'c'")).ShouldBe(1);
    }

    [Theory, InlineData(false), InlineData(true)]
    public async Task T01_a_connection_out_of_the_pool_never_brings_the_organisation_it_was_used_for(bool poolForgetsToReset)
    {
        await using var fresh = await FreshPlace.OnAsync(DataProvider.PostgreSql, ordinary: true);
        // One connection in all, so that everybody gets the same one.
        await using var place = FreshPlace.At(DataProvider.PostgreSql, fresh.Directory, $"{fresh.ConnectionString};Maximum Pool Size=1;No Reset On Close={poolForgetsToReset}".Replace("Maximum Pool Size=40;", "", StringComparison.Ordinal));
        await using var host = await OrganisationWallTests.HostAsync(place);
        await PlantAsync(host.Services, "groenrijk");
        await PlantAsync(host.Services, "dekade");

        var store = host.Services.GetRequiredService<CompanionStore>();
        foreach (var organisation in new[] { "groenrijk", "dekade", "groenrijk" })
        {
            await using var db = await store.OpenAsync(organisation, Ct);
            (await db.Database.SqlQueryRaw<string>("SELECT current_setting('app.organisation', true) AS \"Value\"").SingleAsync(Ct)).ShouldBe(organisation);
            (await db.People.CountAsync(Ct)).ShouldBe(1);
        }

        await using var nobody = await host.Services.GetRequiredService<IDbContextFactory<CompanionDb>>().CreateDbContextAsync(Ct);
        (await nobody.Database.SqlQueryRaw<string>("SELECT coalesce(current_setting('app.organisation', true), '') AS \"Value\"").SingleAsync(Ct)).ShouldBe("");
    }

    [Fact]
    public async Task T01_a_table_without_its_wall_stops_the_start_and_a_user_who_sees_through_it_is_told_of()
    {
        await using var ordinary = await FreshPlace.OnAsync(DataProvider.PostgreSql, ordinary: true);
        await using var host = await OrganisationWallTests.HostAsync(ordinary);
        (await StartAsync(host.Services)).ShouldBeEmpty();
        await using var source = NpgsqlDataSource.Create(ordinary.ConnectionString!);
        await using var connection = await source.OpenConnectionAsync(Ct);
        foreach (var hole in new[] { "ALTER TABLE companion.\"Facts\" NO FORCE ROW LEVEL SECURITY", "ALTER TABLE companion.\"Facts\" FORCE ROW LEVEL SECURITY; DROP POLICY organisation ON companion.\"Facts\"" })
        {
            await ChangeAsync(connection, hole);
            (await Should.ThrowAsync<UnsafeStoreException>(() => StartAsync(host.Services))).Message.ShouldContain("Facts");
        }

        await using var super = await FreshPlace.OnAsync(DataProvider.PostgreSql);
        await using var other = await OrganisationWallTests.HostAsync(super);
        (await StartAsync(other.Services)).ShouldContain("ordinary user");
    }

    private static async Task<string> StartAsync(IServiceProvider services)
    {
        var heard = new List<string>();
        await new RowWallsStand(services.GetRequiredService<IDbContextFactory<CompanionDb>>(), new Ear(heard)).StartingAsync(Ct);
        return string.Join('\n', heard);
    }

    private static async Task PlantAsync(IServiceProvider services, string organisation)
    {
        await using var db = await services.GetRequiredService<CompanionStore>().OpenAsync(organisation, Ct);
        db.Add(new PersonRow { Organisation = organisation, Id = Guid.NewGuid(), Coach = "c", CallName = "sealed", Since = DateTimeOffset.UnixEpoch });
        await db.SaveChangesAsync(Ct);
    }

    private static async Task SayAsync(NpgsqlConnection connection, string organisation)
    {
        await using var command = new NpgsqlCommand("SELECT set_config('app.organisation', $1, false)", connection) { Parameters = { new() { Value = organisation } } };
        await command.ExecuteNonQueryAsync(Ct);
    }

    private static async Task<long> CountAsync(NpgsqlConnection connection, string sql)
    {
        await using var command = new NpgsqlCommand(sql, connection);
        return (long)(await command.ExecuteScalarAsync(Ct))!;
    }

    private static async Task<int> ChangeAsync(NpgsqlConnection connection, string sql)
    {
        await using var command = new NpgsqlCommand(sql, connection);
        return await command.ExecuteNonQueryAsync(Ct);
    }

    private sealed class Ear(List<string> heard) : ILogger<RowWallsStand>
    {
        public IDisposable? BeginScope<TState>(TState state) where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => true;

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter) => heard.Add(formatter(state, exception));
    }
}
