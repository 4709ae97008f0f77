using System.Diagnostics;
using System.Globalization;

namespace ReturnToWork.Bench;

/// <summary>Durations of one thing, measured in turn with its baseline so that both see the same machine.</summary>
internal sealed class Measure(string what)
{
    private readonly List<double> _milliseconds = [];

    public string What => what;

    public async Task<T> TimeAsync<T>(Func<Task<T>> act)
    {
        var start = Stopwatch.GetTimestamp();
        var result = await act();
        _milliseconds.Add(Stopwatch.GetElapsedTime(start).TotalMilliseconds);
        return result;
    }

    public double At(double quantile)
    {
        var sorted = _milliseconds.Order().ToArray();
        return sorted[Math.Min(sorted.Length - 1, (int)Math.Ceiling(quantile * sorted.Length) - 1)];
    }

    public override string ToString() =>
        string.Create(CultureInfo.InvariantCulture, $"{what,-46} n {_milliseconds.Count,4}   p50 {At(0.50),8:F2} ms   p95 {At(0.95),8:F2} ms   max {_milliseconds.Max(),8:F2} ms");
}

/// <summary>Prints a measure beside its baseline, with the ratio of the medians.</summary>
internal static class Beside
{
    public static void Print(Measure ours, Measure baseline, string? goal = null)
    {
        Console.WriteLine(ours);
        Console.WriteLine($"  baseline: {baseline}");
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"  ratio of medians {ours.At(0.5) / baseline.At(0.5):F2}{(goal is null ? "" : $"   {goal}")}"));
        Console.WriteLine();
    }
}
