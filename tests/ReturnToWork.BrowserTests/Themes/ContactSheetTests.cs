using System.Buffers.Binary;
using ReturnToWork.BrowserTests.Player;
using ReturnToWork.ContactSheet;
using ReturnToWork.TestKit;
using Shouldly;
using Xunit;

namespace ReturnToWork.BrowserTests.Themes;

/// <summary>Who judges pictures sees all of them at once.</summary>
public sealed class ContactSheetTests(Browsers browsers)
{
    [Fact]
    public async Task A_contact_sheet_has_every_screen_and_every_step_of_a_scene_and_leaves_out_what_is_not_asked()
    {
        var folder = Directory.CreateTempSubdirectory("rtw-sheet-");
        try
        {
            var asked = Asked.Read(["--theme", "6", "--language", "nl", "--width", "320", "--bw", "--out", folder.FullName]).ShouldNotBeNull();
            var sheets = await ContactSheets.MakeAsync(browsers, asked).ToListAsync(TestContext.Current.CancellationToken);

            sheets.ShouldBe([Path.Combine(folder.FullName, "6-nl-320-bw.png")]);
            new FileInfo(sheets[0]).Length.ShouldBeGreaterThan(50_000);
            var shots = new DirectoryInfo(Path.Combine(folder.FullName, "6-nl-320-bw")).GetFiles("*.png").Select(file => file.Name).Order(StringComparer.Ordinal).ToList();
            var theme = EveryTheme.Of(6);
            foreach (var screen in theme.ScreenIds) shots.ShouldContain(shot => shot.Contains($"-{screen}", StringComparison.Ordinal));
            shots.Count(shot => shot.Contains("eerste-week-", StringComparison.Ordinal)).ShouldBeInRange(4, 8, "a scene shows each of its steps");
            (await WidthOfAsync(Path.Combine(folder.FullName, "6-nl-320-bw", shots[0]))).ShouldBe(320);
            (await File.ReadAllTextAsync(Path.Combine(folder.FullName, "6-nl-320-bw.html"))).ShouldContain(shots[^1]);
            (await File.ReadAllTextAsync(Path.Combine(folder.FullName, "index.html"))).ShouldContain("6-nl-320-bw.html");
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    [Fact]
    public void A_word_that_is_not_understood_makes_no_sheets()
    {
        string[][] wrong = [["--width"], ["--width", "wide"], ["--width", "5"], ["--theme", "x"], ["--colour", "red"], ["3"]];
        foreach (var words in wrong) Asked.Read(words).ShouldBeNull();
        Asked.Read(["--width", "320", "--width", "768"]).ShouldNotBeNull().Widths.ShouldBe([320, 768]);
        Asked.Read([]).ShouldNotBeNull().Widths.ShouldBe([360]);
    }

    /// <summary>A PNG says its width in bytes 16 to 19.</summary>
    private static async Task<int> WidthOfAsync(string png) => BinaryPrimitives.ReadInt32BigEndian((await File.ReadAllBytesAsync(png)).AsSpan(16, 4));
}
