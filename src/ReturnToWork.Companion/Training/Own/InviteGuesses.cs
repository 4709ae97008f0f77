using System.Collections.Concurrent;
using ReturnToWork.SignIn;

namespace ReturnToWork.Companion.Training.Own;

/// <summary>How often an account may try a code of an invitation: behind a colleague's code lies what that colleague earned elsewhere. Counted by this instance, and forgotten when it stops.</summary>
internal sealed class InviteGuesses(TimeProvider clock)
{
    public const int Most = 5;

    public static readonly TimeSpan Within = TimeSpan.FromHours(1);

    private readonly ConcurrentDictionary<(string Organisation, string Subject), (int Tries, DateTimeOffset Since)> _tries = new();

    /// <summary>Counts a try. False: too many in the hour, and then the right code opens nothing either.</summary>
    public bool MayTry(Professional me)
    {
        var now = clock.GetUtcNow();
        return _tries.AddOrUpdate((me.Organisation, me.Subject), (1, now), (_, before) => now - before.Since >= Within ? (1, now) : (before.Tries + 1, before.Since)).Tries <= Most;
    }
}
