using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Playwright;
using ReturnToWork.Companion.Coaching;
using ReturnToWork.Companion.Intake;
using ReturnToWork.Companion.Records;
using ReturnToWork.TestKit;
using ReturnToWork.TestKit.Companion;
using Shouldly;
using Xunit;

namespace ReturnToWork.BrowserTests.Companion;

/// <summary>A coach with forty people: the caseload, the fullest talk page there can be, four taps after the talk, and an appointment.</summary>
public sealed class TalksTests(Browsers browsers)
{
    private const string Learner = "learner-of-the-first";

    private static readonly string[] AllBands = ["w1", "w2", "w3", "w4", "k1", "k2", "k3", "k4", "k5"];

    [Fact]
    public async Task After_the_talk_four_taps_write_it_down_by_keyboard_alone_and_without_script()
    {
        await using var app = await CompanionApp.StartAsync();
        var (_, person) = await FortyPeopleAsync(app);
        await using var context = await browsers.FreshAsync(new() { ViewportSize = new() { Width = 360, Height = 740 }, Locale = "nl-NL", JavaScriptEnabled = false });
        var page = await SignedInAsync(app, context);
        await page.GotoAsync($"{app.Address}/people/{person}");
        var taps = 0;
        await TapAsync("a[href$='/talk']", "Enter");
        await TapAsync("input[value=anderen]", "Space");
        // The keys of a group of choices: it is entered where it stands, and an arrow chooses the next.
        await TapAsync("input[name=Agreement]", "ArrowDown");
        await TapAsync("button[name=LookBack]:not(.default)", "Enter");
        taps.ShouldBe(4);
        await page.WaitForURLAsync($"**/people/{person}");
        var agreed = await page.Locator("section[aria-labelledby=agreed] li").First.InnerTextAsync();
        agreed.ShouldContain("over Wat andere mensen zeggen");
        agreed.ShouldContain("Afgesproken: Een kleine stap doen");
        agreed.ShouldContain("Terugkijken op");

        async Task TapAsync(string target, string key)
        {
            for (var steps = 0; await page.Locator($":is({target}):focus").CountAsync() == 0; steps++)
            {
                steps.ShouldBeLessThan(120, target);
                await page.Keyboard.PressAsync("Tab");
            }

            taps++;
            await page.Keyboard.PressAsync(key);
            if (key == "Enter") await page.WaitForLoadStateAsync();
        }
    }

    [Theory]
    [InlineData("nl", 360)]
    [InlineData("en", 1280)]
    public async Task Forty_people_the_fullest_talk_page_and_an_appointment_stand_on_a_phone_a_desk_and_one_A4(string language, int width)
    {
        await using var app = await CompanionApp.StartAsync();
        var (people, person) = await FortyPeopleAsync(app);
        await using var context = await browsers.FreshAsync(new() { ViewportSize = new() { Width = width, Height = 800 }, Locale = language });
        var page = await SignedInAsync(app, context);
        await page.Locator("[aria-labelledby=all] a").First.WaitForAsync();
        (await page.Locator("[aria-labelledby=all] a").AllInnerTextsAsync()).ShouldBe(people);
        await LookAsync("people-forty");

        await page.GotoAsync($"{app.Address}/people/{person}");
        (await page.Locator(".points > li").CountAsync()).ShouldBe(3);
        (await page.Locator("tr[data-band]").CountAsync()).ShouldBe(AllBands.Length);
        (await page.Locator("main").InnerTextAsync()).ShouldNotContain("%");
        await LookAsync("talk-full");
        var pdf = await page.PdfAsync(new() { Path = PictureOf("talk-full", "pdf"), PreferCSSPageSize = true });
        Regex.Count(Encoding.Latin1.GetString(pdf), @"/Type\s*/Page\b").ShouldBe(1);
        await page.GotoAsync($"{app.Address}/people/{person}/talk");
        await LookAsync("held");

        await page.GotoAsync($"{app.Address}/people/{person}/appointment");
        await page.Locator("#day").FillAsync(app.Clock.GetUtcNow().AddDays(9).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture));
        await page.Locator("#time").FillAsync("10:15");
        await page.Locator("main form.stack button").ClickAsync();
        await page.Locator("[role=status]").WaitForAsync();
        await LookAsync("appointment");
        var file = await page.RunAndWaitForDownloadAsync(() => page.Locator("a[href*='handler=File']").First.ClickAsync());
        file.SuggestedFilename.ShouldBe(language == "nl" ? "afspraak.ics" : "appointment.ics");

