using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Playwright;
using ReturnToWork.Companion.Coaching.House;
using ReturnToWork.Companion.Privacy;
using ReturnToWork.Companion.Records;
using ReturnToWork.Companion.Retention;
using ReturnToWork.TestKit;
using ReturnToWork.TestKit.Companion;
using Shouldly;
using Xunit;

namespace ReturnToWork.BrowserTests.Companion;

/// <summary>
/// C-01 in a real browser: every text that somebody can bring into the Companion is a piece of markup that runs a script somewhere, and every page is opened with it. Nothing runs, nothing becomes an
/// element, nothing is asked of another place. The privacy officer's pages are looked at on the way.
/// </summary>
public sealed class HostileNamesTests(Browsers browsers)
{
    // One for each way in: an element, an attribute that ends early, a script, a style, a URL, a comment, a template, a second decoding, letters that look like markup.
    private static readonly string[] Markup =
    [
        "<script>x()</script>", "<img src=x onerror=x()>", "<svg onload=x()>", "\"><b onclick=x()>", "' onfocus=x() a='", "<a href=javascript:x()>", "</textarea><script>", "<iframe srcdoc=x>",
        "<style>*{x:y}</style>", "<!--><script>", "{{x()}}", "${x()}", "@(x())", "&lt;script&gt;", "&#60;svg/onload=x()", "%3Cscript%3Ex()", "\\u003cscript\\u003e", "<math><mi xlink:href=x>", "<base href=//x.nl>",
        "<meta http-equiv=ref>", "<object data=//x.nl>", "<form action=//x.nl>", "javascript:x()//", "\u202Eslecxe<b>", "＜script＞x()", "<x onmouseover=x()>", "<input autofocus>", "</title><script>", "{thema}{naam}{x}", "=cmd|' /C calc'!A",
    ];

    [Theory]
    [InlineData("nl", 360)]
    [InlineData("en", 1280)]
    public async Task C01_names_and_own_words_that_are_markup_are_words_on_every_page(string language, int width)
    {
        await using var app = await CompanionApp.StartAsync();
        var person = await PlantAsync(app);
        await using var context = await browsers.FreshAsync(new() { ViewportSize = new() { Width = width, Height = 800 }, Locale = language == "nl" ? "nl-NL" : "en-GB" });
        List<string> wrong = [];
        await context.AddInitScriptAsync("globalThis.x = () => { globalThis.ran = true; };");
        await context.RouteAsync("**/*", route =>
        {
            if (!route.Request.Url.StartsWith("http://127.0.0.1:", StringComparison.Ordinal)) wrong.Add($"asked {route.Request.Url}");
            return route.ContinueAsync();
        });
        var page = await context.NewPageAsync();
        page.Dialog += (_, dialog) => wrong.Add($"dialog {dialog.Message}");
        app.Identity.Next = new StubProfessional("anna-1", Markup[0], "groenrijk", "coach", "trainer", "administrator", "coordinator", "privacy-officer");
        await page.GotoAsync($"{app.Address}/sign-in/go?to=/");
        await page.WaitForURLAsync("**/people");

        foreach (var path in new[]
        {
            "/people", $"/people/{person}", $"/people/{person}/talk", $"/people/{person}/appointment", $"/people/{person}/code", "/professionals", "/sources", "/accounts", "/account", "/coordination", "/talking-points",
            "/talking-points/W2.O", "/talking-points/versions/1", "/privacy?check=true", $"/privacy?person={person}", "/privacy/retention", "/privacy/erase",
        })
        {
            await page.GotoAsync(app.Address + path);
            await LookAsync(path);
        }

        // Whom to erase, what would go, and the receipt.
        await page.Locator("#callName").FillAsync(Markup[1][..20]);
        await page.Locator("#coach").SelectOptionAsync("anna-1");
        await page.Locator("main form button").First.ClickAsync();
        await page.Locator("main li form button").First.WaitForAsync();
        await LookAsync("erase-found");
        await page.Locator("main li form button").First.ClickAsync();
        await page.WaitForURLAsync("**handler=Sure**");
        await LookAsync("erase-sure");
        await page.Locator("main form button").First.ClickAsync();
        await page.WaitForURLAsync("**/privacy/erase/*");
        await LookAsync("erase-receipt");
        wrong.ShouldBeEmpty();

        async Task LookAsync(string name)
        {
            if (Environment.GetEnvironmentVariable("RTW_PICTURES") is { } folder)
                await page.ScreenshotAsync(new() { Path = Path.Combine(folder, $"hostile-{language}-{width}-{name.Trim('/').Replace('/', '-').Split('?')[0]}.png"), FullPage = true });
            if (await page.EvaluateAsync<bool>("globalThis.ran === true")) wrong.Add($"{name}: a script ran");
            var foreign = await page.EvaluateAsync<string[]>("""
                [...document.querySelectorAll("main :is(script, style, iframe, object, math, base, meta, img, x), main b[onclick], main svg[onload], [onerror], [onfocus], [onload], [onclick], [onmouseover], a[href^='javascript:']")].map(e => e.outerHTML)
                """);
            wrong.AddRange(foreign.Select(element => $"{name}: {element}"));
            (await page.EvaluateAsync<int>("document.documentElement.scrollWidth")).ShouldBeLessThanOrEqualTo(width, name);
            (await page.AxeAsync()).ShouldBeEmpty(name);
        }
    }

