using Microsoft.Playwright;
using ReturnToWork.TestKit;
using ReturnToWork.TestKit.Companion;
using Shouldly;
using Xunit;

namespace ReturnToWork.BrowserTests.Companion;

/// <summary>Coming in where organisations have a provider each, and going out: by hand, by the administrator, by the provider.</summary>
public sealed class SignInPagesTests(Browsers browsers)
{
    [Theory]
    [InlineData("nl", 360, 740)]
    [InlineData("en", 1280, 800)]
    public async Task People_find_their_organisation_and_are_out_when_somebody_says_so(string language, int width, int height)
    {
        await using var other = await StubIdentityProvider.StartAsync();
        await using var own = await StubIdentityProvider.StartAsync();
        await using var app = await CompanionApp.StartAsync(settings: new()
        {
            ["SignIn:Authority"] = null,
            ["SignIn:Providers:0:Id"] = "groenrijk", ["SignIn:Providers:0:Authority"] = own.Address, ["SignIn:Providers:0:ClientId"] = "companion", ["SignIn:Providers:0:Organisations:0"] = "groenrijk",
            ["SignIn:Providers:1:Id"] = "dekade", ["SignIn:Providers:1:Authority"] = other.Address, ["SignIn:Providers:1:ClientId"] = "companion", ["SignIn:Providers:1:Organisations:0"] = "dekade",
            ["SignIn:Providers:1:RequiredAcr:0"] = "gold",
        });
        await using var context = await browsers.FreshAsync(new() { ViewportSize = new() { Width = width, Height = height }, Locale = language == "nl" ? "nl-NL" : "en-GB" });
        var page = await context.NewPageAsync();

        // Without a second factor nobody comes in; the page says what to do.
        await page.GotoAsync(app.Address);
        await LookAsync("choose");
        await page.GetByRole(AriaRole.Link, new() { Name = "De Kade" }).ClickAsync();
        await page.WaitForURLAsync("**/sign-in/refused**");
        await LookAsync("refused");

        // With the keyboard alone, and to the page that was asked for.
        own.Next = new StubProfessional("wim-1", "Wim Bakker", null, "administrator", "coach");
        await page.GotoAsync($"{app.Address}/accounts");
        await page.GetByRole(AriaRole.Link, new() { Name = "Groenrijk Werkt" }).FocusAsync();
        await page.Keyboard.PressAsync("Enter");
        await page.WaitForURLAsync("**/accounts");
        using (var berend = app.Visitor())
        {
            own.Next = new StubProfessional("berend-1", "Berend Jansen-van der Heijden", null, "coach");
            await berend.GetAsync("/sign-in/go?to=/people&way=groenrijk&organisation=groenrijk");
            await page.ReloadAsync();
            await LookAsync("accounts");
            await page.Locator("button[name=suspended]").ClickAsync();
            await page.Locator("[role=status]").WaitForAsync();
            await LookAsync("accounts-suspended");
            (await berend.GetAsync("/people")).Address.AbsolutePath.ShouldBe("/sign-in");
        }

        await page.GotoAsync($"{app.Address}/account");
        await LookAsync("account");
        await page.Locator("main button").ClickAsync();
        await page.Locator("[role=status]").WaitForAsync();
        await LookAsync("signed-out");

        // The way taken last stands on top; the provider ends the session, and the next click leads to the door.
        own.Next = new StubProfessional("wim-1", "Wim Bakker", null, "administrator", "coach");
        await page.Locator("#sign-in").ClickAsync();
        await page.WaitForURLAsync("**/people");
        using (var http = new HttpClient())
        using (var said = new FormUrlEncodedContent([KeyValuePair.Create("logout_token", own.LogoutToken("companion", app.Clock.GetUtcNow()))]))
            (await http.PostAsync($"{app.Address}/sign-in/ended", said, TestContext.Current.CancellationToken)).IsSuccessStatusCode.ShouldBeTrue();
        await page.Locator("a[href='/people/new']").ClickAsync();
        await page.WaitForURLAsync("**/sign-in?to=%2Fpeople%2Fnew");

        async Task LookAsync(string name)
        {
            if (Environment.GetEnvironmentVariable("RTW_PICTURES") is { Length: > 0 } folder)
                await page.ScreenshotAsync(new() { Path = Path.Combine(folder, $"signin-{name}-{language}-{width}.png"), FullPage = true });
            (await page.AxeAsync()).ShouldBeEmpty(name);
            (await page.EvaluateAsync<bool>("() => document.documentElement.scrollWidth > document.documentElement.clientWidth")).ShouldBeFalse($"{name} scrolls sideways");
        }
    }
}
