using ReturnToWork.Companion.Training.Gate;
using ReturnToWork.Courses.Protocols;
using ReturnToWork.Storage;

namespace ReturnToWork.Companion.Training.Progress;

/// <summary>Door of the slice: the protocol, and where everybody stands in it.</summary>
internal static class ProgressSlice
{
    private static readonly string Folder = Path.Combine(AppContext.BaseDirectory, "assets", "training", "protocol");

    public static IServiceCollection AddTrainingProgress(this IServiceCollection services) => services.AddSingleton(_ => Load(Folder)).AddSingleton<TrainingBook>().AddSingleton<TrainingMatrix>().AddScoped<ProgressWords>().AddSingleton<GateBook>();

    // Days pass without any statement: somebody's certificate ends, another protocol came with a new version of the program.
    public static void WakeTrainingProgress(this IServiceProvider services) => services.Wake<TrainingBook>("training-progress", book => book.LookAsync(), "7 * * * *");

    /// <exception cref="InvalidOperationException">The protocol cannot be used; the sentence says what to mend.</exception>
    private static ProtocolLibrary Load(string folder)
    {
        var library = ProtocolLibrary.Load(folder);
        return library.Versions.Count > 0 && library.Problems.FirstOrDefault(problem => problem.IsError) is null ? library
            : throw new InvalidOperationException($"The training protocol in {folder} cannot be used. {library.Problems.FirstOrDefault(problem => problem.IsError)?.ToString() ?? "There is no version in it."}");
    }
}
