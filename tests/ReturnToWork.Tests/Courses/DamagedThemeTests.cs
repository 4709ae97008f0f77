using ReturnToWork.Courses;
using Shouldly;
using Xunit;

namespace ReturnToWork.Tests.Courses;

/// <summary>Whatever happens to a file, reading it ends in sentences for its author: never in an exception, and never in a theme with a hole.</summary>
public sealed class DamagedThemeTests
{
    private static readonly string[] Files = ["nl.md", "en.md", "theme.yaml", "ids.lock", "scenes/pauze.svg"];
    private static readonly string[] Shared = ["shared/nl.yaml", "shared/words.nl.yaml", "shared/symbols.svg"];
    private static readonly string[] Odd = ["{", "}", "[", "]", ":", "\n", "\"", "'", "&a", "*a", "```", "---", "{#x}", "\0", "\u202e", "<b>", "- ", "  ", "#", "!", ">", "\n\n", "ja", "null", "~", "? ", "%", "é", "![](", "opties:", "@"];

    private static int Rounds => Environment.GetEnvironmentVariable("RTW_FULL") == "1" ? 400 : 40;

    /// <summary>The seed stands in the name, so that a failure can be run again.</summary>
    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public void A_damaged_file_never_throws_and_never_leaves_a_hole(int seed)
    {
        using var folder = new TestKit.ThemeFolder();
        var random = new Random(seed);
        var survived = 0;
        for (var round = 0; round < Rounds; round++)
        {
            var file = random.Next(6) == 0 ? Shared[random.Next(Shared.Length)] : "7-alle-vormen/" + Files[random.Next(Files.Length)];
            var path = Path.Combine(folder.Path, file);
            var whole = File.ReadAllBytes(path);
            File.WriteAllBytes(path, Damage(whole, random));
            try
            {
                var library = ThemeLibrary.Load(folder.Path);
                library.Problems.ShouldAllBe(problem => problem.Dutch.Length > 10 && problem.English.Length > 10 && problem.File.Length > 0);
                foreach (var theme in library.Themes.Values)
                {
                    survived++;
                    Whole(theme, $"seed {seed}, round {round}, {file}");
                }
            }
            finally
            {
                File.WriteAllBytes(path, whole);
            }
        }

        survived.ShouldBeGreaterThan(0, "Damage that no theme survives proves half of it.");
    }

    private static void Whole(Theme theme, string where)
    {
        foreach (var language in theme.Languages)
        {
            theme.Phrases(language).ShouldAllBe(phrase => phrase.Text.Trim().Length > 0, where);
            theme.Phrases(language).Select(phrase => phrase.Id).Distinct().Count().ShouldBe(theme.Phrases(language).Count, where);
            var main = ThemeRenderer.Main(theme, language, new WhoSees(HostKind.Lti, Kept: false, Coach: null, LmsGetsCompletion: true), shown: true);
            System.Text.RegularExpressions.Regex.Count(main, "<section class=\"screen\"").ShouldBe(theme.ScreenIds.Count, where);
        }
    }

    private static byte[] Damage(byte[] whole, Random random)
    {
        var at = random.Next(whole.Length);
        var length = Math.Min(whole.Length - at, 1 + random.Next(random.Next(3) == 0 ? 400 : 6));
        return random.Next(5) switch
        {
            0 => [.. whole[..at], .. whole[(at + length)..]],
            1 => [.. whole[..at], .. System.Text.Encoding.UTF8.GetBytes(Odd[random.Next(Odd.Length)]), .. whole[at..]],
            2 => [.. whole[..at], (byte)random.Next(256), .. whole[Math.Min(whole.Length, at + 1)..]],
            3 => [.. whole[..at], .. whole[at..(at + length)], .. whole[at..]],
            _ => Swap(whole, at, random),
        };
    }

    private static byte[] Swap(byte[] whole, int at, Random random)
    {
        var lines = System.Text.Encoding.UTF8.GetString(whole).Split('\n');
        var (one, other) = (random.Next(lines.Length), Math.Min(lines.Length - 1, at % lines.Length));
        (lines[one], lines[other]) = (lines[other], lines[one]);
        return System.Text.Encoding.UTF8.GetBytes(string.Join('\n', lines));
    }
}
