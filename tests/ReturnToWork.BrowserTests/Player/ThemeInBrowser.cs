using System.Collections.Concurrent;
using Microsoft.Playwright;
using ReturnToWork.TestKit;
using Shouldly;

namespace ReturnToWork.BrowserTests.Player;

/// <summary>Theme 3 in a browser, as a person sees it; every console error and policy violation is remembered.</summary>
internal sealed class ThemeInBrowser : IAsyncDisposable
{
    private readonly IBrowserContext _context;

    private ThemeInBrowser(IBrowserContext context, IPage page) => (_context, Page) = (context, page);

    public IPage Page { get; }

    public ConcurrentQueue<string> Errors { get; } = new();

    public IBrowserContext Context => _context;

    /// <summary>The screen that is shown, in the language that is shown.</summary>
    public ILocator Screen => Page.Locator("main.theme:not([hidden]) section.screen:not([hidden])");

    public ILocator Saved => Page.Locator("main.theme:not([hidden]) .saved");

    public static async Task<ThemeInBrowser> OpenAsync(Browsers browsers, Uri page, BrowserNewContextOptions? shape = null, string? before = null)
    {
        var context = await browsers.FreshAsync(shape);
        var theme = new ThemeInBrowser(context, await context.NewPageAsync());
        theme.Page.SetDefaultTimeout(60_000);
        theme.Page.Console += (_, message) =>
        {
            // A failed request is what some tests are about; everything else that is red is a fault.
            if (message.Type == "error" && !message.Text.StartsWith("Failed to load resource", StringComparison.Ordinal)) theme.Errors.Enqueue(message.Text);
        };
        theme.Page.PageError += (_, error) => theme.Errors.Enqueue(error);
        if (before is not null) await context.AddInitScriptAsync(before);
        await theme.Page.GotoAsync(page.AbsoluteUri);
        await theme.Page.Locator("html.js").WaitForAsync(new() { State = WaitForSelectorState.Attached });
        return theme;
    }

    public async Task<string> ScreenIdAsync() => (await Screen.GetAttributeAsync("data-screen"))!;

    public ILocator Button(string name) => Page.GetByRole(AriaRole.Button, new() { Name = name, Exact = true });

    public Task NextAsync() => Button("Verder").ClickAsync();

    public async Task GoToAsync(string screen)
    {
        for (var i = 0; i < 30 && await ScreenIdAsync() != screen; i++) await Page.Locator("main.theme:not([hidden]) .player-nav .next").ClickAsync();
        (await ScreenIdAsync()).ShouldBe(screen);
    }

    public async Task KeepAsync()
    {
        await Screen.Locator("[data-keep=yes]").ClickAsync();
        await SavedAsync();
    }

    /// <summary>Waits until the screen says that everything is kept.</summary>
    public Task SavedAsync() => Saved.And(Page.Locator("[data-state=kept]")).WaitForAsync();

    public Task PickAsync(string activity, string value) =>
        Screen.Locator($"[data-id={activity}] label.card:has(input[value={value}]), [data-id={activity}] .card label:has(input[value={value}])").First.ClickAsync();

    /// <summary>Text that somebody can see, in one line.</summary>
    public static async Task<string> TextAsync(ILocator place) => string.Join(' ', (await place.InnerTextAsync()).Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));

    public void ShouldBeClean() => Errors.ShouldBeEmpty();

    public ValueTask DisposeAsync() => _context.DisposeAsync();
}
