namespace ReturnToWork.Authoring.Audio;

/// <summary><c>audio list | check | take | placeholder</c>: what there is to ask about recordings.</summary>
internal static class AudioCommands
{
    /// <summary>The word after <c>audio</c> → what it does with the rest.</summary>
    private static readonly Dictionary<string, Func<Request, TextWriter, CancellationToken, Task<int>>> All = new(StringComparer.Ordinal)
    {
        ["list"] = AudioList.RunAsync,
        ["check"] = AudioCheck.RunAsync,
        ["take"] = AudioTake.RunAsync,
        ["placeholder"] = AudioPlaceholder.RunAsync,
    };

    /// <param name="words">What was typed after <c>audio</c>.</param>
    /// <returns>0 when all is well, 1 when there is something to mend, 2 when it was not understood.</returns>
    public static async Task<int> RunAsync(IReadOnlyList<string> words, TextWriter output, CancellationToken ct)
    {
        if (words.Count == 0 || !All.TryGetValue(words[0], out var run))
        {
            await output.WriteLineAsync("audio " + string.Join(" | ", All.Keys));
            await output.WriteLineAsync("Zie / see src/ReturnToWork.Authoring/README.md");
            return 2;
        }

        var request = Request.Read([.. words.Skip(1)]);
        if (request.Fault is null) return await run(request, output, ct);
        await output.WriteLineAsync(request.Fault);
        return 2;
    }
}
