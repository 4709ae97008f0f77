namespace ReturnToWork.TestKit;

/// <summary>The checkout that the tests run in.</summary>
public static class Repository
{
    /// <summary>The folder that holds <c>ReturnToWork.sln</c>.</summary>
    public static string Root { get; } = Find(new DirectoryInfo(AppContext.BaseDirectory));

    private static string Find(DirectoryInfo? folder) => folder switch
    {
        null => throw new InvalidOperationException("The tests must run below the folder with ReturnToWork.sln: they read its samples and themes."),
        _ when File.Exists(Path.Combine(folder.FullName, "ReturnToWork.sln")) => folder.FullName,
        _ => Find(folder.Parent),
    };
}
