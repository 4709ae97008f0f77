using Microsoft.AspNetCore.Builder;
using Microsoft.Playwright;
using ReturnToWork.Authoring.Commands;
using ReturnToWork.Authoring.Preview;
using ReturnToWork.BrowserTests.WholeWay;
using ReturnToWork.Courses.Style;
using ReturnToWork.TestKit;
using Shouldly;
using Xunit;

namespace ReturnToWork.BrowserTests.Authoring;

/// <summary>An author writes beside the page: what is saved is seen, what is wrong is said, and what would leave the page is told in words.</summary>
public sealed class PreviewTests(Browsers browsers)
{
    private static readonly string? Pictures = Environment.GetEnvironmentVariable("RTW_PICTURES");

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_saved_file_comes_into_the_frame_by_itself_and_an_error_is_a_sentence_while_the_last_good_page_stays()
    {
        using var folder = new ThemeFolder();
        await using var preview = Start(folder);
        await preview.StartAsync(Ct);
        await using var context = await browsers.FreshAsync(new() { ViewportSize = new() { Width = 1280, Height = 900 } });
        var page = await OpenAsync(context, preview);
        var frame = page.FrameLocator("[data-width='360'] iframe");
        await frame.GetByText("Je maakt hier een klein plan.").WaitForAsync();
        await ShootAsync(page, "preview");

        var text = System.IO.Path.Combine(folder.Path, "3-mijn-plan", "nl.md");
        var whole = await File.ReadAllTextAsync(text, Ct);
        await File.WriteAllTextAsync(text, whole.Replace("Je maakt hier een klein plan.", "Je maakt hier plan 1.", StringComparison.Ordinal), Ct);
        await frame.GetByText("Je maakt hier plan 1.").WaitForAsync();

        await File.WriteAllTextAsync(text, whole.Replace("kernzin:", "kernzinn:", StringComparison.Ordinal), Ct);
        await page.Locator("#problems.error li", new() { HasText = "kernzinn" }).First.WaitForAsync();
        (await page.Locator("#problems li code").First.InnerTextAsync()).ShouldContain("3-mijn-plan/nl.md:");
        (await page.Locator("#old").IsVisibleAsync()).ShouldBeTrue();
        await frame.GetByText("Je maakt hier plan").WaitForAsync();
        await ShootAsync(page, "preview-error");

        await File.WriteAllTextAsync(text, whole, Ct);
        await frame.GetByText("Je maakt hier een klein plan.").WaitForAsync();
        (await page.Locator("#old").IsVisibleAsync()).ShouldBeFalse();
    }

    [Fact]
    public async Task Choosing_and_sharing_in_a_frame_fills_the_log_with_what_would_be_said_and_nothing_private()
    {
        using var folder = new ThemeFolder();
        await using var preview = Start(folder);
        await preview.StartAsync(Ct);
        await using var context = await browsers.FreshAsync(new() { ViewportSize = new() { Width = 1280, Height = 900 } });
        var page = await OpenAsync(context, preview);
        await page.Locator("select[name=situation]").SelectOptionAsync("vertrouwelijk");
        (await page.Locator("#coach li").AllInnerTextsAsync()).ShouldBe(["Niets."]);
        var theme = new ThemeFrame(page.FrameLocator("[data-width='360'] iframe"));
        await theme.ReadyAsync();
        await theme.GoToAsync("wens");
        await theme.WriteOwnAsync("wens", "mijn eigen geheim");
        await theme.GoToAsync("in-de-weg");
        await theme.PickAsync("in-de-weg", "moe");
        await theme.GoToAsync("delen");
        (await theme.ShareAsync("op-het-werk", "plan")).ShouldBe(["Wat er op mijn werk anders kan", "Ik heb een plan"]);

        await page.Locator("#coach li", new() { HasText = "Ik heb een plan" }).WaitForAsync();
        (await page.Locator("#coach li").AllInnerTextsAsync()).Except(["Dit thema is klaar."]).ShouldBe(["Wat er op mijn werk anders kan", "Ik heb een plan"]);
        var record = string.Join('\n', await page.Locator("#log li.lrs").EvaluateAllAsync<string[]>("(all) => all.map((one) => one.textContent)"));
        record.ShouldContain("Er is gedeeld: Wat er op mijn werk anders kan · Ik heb een plan");
        record.ShouldContain("Er is een scherm bekeken: ‘Mijn wens’");
        foreach (var secret in (string[])["geheim", "\"moe\"", "anders\"]"]) record.ShouldNotContain(secret);
        var own = string.Join('\n', await page.Locator("#log li.tool").EvaluateAllAsync<string[]>("(all) => all.map((one) => one.textContent)"));
        own.ShouldContain("Het antwoord op ‘wens’. Niemand anders kan dit lezen.");
        own.ShouldContain("mijn eigen geheim");
        (await page.Locator("#log li.lms").CountAsync()).ShouldBe(0, "this LMS does not hear that a theme is done");
        await ShootAsync(page, "preview-log");

        await theme.TakeBackAsync();
        await page.Locator("#log li", new() { HasText = "Er is iets teruggenomen." }).WaitForAsync();
        (await page.Locator("#coach li").AllInnerTextsAsync()).ShouldNotContain("Ik heb een plan");
    }

