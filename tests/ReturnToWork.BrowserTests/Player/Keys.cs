using Shouldly;

namespace ReturnToWork.BrowserTests.Player;

/// <summary>A person without a mouse.</summary>
internal static class Keys
{
    /// <summary>Tabs forward until the element has the focus, then presses the key.</summary>
    public static async Task TabToAsync(ThemeInBrowser theme, string selector, string key)
    {
        for (var i = 0; i < 80; i++)
        {
            await theme.Page.Keyboard.PressAsync("Tab");
            if (!await theme.Page.EvaluateAsync<bool>("(selector) => document.activeElement.matches(selector)", selector)) continue;
            (await theme.Page.EvaluateAsync<bool>("document.activeElement.checkVisibility()")).ShouldBeTrue();
            await theme.Page.Keyboard.PressAsync(key);
            return;
        }

        throw new InvalidOperationException($"The Tab key never reaches {selector}.");
    }
}
