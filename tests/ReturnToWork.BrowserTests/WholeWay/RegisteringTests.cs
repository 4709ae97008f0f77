using Microsoft.Extensions.DependencyInjection;
using Microsoft.Playwright;
using ReturnToWork.Lti;
using ReturnToWork.TestKit;
using ReturnToWork.TestKit.Houses;
using Shouldly;
using Xunit;

namespace ReturnToWork.BrowserTests.WholeWay;

/// <summary>An administrator pastes an invitation into the sample LMS, which shares no code with the Tool.</summary>
public sealed class RegisteringTests(Browsers browsers)
{
    [Fact]
    public async Task R4_in_a_frame_the_LMS_takes_the_page_away_and_both_know_each_other()
    {
        await using var house = await TestHouse.StartAsync();
        await using var browser = await browsers.FreshAsync();
        var page = await browser.NewPageAsync();

        await PasteAsync(page, house, await InviteAsync(house), "frame");

        await page.WaitForURLAsync(house.Place.Lms + "/manage");
        var kept = (await BookOf(house).ListAsync("groenrijk")).Single(one => one.Made == RegistrationMade.Dynamic);
        (kept.State, kept.Says.Issuer, kept.Says.Grades).ShouldBe((RegistrationState.Pending, house.Place.Lms, true));
        kept.Deployments.ShouldHaveSingleItem();
        (await page.Locator($"a.course[href='/manage/tools/{kept.Says.ClientId}']").InnerTextAsync()).ShouldContain("Leren en werken");
    }

    [Fact]
    public async Task R4_in_a_window_of_its_own_the_page_asks_who_opened_it_to_close_it()
    {
        await using var house = await TestHouse.StartAsync();
        await using var browser = await browsers.FreshAsync();
        var page = await browser.NewPageAsync();
        await PasteAsync(page, house, await InviteAsync(house), "window");

        var popup = await page.RunAndWaitForPopupAsync(() => page.Locator("#own-window").ClickAsync());
        var closed = new TaskCompletionSource();
        popup.Close += (_, _) => closed.TrySetResult();
        if (!popup.IsClosed) await closed.Task.WaitAsync(TimeSpan.FromSeconds(30));

        await page.WaitForURLAsync(house.Place.Lms + "/manage");
        (await BookOf(house).ListAsync("groenrijk")).Count(one => one.Made == RegistrationMade.Dynamic).ShouldBe(1);
    }

    [Fact]
    public async Task L16_who_is_not_the_platform_hears_nothing_and_sees_nothing_in_a_frame()
    {
        await using var house = await TestHouse.StartAsync();
        await using var browser = await browsers.FreshAsync();
        var page = await browser.NewPageAsync();
        var link = await PasteAsync(page, house, await InviteAsync(house), "window", readLink: true);
        var stranger = await browser.NewPageAsync();
        await stranger.GotoAsync(house.Place.Companion + "/health/live");
        await stranger.EvaluateAsync("() => { window.heard = []; window.addEventListener('message', event => window.heard.push(event.data)); }");

        var popup = await stranger.RunAndWaitForPopupAsync(() => stranger.EvaluateAsync("link => { window.open(link); }", link));
        await popup.GetByText("Je mag dit venster sluiten.").WaitForAsync();
        await popup.WaitForLoadStateAsync(LoadState.NetworkIdle);

        (await stranger.EvaluateAsync<int>("() => window.heard.length")).ShouldBe(0);
        popup.IsClosed.ShouldBeFalse();
    }

    private static Task<string> InviteAsync(TestHouse house) =>
        house.House.Tool.Services.GetRequiredService<Invitations>().MakeAsync("groenrijk", "Sample LMS", grades: true);

    private static RegistrationBook BookOf(TestHouse house) => house.House.Tool.Services.GetRequiredService<RegistrationBook>();

    /// <returns>Where the LMS would send the browser, where that is asked for.</returns>
    private static async Task<string?> PasteAsync(IPage page, TestHouse house, string code, string where, bool readLink = false)
    {
        await page.GotoAsync(house.Place.Lms + "/manage");
        await page.Locator("input[name=link]").FillAsync($"{house.Place.Tool}/lti/register/{code}");
        await page.Locator("select[name=where]").SelectOptionAsync(where);
        await page.Locator("input[name=guarded]").CheckAsync();
        await page.Locator("form[action*=register] button").ClickAsync();
        return readLink ? await page.Locator("#own-window").GetAttributeAsync("href") : null;
    }
}