    [Fact]
    public async Task Every_situation_and_way_of_looking_is_a_whole_page_and_other_names_of_this_machine_are_refused()
    {
        using var folder = new ThemeFolder();
        await using var preview = Start(folder);
        await preview.StartAsync(Ct);
        using var http = new HttpClient { BaseAddress = new Uri(PreviewCommand.AddressOf(preview)) };
        foreach (var theme in (string[])["3", "7"])
        {
            foreach (var situation in Situation.All)
            {
                foreach (var look in (string[])["", "&rtl=1&large=1", "&print=1", "&quiet=1", "&language=en"])
                {
                    using var answer = await http.GetAsync($"/frame/{theme}?situation={situation.Name}{look}", Ct);
                    var page = await answer.Content.ReadAsStringAsync(Ct);
                    answer.IsSuccessStatusCode.ShouldBeTrue($"{theme} {situation.Name} {look}: {page}");
                    page.ShouldContain("</html>");
                    answer.Headers.GetValues("Content-Security-Policy").Single().ShouldContain("connect-src 'none'");
                }
            }
        }

        (await http.GetStringAsync("/frame/3?situation=werkgever", Ct)).ShouldContain("Je coach hoort bij je werk.");
        (await http.GetStringAsync("/frame/3?rtl=1", Ct)).ShouldContain("<html dir=\"rtl\"");
        (await http.GetStringAsync("/frame/3?print=1", Ct)).ShouldNotContain("player.js");
        using var foreign = new HttpRequestMessage(HttpMethod.Get, "/state");
        foreign.Headers.Host = "elders.example";
        using var refused = await http.SendAsync(foreign, Ct);
        refused.StatusCode.ShouldBe(System.Net.HttpStatusCode.BadRequest);
        PreviewCommand.AddressOf(preview).ShouldStartWith("http://127.0.0.1:");
    }

    private static WebApplication Start(ThemeFolder folder) => PreviewHost.Build(new ThemePlace(folder.Path, System.IO.Path.Combine(folder.Path, "shared"), Only: null), folder.Path, port: 0, HouseStyle.Default);

    private static async Task<IPage> OpenAsync(IBrowserContext context, WebApplication preview)
    {
        var page = await context.NewPageAsync();
        page.SetDefaultTimeout(60_000);
        await page.GotoAsync($"{PreviewCommand.AddressOf(preview)}/?taal=nl&theme=3");
        await page.FrameLocator("[data-width='360'] iframe").Locator("html.js").WaitForAsync();
        return page;
    }

    private static async Task ShootAsync(IPage page, string name)
    {
        if (Pictures is not null) await page.ScreenshotAsync(new() { Path = System.IO.Path.Combine(Pictures, $"{name}.png"), FullPage = true });
    }
}
