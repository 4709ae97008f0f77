using Microsoft.Playwright;
using Shouldly;

namespace ReturnToWork.BrowserTests.WholeWay;

/// <summary>The theme inside the LMS's frame, on another site than the LMS.</summary>
internal sealed class ThemeFrame(IFrameLocator frame)
{
    private ILocator Theme => frame.Locator("main.theme:not([hidden])");

    public ILocator Screen => Theme.Locator("section.screen:not([hidden])");

    /// <summary>The theme itself: a list of themes runs a script too.</summary>
    public Task ReadyAsync() => frame.Locator("html.js main.theme:not([hidden]) .player-nav").WaitForAsync();

    public async Task<string> ScreenIdAsync() => (await Screen.GetAttributeAsync("data-screen"))!;

    public Task SavedAsync() => Theme.Locator(".saved[data-state=kept]").WaitForAsync();

    public async Task GoToAsync(string screen)
    {
        for (var i = 0; i < 10 && await ScreenIdAsync() != screen; i++) await Theme.Locator(".player-nav .next").ClickAsync();
        (await ScreenIdAsync()).ShouldBe(screen);
    }

    public async Task BackToAsync(string screen)
    {
        for (var i = 0; i < 10 && await ScreenIdAsync() != screen; i++) await Theme.GetByRole(AriaRole.Button, new() { Name = "Terug", Exact = true }).ClickAsync();
        (await ScreenIdAsync()).ShouldBe(screen);
    }

    public Task PickAsync(string activity, string value) =>
        Screen.Locator($"[data-id={activity}] label.card:has(input[value={value}]), [data-id={activity}] .card label:has(input[value={value}])").First.ClickAsync();

    public Task PickPartAsync(string part, string value) =>
        Screen.Locator($"[data-part={part}] label.card:has(input[value={value}]), [data-part={part}] .card label:has(input[value={value}])").First.ClickAsync();

    public async Task WriteOwnAsync(string activity, string words)
    {
        await PickAsync(activity, "anders");
        await Screen.Locator($"[data-id={activity}] [data-own]").First.FillAsync(words);
    }

    public async Task KeepAsync()
    {
        await Screen.Locator("[data-keep=yes]").ClickAsync();
        await SavedAsync();
    }

    public async Task PairAsync(string code, string sees)
    {
        await Screen.Locator("[data-code]").FillAsync(code);
        await Screen.Locator("[data-look]").ClickAsync();
        await Screen.Locator("[data-coach-question]").WaitForAsync();
        (await Screen.Locator("[data-activity=koppelen] input[type=radio]:checked").CountAsync()).ShouldBe(0, "nothing is chosen beforehand");
        await Screen.Locator($"[data-activity=koppelen] label:has(input[value={sees}])").ClickAsync();
        await Screen.Locator("[data-agree=yes]").ClickAsync();
        await Screen.Locator("[data-pair=done]").WaitForAsync();
    }

    public async Task<IReadOnlyList<string>> ShareAsync(params string[] choices)
    {
        foreach (var choice in choices) await PickAsync("delen", choice);
        var preview = await Screen.Locator("[data-preview] li").AllInnerTextsAsync();
        await Screen.Locator("[data-share]").ClickAsync();
        await Screen.Locator("[data-share-note]").Filter(new() { HasText = "Gedeeld." }).WaitForAsync();
        return preview;
    }

    public async Task TakeBackAsync()
    {
        await Screen.Locator("[data-take-back]").First.ClickAsync();
        await Screen.Locator("[data-shared]").WaitForAsync(new() { State = WaitForSelectorState.Hidden });
        await SavedAsync();
    }
}
