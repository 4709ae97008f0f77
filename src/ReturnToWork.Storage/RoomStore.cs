using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace ReturnToWork.Storage;

/// <summary>The one door of this room: how a room gets its database, whatever the engine.</summary>
public static class RoomStore
{
    /// <summary>
    /// Registers <c>IDbContextFactory&lt;TDb&gt;</c> on the engine that <c>Data:Provider</c> names; brings the schema up to date and asserts the durability
    /// settings before the host serves its first request. A host that cannot keep what it acknowledges does not start.
    /// </summary>
    /// <param name="services">The host's services.</param>
    /// <param name="room">Lower-case name: the schema on PostgreSQL, the file's name on SQLite.</param>
    /// <param name="host">Lower-case name of the host: its connection string, its folder below <c>Data:Directory</c>.</param>
    /// <param name="planning">See <see cref="RoomPlace.Of"/>.</param>
    public static IServiceCollection AddRoomStore<TDb, TSqlite, TPostgres>(this IServiceCollection services, string room, string host, string? planning = null)
        where TDb : RoomDb
        where TSqlite : TDb
        where TPostgres : TDb
    {
        services.AddDataOptions();
        services.AddSingleton<IDbContextFactory<TDb>>(provider =>
        {
            var place = RoomPlace.Of(provider.GetRequiredService<IOptions<DataOptions>>().Value, provider.GetRequiredService<IConfiguration>(), room, host, planning);
            return place.Provider == DataProvider.Sqlite
                ? new ContextFactory<TDb, TSqlite>(provider, options => options.UseSqlite(place.ConnectionString).AddInterceptors(SqliteDurability.Interceptor), room)
                : new ContextFactory<TDb, TPostgres>(provider, options => options.UseNpgsql(place.ConnectionString, npgsql => npgsql.MigrationsHistoryTable("__EFMigrationsHistory", room)), room);
        });
        services.AddSingleton(provider => new RoomMigration(
            room,
            RoomPlace.Of(provider.GetRequiredService<IOptions<DataOptions>>().Value, provider.GetRequiredService<IConfiguration>(), room, host, planning),
            async ct => await provider.GetRequiredService<IDbContextFactory<TDb>>().CreateDbContextAsync(ct)));
        return services;
    }

    /// <summary>Binds and validates <see cref="DataOptions"/>; migrations of all rooms run first of all hosted services. Safe to call more than once.</summary>
    public static IServiceCollection AddDataOptions(this IServiceCollection services)
    {
        if (services.Any(service => service.ServiceType == typeof(RoomMigrations))) return services;
        services.AddOptions<DataOptions>().BindConfiguration("Data").ValidateDataAnnotations().ValidateOnStart();
        services.AddSingleton<RoomMigrations>();
        services.AddHostedService(provider => provider.GetRequiredService<RoomMigrations>());
        return services;
    }

    private sealed class ContextFactory<TDb, TEngine>(IServiceProvider provider, Action<DbContextOptionsBuilder<TEngine>> configure, string room) : IDbContextFactory<TDb>
        where TDb : DbContext
        where TEngine : TDb
    {
        private readonly DbContextOptions<TEngine> _options = Build(configure);

        public TDb CreateDbContext() => ActivatorUtilities.CreateInstance<TEngine>(provider, _options);

        private static DbContextOptions<TEngine> Build(Action<DbContextOptionsBuilder<TEngine>> configure)
        {
            var builder = new DbContextOptionsBuilder<TEngine>();
            configure(builder);
            return builder.Options;
        }

        public override string ToString() => $"{room} on {typeof(TEngine).Name}";
    }
}
