using ReturnToWork.Courses;

namespace ReturnToWork.Companion.Training.Own;

/// <summary>The e-learning of the training, as it came with the program: what there is to open. A module adds no C#.</summary>
internal static class TrainingModules
{
    // The files beside the program never change while it runs: read once, and only when somebody opens the own training.
    private static readonly Lazy<ThemeLibrary> Library = new(() => ThemeLibrary.Load(Path.Combine(AppContext.BaseDirectory, "assets", "training"), sharedFolder: Path.Combine(AppContext.BaseDirectory, "assets", "themes", "shared")));

    /// <summary>In the order of the protocol.</summary>
    public static IEnumerable<Theme> All => Library.Value.Themes.Values;

    /// <summary>By the mark in its address, such as <c>P1</c>; null for one that is not there.</summary>
    public static Theme? Find(string mark) => All.FirstOrDefault(theme => theme.Mark == mark);
}
