using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using ReturnToWork.Storage;
using ReturnToWork.TestKit.Storage;
using Shouldly;
using Xunit;

namespace ReturnToWork.Tests.Storage;

/// <summary>The promises of the Storage room, on both engines, with a room of one table.</summary>
public sealed class RoomStoreTests
{
    [Theory, MemberData(nameof(Engines.Both), MemberType = typeof(Engines))]
    public async Task A_moment_comes_back_to_the_microsecond_and_can_be_ordered(DataProvider engine)
    {
        await using var place = await FreshPlace.OnAsync(engine);
        using var host = await StartAsync(place);
        var noon = new DateTimeOffset(2026, 11, 22, 12, 0, 0, TimeSpan.Zero).AddMicroseconds(123_457);
        await using var db = await host.Services.GetRequiredService<IDbContextFactory<ShelfDb>>().CreateDbContextAsync(TestContext.Current.CancellationToken);
        db.Books.AddRange(new Book("o", "later", noon.AddSeconds(1)), new Book("o", "noon", noon.ToOffset(TimeSpan.FromHours(2))));
        await db.SaveChangesAsync(TestContext.Current.CancellationToken);

        var first = await db.Books.AsNoTracking().Where(book => book.At < noon.AddSeconds(1)).OrderBy(book => book.At).FirstAsync(TestContext.Current.CancellationToken);

        first.Title.ShouldBe("noon");
        first.At.ShouldBe(noon);
    }

    [Theory, MemberData(nameof(Engines.Both), MemberType = typeof(Engines))]
    public async Task F18_four_instances_that_start_at_once_all_come_up(DataProvider engine)
    {
        await using var place = await FreshPlace.OnAsync(engine);

        var hosts = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => Task.Run(() => StartAsync(place))));

        hosts.Length.ShouldBe(4);
        foreach (var host in hosts) host.Dispose();
    }

    [Fact]
    public async Task F18_a_process_killed_while_migrating_does_not_block_the_next_start()
    {
        await using var place = await FreshPlace.OnAsync(DataProvider.Sqlite);
        using (var first = await StartAsync(place))
        {
            await using var db = await first.Services.GetRequiredService<IDbContextFactory<ShelfDb>>().CreateDbContextAsync(TestContext.Current.CancellationToken);
            await db.Database.ExecuteSqlAsync($"CREATE TABLE IF NOT EXISTS \"__EFMigrationsLock\" (\"Id\" INTEGER PRIMARY KEY, \"Timestamp\" TEXT NOT NULL)", TestContext.Current.CancellationToken);
            await db.Database.ExecuteSqlAsync($"INSERT OR REPLACE INTO \"__EFMigrationsLock\" VALUES (1, '2026-11-22')", TestContext.Current.CancellationToken);
        }

        using var second = await StartAsync(place).WaitAsync(TimeSpan.FromSeconds(20), TestContext.Current.CancellationToken);

        second.ShouldNotBeNull();
    }

    [Fact]
    public async Task A_store_that_would_lose_acknowledged_writes_does_not_start()
    {
        await using var place = await FreshPlace.OnAsync(DataProvider.PostgreSql);
        await using (var connection = new Npgsql.NpgsqlConnection(place.ConnectionString))
        {
            await connection.OpenAsync(TestContext.Current.CancellationToken);
            await using var command = connection.CreateCommand();
            command.CommandText = $"ALTER DATABASE \"{connection.Database}\" SET synchronous_commit = off";
            await command.ExecuteNonQueryAsync(TestContext.Current.CancellationToken);
            Npgsql.NpgsqlConnection.ClearPool(connection);
        }

        var refusal = await Should.ThrowAsync<UnsafeStoreException>(() => StartAsync(place));

        refusal.Message.ShouldContain("synchronous_commit");
    }

    [Fact]
    public async Task A_missing_connection_string_is_named()
    {
        await using var place = await FreshPlace.OnAsync(DataProvider.Sqlite);
        var settings = new Dictionary<string, string?>(place.Settings, StringComparer.Ordinal) { ["Data:Provider"] = "PostgreSql" };

        var refusal = await Should.ThrowAsync<InvalidOperationException>(() => StartAsync(settings));

        refusal.Message.ShouldContain("ConnectionStrings:Tool");
    }

    private static Task<IHost> StartAsync(FreshPlace place) => StartAsync(place.Settings);

    private static async Task<IHost> StartAsync(IReadOnlyDictionary<string, string?> settings)
    {
        var builder = Host.CreateApplicationBuilder(new HostApplicationBuilderSettings { DisableDefaults = true });
        builder.Configuration.AddInMemoryCollection(settings);
        builder.Logging.ClearProviders();
        builder.Services.AddRoomStore<ShelfDb, SqliteShelfDb, PostgresShelfDb>("shelf", "tool");
        var host = builder.Build();
        try
        {
            await host.StartAsync();
            return host;
        }
        catch
        {
            host.Dispose();
            throw;
        }
    }
}
