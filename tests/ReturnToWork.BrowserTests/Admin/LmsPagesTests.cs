using Microsoft.Extensions.DependencyInjection;
using ReturnToWork.Lti;
using ReturnToWork.TestKit;
using ReturnToWork.TestKit.Houses;
using Shouldly;
using Xunit;

namespace ReturnToWork.BrowserTests.Admin;

/// <summary>Wim connects an LMS, approves what came by, tests it, looks for a launch and closes doors: on a phone and on a desk, in both languages.</summary>
public sealed class LmsPagesTests(Browsers browsers)
{
    [Theory]
    [InlineData("nl", 360, 740)]
    [InlineData("en", 1280, 800)]
    public async Task Every_page_passes_axe_needs_no_sideways_scroll_and_keeps_its_policy(string language, int width, int height)
    {
        await using var house = await TestHouse.StartAsync();
        await using var context = await browsers.FreshAsync(new() { ViewportSize = new() { Width = width, Height = height }, Locale = language == "nl" ? "nl-NL" : "en-GB" });
        var page = await context.NewPageAsync();
        var complaints = new List<string>();
        page.Console += (_, message) =>
        {
            if (message.Type is "error" or "warning" && !message.Text.Contains("server responded with a status", StringComparison.Ordinal)) complaints.Add(message.Text);
        };
        var look = new Look(page, language, width);
        var book = house.House.Tool.Services.GetRequiredService<RegistrationBook>();
        var waiting = await WaitingAsync(book);
        await RefuseAsync(house);

        await page.GotoAsync($"{house.Place.Tool}/admin/lms");
        await AdminPagesTests.SignInAsync(page, "wim");
        await page.WaitForURLAsync("**/admin/lms");
        await look.AtAsync("lms");
        await page.GotoAsync($"{house.Place.Tool}/admin");
        await page.Locator("#waiting a").ClickAsync();
        await page.WaitForURLAsync("**/admin/lms");
        await page.Locator("form[action*=Approve] button").First.ClickAsync();
        await page.Locator("[role=status]").WaitForAsync();
        await look.AtAsync("lms-approved");
        await page.Locator("a[href='/admin/lms/invite']").ClickAsync();
        await page.WaitForURLAsync("**/invite");
        await look.AtAsync("lms-invite");
        await page.Locator("#label").FillAsync("Academie");
        await page.Locator("main form button").ClickAsync();
        await page.Locator("#link").WaitForAsync();
        await page.Locator("summary").First.ClickAsync();
        await look.AtAsync("lms-link");
        await page.GotoAsync($"{house.Place.Tool}/admin/lms/new");
        await look.AtAsync("lms-which");
        foreach (var platform in (string[])["brightspace", "other", "moodle"])
        {
            await page.GotoAsync($"{house.Place.Tool}/admin/lms/new?platform={platform}");
            await look.AtAsync($"lms-new-{platform}");
        }

        await page.Locator("#Site").FillAsync("10.0.0.7");
        await page.Locator("#ClientId").FillAsync("client-1");
        await page.Locator("#label").FillAsync("Moodle");
        await page.Locator("main form button").Last.ClickAsync();
        await page.Locator("#wrong-Site").WaitForAsync();
        await look.AtAsync("lms-new-wrong");
        await page.Locator("#Site").FillAsync("moodle.invalid");
        await page.Locator("main form button").Last.ClickAsync();
        await page.WaitForURLAsync("**/admin/lms/*done=made");
        await look.AtAsync("lms-made");
        await page.Locator("form[action*=Test] button").ClickAsync();
        await page.Locator("[data-finding=keys-fault]").WaitForAsync();
        await look.AtAsync("lms-tested");

        await page.GotoAsync($"{house.Place.Tool}/admin/lms/{waiting}");
        await look.AtAsync("lms-one");
        await page.Locator("a[href$='/remove']").ClickAsync();
        await page.WaitForURLAsync("**/remove");
        await look.AtAsync("lms-remove");
        await page.Locator("button.stop").ClickAsync();
        await page.Locator("[role=status]").WaitForAsync();

        await page.GotoAsync($"{house.Place.Tool}/admin/lms/close");
        await look.AtAsync("lms-close");
        await page.Locator("button.stop").ClickAsync();
        await page.Locator("#closed").WaitForAsync();
        await look.AtAsync("lms-closed");

        await page.GotoAsync($"{house.Place.Tool}/admin/launches");
        await look.AtAsync("launches");
        await page.Locator("summary").First.ClickAsync();
        await look.AtAsync("launches-more");
        await page.Locator("#reference").FillAsync("NOTHERE2");
        await page.Locator("form.find button").First.ClickAsync();
        await page.Locator("[role=status]").WaitForAsync();
        await look.AtAsync("launches-not-found");

        await page.GotoAsync($"{house.Place.Tool}/admin/people");
        await page.Locator("#pseudonym").FillAsync("nobody");
        await page.Locator("main form button").First.ClickAsync();
        await page.Locator("[role=alert]").WaitForAsync();
        await look.AtAsync("people");
        await page.GotoAsync($"{house.Place.Tool}/admin/log");
        await look.AtAsync("log-lms");
        complaints.ShouldBeEmpty();
    }

    private static async Task<Guid> WaitingAsync(RegistrationBook book)
    {
        var draft = new RegistrationDraft("Leeromgeving van de academie", "https://academie.voorbeeld.nl", "c-17", "https://academie.voorbeeld.nl/mod/lti/auth.php", "https://academie.voorbeeld.nl/mod/lti/token.php", "https://academie.voorbeeld.nl/mod/lti/certs.php");
        var (id, _) = await book.AddAsync("groenrijk", draft, [], RegistrationMade.Dynamic, cancellationToken: TestContext.Current.CancellationToken);
        await book.SetDeploymentAsync("groenrijk", id!.Value, "4f1d2a9c-3b5e-4a77-9c1e-0d2b6f8e7a10", DeploymentState.Pending, TestContext.Current.CancellationToken);
        return id.Value;
    }

    // A launch from what nobody approved yet: the log has something to show.
    private static async Task RefuseAsync(TestHouse house)
    {
        using var http = new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false });
        using var form = new FormUrlEncodedContent(new Dictionary<string, string>
        {
            ["iss"] = "https://academie.voorbeeld.nl", ["client_id"] = "c-17", ["login_hint"] = "1", ["target_link_uri"] = $"{house.Place.Tool}/themes/3",
        });
        using var answer = await http.PostAsync($"{house.Place.Tool}/lti/login", form, TestContext.Current.CancellationToken);
        ((int)answer.StatusCode).ShouldBe(403);
    }
}
