using ReturnToWork.Courses;

namespace ReturnToWork.Authoring.Audio;

/// <summary>How a command tells what to mend: where, which check, then a sentence in each language.</summary>
internal static class Report
{
    /// <returns>Whether any of them is an error.</returns>
    public static async Task<bool> WriteAsync(TextWriter output, IEnumerable<ThemeProblem> problems)
    {
        var anyError = false;
        foreach (var problem in problems)
        {
            anyError |= problem.IsError;
            await output.WriteLineAsync(FormattableString.Invariant($"{problem.File}{(problem.Line > 0 ? $":{problem.Line}" : "")} {(problem.IsError ? "error" : "warning")} {problem.Code}"));
            await output.WriteLineAsync($"  {problem.Dutch}");
            await output.WriteLineAsync($"  {problem.English}");
        }

        return anyError;
    }
}
