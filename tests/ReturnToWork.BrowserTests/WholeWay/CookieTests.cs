using System.Text.RegularExpressions;
using Microsoft.Playwright;
using ReturnToWork.TestKit;
using ReturnToWork.TestKit.Houses;
using ReturnToWork.TestKit.Walking;
using Shouldly;
using Xunit;

namespace ReturnToWork.BrowserTests.WholeWay;

/// <summary>The two rungs of a launch in a frame on another site: a partitioned cookie where the browser keeps one, the platform's storage where it does not (see Ladder for every rung). Neither puts a secret in an address.</summary>
public sealed class CookieTests(Browsers browsers)
{
    private const string Secret = "kanarievogel";
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    [Fact]
    public async Task L15_without_any_cookie_the_answer_to_the_proof_is_the_page_and_everything_works()
    {
        await using var house = await TestHouse.StartAsync();
        using var anna = new CoachWalk(house.Place);
        await anna.SignInAsync("anna");
        var code = await anna.AddPersonAsync("Kees");
        var profile = Directory.CreateTempSubdirectory("rtw-profile-");
        try
        {
            await using var browser = await browsers.BlockingCookiesExceptAsync(profile, "127.0.0.1");
            var wiretap = new Wiretap(browser);
            var page = await browser.NewPageAsync();

            await Ladder.LmsDesk.SignInAsync(page, house, "kees", "frame");
            await Ladder.LmsDesk.ReadyAsync(page);
            var theme = new ThemeFrame(page.FrameLocator("#theme"));
            (await FrameAsync(page)).Url.ShouldBe(house.Place.Tool + "/lti/launch/proof");
            (await (await FrameAsync(page)).EvaluateAsync<string>("() => { try { return localStorage ? 'open' : 'none' } catch { return 'blocked' } }")).ShouldBe("blocked");
            await WalkAsync(theme, code);
            await UntilSharedAsync(anna);

            // A second launch in the same browser: the page again, with everything that was kept.
            await page.ReloadAsync();
            var again = new ThemeFrame(page.FrameLocator("#theme"));
            await Ladder.LmsDesk.ReadyAsync(page);
            (await FrameAsync(page)).Url.ShouldBe(house.Place.Tool + "/lti/launch/proof");
            (await again.ScreenIdAsync()).ShouldBe("delen");

            (await browser.CookiesAsync([house.Place.Tool])).ShouldBeEmpty();
            (await browser.CookiesAsync()).ShouldNotContain(cookie => cookie.Name.Contains("rtw", StringComparison.Ordinal));
            var secrets = await wiretap.SecretsAsync();
            secrets.Count.ShouldBeGreaterThan(2, "an id_token, and a bearer token before and after keeping");
            await NoAddressHoldsAsync(wiretap, [.. secrets, Secret], code);
        }
        finally
        {
            profile.Delete(recursive: true);
        }
    }

    [Fact]
    public async Task L15_with_a_partitioned_cookie_the_launch_redirects_and_no_address_of_the_whole_walk_holds_a_secret()
    {
        await using var house = await TestHouse.StartAsync();
        await using var atHome = await browsers.FreshAsync(new() { ViewportSize = new() { Width = 1280, Height = 900 }, Locale = "nl-NL" });
        await using var atWork = await browsers.FreshAsync(new() { ViewportSize = new() { Width = 1280, Height = 900 }, Locale = "nl-NL" });
        var (learners, coachs) = (new Wiretap(atHome), new Wiretap(atWork));
        var companion = new CompanionPages(await atWork.NewPageAsync(), house);
        await companion.SignInAsync("anna");
        var code = await companion.AddPersonAsync("Roepnaamkees");
        var page = await atHome.NewPageAsync();

        var theme = await new LmsPage(page, house).OpenThemeAsync("kees");
        (await FrameAsync(page)).Url.ShouldBe(house.Place.Tool + "/themes/3");
        var cookie = (await atHome.CookiesAsync()).Single(cookie => cookie.Name == "__Host-rtw-session");
        (cookie.Secure, cookie.HttpOnly, cookie.SameSite).ShouldBe((true, true, SameSiteAttribute.None));
        cookie.PartitionKey.ShouldNotBeNullOrEmpty("it lives inside this LMS only");
        await WalkAsync(theme, code);
        await companion.ConfirmAsync("Roepnaamkees");
        await companion.OpenPersonAsync("Roepnaamkees");
        await companion.UntilAsync(() => companion.Page.Locator(".point[data-rule=R1]"));
        await theme.TakeBackAsync();

        var secrets = await learners.SecretsAsync();
        secrets.ShouldContain(cookie.Value);
        await NoAddressHoldsAsync(learners, [.. secrets, Secret], code);
        await NoAddressHoldsAsync(coachs, [.. secrets, Secret, "Roepnaamkees"], code);
    }

    private static async Task WalkAsync(ThemeFrame theme, string code)
    {
        await theme.KeepAsync();
        await theme.PairAsync(code, "topics");
        await theme.GoToAsync("wens");
        await theme.WriteOwnAsync("wens", Secret);
        await theme.GoToAsync("delen");
        await theme.SavedAsync();
        (await theme.ShareAsync("op-het-werk")).ShouldBe(["Wat er op mijn werk anders kan"]);
    }

    private static async Task UntilSharedAsync(CoachWalk anna)
    {
        await anna.ConfirmAsync(Patience, TimeProvider.System);
        await anna.UntilAsync(await anna.TalkAddressAsync(), "data-rule=\"R1\" data-subject=\"op-het-werk\"", shown: true, Patience, TimeProvider.System);
    }

    private static async Task<IFrame> FrameAsync(IPage page) => (await (await page.Locator("#theme").ElementHandleAsync()).ContentFrameAsync())!;

    private static async Task NoAddressHoldsAsync(Wiretap wiretap, IReadOnlyList<string> secrets, string code)
    {
        var addresses = await wiretap.AddressesAsync();
        addresses.Count.ShouldBeGreaterThan(10, "else nothing was heard");
        foreach (var secret in secrets) addresses.ShouldNotContain(address => address.Contains(secret, StringComparison.OrdinalIgnoreCase));
        // Six digits on their own: an identifier may hold the same ones by chance.
        addresses.ShouldNotContain(address => Regex.IsMatch(address, $"(?<![0-9a-zA-Z-]){code}(?![0-9a-zA-Z-])"));
    }
}
