using Microsoft.Extensions.Options;
using ReturnToWork.Companion.Settings;

namespace ReturnToWork.Companion.Intake;

/// <summary>One loop per source, each for itself: a store that is away holds up no other.</summary>
internal sealed class IntakeLoops(IOptions<IntakeOptions> options, IntakePass pass, TimeProvider clock, ILogger<SourceLoop> logger) : BackgroundService
{
    public IReadOnlyList<SourceLoop> All { get; } = [.. options.Value.Sources.Select(source => new SourceLoop(source, options.Value, pass, clock, logger))];

    public override void Dispose()
    {
        foreach (var loop in All) loop.Dispose();
        base.Dispose();
    }

    protected override Task ExecuteAsync(CancellationToken stoppingToken) => Task.WhenAll(All.Select(loop => Task.Run(() => loop.RunAsync(stoppingToken), CancellationToken.None)));
}
