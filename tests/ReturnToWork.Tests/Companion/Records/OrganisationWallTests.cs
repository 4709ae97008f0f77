using System.Reflection;
using Hangfire;
using Hangfire.Storage;
using Microsoft.AspNetCore.Builder;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using ReturnToWork.Companion;
using ReturnToWork.Companion.Records;
using ReturnToWork.Storage;
using ReturnToWork.TestKit.Companion;
using ReturnToWork.TestKit.Storage;
using Shouldly;
using Xunit;

namespace ReturnToWork.Tests.Companion.Records;

/// <summary>No command leaves for the database that could see or change another organisation's rows. Every other test of the Companion runs behind the same wall.</summary>
public sealed class OrganisationWallTests
{
    private static readonly HashSet<string> Tables = ["People", "Codes"];

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Theory, MemberData(nameof(Engines.Both), MemberType = typeof(Engines))]
    public async Task T01_a_command_without_the_organisation_is_stopped_however_it_is_made(DataProvider engine)
    {
        await using var place = await FreshPlace.OnAsync(engine, ordinary: true);
        await using var host = await HostAsync(place);
        await using var db = await host.Services.GetRequiredService<CompanionStore>().OpenAsync("groenrijk", Ct);
        var codes = engine == DataProvider.Sqlite ? "\"Codes\"" : "companion.\"Codes\"";
        await StoppedAsync(() => db.People.IgnoreQueryFilters().ToListAsync(Ct));
        await StoppedAsync(() => db.People.IgnoreQueryFilters().Where(row => row.Organisation == "dekade").ToListAsync(Ct));
        await StoppedAsync(() => db.Codes.Where(code => db.People.IgnoreQueryFilters().Any(person => person.Id == code.Person)).ToListAsync(Ct));
        await StoppedAsync(() => db.Codes.IgnoreQueryFilters().ExecuteDeleteAsync(Ct));
        await StoppedAsync(() => db.Codes.IgnoreQueryFilters().ExecuteUpdateAsync(set => set.SetProperty(code => code.Digits, (string?)null), Ct));
        var (delete, select) = ($"DELETE FROM {codes}", $"SELECT \"Hash\" AS \"Value\" FROM {codes} WHERE \"Organisation\" = {{0}}");
        await StoppedAsync(() => db.Database.ExecuteSqlRawAsync(delete, Ct));
        await StoppedAsync(() => db.Database.SqlQueryRaw<string>(select, "dekade").ToListAsync(Ct));
        (await db.Database.SqlQueryRaw<string>(select, "groenrijk").ToListAsync(Ct)).ShouldBeEmpty();
    }

    [Theory]
    [InlineData("SELECT 1 FROM \"People\" AS \"p\" WHERE \"p\".\"Organisation\" = @o", "o", null)]
    [InlineData("SELECT 1 FROM companion.\"People\" AS p WHERE p.\"Organisation\" = @o", "o", null)]
    [InlineData("SELECT 1 FROM \"People\" AS \"p\" WHERE \"p\".\"Id\" = @o", "", "People")]
    [InlineData("SELECT 1 FROM \"People\" AS \"p\" JOIN \"Codes\" AS \"c\" ON 1 = 1 WHERE \"p\".\"Organisation\" = @o", "", "Codes")]
    [InlineData("SELECT 1 FROM \"People\" AS \"p\", \"Codes\" AS \"c\" WHERE \"p\".\"Organisation\" = @o", "", "Codes")]
    [InlineData("SELECT 1 FROM \"People\" AS \"p\" WHERE \"p\".\"Organisation\" = 'groenrijk'", "", "People")]
    [InlineData("SELECT 1 FROM people", "", "people")]
    [InlineData("SELECT 1 FROM \"People\" AS \"p\"\nWHERE 0", "", null)]
    [InlineData("SELECT 1 FROM \"People\" AS \"p\" WHERE 0 OR 1", "", "People")]
    [InlineData("SELECT 1 FROM \"People\" AS \"p\" WHERE 0 = 0", "", "People")]
    [InlineData("UPDATE \"People\" SET \"Organisation\" = @o WHERE \"Id\" = @i", "", "People")]
    [InlineData("UPDATE \"People\" SET \"Mode\" = @m WHERE \"Id\" = @i AND \"Organisation\" = @o;\nDELETE FROM \"Codes\" WHERE \"Hash\" = @h", "", "Codes")]
    [InlineData("UPDATE \"People\" SET \"Mode\" = @m WHERE \"Id\" = @i AND \"Organisation\" = @o;\nDELETE FROM \"Codes\" WHERE \"Organisation\" = @q", "o,q", null)]
    [InlineData("INSERT INTO \"People\" (\"Organisation\", \"Id\") VALUES (@o, @i)", "", null)]
    [InlineData("INSERT INTO \"People\" (\"Id\") VALUES (@i)", "", "People")]
    [InlineData("SELECT 1 FROM \"key_ring\"", "", null)]
    public void T01_what_a_text_does_with_our_tables_is_read(string sql, string parameters, string? open)
    {
        var read = OrganisationWall.Read(sql, Tables.ToHashSet(StringComparer.OrdinalIgnoreCase));
        (string.Join(',', read.Parameters), read.Open).ShouldBe((parameters, open));
    }

    [Theory, MemberData(nameof(Engines.Both), MemberType = typeof(Engines))]
    public async Task T01_every_job_that_the_alarm_clock_wakes_keeps_to_one_organisation_at_a_time(DataProvider engine)
    {
        await using var place = await FreshPlace.OnAsync(engine, ordinary: true);
        await using var app = await CompanionApp.StartAsync(place: place);
        using var alarms = app.Services.GetRequiredService<JobStorage>().GetConnection();
        var jobs = alarms.GetRecurringJobs();
        jobs.Count.ShouldBeGreaterThan(2);
        foreach (var job in jobs)
        {
            await using var scope = app.Services.CreateAsyncScope();
            var arguments = job.Job.Method.GetParameters().Select(parameter => parameter.ParameterType == typeof(CancellationToken) ? Ct : (object?)null).ToArray();
            await (Task)job.Job.Method.Invoke(scope.ServiceProvider.GetRequiredService(job.Job.Type), BindingFlags.Default, null, arguments, null)!;
        }
    }

    internal static async Task<WebApplication> HostAsync(FreshPlace place, MovableClock? clock = null)
    {
        var host = CompanionHost.Build([], builder => CompanionApp.Configure(builder, CompanionApp.Settings(place, "http://127.0.0.1:1", "http://127.0.0.1:1"), null, clock ?? new MovableClock()));
        await host.Services.GetRequiredService<RoomMigrations>().StartingAsync(Ct);
        return host;
    }

    private static async Task StoppedAsync(Func<Task> command) => (await Should.ThrowAsync<InvalidOperationException>(command)).Message.ShouldContain("was stopped");
}
