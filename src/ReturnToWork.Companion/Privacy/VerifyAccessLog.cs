using System.Globalization;
using ReturnToWork.Companion.Settings;

namespace ReturnToWork.Companion.Privacy;

/// <summary><c>--verify-access-log</c>: reads every organisation's access log and says whether it is as it was written.</summary>
internal sealed class VerifyAccessLog(Organisations organisations, AccessChain chain)
{
    public const string Switch = "--verify-access-log";

    /// <param name="say">Takes a line for each organisation.</param>
    /// <param name="ct">Ends it.</param>
    /// <returns>The process's exit code: 0 when every log is whole.</returns>
    public async Task<int> RunAsync(Action<string> say, CancellationToken ct)
    {
        var exit = 0;
        foreach (var organisation in organisations.All.Order(StringComparer.Ordinal))
        {
            var state = await chain.CheckAsync(organisation, ct);
            if (state.FirstBroken is not null) exit = 1;
            var days = state is { First: { } first, Last: { } last } ? string.Create(CultureInfo.InvariantCulture, $", {first:yyyy-MM-dd} to {last:yyyy-MM-dd}") : "";
            var cut = state is { CutUpTo: { } upTo, CutAt: { } at } ? string.Create(CultureInfo.InvariantCulture, $" Rows up to {upTo} were cut on {at:yyyy-MM-dd}, because their time was over.") : "";
            say(state.FirstBroken is { } broken
                ? string.Create(CultureInfo.InvariantCulture, $"{organisation}: BROKEN at row {broken}. {state.Rows} rows before it are as they were written{days}.")
                : string.Create(CultureInfo.InvariantCulture, $"{organisation}: whole, {state.Rows} rows{days}. Head {(state.Head.Length == 0 ? "none" : state.Head)}: keep it elsewhere, and a cut tail shows too.{cut}"));
        }

        return exit;
    }
}
