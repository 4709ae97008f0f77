using System.Globalization;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Playwright;
using ReturnToWork.Companion.Records;
using ReturnToWork.TestKit;
using ReturnToWork.TestKit.Companion;
using Shouldly;
using Xunit;

namespace ReturnToWork.BrowserTests.Companion;

/// <summary>The live parts of the training on a phone and at a desk: from an agenda to who was there, and a case card that never leaves the browser.</summary>
public sealed class TrainingSessionTests(Browsers browsers)
{
    private const string Tenant = "groenrijk.training";

    [Theory]
    [InlineData("nl", 360)]
    [InlineData("en", 1280)]
    public async Task A_trainer_plans_a_session_a_professional_takes_a_seat_and_two_clicks_say_who_was_there(string language, int width)
    {
        await using var app = await CompanionApp.StartAsync();
        foreach (var name in new[] { "Anna", "Berend", "Cornelia van den Oudenalder" }) await TraineeAsync(app, name);
        await using var context = await browsers.FreshAsync(new() { ViewportSize = new() { Width = width, Height = 800 }, Locale = language });
        var page = await context.NewPageAsync();
        await SignInAsync("tineke-1", "trainer", "/training/sessions");
        await LookAsync("sessions-empty");
        await page.GotoAsync($"{app.Address}/training/sessions/new");
        await page.Locator("input[value=P9]").CheckAsync();
        await page.Locator("#day").FillAsync(app.Clock.GetUtcNow().AddDays(3).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture));
        await page.Locator("#time").FillAsync("13:30");
        await page.Locator("#link").FillAsync("https://meet.example/intervision");
        await LookAsync("session-new");
        await page.Locator("main form.stack button").ClickAsync();
        await page.Locator("[role=status]").WaitForAsync();
        var address = page.Url;
        await LookAsync("session-coming");

        foreach (var name in new[] { "Anna", "Berend", "Cornelia van den Oudenalder" })
        {
            await SignInAsync(name, "coach", "/training/own/sessions");
            if (name == "Anna") await LookAsync("own-open");
            await page.Locator("form[action*=Register] button").ClickAsync();
            await page.Locator("[role=status]").WaitForAsync();
        }

        await LookAsync("own-mine");
        var file = await page.RunAndWaitForDownloadAsync(() => page.Locator("a[href*='handler=File']").First.ClickAsync());
        file.SuggestedFilename.ShouldEndWith(".ics");

        app.Clock.Advance(TimeSpan.FromDays(4));
        await SignInAsync("tineke-1", "trainer", "/training/sessions");
        await page.GotoAsync(address);
        (await page.Locator("input[name=present]:checked").CountAsync()).ShouldBe(3);
        await LookAsync("attendance");
        // One click for the exception, one to save.
        await page.Locator("input[name=present]").Nth(1).UncheckAsync();
        await page.Locator("form[action*=Attendance] button").ClickAsync();
        await page.Locator("[role=status]").WaitForAsync();
        (await page.Locator("input[name=present]:checked").CountAsync()).ShouldBe(2);
        await page.GotoAsync($"{app.Address}/training/sessions");
        await LookAsync("sessions");
        await page.GotoAsync($"{app.Address}/training/sessions/practice");
        await page.Locator("main table form button").First.ClickAsync();
        await page.Locator("[role=status]").WaitForAsync();
        await LookAsync("practice");

        async Task SignInAsync(string subject, string role, string to)
        {
            app.Identity.Next = new StubProfessional(subject, subject, "groenrijk", role);
            await context.ClearCookiesAsync();
            await page.GotoAsync($"{app.Address}/sign-in/go?to={to}");
            await page.WaitForURLAsync($"**{to}");
        }

        Task LookAsync(string name) => LookAtAsync(page, $"{language}-{width}-{name}", width);
    }

    [Theory]
    [InlineData("nl", 360)]
    [InlineData("en", 1280)]
    public async Task A_case_card_is_made_in_the_browser_warns_and_prints_and_nothing_of_it_is_sent(string language, int width)
    {
        await using var app = await CompanionApp.StartAsync();
        await using var context = await browsers.FreshAsync(new() { ViewportSize = new() { Width = width, Height = 800 }, Locale = language });
        var page = await context.NewPageAsync();
        app.Identity.Next = new StubProfessional("anna-1", "Anna", "groenrijk", "coach");
        await page.GotoAsync($"{app.Address}/sign-in/go?to=/training/own/card");
        await page.WaitForURLAsync("**/training/own/card");
        List<string> sent = [];
        // The page's own picture may come late; it says nothing of the card.
        page.Request += (_, request) =>
        {
            if (!request.Url.EndsWith("/icon.svg", StringComparison.Ordinal)) sent.Add($"{request.Method} {request.Url}");
        };
        await page.Locator("#situation").FillAsync("Ik sprak met Fatima over haar depressie.");
        await page.Locator("main form button").First.ClickAsync();
        await Assertions.Expect(page.Locator("#card-warnings li")).ToHaveCountAsync(2);
        (await page.Locator("#card-made").IsVisibleAsync()).ShouldBeFalse();
        await LookAtAsync(page, $"{language}-{width}-card-warned", width);

        await page.Locator("#situation").FillAsync("De medewerker zei lang niets.");
        await page.Locator("#difficult").FillAsync("Ik wilde het oplossen.");
        await page.Locator("#question").FillAsync("Hoe kan ik stil zijn?");
        await page.Locator("main form button").First.ClickAsync();
        await Assertions.Expect(page.Locator("#card-made")).ToBeVisibleAsync();
        (await page.Locator("#card-warnings").IsVisibleAsync()).ShouldBeFalse();
        (await page.Locator("[data-field=question]").InnerTextAsync()).ShouldBe("Hoe kan ik stil zijn?");
        (await page.Locator("#card-made ol li").CountAsync()).ShouldBe(6);
        sent.ShouldBeEmpty();
        await LookAtAsync(page, $"{language}-{width}-card", width);
        await page.EmulateMediaAsync(new() { Media = Media.Print });
        (await page.Locator("#situation").IsVisibleAsync()).ShouldBeFalse();
        (await page.Locator("#card-made").IsVisibleAsync()).ShouldBeTrue();
    }

    private static async Task LookAtAsync(IPage page, string name, int width)
    {
        if (Environment.GetEnvironmentVariable("RTW_PICTURES") is { } folder) await page.ScreenshotAsync(new() { Path = Path.Combine(folder, $"training-{name}.png"), FullPage = true });
        (await page.EvaluateAsync<int>("document.documentElement.scrollWidth")).ShouldBeLessThanOrEqualTo(width, name);
        (await page.AxeAsync()).ShouldBeEmpty(name);
    }

    private static async Task TraineeAsync(CompanionApp app, string name)
    {
        var ct = TestContext.Current.CancellationToken;
        await using var db = await app.Services.GetRequiredService<CompanionStore>().OpenAsync(Tenant, ct);
        db.Add(new TraineeRow
        {
            Organisation = Tenant, Id = Guid.NewGuid(), Actor = Guid.NewGuid().ToString("N"), Employer = "groenrijk", Subject = name, SealedName = app.Services.GetRequiredService<CallNames>().Seal(Tenant, name),
            ProtocolVersion = "1", Invited = app.Clock.GetUtcNow(),
        });
        await db.SaveChangesAsync(ct);
    }
}
