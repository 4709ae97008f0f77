using Hangfire;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using ReturnToWork.Storage;
using ReturnToWork.TestKit.Storage;
using Shouldly;
using Xunit;

namespace ReturnToWork.Tests.Storage;

/// <summary>Hangfire is only the alarm clock (reliability.md section 0, point 3).</summary>
public sealed class AlarmClockTests
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    [Theory, MemberData(nameof(Engines.Both), MemberType = typeof(Engines))]
    public async Task F09_a_job_looks_once_at_every_start_whatever_Hangfire_remembers(DataProvider engine)
    {
        await using var place = await FreshPlace.OnAsync(engine);
        for (var start = 0; start < 2; start++)
        {
            using var host = Build(place);
            host.Services.Wake<Looks>("looks", looks => looks.LookAsync(), Cron.Yearly());
            await host.StartAsync(TestContext.Current.CancellationToken);

            await host.Services.GetRequiredService<Looks>().First.WaitAsync(Patience, TestContext.Current.CancellationToken);

            await host.StopAsync(TestContext.Current.CancellationToken);
        }
    }

    [Fact]
    public async Task F09_a_process_killed_while_it_held_Hangfires_locks_does_not_stop_the_next_start()
    {
        await using var place = await FreshPlace.OnAsync(DataProvider.PostgreSql);
        using var killed = Build(place);
        foreach (var name in (string[])["recurring-jobs:lock", "lock:recurring-job:looks"])
            _ = killed.Services.GetRequiredService<JobStorage>().GetConnection().AcquireDistributedLock(name, TimeSpan.FromSeconds(5));

        using var next = Build(place);
        next.Services.Wake<Looks>("looks", looks => looks.LookAsync(), Cron.Yearly());
        await next.StartAsync(TestContext.Current.CancellationToken);

        await next.Services.GetRequiredService<Looks>().First.WaitAsync(Patience, TestContext.Current.CancellationToken);
        await next.StopAsync(TestContext.Current.CancellationToken);
    }

    [Fact]
    public async Task Hosts_in_one_process_each_have_an_alarm_clock_of_their_own_also_when_a_neighbour_has_gone()
    {
        await using var here = await FreshPlace.OnAsync(DataProvider.Sqlite);
        await using var there = await FreshPlace.OnAsync(DataProvider.Sqlite);
        using var host = Build(here);
        var neighbour = Build(there);
        foreach (var one in (IHost[])[host, neighbour]) _ = one.Services.GetRequiredService<IGlobalConfiguration>();
        host.Services.GetRequiredService<JobStorage>().ShouldNotBe(neighbour.Services.GetRequiredService<JobStorage>());
        neighbour.Dispose();

        host.Services.Wake<Looks>("looks", looks => looks.LookAsync(), Cron.Yearly());
        await host.StartAsync(TestContext.Current.CancellationToken);

        await host.Services.GetRequiredService<Looks>().First.WaitAsync(Patience, TestContext.Current.CancellationToken);
        await host.StopAsync(TestContext.Current.CancellationToken);
    }

    private static IHost Build(FreshPlace place)
    {
        var builder = Host.CreateApplicationBuilder(new HostApplicationBuilderSettings { DisableDefaults = true });
        builder.Configuration.AddInMemoryCollection(place.Settings);
        builder.Services.AddLogging(log => log.ClearProviders());
        builder.Services.AddAlarmClock("tool").AddSingleton<Looks>();
        return builder.Build();
    }

    /// <summary>Public, because Hangfire calls it by name.</summary>
    public sealed class Looks
    {
        private readonly TaskCompletionSource _looked = new(TaskCreationOptions.RunContinuationsAsynchronously);

        /// <summary>Done when it was woken.</summary>
        public Task First => _looked.Task;

        /// <summary>What the alarm clock calls.</summary>
        public Task LookAsync()
        {
            _looked.TrySetResult();
            return Task.CompletedTask;
        }
    }
}
