using Microsoft.Extensions.Options;
using ReturnToWork.Companion.Settings;

namespace ReturnToWork.Companion.Intake;

/// <summary>Woken every minute: a loop that has not come to the end of a pass within its time is woken, its hanging look cut off.</summary>
internal sealed partial class IntakeWatch(IntakeLoops loops, IOptions<IntakeOptions> options, TimeProvider clock, ILogger<IntakeWatch> logger)
{
    public Task LookAsync()
    {
        foreach (var loop in loops.All.Where(loop => clock.GetUtcNow() - loop.LastLook > options.Value.WatchAfter))
        {
            Log.Woken(logger, loop.Source.Organisation);
            loop.Wake();
        }

        return Task.CompletedTask;
    }

    private static partial class Log
    {
        [LoggerMessage(Level = LogLevel.Warning, Message = "The intake of {Organisation} had not looked within its time and was woken.")]
        public static partial void Woken(ILogger logger, string organisation);
    }
}
