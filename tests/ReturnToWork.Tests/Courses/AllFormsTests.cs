using ReturnToWork.Courses;
using ReturnToWork.TestKit;
using Shouldly;
using Xunit;

namespace ReturnToWork.Tests.Courses;

/// <summary>The sample theme with every kind of activity, as a folder beside the published ones.</summary>
public sealed class AllFormsTests : IDisposable
{
    private readonly ThemeFolder folder = new();

    [Fact]
    public void The_sample_theme_passes_every_check() => ThemeLibrary.Load(folder.Path).Problems.Select(problem => problem.ToString()).ShouldBeEmpty();

    public void Dispose() => folder.Dispose();
}
