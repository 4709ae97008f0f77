using Hangfire;
using Hangfire.AspNetCore;
using Hangfire.InMemory;
using Hangfire.Logging;
using Hangfire.PostgreSql;
using Hangfire.PostgreSql.Factories;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace ReturnToWork.Storage;

/// <summary>
/// Hangfire as the alarm clock: it wakes code that looks into our own tables for what is due. Nothing that is due stands in Hangfire alone, so its in-memory
/// storage, which forgets at a restart, is safe beside SQLite (no SQLite storage for Hangfire is to be had).
/// </summary>
public static class AlarmClock
{
    /// <summary>Adds Hangfire with a server of two workers. No dashboard is mapped. Recurring jobs are set by <see cref="Wake{TJob}"/>.</summary>
    /// <param name="services">The host's services.</param>
    /// <param name="host">Lower-case name of the host: its connection string and, on PostgreSQL, the schema <c>hangfire_{host}</c>.</param>
    public static IServiceCollection AddAlarmClock(this IServiceCollection services, string host)
    {
        services.AddDataOptions();
        // Hangfire's own defaults are static, one for the whole process, and the demo and the tests run several hosts in one: each host has its own here.
        services.AddSingleton<JobStorage>(provider => StorageOf(provider, host));
        services.AddSingleton<JobActivator>(provider => new AspNetCoreJobActivator(provider.GetRequiredService<IServiceScopeFactory>()));
        services.AddHangfire((provider, hangfire) => hangfire
            .UseSimpleAssemblyNameTypeSerializer()
            .UseRecommendedSerializerSettings()
            .UseLogProvider(new LogWhileItLives(provider.GetRequiredService<ILoggerFactory>())));
        services.AddHangfireServer(server => server.WorkerCount = 2);
        return services;
    }

    /// <summary>
    /// Sets a recurring job once the host has been built, and wakes it once when the host has started: what fell due while nobody was there is not left waiting. <typeparamref name="TJob"/> is a public class resolved from the host's services, safe to run twice.
    /// </summary>
    /// <param name="services">The built host's services.</param>
    /// <param name="name">Stable name of the job.</param>
    /// <param name="look">What to call: one public method.</param>
    /// <param name="cron">Five fields, UTC; <see cref="Cron"/> has names for the usual ones.</param>
    public static void Wake<TJob>(this IServiceProvider services, string name, System.Linq.Expressions.Expression<Func<TJob, Task>> look, string cron)
    {
        var alarms = services.GetRequiredService<IRecurringJobManager>();
        alarms.AddOrUpdate(name, look, cron);
        alarms.Trigger(name);
    }

    private static JobStorage StorageOf(IServiceProvider provider, string host)
    {
        var data = provider.GetRequiredService<IOptions<DataOptions>>().Value;
        if (data.Provider == DataProvider.Sqlite) return new InMemoryStorage(new InMemoryStorageOptions());

        var place = RoomPlace.Of(data, provider.GetRequiredService<IConfiguration>(), "hangfire", host);
        var options = new PostgreSqlStorageOptions
        {
            SchemaName = $"hangfire_{host}",
            UseSlidingInvisibilityTimeout = true,
            InvisibilityTimeout = TimeSpan.FromMinutes(5),
            QueuePollInterval = TimeSpan.FromSeconds(5),
            // A lock is a row, which a killed process leaves behind. Hangfire waits 15 s for one and then gives up, and the host would not start; so a lock
            // older than this counts as a dead process's. Taken wrongly it wakes a job twice, which is allowed.
            DistributedLockTimeout = TimeSpan.FromSeconds(10),
        };
        return new PostgreSqlStorage(new NpgsqlConnectionFactory(place.ConnectionString, options), options);
    }

    /// <summary>The log provider is the one thing that stays static: it must not throw in a host whose neighbour, the last to set it, has stopped.</summary>
    private sealed class LogWhileItLives(ILoggerFactory loggers) : ILogProvider
    {
        private readonly AspNetCoreLogProvider _inner = new(loggers);

        public ILog GetLogger(string name)
        {
            try
            {
                return _inner.GetLogger(name);
            }
            catch (ObjectDisposedException)
            {
                return new NoLog();
            }
        }
    }

    private sealed class NoLog : ILog
    {
        public bool Log(Hangfire.Logging.LogLevel logLevel, Func<string>? messageFunc, Exception? exception = null) => false;
    }
}
