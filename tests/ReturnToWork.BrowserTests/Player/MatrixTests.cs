using Microsoft.Playwright;
using ReturnToWork.TestKit;
using Shouldly;
using Xunit;

namespace ReturnToWork.BrowserTests.Player;

/// <summary>
/// Every screen of every theme in every way of looking at it: host, language (one of them right to left), window, forced colours, reduced motion, wide text, large letters. All pairs
/// in <c>./test.sh</c>, where a theme of an even number has the host that one of an odd number does not have in that language; every combination with <c>--full</c>.
/// </summary>
public sealed class MatrixTests(Browsers browsers)
{
    private const string WideText = """
        (on) => {
          const sheet = new CSSStyleSheet();
          if (on) sheet.replaceSync('* { line-height: 1.5 !important; letter-spacing: .12em !important; word-spacing: .16em !important } p { margin-block-end: 2em !important }');
          document.adoptedStyleSheets = [sheet];
        }
        """;

    private static readonly string[] Hosts = ["lti", "open"];
    // There is no theme yet in a language from right to left: the Dutch page is laid out that way, which shows what the style sheet does with it.
    private static readonly string[] Texts = ["nl", "en", "rtl"];
    // The last one is 1280 by 1024 at 400 % (1.4.10).
    private static readonly (int Width, int Height)[] Windows = [(320, 640), (768, 1024), (1280, 800), (320, 256)];
    private static readonly int[] Sizes = [Texts.Length, Windows.Length, 2, 2, 2, 2];
    private static readonly bool Full = Environment.GetEnvironmentVariable("RTW_FULL") == "1";

    [Theory, MemberData(nameof(EveryTheme.Rows), MemberType = typeof(EveryTheme))]
    public async Task AA_every_screen_fits_however_it_is_looked_at(int number)
    {
        var rows = (Full ? AllPairs.Every([Hosts.Length, .. Sizes]) : AllPairs.Of(Sizes).Select(row => (int[])[(row[0] + number) % Hosts.Length, .. row])).ToList();
        await using var server = await PlayerServer.StartAsync(EveryTheme.Of(number));
        List<string> problems = [];
        foreach (var page in rows.GroupBy(row => (Host: Hosts[row[0]], Text: Texts[row[1]])))
        {
            var language = page.Key.Text == "rtl" ? "nl" : page.Key.Text;
            if (!EveryTheme.Of(number).Languages.Contains(language)) continue;
            await using var theme = await ThemeInBrowser.OpenAsync(browsers, server.Page(page.Key.Host, language), before: FakeVoices.Script($"[{{ lang: '{language}', localService: true, name: 'local' }}]"));
            await theme.Page.Locator("main:not([hidden]) .speaker").First.WaitForAsync();
            for (var more = true; more; more = await OnAsync(theme))
            {
                foreach (var row in page)
                {
                    await LookAsync(theme, page.Key.Text, row);
                    var found = await theme.Page.EvaluateAsync<string[]>(ScreenLook.Measure);
                    var screen = await theme.ScreenIdAsync();
                    problems.AddRange(found.Select(problem => $"{screen} [{page.Key.Host} {page.Key.Text} {string.Join(' ', row.Skip(2))}]: {problem}"));
                }

                await LookAsync(theme, page.Key.Text, [0, 0, 0, 0, 0, 0, 0]);
            }

            theme.ShouldBeClean();
        }

        problems.ShouldBeEmpty($"{problems.Count} problems");
    }

    private static async Task LookAsync(ThemeInBrowser theme, string text, int[] row)
    {
        await theme.Page.SetViewportSizeAsync(Windows[row[2]].Width, Windows[row[2]].Height);
        await theme.Page.EmulateMediaAsync(new()
        {
            ForcedColors = row[3] == 1 ? ForcedColors.Active : ForcedColors.None,
            ReducedMotion = row[4] == 1 ? ReducedMotion.Reduce : ReducedMotion.NoPreference,
        });
        await theme.Page.EvaluateAsync(WideText, row[5] == 1);
        await theme.Page.EvaluateAsync("([dir, size]) => Object.assign(document.documentElement, { dir }).dataset.size = size", new object[] { text == "rtl" ? "rtl" : "ltr", row[6] * 2 });
    }

    /// <summary>To the next screen; false at the last one.</summary>
    private static async Task<bool> OnAsync(ThemeInBrowser theme)
    {
        var next = theme.Page.Locator("main:not([hidden]) .player-nav .next");
        if (!await next.IsVisibleAsync()) return false;
        await next.ClickAsync();
        return true;
    }
}
