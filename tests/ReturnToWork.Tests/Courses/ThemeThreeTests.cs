using ReturnToWork.Courses;
using Shouldly;
using Xunit;

namespace ReturnToWork.Tests.Courses;

/// <summary>The theme as it is published: the folder that the hosts serve.</summary>
public sealed class ThemeThreeTests
{
    private static readonly ThemeLibrary Library = ThemeLibrary.Load(Path.Combine(RepositoryFolder(), "packages-scorm", "themes"));

    [Fact]
    public void Theme_three_passes_every_check() =>
        Library.Problems.Select(problem => problem.ToString()).ShouldBeEmpty();

    internal static string RepositoryFolder()
    {
        var folder = AppContext.BaseDirectory;
        while (!File.Exists(Path.Combine(folder, "ReturnToWork.sln")))
            folder = Path.GetDirectoryName(folder) ?? throw new InvalidOperationException("The tests must lie inside the repository.");
        return folder;
    }
}
