using System.Text;
using System.Text.RegularExpressions;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Playwright;
using ReturnToWork.Lrs;
using ReturnToWork.TestKit;
using ReturnToWork.TestKit.Houses;
using ReturnToWork.Xapi;
using Shouldly;
using Xunit;

namespace ReturnToWork.BrowserTests.Admin;

/// <summary>Wim, the administrator of the demo, walks through all pages of <c>/admin</c>: signing in at another site, on a phone and on a desk, in both languages.</summary>
public sealed class AdminPagesTests(Browsers browsers)
{
    [Theory]
    [InlineData("nl", 360, 740)]
    [InlineData("en", 1280, 800)]
    public async Task Every_page_passes_axe_needs_no_sideways_scroll_and_keeps_its_policy(string language, int width, int height)
    {
        await using var theirs = await StubRecordStore.StartAsync();
        await using var house = await TestHouse.StartAsync(more: StubRecordStore.Settings(theirs));
        await SayAsync(house);
        await using var context = await browsers.FreshAsync(new() { ViewportSize = new() { Width = width, Height = height }, Locale = language == "nl" ? "nl-NL" : "en-GB" });
        var page = await context.NewPageAsync();
        var complaints = new List<string>();
        page.Console += (_, message) =>
        {
            if (message.Type is "error" or "warning" && !message.Text.Contains("server responded with a status", StringComparison.Ordinal)) complaints.Add(message.Text);
        };
        var look = new Look(page, language, width);

        await page.GotoAsync($"{house.Place.Tool}/admin/log");
        await look.AtAsync("sign-in");
        await SignInAsync(page, "wim");
        await page.WaitForURLAsync("**/admin/log");
        await page.Locator("nav a").First.ClickAsync();
        await page.WaitForURLAsync("**/admin");
        await look.AtAsync("overview");
        await page.Locator("nav a[href='/admin/keys']").ClickAsync();
        await page.WaitForURLAsync("**/admin/keys");
        await look.AtAsync("keys");
        await page.Locator("main .button").First.ClickAsync();
        await page.Locator("#label").FillAsync("Kenniscentrum");
        await page.Locator("main form button").ClickAsync();
        await page.Locator("[role=alert]").WaitForAsync();
        await look.AtAsync("key-refused");
        await page.Locator("input[value='statements/read/mine']").CheckAsync();
        await page.Locator("input[value='statements/write']").CheckAsync();
        await look.AtAsync("key-new");
        await page.Locator("main form button").ClickAsync();
        await page.Locator("#secret").WaitForAsync();
        await look.AtAsync("key-made");
        await page.GotoAsync($"{house.Place.Tool}/admin/keys");
        await page.Locator("a[href$='/revoke']").ClickAsync();
        await page.WaitForURLAsync("**/revoke");
        await look.AtAsync("key-revoke");
        await page.Locator("button.stop").ClickAsync();
        await page.Locator("[role=status]").WaitForAsync();
        await look.AtAsync("keys-revoked");

        await page.GotoAsync($"{house.Place.Tool}/admin/flows");
        await UntilAsync(page, "a[href$='/refused']");
        await look.AtAsync("flows");
        await page.Locator("a[href$='/refused']").ClickAsync();
        await page.WaitForURLAsync("**/refused");
        await look.AtAsync("refused-statements");
        theirs.Status = 401;
        await page.Locator("main form button").First.ClickAsync();
        await page.Locator("[role=status]").WaitForAsync();
        await look.AtAsync("sent-again");
        await page.GotoAsync($"{house.Place.Tool}/admin/flows");
        await UntilAsync(page, "form[action*=Resume]");
        await look.AtAsync("flows-paused");
        await page.Locator("form[action*=Resume] button").ClickAsync();
        await page.Locator("[role=status]").WaitForAsync();
        await page.GotoAsync($"{house.Place.Tool}/admin");
        await look.AtAsync("overview-full");

        await page.GotoAsync($"{house.Place.Tool}/admin/erase");
        await page.Locator("main form button").ClickAsync();
        await page.Locator("[role=alert]").WaitForAsync();
        await page.Locator("summary").ClickAsync();
        await look.AtAsync("erase");
        await page.Locator("#pseudonym").FillAsync("kees");
        await page.Locator("main form button").ClickAsync();
        await page.Locator("button.stop").WaitForAsync();
        await look.AtAsync("erase-sure");
        await page.Locator("button.stop").ClickAsync();
        await page.Locator("[data-print] + button").WaitForAsync();
        await look.AtAsync("receipt");
        await look.PrintsOnOneA4Async("receipt");
        await page.GotoAsync($"{house.Place.Tool}/admin/erase");
        await look.AtAsync("erase-receipts");
        await page.Locator("#pseudonym").FillAsync("nobody");
        await page.Locator("main form button").ClickAsync();
        await page.Locator("[role=status]").WaitForAsync();
        await look.AtAsync("erase-nothing");

        await page.GotoAsync($"{house.Place.Tool}/admin/log");
        await look.AtAsync("log");
        await page.GotoAsync($"{house.Place.Tool}/admin/nothing-here");
        await look.AtAsync("missing", language: "nl");
        await page.GotoAsync($"{house.Place.Tool}/admin");
        await page.Locator("form[action='/admin/sign-out'] button").ClickAsync();
        await page.Locator("#end").WaitForAsync();
        await look.AtAsync("signed-out");
        await page.Locator("#end").ClickAsync();
        await page.WaitForURLAsync("**/admin/sign-in?out=true");
        await SignInAsync(page, "anna");
        await page.Locator("[role=alert]").WaitForAsync();
        await look.AtAsync("refused");
        complaints.ShouldBeEmpty();
    }

