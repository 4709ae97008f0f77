using System.Diagnostics;
using Microsoft.Playwright;
using ReturnToWork.TestKit.Houses;

namespace ReturnToWork.BrowserTests.WholeWay;

/// <summary>The Companion as a coach, trainer or administrator uses it.</summary>
internal sealed class CompanionPages(IPage page, TestHouse house)
{
    public IPage Page => page;

    public ILocator Points => page.Locator(".point");

    public async Task SignInAsync(string person)
    {
        await page.GotoAsync(house.Place.Companion);
        await page.Locator("#sign-in").ClickAsync();
        await page.Locator($"button[name=person][value={person}]").ClickAsync();
        await page.WaitForURLAsync(house.Place.Companion + "/**");
    }

    /// <summary>Adds a person; returns the six digits.</summary>
    public async Task<string> AddPersonAsync(string callName)
    {
        await page.GotoAsync(house.Place.Companion + "/people/new");
        await page.Locator("#callName").FillAsync(callName);
        await page.Locator("main form button").First.ClickAsync();
        return (await page.Locator("#code").InnerTextAsync()).Replace(" ", "", StringComparison.Ordinal).Trim();
    }

    /// <summary>Waits until the pairing shows, and says who it is.</summary>
    public async Task ConfirmAsync(string callName)
    {
        await UntilAsync(() => page.Locator("button[name=answer][value=yes]").Filter(new() { HasText = callName }), house.Place.Companion + "/people");
        await page.Locator("button[name=answer][value=yes]").Filter(new() { HasText = callName }).First.ClickAsync();
    }

    public async Task OpenPersonAsync(string callName)
    {
        await page.GotoAsync(house.Place.Companion + "/people");
        await page.Locator(".people a").Filter(new() { HasText = callName }).ClickAsync();
        await page.Locator("#good").WaitForAsync();
    }

    /// <summary>Reloads this address until the place is there: what one sees after at most a few refreshes.</summary>
    public async Task UntilAsync(Func<ILocator> place, string? address = null)
    {
        var start = Stopwatch.StartNew();
        do
        {
            if (address is not null) await page.GotoAsync(address);
            else await page.ReloadAsync();
            if (await place().CountAsync() > 0) return;
            await Task.Delay(250);
        }
        while (start.Elapsed < TimeSpan.FromSeconds(60));
        throw new TimeoutException($"Not there after {start.Elapsed.TotalSeconds:F0} s on {page.Url}:\n{await page.Locator("main").InnerTextAsync()}");
    }
}
