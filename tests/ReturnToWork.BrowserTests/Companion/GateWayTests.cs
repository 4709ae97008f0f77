using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Playwright;
using ReturnToWork.Companion.Records;
using ReturnToWork.Companion.Training.Badges;
using ReturnToWork.Companion.Training.Progress;
using ReturnToWork.TestKit;
using ReturnToWork.TestKit.Companion;
using ReturnToWork.Xapi;
using Shouldly;
using Xunit;

namespace ReturnToWork.BrowserTests.Companion;

/// <summary>The whole way of a professional, in a browser and with a clock that years pass on: invited, trained, certified, let in to people, and shut out again when the certificate is over.</summary>
public sealed class GateWayTests(Browsers browsers)
{
    private const string Tenant = "groenrijk.training";

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("nl", 360)]
    [InlineData("en", 1280)]
    public async Task R6_invited_trained_certified_let_in_and_shut_out_when_the_certificate_is_over(string language, int width)
    {
        await using var tool = await StubTool.StartAsync();
        await using var app = await CompanionApp.StartAsync(tool: tool, settings: new()
        {
            ["Organisations:0:TrainingGate"] = "true", ["Badges:Address"] = "https://begeleiders.example",
            ["Intake:Sources:2:Organisation"] = Tenant, ["Intake:Sources:2:Endpoint"] = $"{tool.Address}/xapi/", ["Intake:Sources:2:Key"] = Tenant, ["Intake:Sources:2:Secret"] = "training-secret",
        });
        tool.Clock = app.Clock;
        await using var context = await browsers.FreshAsync(new() { ViewportSize = new() { Width = width, Height = 800 }, Locale = language });
        var page = await context.NewPageAsync();

        // The trainer invites; before there is anything to see, the page about everybody says so.
        await TrainerAsync("/training");
        await LookAsync("training-empty");
        await page.GotoAsync($"{app.Address}/training/invite");
        await LookAsync("invite");
        await page.Locator("#name").FillAsync("Noor Öztürk-van den Oudenalder");
        await page.Locator("#mail").FillAsync("noor@groenrijk.example");
        await page.Locator("main form button").First.ClickAsync();
        var code = await page.Locator("#code").InnerTextAsync();
        await LookAsync("invited");
        await page.Locator("#name").FillAsync("Noor");
        await page.Locator("#mail").FillAsync("Noor@groenrijk.example");
        await page.Locator("form[action='/training/invite'] button").ClickAsync();
        await page.Locator("[role=alert]").WaitForAsync();
        await LookAsync("invite-refused");

        // Nobody sees people before.
        await CoachAsync("/training/closed", "/people");
        await LookAsync("closed");
        await page.GotoAsync($"{app.Address}/training/own");
        await page.Locator("#code").FillAsync(code);
        await page.Locator("form[action='/training/own/begin'] button").ClickAsync();
        await page.Locator("form[action='/training/own/open/P0']").WaitForAsync();
        var noor = await TraineeAsync();

        // What the Tool says when the modules are done.
        var scene = new Scene(CompanionApp.ActivityBase, Scene.HomePageOf(CompanionApp.ActivityBase, Tenant), noor.Actor, Guid.NewGuid(), "P0");
        var now = app.Clock.GetUtcNow();
        tool.Store(Tenant, Tell.Completed(scene, Guid.NewGuid(), now), Tell.Passed(scene with { Theme = "P1" }, Guid.NewGuid(), now), Tell.Passed(scene with { Theme = "P2" }, Guid.NewGuid(), now), Tell.Completed(scene with { Theme = "P5" }, Guid.NewGuid(), now));
        await UntilAsync("/training/own", "main:not(:has(form[action*='/own/open/'] button:not(.second)))");
        await LookAsync("own-modules-done");

        // The first day, with a seat and a tick.
        await TrainerAsync("/training/sessions/new");
        await page.Locator("input[value=P3]").CheckAsync();
        await page.Locator("#day").FillAsync(app.Clock.GetUtcNow().AddDays(3).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture));
        await page.Locator("#time").FillAsync("09:30");
        await page.Locator("#place").FillAsync("De Kade, zaal 2");
        await page.Locator("main form.stack button").ClickAsync();
        await page.Locator("[role=status]").WaitForAsync();
        var session = new Uri(page.Url).AbsolutePath;
        await CoachAsync("/training/own/sessions");
        await page.Locator("form[action*=Register] button").ClickAsync();
        await page.Locator("[role=status]").WaitForAsync();
        app.Clock.Advance(TimeSpan.FromDays(4));
        await TrainerAsync(session);
        await page.Locator("form[action*=Attendance] button").ClickAsync();
        await page.Locator("[role=status]").WaitForAsync();

        // The rest was done elsewhere and comes in from a list: looked at first.
        await page.GotoAsync($"{app.Address}/training/import");
        var days = Enumerable.Range(1, 7).Select(back => app.Clock.GetUtcNow().AddDays(-back).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)).ToList();
        var lines = ((string[])["P4", "P4.rollenspel", "P6", "P7", "P8", "P8", "P8"]).Select((part, at) => $"groenrijk;noor@groenrijk.example;Noor;{part};eerdere-training;{days[at]}");
        await page.Locator("#pasted").FillAsync("organisatie;mail;naam;onderdeel;bewijs;dag\nelders;x@x.example;Bo;P11;diploma;31 mei");
        await page.Locator("form[enctype] button").ClickAsync();
        await page.Locator("[role=alert]").WaitForAsync();
        await LookAsync("import-refused");
        await page.Locator("#pasted").FillAsync($"organisatie;mail;naam;onderdeel;bewijs;dag\n{string.Join('\n', lines)}");
        await page.Locator("form[enctype] button").ClickAsync();
        await page.Locator("form[action*=Take] button").WaitForAsync();
        await LookAsync("import-shown");
        await page.Locator("form[action*=Take] button").ClickAsync();
        await page.Locator("[role=status]").WaitForAsync();

        // Certified: the paper is there, and people are.
        await UntilAsync($"/training/people/{noor.Id}", "main strong");
        await StandsAsync("certified");
        await page.GotoAsync($"{app.Address}/training/people/{noor.Id}");
        await LookAsync("person-certified");
        await page.GotoAsync($"{app.Address}/training");
        await LookAsync("training");
        await app.Services.GetRequiredService<IssueDue>().LookAsync(Ct);
        await CoachAsync("/people");
        await LookAsync("people-open");
        await page.GotoAsync($"{app.Address}/training/own");
        await LookAsync("own-certified");
        await page.GotoAsync($"{app.Address}/training/own/stop");
        await LookAsync("stop");
        await page.GotoAsync($"{app.Address}/training/own");
        await page.Locator("a[href='/training/own/certificate']").ClickAsync();
        await page.Locator("article.diploma").WaitForAsync();
        await LookAsync("certificate");

        // Privacy again in time, and nothing else for two years.
        foreach (var months in (int[])[11, 10])
        {
            app.Clock.Advance(TimeSpan.FromDays(30 * months));
            tool.Store(Tenant, Tell.Passed(scene with { Theme = "P1" }, Guid.NewGuid(), app.Clock.GetUtcNow()));
            await PrivacyAsync();
        }

        await StandsAsync("expiring", look: true, days: 70);
        await CoachAsync("/people");
        await LookAsync("people-expiring");
        await StandsAsync("grace", look: true, days: 70);
        await CoachAsync("/people");
        await LookAsync("people-grace");
        (await page.Locator("a[href='/people/new']").CountAsync()).ShouldBe(0);
        await page.GotoAsync($"{app.Address}/people/new");
        await page.WaitForURLAsync("**/training/closed");
        await LookAsync("closed-to-new");
        app.Clock.Advance(TimeSpan.FromDays(60));
        // By the clock alone: nothing was worked out anew.
        await CoachAsync("/training/closed", "/people");
        await LookAsync("closed-expired");

        Task TrainerAsync(string to) => SignInAsync(new StubProfessional("tineke-1", "Tineke", "groenrijk", "trainer"), to, to);

        Task CoachAsync(string lands, string? to = null) => SignInAsync(new StubProfessional("noor-1", "Noor Öztürk-van den Oudenalder", "groenrijk", "coach"), to ?? lands, lands);

        async Task SignInAsync(StubProfessional who, string to, string lands)
        {
            app.Identity.Next = who;
            await context.ClearCookiesAsync();
            await page.GotoAsync($"{app.Address}/sign-in/go?to={to}");
            await page.WaitForLoadStateAsync();
            new Uri(page.Url).AbsolutePath.ShouldBe(lands, await page.Locator("main").InnerTextAsync());
        }

        async Task<TraineeRow> TraineeAsync()
        {
            await using var db = await app.Services.GetRequiredService<CompanionStore>().OpenAsync(Tenant, Ct);
            return await db.Trainees.AsNoTracking().SingleAsync(Ct);
        }

        // Moves on, a few days at a time, until the professional stands there: what the hourly job sees in those months.
        async Task StandsAsync(string state, bool look = false, int days = 0)
        {
            for (var tries = 0; tries < 200; tries++)
            {
                await using (var db = await app.Services.GetRequiredService<CompanionStore>().OpenAsync("groenrijk", Ct))
                    if (await db.Standings.AsNoTracking().Select(row => row.State).SingleOrDefaultAsync(Ct) == state) return;
                if (look && days > 0)
                {
                    app.Clock.Advance(TimeSpan.FromDays(10));
                    days -= 10;
                }

                if (look) await app.Services.GetRequiredService<TrainingBook>().LookAsync();
                await Task.Delay(50, Ct);
            }

            throw new ShouldAssertException($"Noor never stood at {state}.");
        }

        // Until the privacy module counts for another eleven months at least.
        async Task PrivacyAsync()
        {
            for (var tries = 0; tries < 400; tries++, await Task.Delay(50, Ct))
            {
                await using var db = await app.Services.GetRequiredService<CompanionStore>().OpenAsync("groenrijk", Ct);
                if (await db.Standings.AsNoTracking().Select(row => row.PrivacyUntil).SingleOrDefaultAsync(Ct) > DateOnly.FromDateTime(app.Clock.GetUtcNow().UtcDateTime).AddMonths(11)) return;
            }

            throw new ShouldAssertException("The privacy module was never seen to count again.");
        }

        async Task UntilAsync(string address, string selector)
        {
            for (var tries = 0; tries < 200; tries++)
            {
                await page.GotoAsync($"{app.Address}{address}");
                if (await page.Locator(selector).CountAsync() > 0) return;
                await Task.Delay(50, Ct);
            }

            throw new ShouldAssertException($"{selector} did not come on {address}.");
        }

        async Task LookAsync(string name)
        {
            if (Environment.GetEnvironmentVariable("RTW_PICTURES") is { } folder) await page.ScreenshotAsync(new() { Path = Path.Combine(folder, $"way-{language}-{width}-{name}.png"), FullPage = true });
            (await page.EvaluateAsync<int>("document.documentElement.scrollWidth")).ShouldBeLessThanOrEqualTo(width, name);
            (await page.AxeAsync()).ShouldBeEmpty(name);
        }
    }
}