        app.Identity.Next = new StubProfessional("cor-1", "Cor", "groenrijk", "coordinator");
        await context.ClearCookiesAsync();
        await page.GotoAsync($"{app.Address}/sign-in/go?to=/");
        await page.WaitForURLAsync("**/coordination");
        await LookAsync("coordination");

        string? PictureOf(string name, string kind) => Environment.GetEnvironmentVariable("RTW_PICTURES") is { } folder ? Path.Combine(folder, $"talks-{language}-{width}-{name}.{kind}") : null;

        async Task LookAsync(string name)
        {
            if (PictureOf(name, "png") is { } path) await page.ScreenshotAsync(new() { Path = path, FullPage = true });
            (await page.EvaluateAsync<int>("document.documentElement.scrollWidth")).ShouldBeLessThanOrEqualTo(width, name);
            (await page.AxeAsync()).ShouldBeEmpty(name);
        }
    }

    private static async Task<IPage> SignedInAsync(CompanionApp app, IBrowserContext context)
    {
        app.Identity.Next = new StubProfessional("anna-1", "Anna de Vries", "groenrijk", "coach");
        var page = await context.NewPageAsync();
        await page.GotoAsync($"{app.Address}/sign-in/go?to=/");
        await page.WaitForURLAsync("**/people");
        return page;
    }

    /// <summary>Forty people of Anna; the first shares all that can be shared, twice, and had three talks.</summary>
    private static async Task<(string[] Names, Guid First)> FortyPeopleAsync(CompanionApp app)
    {
        var ct = TestContext.Current.CancellationToken;
        string[] names = [.. Enumerable.Range(0, 40).Select(number => $"{(char)('A' + (number % 26))}{(number < 26 ? "leksandra" : "maro")}").Order(StringComparer.OrdinalIgnoreCase)];
        var (now, seal) = (app.Clock.GetUtcNow(), app.Services.GetRequiredService<CallNames>());
        await using var db = await app.Services.GetRequiredService<CompanionStore>().OpenAsync("groenrijk", ct);
        var people = names.Select(name => new PersonRow { Organisation = "groenrijk", Id = Guid.CreateVersion7(now), Coach = "anna-1", CallName = seal.Seal("groenrijk", name), Since = now.AddDays(-40) }).ToList();
        db.AddRange(people);
        var first = people[0].Id;
        db.Add(new LinkRow { Organisation = "groenrijk", Learner = Learner, Pairing = "c0de", Person = first, Confirmed = true, Decided = now });
        Say(FactKind.Paired, 39, FactCodes.None with { Pairing = "c0de", Sees = "topics" });
        foreach (var theme in new[] { "1", "2", "3" }) Say(FactKind.Finished, 3, FactCodes.None, theme);
        Say(FactKind.Shared, 30, FactCodes.None with { What = ["bands"], Bands = [.. AllBands.Select(name => $"{name}-low")] });
        Say(FactKind.Shared, 2, FactCodes.None with { What = ["bands"], Bands = [.. AllBands.Select(name => $"{name}-{(name[1] % 2 == 0 ? "high" : "middle")}")] });
        Say(FactKind.Shared, 1, FactCodes.None with { What = ["ask"] });
        var plan = Say(FactKind.Shared, 1, FactCodes.None with { What = ["topics", "plan"], Topics = ["op-het-werk", "hulp-en-uitleg", "anderen"] });
        Say(FactKind.Planned, 1, FactCodes.None with { Refers = plan, LookBackDay = DateOnly.FromDateTime(now.AddDays(9).UtcDateTime) });
        foreach (var days in new[] { 28, 21, 14 })
        {
            var day = DateOnly.FromDateTime(now.AddDays(-days).UtcDateTime);
            db.Add(new TalkRow
            {
                Organisation = "groenrijk", Person = first, Id = Guid.CreateVersion7(now), Coach = "anna-1", Day = day, Topics = "mijn-plan,werk-betekent", Agreement = "ask-for-help",
                LookBack = day.AddDays(7), Sentences = "", Written = now.AddDays(-days),
            });
        }

        db.Add(new AppointmentRow { Organisation = "groenrijk", Person = first, Id = Guid.CreateVersion7(now), Coach = "anna-1", Begins = now.AddMinutes(1), Minutes = 45 });
        await db.SaveChangesAsync(ct);
        return (names, first);

        Guid Say(FactKind kind, int daysAgo, FactCodes codes, string theme = "3")
        {
            var id = Guid.NewGuid();
            db.Add(FactKeeper.RowOf("groenrijk", "x", new Fact(id, Learner, kind, theme, now.AddDays(-daysAgo), codes)));
            return id;
        }
    }
}
