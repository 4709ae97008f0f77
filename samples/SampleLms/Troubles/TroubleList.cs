namespace SampleLms;

/// <summary>Everything that this platform can do wrong.</summary>
internal static class TroubleList
{
    public static IReadOnlyList<Trouble> All { get; } = [.. LoginTroubles.All, .. LaunchTroubles.All, .. ServiceTroubles.All];

    public static Trouble? Find(string? code) => All.FirstOrDefault(trouble => trouble.Code == code);
}