    [Fact]
    public async Task The_strict_cookie_comes_back_from_the_other_site_and_a_link_there_does_not_bring_it()
    {
        await using var house = await TestHouse.StartAsync();
        await using var context = await browsers.FreshAsync();
        var page = await context.NewPageAsync();
        await page.GotoAsync($"{house.Place.Tool}/admin");
        await SignInAsync(page, "wim");
        await page.WaitForURLAsync("**/admin");
        (await page.Locator("h1").InnerTextAsync()).ShouldBe("Overzicht");

        var cookie = (await context.CookiesAsync()).Single(one => one.Name == "__Host-rtw-admin");
        (cookie.SameSite, cookie.Secure, cookie.HttpOnly).ShouldBe((SameSiteAttribute.Strict, true, true));

        // The LMS lives at another site; its link opens the page without the session, and the way in still leads on.
        await page.GotoAsync(house.Place.Lms);
        // Later, because a page that leaves while its answer is on the way never gives one.
        await page.EvaluateAsync($"void setTimeout(() => location.href = '{house.Place.Tool}/admin/log', 50)");
        await page.WaitForURLAsync("**/admin/sign-in?to=*");
    }

    [Fact]
    public async Task A_script_on_a_theme_page_gets_nothing_of_these_pages()
    {
        await using var house = await TestHouse.StartAsync();
        await using var context = await browsers.FreshAsync();
        var page = await context.NewPageAsync();
        await page.GotoAsync($"{house.Place.Tool}/admin");
        await SignInAsync(page, "wim");
        await page.WaitForURLAsync("**/admin");

        await page.GotoAsync($"{house.Place.Tool}/open/3");
        (await page.EvaluateAsync<string>("document.cookie")).ShouldNotContain("admin");
        (await page.EvaluateAsync<int>("fetch('/admin/log', { credentials: 'include' }).then(answer => answer.status)")).ShouldBe(403);
    }

