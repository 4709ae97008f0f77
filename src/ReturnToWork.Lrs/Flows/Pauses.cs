using System.Security.Cryptography;

namespace ReturnToWork.Lrs;

/// <summary>How long to leave another store alone after it failed: twice as long each time, never the same for two that failed together (P3).</summary>
internal static class Pauses
{
    private static readonly TimeSpan LongestAsked = TimeSpan.FromHours(1);

    /// <param name="failures">One after the other, this one counted.</param>
    /// <param name="asked">What the store asked for itself; it is kept up to an hour.</param>
    public static TimeSpan After(int failures, TimeSpan first, TimeSpan longest, TimeSpan? asked)
    {
        var whole = Math.Min(longest.TotalMilliseconds, first.TotalMilliseconds * Math.Pow(2, Math.Min(failures - 1, 30)));
        var pause = TimeSpan.FromMilliseconds(whole * (0.5 + RandomNumberGenerator.GetInt32(0, 501) / 1000.0));
        return asked is { } wished && wished > pause ? wished < LongestAsked ? wished : LongestAsked : pause;
    }
}
