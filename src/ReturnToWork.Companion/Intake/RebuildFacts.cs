using Microsoft.Extensions.Options;
using ReturnToWork.Companion.Settings;
using ReturnToWork.Companion.Training;
using ReturnToWork.Companion.Training.Progress;
using ReturnToWork.Xapi;

namespace ReturnToWork.Companion.Intake;

/// <summary>
/// <c>--rebuild-facts</c>: reads every store again from its first statement and makes the facts anew, beside those that pages show, while the host goes on. They are
/// swapped in when all stores of an organisation were read, the Tool's own first: its word counts where another's says the same id. Records are left alone.
/// </summary>
internal sealed partial class RebuildFacts(IOptions<IntakeOptions> options, IntakePass pass, SwapFacts swap, TrainingBook training, TimeProvider clock, ILogger<RebuildFacts> logger)
{
    public const string Switch = "--rebuild-facts";

    /// <returns>The process's exit code: 0 when every store was read to its end.</returns>
    public async Task<int> RunAsync(CancellationToken ct)
    {
        var exit = 0;
        foreach (var organisation in options.Value.Sources.GroupBy(source => source.Organisation, StringComparer.Ordinal))
        {
            try
            {
                var (read, began) = (new HashSet<Guid>(), clock.GetUtcNow());
                var reached = new List<(IntakeSource Source, DateTimeOffset? To)>();
                await swap.ClearAsync(organisation.Key, ct);
                foreach (var source in organisation.OrderBy(source => source.Foreign)) reached.Add((source, await pass.RebuildAsync(source, read, ct)));
                var facts = await swap.RunAsync(organisation.Key, began, ct);
                Log.Rebuilt(logger, organisation.Key, facts, read.Count);
                foreach (var (source, to) in reached) await pass.CatchUpAsync(source, to, ct);
                if (TrainingTenant.Is(organisation.Key)) await training.AllAsync(organisation.Key, ct);
            }
            catch (Exception trouble) when (trouble is XapiException or TimeoutException)
            {
                Log.NotRead(logger, organisation.Key, trouble.Message);
                exit = 1;
            }
        }

        return exit;
    }

    private static partial class Log
    {
        [LoggerMessage(Level = LogLevel.Information, Message = "The facts of {Organisation} were rebuilt: {Facts} from {Count} statements.")]
        public static partial void Rebuilt(ILogger logger, string organisation, int facts, int count);

        [LoggerMessage(Level = LogLevel.Error, Message = "A store of {Organisation} was not read to its end: {Why} The facts that are there stay. Try again when it answers.")]
        public static partial void NotRead(ILogger logger, string organisation, string why);
    }
}