    /// <summary>People, colleagues, an edition and flags whose names and words are all markup.</summary>
    private static async Task<Guid> PlantAsync(CompanionApp app)
    {
        var ct = TestContext.Current.CancellationToken;
        var (now, seal) = (app.Clock.GetUtcNow(), app.Services.GetRequiredService<CallNames>());
        await using var db = await app.Services.GetRequiredService<CompanionStore>().OpenAsync("groenrijk", ct);
        var people = Markup.Select(text => new PersonRow
        {
            Organisation = "groenrijk", Id = Guid.CreateVersion7(now), Coach = "anna-1", CallName = seal.Seal("groenrijk", text.Length > CallNames.Longest ? text[..CallNames.Longest] : text), Since = now.AddDays(-20),
        }).ToList();
        db.AddRange(people);
        db.AddRange(Markup.Select((text, number) => new ProfessionalRow { Organisation = "groenrijk", Subject = $"sub-{number}\"><script>x()</script>", Name = text, Roles = "coach", LastSignIn = now }));
        db.Add(new UnusualRow { Organisation = "groenrijk", Mark = "<script>x()</script>", Rule = "night", Who = "sub-1\"><script>x()</script>", At = now, FirstRow = 1, LastRow = 2, Counted = 3 });
        await db.SaveChangesAsync(ct);
        // Every sentence of the edition is markup, in both languages, kept as it would be if a check had let it through.
        var words = System.Text.Json.JsonSerializer.Serialize(new
        {
            sentences = new[] { "nl", "en" }.ToDictionary(language => language, _ => new[] { "W1.O", "W2.O", "W3.O", "K1.B", "K2.L", "open.1", "close.1" }.Index().ToDictionary(one => one.Item, one => new { text = Markup[one.Index], since = 1 })),
            rulesOff = Array.Empty<string>(),
        });
        db.Add(new EditionRow { Organisation = "groenrijk", Number = 1, Who = "anna-1", At = now, Content = words });
        await db.SaveChangesAsync(ct);
        (await app.Services.GetRequiredService<EditionBook>().NewestAsync("groenrijk", ct)).Number.ShouldBe(1);
        // Days to go, what went, and a clock that jumped: the pages say each.
        await db.People.Where(row => row.Id == people[1].Id || row.Id == people[2].Id).ExecuteUpdateAsync(set => set.SetProperty(row => row.DeleteAfter, (DateTimeOffset?)now.AddDays(40)), ct);
        foreach (var kind in app.Services.GetRequiredService<KeptKinds>().Codes)
            db.Add(new RetentionDoneRow { Organisation = "groenrijk", Id = Guid.CreateVersion7(now), Kind = kind, At = now.AddDays(-1), Before = now.AddYears(-2), Deleted = 3 });
        await db.SaveChangesAsync(ct);
        var retention = app.Services.GetRequiredService<RetentionJob>();
        await retention.LookAsync("groenrijk", ct);
        app.Clock.Advance(TimeSpan.FromDays(9));
        await retention.LookAsync("groenrijk", ct);
        foreach (var person in people.Take(3)) await app.Services.GetRequiredService<AccessLog>().WriteAsync("groenrijk", "sub-2\"><script>x()</script>", person.Id, "<svg onload=x()>", AccessWhy.OwnCase, ct);
        return people[1].Id;
    }
}
