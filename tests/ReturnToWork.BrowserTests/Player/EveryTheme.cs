using ReturnToWork.Courses;
using ReturnToWork.TestKit;
using Xunit;

namespace ReturnToWork.BrowserTests.Player;

/// <summary>Every theme folder there is, published or sample: a new one is found by being there.</summary>
internal static class EveryTheme
{
    private static readonly Lazy<IReadOnlyDictionary<int, Theme>> Found = new(() =>
    {
        using var folder = new ThemeFolder();
        return ThemeLibrary.Load(folder.Path).Themes;
    });

    private static readonly Lazy<ThemeLibrary> Learned = new(() =>
        ThemeLibrary.Load(Path.Combine(Repository.Root, "packages-scorm", "training"), sharedFolder: Path.Combine(Repository.Root, "packages-scorm", "themes", "shared")));

    /// <summary>What professionals learn.</summary>
    public static ThemeLibrary Training => Learned.Value;

    public static IReadOnlyList<int> All => [.. Found.Value.Keys.Order()];

    public static Theme Of(int number) => Found.Value[number];

    /// <summary>A row for each theme.</summary>
    public static TheoryData<int> Rows => [.. All];

    /// <summary>A row for each theme in each of its languages.</summary>
    public static TheoryData<int, string> InEveryLanguage
    {
        get
        {
            var rows = new TheoryData<int, string>();
            foreach (var number in All)
            {
                foreach (var language in Of(number).Languages) rows.Add(number, language);
            }

            return rows;
        }
    }
}
