using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Playwright;
using ReturnToWork.Companion.Records;
using ReturnToWork.Companion.Training;
using ReturnToWork.Companion.Training.Badges;
using ReturnToWork.TestKit;
using ReturnToWork.TestKit.Companion;
using Shouldly;
using Xunit;

namespace ReturnToWork.BrowserTests.Companion;

/// <summary>A certificate on one A4, and the page where everybody checks it, as people see them.</summary>
public sealed class CertificatePagesTests(Browsers browsers)
{
    private static readonly StubProfessional Holder = new("noor-1", "Noor", "groenrijk", "coach");

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("nl", 360)]
    [InlineData("en", 1280)]
    public async Task The_holder_prints_one_A4_and_everybody_checks_it_by_code_name_and_file(string language, int width)
    {
        await using var app = await CompanionApp.StartAsync(settings: new() { ["Badges:Address"] = "https://begeleiders.groenrijk-werkt.example" });
        var (tenant, trainee) = await CertifiedAsync(app);
        await using var context = await browsers.FreshAsync(new() { ViewportSize = new() { Width = width, Height = 800 }, Locale = language });
        var page = await context.NewPageAsync();
        app.Identity.Next = Holder;
        await page.GotoAsync($"{app.Address}/sign-in/go?to=/training/own/certificate");
        (await page.Locator(".diploma .for").InnerTextAsync()).ShouldBe("Noor van der Meulen-Öztürk");
        await LookAsync("certificate-own");
        var pdf = await page.PdfAsync(new() { Path = PictureOf("certificate-own", "pdf"), PreferCSSPageSize = true });
        Regex.Count(Encoding.Latin1.GetString(pdf), @"/Type\s*/Page\b").ShouldBe(1);
        if (PictureOf("certificate-print", "png") is { } paper)
        {
            await page.EmulateMediaAsync(new() { Media = Media.Print });
            await page.SetViewportSizeAsync(690, 1018);
            await page.ScreenshotAsync(new() { Path = paper, FullPage = true });
            await page.EmulateMediaAsync(new() { Media = Media.Screen });
            await page.SetViewportSizeAsync(width, 800);
        }

        var code = await page.Locator(".certcode").InnerTextAsync();
        var file = await page.RunAndWaitForDownloadAsync(() => page.Locator("a[download]").ClickAsync());
        var path = await file.PathAsync();

        // Another visitor, who is nobody here.
        await using var other = await browsers.FreshAsync(new() { ViewportSize = new() { Width = width, Height = 800 }, Locale = language, JavaScriptEnabled = false });
        page = await other.NewPageAsync();
        await page.GotoAsync($"{app.Address}/certificate");
        await page.Locator("#typed").FillAsync(code.ToLowerInvariant());
        await page.Locator("#typed").PressAsync("Enter");
        await StateAsync("valid");
        (await page.Locator("main").InnerTextAsync()).ShouldNotContain("Noor");
        await page.Locator("#name").FillAsync("noor van der meulen-öztürk");
        await page.Locator("#name").PressAsync("Enter");
        (await page.Locator("[role=status]").InnerTextAsync()).ShouldStartWith(language == "nl" ? "Ja" : "Yes");
        await page.Locator("#file").SetInputFilesAsync(path);
        await page.Locator("section[aria-labelledby=byfile] button").ClickAsync();
        await StateAsync("valid");
        (await page.Locator("main").InnerTextAsync()).ShouldContain("Noor van der Meulen-Öztürk");
        await page.Locator("#credential").FillAsync((await File.ReadAllTextAsync(path, Ct))[..^4] + "AAAA");
        await page.Locator("section[aria-labelledby=byfile] button").ClickAsync();
        await StateAsync("forged");

        // With script, for the pictures and axe: each state as it stands.
        page = await context.NewPageAsync();
        await page.GotoAsync($"{app.Address}/certificate");
        await LookAsync("certificate-ask");
        await page.GotoAsync($"{app.Address}/certificate/{code}");
        await LookAsync("certificate-valid");
        await page.GotoAsync($"{app.Address}/certificate/nothing");
        await LookAsync("certificate-unknown");
        app.Identity.Next = new StubProfessional("tineke-9", "Tineke", "groenrijk", "trainer");
        await context.ClearCookiesAsync();
        await page.GotoAsync($"{app.Address}/sign-in/go?to=/training/people/{trainee}/certificate");
        await page.Locator("summary").ClickAsync();
        await LookAsync("certificate-revoke");
        await page.Locator("label:has(input[value=mistake])").ClickAsync();
        await page.Locator("main form button").ClickAsync();
        await page.Locator("[role=status]").WaitForAsync();
        await LookAsync("certificate-revoked-trainer");
        await page.GotoAsync($"{app.Address}/certificate/{code}");
        await StateAsync("revoked");
        await LookAsync("certificate-revoked");

        async Task StateAsync(string state) => (await page.Locator("section.verdict").GetAttributeAsync("data-state")).ShouldBe(state);

        async Task LookAsync(string name)
        {
            (await page.AxeAsync()).ShouldBeEmpty(name);
            (await page.EvaluateAsync<int>("() => document.documentElement.scrollWidth - document.documentElement.clientWidth")).ShouldBeLessThanOrEqualTo(0, $"{name} is wider than the window");
            if (PictureOf(name, "png") is { } picture) await page.ScreenshotAsync(new() { Path = picture, FullPage = true });
        }

        string? PictureOf(string name, string kind) => Environment.GetEnvironmentVariable("RTW_PICTURES") is { Length: > 0 } folder ? Path.Combine(folder, string.Create(CultureInfo.InvariantCulture, $"{name}-{language}-{width}.{kind}")) : null;
    }

    private static async Task<(string Tenant, Guid Trainee)> CertifiedAsync(CompanionApp app)
    {
        var tenant = TrainingTenant.Of("groenrijk");
        var row = new TraineeRow
        {
            Organisation = tenant, Id = Guid.NewGuid(), Actor = Guid.NewGuid().ToString("N"), Employer = "groenrijk", Subject = Holder.Subject, ProtocolVersion = "1.0", Invited = app.Clock.GetUtcNow(),
            SealedName = app.Services.GetRequiredService<CallNames>().Seal(tenant, "Noor van der Meulen-Öztürk"),
        };
        await using (var db = await app.Services.GetRequiredService<CompanionStore>().OpenAsync(tenant, Ct))
        {
            db.Add(row);
            await db.SaveChangesAsync(Ct);
        }

        var today = DateOnly.FromDateTime(app.Clock.GetUtcNow().UtcDateTime);
        (string Code, string Dutch, string English)[] parts =
        [
            ("P0", "Start", "Start"), ("P1", "Privacy in verzuimbegeleiding", "Privacy in absence coaching"), ("P2", "Het integratief gedragsmodel", "The integrated model of behaviour"), ("P3", "Basisdag 1", "Basic day 1"),
            ("P4", "Basisdag 2", "Basic day 2"), ("P5", "De zes thema's zelf doen", "Do the six themes yourself"), ("P6", "Praktijk", "Practice"), ("P7", "Terugkomdag", "Return day"), ("P8", "Feedback", "Feedback"),
        ];
        var modules = parts.Index().Select(part => new CertifiedModule(
            part.Item.Code, new Dictionary<string, string>(StringComparer.Ordinal) { ["nl"] = part.Item.Dutch, ["en"] = part.Item.English }, "1.0", today.AddDays(-200 + (20 * part.Index)), part.Item.Code == "P3"));
        (await app.Services.GetRequiredService<IssueBadge>().OnceAsync("groenrijk", new Certification(row.Id, today.AddDays(-3), today.AddMonths(24), "1.0", [.. modules]), Ct)).ShouldBe(Issued.Now);
        return (tenant, row.Id);
    }
}
