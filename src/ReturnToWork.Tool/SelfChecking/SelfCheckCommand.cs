using System.Data.Common;
using System.Globalization;
using Microsoft.Extensions.Options;
using ReturnToWork.Lti;

namespace ReturnToWork.Tool.SelfChecking;

/// <summary>
/// <c>--lti-self-check</c>: asks the Tool that is running, with the settings and the database that it has, and prints a line for each launch. Ends with 0 when all
/// of them were answered as they should be, else with 1.
/// </summary>
internal static class SelfCheckCommand
{
    public const string Switch = "--lti-self-check";
    private const string UsualAddress = "http://localhost:5000";

    public static bool IsMeant(string[] args) => args.Contains(Switch, StringComparer.Ordinal);

    /// <param name="args">Those of the program: settings as for running it, and <c>--address=http://…</c> where it is not reached as the settings say.</param>
    /// <param name="output">Where the lines go.</param>
    /// <param name="configure">As in <see cref="ToolHost.Build"/>.</param>
    /// <returns>The exit code.</returns>
    public static async Task<int> RunAsync(string[] args, TextWriter output, Action<WebApplicationBuilder>? configure = null)
    {
        // Built for its settings and its store, and never started: it serves nothing. Its own log would stand between the lines.
        await using var app = ToolHost.BuildAsleep([.. args.Where(arg => arg != Switch)], builder =>
        {
            builder.Logging.ClearProviders();
            configure?.Invoke(builder);
        });
        var address = SelfCheckAddress.Of(app.Configuration["address"], app.Services.GetRequiredService<IOptions<LtiOptions>>().Value, app.Configuration["urls"]?.Split(';') ?? [])
            ?? new Uri(UsualAddress);
        await output.WriteLineAsync($"Self-check of LTI launches at {address.GetLeftPart(UriPartial.Authority)}");
        var report = await AskAsync(app.Services, address);
        foreach (var verdict in report.Verdicts)
        {
            await output.WriteLineAsync(string.Create(
                CultureInfo.InvariantCulture,
                $"  {(verdict.IsRight ? "ok   " : "WRONG")}  {verdict.Case,-22} {verdict.Who,-8} expected {verdict.Expected,-22} got {verdict.Got,-22} {verdict.Status}"));
        }

        await output.WriteLineAsync(report.Trouble switch
        {
            null => string.Create(CultureInfo.InvariantCulture, $"{report.Verdicts.Count(verdict => verdict.IsRight)} of {report.Verdicts.Count} as they should be."),
            SelfCheckTrouble.NoAnswer => "No Tool answers there. Start it first, or say where it is with --address=https://…",
            SelfCheckTrouble.NotTheTool => "Something else than the Tool answers there. Say where it is with --address=https://…",
            _ => "The Tool that answers there has another database than this command. Run it with the same settings, in the same folder.",
        });
        return report.IsGood ? 0 : 1;
    }

    private static async Task<SelfCheckReport> AskAsync(IServiceProvider services, Uri address)
    {
        try
        {
            return await services.GetRequiredService<SelfCheck>().RunAsync(address, SelfCheckAddress.Page);
        }
        catch (DbException)
        {
            // A database that has no tables, or that is not there: the Tool that answers has another.
            return new SelfCheckReport(address, SelfCheckTrouble.OtherDatabase, []);
        }
    }
}