    [Fact]
    public async Task Everything_can_be_reached_with_the_keyboard_and_the_first_stop_leads_to_the_content()
    {
        await using var house = await TestHouse.StartAsync();
        await using var context = await browsers.FreshAsync();
        var page = await context.NewPageAsync();
        await page.GotoAsync($"{house.Place.Tool}/admin");
        await page.Locator("#sign-in").FocusAsync();
        await page.Keyboard.PressAsync("Enter");
        await PickAsync(page, "wim");
        await page.WaitForURLAsync("**/admin");

        await page.Keyboard.PressAsync("Tab");
        (await page.EvaluateAsync<string>("document.activeElement.className")).ShouldBe("skip");
        await page.Keyboard.PressAsync("Enter");
        (await page.EvaluateAsync<string>("document.activeElement.id")).ShouldBe("content");
        await page.ReloadAsync();
        var stops = await page.Locator("a[href], button, input:not([type=hidden]), textarea, summary").CountAsync();
        var reached = new HashSet<string>(StringComparer.Ordinal);
        for (var i = 0; i < stops; i++)
        {
            await page.Keyboard.PressAsync("Tab");
            reached.Add(await page.EvaluateAsync<string>("document.activeElement.outerHTML"));
        }

        reached.Count.ShouldBe(stops);
    }

    private static async Task SayAsync(TestHouse house)
    {
        var kees = new Scene("https://returntowork.example", Scene.HomePageOf("https://returntowork.example", "groenrijk"), "kees", Guid.NewGuid(), "3");
        var now = DateTimeOffset.UtcNow;
        await house.House.Tool.Services.GetRequiredService<StatementStore>().AppendAsync(
            "groenrijk", [Tell.Initialized(kees, Guid.NewGuid(), now), Tell.Completed(kees, Guid.NewGuid(), now), Tell.Shared(kees, Guid.NewGuid(), now, ["ask"], [])],
            """{"objectType":"Agent","account":{"homePage":"https://returntowork.example","name":"tool"}}""");
    }

    private static async Task UntilAsync(IPage page, string selector)
    {
        for (var tries = 0; tries < 100 && await page.Locator(selector).CountAsync() == 0; tries++)
        {
            await Task.Delay(100, TestContext.Current.CancellationToken);
            await page.ReloadAsync();
        }
    }

    /// <summary>From the page to sign in to the first page after it.</summary>
    internal static async Task SignInAsync(IPage page, string who)
    {
        await page.Locator("#sign-in").ClickAsync();
        await PickAsync(page, who);
    }

    private static Task PickAsync(IPage page, string who) => page.Locator($"button[value={who}]").ClickAsync();
}

/// <summary>What is looked at on every page. Set RTW_PICTURES to a folder to look at them yourself.</summary>
internal sealed class Look(IPage page, string own, int width)
{
    private static string? Pictures => Environment.GetEnvironmentVariable("RTW_PICTURES");

    public async Task AtAsync(string name, string? language = null)
    {
        // A page whose style sheet is still on its way is wider than its screen.
        await page.WaitForLoadStateAsync(LoadState.Load);
        if (Pictures is not null) await page.ScreenshotAsync(new() { Path = Path.Combine(Pictures, $"admin-{own}-{width}-{name}.png"), FullPage = true });
        (await page.EvaluateAsync<int>("document.documentElement.scrollWidth")).ShouldBeLessThanOrEqualTo(width, name);
        (await page.Locator("html").GetAttributeAsync("lang")).ShouldBe(language ?? own);
        var small = await page.EvaluateAsync<string[]>("""
            [...document.querySelectorAll("button, .button, summary, input[type=text], textarea, .choice, nav a")].filter(e => e.getBoundingClientRect().height > 0 && e.getBoundingClientRect().height < 47.5).map(e => e.outerHTML)
            """);
        small.ShouldBeEmpty(name);
        (await page.AxeAsync()).ShouldBeEmpty(name);
    }

    public async Task PrintsOnOneA4Async(string name)
    {
        var pdf = await page.PdfAsync(new() { Path = Pictures is null ? null : Path.Combine(Pictures, $"admin-{own}-{name}.pdf"), PreferCSSPageSize = true });
        Regex.Count(Encoding.Latin1.GetString(pdf), @"/Type\s*/Page\b").ShouldBe(1, name);
    }
}
