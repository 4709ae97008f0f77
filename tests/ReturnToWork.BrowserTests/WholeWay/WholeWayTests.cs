using Microsoft.Playwright;
using ReturnToWork.TestKit;
using ReturnToWork.TestKit.Houses;
using Shouldly;
using Xunit;

namespace ReturnToWork.BrowserTests.WholeWay;

/// <summary>From an LMS launch to a coach's talking point, in a browser, on the hosts that people run.</summary>
public sealed class WholeWayTests(Browsers browsers)
{
    [Fact]
    public async Task From_the_LMS_to_a_talking_point_with_its_reason_and_back_again()
    {
        await using var house = await TestHouse.StartAsync();
        await using var atHome = await browsers.FreshAsync(new() { ViewportSize = new() { Width = 1280, Height = 900 }, Locale = "nl-NL" });
        await using var atWork = await browsers.FreshAsync(new() { ViewportSize = new() { Width = 1280, Height = 900 }, Locale = "nl-NL" });
        var kees = await atHome.NewPageAsync();
        var companion = new CompanionPages(await atWork.NewPageAsync(), house);

        // The coach adds a person and hands over the code.
        await companion.SignInAsync("anna");
        var code = await companion.AddPersonAsync("Kees");
        code.ShouldMatch("^[0-9]{6}$");

        // The employee opens the theme in the LMS, chooses to keep, enters the code, makes a plan.
        var theme = await new LmsPage(kees, house).OpenThemeAsync("kees");
        await theme.KeepAsync();
        await theme.PairAsync(code, "topics");
        await theme.GoToAsync("groot-en-klein");
        var scene = await kees.ScreenshotAsync(new() { Animations = ScreenshotAnimations.Disabled });
        await theme.GoToAsync("wens");
        await theme.PickAsync("wens", "contact");
        await theme.GoToAsync("kleine-stap");
        await theme.PickAsync("kleine-stap", "contact-bellen");
        await theme.GoToAsync("in-de-weg");
        await theme.PickAsync("in-de-weg", "moe");
        await theme.GoToAsync("als-dan");
        await theme.PickPartAsync("als", "ontbijt");
        await theme.PickPartAsync("dan", "bellen");
        await theme.GoToAsync("plankaart");
        await theme.PickAsync("terugkijkdag", "over-1-week");
        await theme.GoToAsync("delen");
        await theme.SavedAsync();

        // Paired, but not yet confirmed and nothing shared: the coach sees nothing of the plan.
        await companion.ConfirmAsync("Kees");
        await companion.OpenPersonAsync("Kees");
        (await companion.Page.Locator(".point[data-rule=R1], .point[data-rule=R3a]").CountAsync()).ShouldBe(0);

        // Sharing is an act with a preview; then the point is there, with its reason.
        var preview = await theme.ShareAsync("op-het-werk", "plan");
        preview.ShouldBe(["Wat er op mijn werk anders kan", "Ik heb een plan"]);
        await companion.UntilAsync(() => companion.Page.Locator(".point[data-rule=R1][data-subject=op-het-werk]"));
        var point = companion.Page.Locator(".point[data-rule=R1]");
        await point.Locator("details.why summary").ClickAsync();
        var why = await point.Locator("details.why").InnerTextAsync();
        why.ShouldContain("R1");
        (await point.Locator("[data-statement]").CountAsync()).ShouldBeGreaterThan(0);
        (await companion.Page.Locator(".point[data-rule=R3a]").CountAsync()).ShouldBe(1);
        // The preview was exactly what is seen: the same words, on the coach's page.
        var said = await companion.Page.Locator("main").InnerTextAsync();
        foreach (var line in preview) said.ShouldContain($"Gedeeld: ‘{line}’");
        await PictureAsync(scene, companion.Page);

        // What stays private stays private: the page knows nothing of what was chosen in the plan.
        var page = await companion.Page.Locator("main").InnerTextAsync();
        foreach (var secret in (string[])["Ik ben moe", "ontbijt", "Ik bel een collega"]) page.ShouldNotContain(secret);

        // Taken back in the theme: gone, and the words of the share are gone from the record store too.
        await theme.TakeBackAsync();
        await companion.UntilAsync(() => companion.Page.Locator("main:not(:has(.point[data-rule=R1])):not(:has(.point[data-rule=R3a]))"));

        // It opens again where it was left, from the server.
        await kees.ReloadAsync();
        var again = new ThemeFrame(kees.FrameLocator("#theme"));
        await again.ReadyAsync();
        (await again.ScreenIdAsync()).ShouldBe("delen");
        await again.BackToAsync("plankaart");
        (await again.Screen.Locator("[data-from=wens]").InnerTextAsync()).ShouldBe("Weer contact met collega’s");
    }

    [Fact]
    public async Task Who_keeps_nothing_leaves_nothing_behind()
    {
        await using var house = await TestHouse.StartAsync();
        await using var atHome = await browsers.FreshAsync();
        var page = await atHome.NewPageAsync();
        var theme = await new LmsPage(page, house).OpenThemeAsync("fatma");

        await theme.Screen.Locator("[data-keep=no]").ClickAsync();
        await theme.GoToAsync("wens");
        await theme.WriteOwnAsync("wens", "kanarievogel zingt");
        await theme.GoToAsync("kleine-stap");
        await theme.GoToAsync("in-de-weg");
        await theme.PickAsync("in-de-weg", "geen-vervoer");
        await theme.GoToAsync("delen");

        foreach (var mark in (string[])["kanarievogel", "geen-vervoer", "/people/groenrijk", "initialized"])
            (house.FilesThatHold(mark)).Where(file => file.StartsWith("tool", StringComparison.Ordinal) || file.StartsWith("companion", StringComparison.Ordinal)).ShouldBeEmpty(mark);
    }

    [Fact]
    public async Task Everything_is_found_again_after_a_restart()
    {
        await using var house = await TestHouse.StartAsync();
        await using var atHome = await browsers.FreshAsync();
        var page = await atHome.NewPageAsync();
        var theme = await new LmsPage(page, house).OpenThemeAsync("ali");
        await theme.KeepAsync();
        await theme.GoToAsync("wens");
        await theme.PickAsync("wens", "ritme");
        await theme.SavedAsync();

        await house.RestartAsync();
        await page.GotoAsync(house.Place.Lms + "/courses/3");
        var again = new ThemeFrame(page.FrameLocator("#theme"));
        await again.ReadyAsync();

        (await again.ScreenIdAsync()).ShouldBe("wens");
        (await again.Screen.Locator("input:checked").GetAttributeAsync("value")).ShouldBe("ritme");
    }

    // The README's picture: written anew when RTW_PICTURES is set, so that a plain run leaves the checkout clean.
    private static async Task PictureAsync(byte[] left, IPage companion)
    {
        if (Environment.GetEnvironmentVariable("RTW_PICTURES") is null) return;
        var right = await companion.ScreenshotAsync();
        var both = await companion.Context.NewPageAsync();
        await both.SetViewportSizeAsync(1320, 472);
        await both.SetContentAsync($"""
            <body style="margin:0;display:flex;gap:20px;padding:10px;background:#fff">
            {Image(left)}{Image(right)}
            """);
        var folder = Directory.CreateDirectory(Path.Combine(Repository.Root, "samples", "pictures")).FullName;
        await both.ScreenshotAsync(new() { Path = Path.Combine(folder, "the-whole-way.png") });
        await both.CloseAsync();

        static string Image(byte[] png) => $"""<img style="width:640px;height:450px;border:1px solid #888" src="data:image/png;base64,{Convert.ToBase64String(png)}">""";
    }
}
