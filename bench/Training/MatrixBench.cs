using System.Net;
using Microsoft.Extensions.DependencyInjection;
using ReturnToWork.Bench.Coaching;
using ReturnToWork.Companion;
using ReturnToWork.Companion.Coaching;
using ReturnToWork.Companion.Records;
using ReturnToWork.Companion.Training.Progress;
using ReturnToWork.Storage;
using ReturnToWork.TestKit.Companion;
using ReturnToWork.TestKit.Storage;

namespace ReturnToWork.Bench.Training;

/// <summary>Issue 8: the trainer's page about everybody, in a process of its own and over HTTP: 1,000 professionals and eleven requirements. The baseline asks the same server whether it lives.</summary>
internal static class MatrixBench
{
    private const int People = 1000;
    private const int Rounds = 100;

    public static async Task RunAsync(DataProvider engine)
    {
        await using var place = await FreshPlace.OnAsync(engine);
        await using var identity = await StubIdentityProvider.StartAsync();
        await using var tool = await StubTool.StartAsync();
        await using (var host = CompanionHost.Build([], builder => CompanionApp.Configure(builder, CompanionApp.Settings(place, identity.Address, tool.Address), null, TimeProvider.System)))
        {
            await host.Services.GetRequiredService<RoomMigrations>().StartingAsync(CancellationToken.None);
            await TrainingBench.FillAsync(host.Services.GetRequiredService<CompanionStore>(), host.Services.GetRequiredService<CallNames>(), People);
            await host.Services.GetRequiredService<TrainingBook>().AllAsync(TrainingBench.Tenant, CancellationToken.None);
        }

        await using var companion = await ServedCompanion.StartAsync(place, identity.Address, tool.Address);
        identity.Next = new StubProfessional("tineke-1", "Tineke", "groenrijk", "trainer");
        using var trainer = new Visitor(companion.Address);
        await trainer.GetAsync("/sign-in/go?to=/training");
        var (ours, baseline) = (new Measure($"{engine}: page with {People} professionals"), new Measure("/health/live"));
        for (var warm = 0; warm < 20; warm++) await trainer.GetAsync("/training");
        for (var round = 0; round < Rounds; round++)
        {
            var seen = await ours.TimeAsync(() => trainer.GetAsync("/training"));
            if (seen.Status != HttpStatusCode.OK || seen.Html.Split("<th scope=\"row\">").Length - 1 != People) throw new InvalidOperationException($"Not the page about everybody: {seen.Status} at {seen.Address}.");
            await baseline.TimeAsync(() => trainer.GetAsync("/health/live"));
        }

        Beside.Print(ours, baseline, $"goal p95 at most 200 ms: {(ours.At(0.95) <= 200 ? "met" : "MISSED")}");
    }
}
