using Microsoft.Playwright;
using ReturnToWork.Courses;
using ReturnToWork.Courses.Style;
using ReturnToWork.TestKit;
using Shouldly;
using Xunit;

namespace ReturnToWork.BrowserTests.Player;

/// <summary>A theme in an organisation's own style, with logo and help, in the shapes in which people meet it. Set RTW_PICTURES to look at them yourself.</summary>
public sealed class HouseStyleTests(Browsers browsers)
{
    private const string Tokens = """
        {"basis": {"color": {
          "default": {"color-document": "#1d1b2e", "bg-subtle": "#eef4ec", "border-default": "#4c6a55"},
          "action-1": {"color-default": "#0a4a2f"}, "selected": {"bg-default": "#d6eedd"}, "highlight": {"bg-default": "#fdeecb"}},
          "heading": {"color": "#0a4a2f", "font-family": "Georgia"}, "text": {"font-family-default": "Verdana"}, "focus": {"background-color": "#ffb347"},
          "border-radius": {"md": "2px", "sm": "0"}}}
        """;

    private const string Logo = """<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 200 60"><rect width="60" height="60" rx="8" fill="#0a4a2f"/><circle cx="30" cy="30" r="16" fill="#ffb347"/><rect x="74" y="14" width="120" height="12" fill="#0a4a2f"/><rect x="74" y="36" width="90" height="10" fill="#4c6a55"/></svg>""";

    /// <summary>Everything that can be tapped on this screen and is smaller than 48 × 48; a box or a dot is tapped with its card.</summary>
    private const string Small = """
        () => [...document.querySelectorAll('main:not([hidden]) :is(button, summary, a, label.card, input[type=text]), .languages a')]
          .filter(one => one.checkVisibility()).map(one => [one.textContent, one.getBoundingClientRect()])
          .filter(([, box]) => box.height < 47.9 || box.width < 47.9).map(([text, box]) => `${text}: ${box.width} × ${box.height}`)
        """;

    public static TheoryData<string, int, int> Shapes { get; } = new()
    {
        { "plain", 320, 640 }, { "plain", 360, 740 }, { "plain", 768, 1024 }, { "plain", 1280, 800 },
        { "zoom-400", 320, 200 }, { "spacing", 360, 740 }, { "forced", 360, 740 }, { "rtl", 360, 740 }, { "large", 360, 740 },
    };

    [Theory]
    [MemberData(nameof(Shapes))]
    public async Task S1410_S1412_S258_it_fits_every_shape_and_help_is_the_last_thing_of_every_screen(string shape, int width, int height)
    {
        await using var server = await PlayerServer.StartAsync();
        var style = HouseStyle.Read(Tokens);
        style.Problems.ShouldBeEmpty();
        server.Files["own.css"] = ("text/css", style.Style!.Css);
        server.Files["logo.svg"] = ("image/svg+xml", Logo);
        server.House = new House("/style/own.css", new HouseLogo("/style/logo.svg", "Groenrijk Werkt"), "030 123 45 67", "Bel Anja of Hassan. Zij helpen je verder.", "Call Anja or Hassan.", ConceptHidden: true);
        await using var theme = await ThemeInBrowser.OpenAsync(browsers, server.Page(), new()
        {
            ViewportSize = new() { Width = width, Height = height }, BypassCSP = true, ForcedColors = shape == "forced" ? ForcedColors.Active : null,
        }, FakeVoices.Script("[{ lang: 'nl-NL', localService: true, name: 'local' }]"));
        // WCAG 1.4.12: what a reader may set without losing anything.
        if (shape == "spacing") await theme.Page.AddStyleTagAsync(new() { Content = "* { line-height: 1.5 !important; letter-spacing: .12em !important; word-spacing: .16em !important; } p { margin-block-end: 2em !important; }" });
        if (shape == "rtl") await theme.Page.EvaluateAsync("document.documentElement.dir = 'rtl'");
        if (shape == "large") await theme.Page.EvaluateAsync("document.documentElement.dataset.size = '2'");

        foreach (var screen in (string[])["wie-ziet-dit", "groot-en-klein", "wens", "als-dan", "plankaart", "delen"])
        {
            await theme.GoToAsync(screen);
            if (screen == "wens") await theme.PickAsync("wens", "contact");
            (await theme.Page.EvaluateAsync<int>("document.documentElement.scrollWidth - document.documentElement.clientWidth")).ShouldBeLessThanOrEqualTo(0, screen);
            (await theme.Page.EvaluateAsync<string[]>(Small)).ShouldBeEmpty(screen);
            (await theme.Page.EvaluateAsync<bool>("(() => { const help = document.querySelector('main:not([hidden]) .get-help'); return help.checkVisibility() && help.parentElement.matches('main > footer:last-child'); })()")).ShouldBeTrue(screen);
            if (screen is "wie-ziet-dit" or "wens" or "delen") await LookAsync(theme.Page, $"{shape}-{width}-{screen}");
        }

        await theme.Page.Locator("main:not([hidden]) .get-help summary").ClickAsync();
        await theme.Page.Locator("main:not([hidden]) .call a").FocusAsync();
        await theme.Page.Keyboard.PressAsync("Shift+Tab");
        await theme.Page.Keyboard.PressAsync("Tab");
        await LookAsync(theme.Page, $"{shape}-{width}-help");
        if (shape == "forced") return;
        var (outline, ring) = (await RingAsync("outlineColor"), await RingAsync("boxShadow"));
        outline.ShouldBe("rgb(29, 27, 46)");
        ring.ShouldContain("rgb(255, 179, 71)");
        (await theme.Page.AxeAsync(contrastOfSeven: true)).ShouldBeEmpty();
        theme.ShouldBeClean();

        Task<string> RingAsync(string property) => theme.Page.EvaluateAsync<string>($"getComputedStyle(document.activeElement).{property}");
    }

    [Fact]
    public async Task On_paper_it_is_black_on_white_whatever_the_style_and_help_is_open()
    {
        await using var server = await PlayerServer.StartAsync();
        server.Files["own.css"] = ("text/css", HouseStyle.Read(Tokens).Style!.Css);
        server.House = new House("/style/own.css", null, "030 123 45 67", null, null, ConceptHidden: false);
        await using var theme = await ThemeInBrowser.OpenAsync(browsers, server.Page());
        await theme.Page.EmulateMediaAsync(new() { Media = Media.Print });
        foreach (var (selector, property, value) in new[]
        {
            ("body", "color", "rgb(0, 0, 0)"), ("body", "backgroundColor", "rgb(255, 255, 255)"), ("main:not([hidden]) h2", "color", "rgb(0, 0, 0)"), ("main:not([hidden]) .card", "backgroundColor", "rgb(255, 255, 255)"),
        })
            (await theme.Page.EvaluateAsync<string>($"getComputedStyle(document.querySelector('{selector}')).{property}")).ShouldBe(value, selector);
        (await theme.Page.EvaluateAsync<bool>("document.querySelector('main:not([hidden]) .get-help dd').checkVisibility({ contentVisibilityAuto: true })")).ShouldBeTrue();
    }

    private static async Task LookAsync(IPage page, string name)
    {
        if (Environment.GetEnvironmentVariable("RTW_PICTURES") is { } pictures) await page.ScreenshotAsync(new() { Path = Path.Combine(pictures, $"house-{name}.png"), FullPage = true });
    }
}
