using System.Text;
using System.Text.RegularExpressions;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Playwright;
using ReturnToWork.Companion.Coaching;
using ReturnToWork.Companion.Intake;
using ReturnToWork.Companion.Records;
using ReturnToWork.TestKit;
using ReturnToWork.TestKit.Companion;
using ReturnToWork.Xapi;
using Shouldly;
using Xunit;

namespace ReturnToWork.BrowserTests.Companion;

/// <summary>A coach, a trainer and an administrator walk through all pages, on a phone and on a desk.</summary>
public sealed class CompanionPagesTests(Browsers browsers)
{
    [Theory]
    [InlineData("nl", 360, 740)]
    [InlineData("en", 1280, 800)]
    public async Task Every_page_passes_axe_needs_no_sideways_scroll_and_keeps_its_policy(string language, int width, int height)
    {
        await using var app = await CompanionApp.StartAsync();
        await using var context = await browsers.FreshAsync(new() { ViewportSize = new() { Width = width, Height = height }, Locale = language == "nl" ? "nl-NL" : "en-GB" });
        var page = await context.NewPageAsync();
        var complaints = new List<string>();
        page.Console += (_, message) =>
        {
            if (message.Type is "error" or "warning" && !message.Text.Contains("server responded with a status", StringComparison.Ordinal)) complaints.Add(message.Text);
        };

        app.Identity.Next = new StubProfessional("anna-1", "Anna de Vries", "groenrijk", "coach", "trainer", "administrator");
        await page.GotoAsync(app.Address);
        await LookAsync("sign-in");
        await page.Locator("#sign-in").ClickAsync();
        await page.WaitForURLAsync("**/people");
        await LookAsync("people-none");
        await page.GotoAsync($"{app.Address}/people/new");
        await LookAsync("new");
        app.Tool.DoorStatus = 500;
        await page.Locator("#callName").FillAsync("Kees");
        await page.Locator("main button").ClickAsync();
        await page.Locator("[role=alert]").WaitForAsync();
        await LookAsync("new-refused");
        app.Tool.DoorStatus = 201;
        await page.Locator("main button").ClickAsync();
        await page.Locator("#code").WaitForAsync();
        await LookAsync("code");
        var code = (await page.Locator("#code").InnerTextAsync()).Replace(" ", "", StringComparison.Ordinal);
        var person = page.Url[..^"/code".Length];
        await page.GotoAsync(person);
        await LookAsync("talk-quiet");
        await PrintsOnOneA4Async("talk-quiet");

        var kees = CompanionApp.Scene("kees-random");
        var now = app.Clock.GetUtcNow();
        app.Tool.Store("groenrijk", Tell.Paired(kees, Guid.NewGuid(), now, PairingCode.KeyedHash(CompanionApp.Secret, "groenrijk", code), "topics"));
        await UntilAsync($"{app.Address}/people", "button[value=yes]");
        await LookAsync("people-waiting");
        await page.Locator("button[value=yes]").ClickAsync();
        await page.Locator("[role=status]").WaitForAsync();
        await LookAsync("people");

        var share = Guid.NewGuid();
        app.Tool.Store("groenrijk",
            Tell.Completed(kees, Guid.NewGuid(), now), Tell.Shared(kees, Guid.NewGuid(), now, ["ask"], []),
            Tell.Shared(kees, share, now, ["topics", "plan"], ["mijn-plan", "op-het-werk"]), Tell.Planned(kees, Guid.NewGuid(), now, share, new DateOnly(2027, 1, 5)));
        await UntilAsync(person, "[data-rule=R1]");
        await LookAsync("talk");
        foreach (var summary in await page.Locator("summary").AllAsync()) await summary.ClickAsync();
        await LookAsync("talk-why");
        await PrintsOnOneA4Async("talk");
        await BandsAsync(app, kees.Name, now);
        await page.GotoAsync(person);
        await LookAsync("talk-bands");
        await PrintsOnOneA4Async("talk-bands");

        // Four taps, together with the employee; then it stands among the last agreements, and on the same day it can go.
        await page.Locator("main a.button[href$='/talk']").ClickAsync();
        await LookAsync("after-talk");
        await page.Locator("input[value=anderen]").CheckAsync();
        await page.Locator("input[value=small-step]").CheckAsync();
        await page.Locator("button[name=LookBack]:not(.default)").First.ClickAsync();
        await page.WaitForURLAsync(person);
        await page.Locator("#agreed ~ ul li").WaitForAsync();
        await LookAsync("talk-held");
        await PrintsOnOneA4Async("talk-held");
        await page.Locator("#agreed ~ ul button").ClickAsync();
        await page.Locator("[role=status]").WaitForAsync();
        (await page.Locator("#agreed ~ ul").CountAsync()).ShouldBe(0);

        await page.Locator("[data-subject=ask] button[name=key]").ClickAsync();
        await page.Locator("[role=status]").WaitForAsync();
        await LookAsync("talk-ticked");

        await page.GotoAsync($"{app.Address}/professionals");
        await LookAsync("professionals");
        await page.GotoAsync($"{app.Address}/sources");
        await LookAsync("sources");
        await page.GotoAsync($"{app.Address}/talking-points");
        await LookAsync("talking-points");
        foreach (var summary in await page.Locator("summary").AllAsync()) await summary.ClickAsync();
        await LookAsync("talking-points-open");
        await page.GotoAsync($"{app.Address}/talking-points/W3.B");
        await page.Locator("#nl").FillAsync("Je moet 50 % werken.");
        await page.Locator("main form button").First.ClickAsync();
        await page.Locator("#nl-wrong").WaitForAsync();
        await LookAsync("talking-points-refused");
        await page.Locator("#nl").FillAsync("‘{thema}’ is klaar. Dat heb je zelf gedaan.");
        await page.Locator("main form button").First.ClickAsync();
        await page.Locator("[role=status]").WaitForAsync();
        await page.GotoAsync($"{app.Address}/talking-points/versions/1");
        await LookAsync("talking-points-version");
        await page.GotoAsync($"{app.Address}/people/{Guid.NewGuid()}");
        await LookAsync("not-yours");
        complaints.ShouldBeEmpty();

        async Task UntilAsync(string address, string selector)
        {
            for (var tries = 0; tries < 100; tries++)
            {
                await page.GotoAsync(address);
                if (await page.Locator(selector).CountAsync() > 0) return;
                await Task.Delay(50, TestContext.Current.CancellationToken);
            }

            throw new ShouldAssertException($"{selector} did not come.");
        }

        async Task PrintsOnOneA4Async(string name)
        {
            var pdf = await page.PdfAsync(new() { Path = Pictures is null ? null : Path.Combine(Pictures, $"companion-{language}-{name}.pdf"), PreferCSSPageSize = true });
            Regex.Count(Encoding.Latin1.GetString(pdf), @"/Type\s*/Page\b").ShouldBe(1, name);
        }

        async Task LookAsync(string name)
        {
            if (Pictures is not null) await page.ScreenshotAsync(new() { Path = Path.Combine(Pictures, $"companion-{language}-{width}-{name}.png"), FullPage = true });
            (await page.EvaluateAsync<int>("document.documentElement.scrollWidth")).ShouldBeLessThanOrEqualTo(width, name);
            (await page.Locator("html").GetAttributeAsync("lang")).ShouldBe(language);
            var small = await page.EvaluateAsync<string[]>("""
                [...document.querySelectorAll("button:not(.default), .button, summary, input:not([type=hidden], .tap input), .tap, nav a, .people a")].filter(e => e.getBoundingClientRect().height > 0 && e.getBoundingClientRect().height < 47.5).map(e => e.outerHTML)
                """);
            small.ShouldBeEmpty(name);
            (await page.AxeAsync()).ShouldBeEmpty(name);
        }
    }

    /// <summary>Bands as the intake keeps them: shared twice, one moved up, one stayed, one only now.</summary>
    private static async Task BandsAsync(CompanionApp app, string learner, DateTimeOffset now)
    {
        await using var db = await app.Services.GetRequiredService<CompanionStore>().OpenAsync("groenrijk", TestContext.Current.CancellationToken);
        foreach (var (days, bands) in new (int, string[])[] { (30, ["w1-low", "w3-middle", "k2-low"]), (1, ["w1-middle", "w3-middle", "k2-high", "k3-low"]) })
        {
            db.Add(FactKeeper.RowOf("groenrijk", "x", new Fact(Guid.NewGuid(), learner, FactKind.Shared, "3", now.AddDays(-days), FactCodes.None with { What = ["bands"], Bands = bands })));
        }

        await db.SaveChangesAsync(TestContext.Current.CancellationToken);
    }

    /// <summary>Set RTW_PICTURES to a folder to look at every page yourself.</summary>
    private static string? Pictures => Environment.GetEnvironmentVariable("RTW_PICTURES");
}
