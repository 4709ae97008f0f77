using System.Collections.Concurrent;
using System.Text;
using System.Text.Json.Nodes;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Playwright;
using ReturnToWork.Authoring;
using ReturnToWork.BrowserTests.Player;
using ReturnToWork.Courses;
using ReturnToWork.Lti;
using ReturnToWork.TestKit;
using ReturnToWork.TestKit.Houses;
using ReturnToWork.Tool.Keys;
using ReturnToWork.Tool.Sessions;
using ReturnToWork.Tool.Training;
using ReturnToWork.Xapi;
using Shouldly;
using Xunit;

namespace ReturnToWork.BrowserTests.Themes;

/// <summary>The same proof for every folder of themes that is found, and for one that was made a moment ago: a theme is a folder and no C#.</summary>
public sealed class EveryThemeTests(Browsers browsers, SharedHouse shared) : IClassFixture<SharedHouse>
{
    private const string Secret = "geheim";

    public static TheoryData<string> Folders { get; } = [.. Found("packages-scorm/themes").Concat(Found("samples/themes"))];

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Theory, MemberData(nameof(Folders))]
    public async Task A_theme_is_played_to_its_end_by_keyboard_on_the_real_Tool_resumes_speaks_prints_and_tells_nothing_private(string folder)
    {
        using var themes = new ThemeFolder();
        await ProveAsync(ThemeLibrary.Load(themes.Path), folder, shared.House);
    }

    [Theory, MemberData(nameof(Modules))]
    public async Task A_module_for_professionals_passes_the_same_proof(string folder) => await ProveAsync(EveryTheme.Training, folder, shared.House);

    [Fact]
    public async Task A_theme_that_was_made_a_moment_ago_is_launched_and_finished_without_any_code()
    {
        using var themes = new ThemeFolder();
        using var said = new StringWriter();
        (await AuthoringRoom.RunAsync(["new", "12", "Vers thema", themes.Path], said, themes.Path, "nl", Ct)).ShouldBe(0, said.ToString());
        await using var house = await TestHouse.StartAsync(more: new Dictionary<string, string?> { ["Courses:Themes"] = themes.Path });
        await ProveAsync(ThemeLibrary.Load(themes.Path), "12-vers-thema", house);
    }

    private async Task ProveAsync(ThemeLibrary library, string folder, TestHouse house)
    {
        library.Problems.Where(problem => problem.File.StartsWith(folder + "/", StringComparison.Ordinal)).Select(problem => problem.ToString()).ShouldBeEmpty();
        var number = folder.Split('-')[0].ToUpperInvariant();
        var theme = library.Themes.Values.Single(one => one.Mark == number);
        foreach (var language in theme.Languages) theme.Phrases(language).Select(phrase => phrase.Id).ShouldBe(theme.Phrases(theme.Languages[0]).Select(phrase => phrase.Id), language);

        await using var context = await LaunchedAsync(house, number);
        await context.AddInitScriptAsync(FakeVoices.Script());
        var told = new ConcurrentQueue<(string Method, string Path, string Body)>();
        context.Request += (_, request) =>
        {
            if (request.PostData is { } body) told.Enqueue((request.Method, new Uri(request.Url).AbsolutePath, body));
        };
        var page = await OpenAsync(context, house, number);
        foreach (var screen in theme.ScreenIds)
        {
            (await page.Locator("main:not([hidden]) section.screen:not([hidden])").GetAttributeAsync("data-screen")).ShouldBe(screen);
            await ThroughAsync(page, isLast: screen == theme.ScreenIds[^1]);
        }

        await page.Locator(".saved[data-state=kept]:visible").WaitForAsync();
        await SpeaksAsync(page);
        await PrintsAsync(page, theme);
        var picked = await ResumesAsync(context, house, number, theme);
        TellsOnlyWhatItMay([.. told], picked, theme);
    }

    /// <summary>Everything on a screen that the Tab key reaches is answered; then on.</summary>
    private static async Task ThroughAsync(IPage page, bool isLast)
    {
        for (var tabs = 0; tabs < 120; tabs++)
        {
            await page.Keyboard.PressAsync("Tab");
            switch (await page.EvaluateAsync<string>("""
                () => {
                  const at = document.activeElement;
                  const screen = at.closest('section.screen');
                  if (at.matches('.player-nav .next')) return 'next';
                  if (at.matches('.player-nav .back') && !document.querySelector('main:not([hidden]) .player-nav .next').checkVisibility()) return 'end';
                  if (!screen || !at.checkVisibility()) return '';
                  if (at.matches('[data-keep=yes]:not([aria-pressed=true])')) return 'keep';
                  if (at.matches('[data-share]')) return 'share';
                  if (at.matches('[data-passes] .row button:not([disabled])') && at.closest('[data-passes]').querySelector('li:not([hidden]) :checked:not([disabled])')) return 'press';
                  if (at.matches('input[data-own], textarea')) return at.value ? '' : 'type';
                  if (at.matches('input[type=radio], input[type=checkbox]') && !at.closest('[data-activity=koppelen]')
                    && !document.querySelector(`input[name="${CSS.escape(at.name)}"]:checked`)) return 'pick';
                  return '';
                }
                """))
            {
                case "keep":
                    await page.Keyboard.PressAsync("Enter");
                    await page.Locator(".saved[data-state=kept]:visible").WaitForAsync();
                    break;
                case "press":
                    await page.Keyboard.PressAsync("Enter");
                    break;
                case "pick":
                    await page.Keyboard.PressAsync("Space");
                    break;
                case "type":
                    await page.Keyboard.TypeAsync($"mijn {Secret}");
                    break;
                case "share":
                    await page.Keyboard.PressAsync("Enter");
                    await page.Locator("[data-share-note]:visible").Filter(new() { HasTextRegex = new("\\S") }).First.WaitForAsync();
                    if (isLast) return;
                    break;
                case "end" when isLast:
                    return;
                case "next":
                    await page.Keyboard.PressAsync("Enter");
                    return;
            }
        }

        throw new InvalidOperationException("The Tab key never reaches the way on.");
    }

    private static async Task SpeaksAsync(IPage page)
    {
        var title = await page.Locator("main:not([hidden]) section.screen:not([hidden]) h2").InnerTextAsync();
        await page.Locator(".speaker:visible, button:visible:text-is('Lees voor')").First.ClickAsync();
        (await page.EvaluateAsync<string>("spoken.map(({ text }) => text).join(' ')")).ShouldContain(title);
    }

    /// <summary>On paper stands every screen, whatever was on the screen; or only the card where somebody prints it.</summary>
    private static async Task PrintsAsync(IPage page, Theme theme)
    {
        // Of the card at the end only the card prints.
        var onCard = await page.Locator("main:not([hidden]) section.screen:not([hidden])[data-kind=kaart]").CountAsync() > 0;
        if (onCard) await page.Locator("main:not([hidden]) .player-nav .back").ClickAsync();
        await page.EmulateMediaAsync(new() { Media = Media.Print });
        (await page.Locator("main:not([hidden]) section.screen h2:visible").CountAsync()).ShouldBe(theme.ScreenIds.Count);
        Encoding.Latin1.GetString(await page.PdfAsync(new() { Format = "A4" })).ShouldStartWith("%PDF-");
        await page.EmulateMediaAsync(new() { Media = Media.Screen });
        if (!onCard) return;
        // The next page opens where this one says it is; what it said on the way back may still be under way.
        await page.RunAndWaitForResponseAsync(() => page.Locator("main:not([hidden]) .player-nav .next").ClickAsync(), answer => answer.Url.Contains("/activities/state", StringComparison.Ordinal) && answer.Request.PostData?.Contains($"\"{theme.ScreenIds[^1]}\"", StringComparison.Ordinal) == true);
    }

    /// <summary>A new page, as on another device, opens where somebody was and knows what was answered.</summary>
    private static async Task<string[]> ResumesAsync(IBrowserContext context, TestHouse house, string number, Theme theme)
    {
        var again = await OpenAsync(context, house, number);
        (await again.Locator("main:not([hidden]) section.screen:not([hidden])").GetAttributeAsync("data-screen")).ShouldBe(theme.ScreenIds[^1]);
        var answers = JsonNode.Parse(await again.Locator("#rtw-boot").TextContentAsync() ?? "")!["answers"]!.AsObject();
        answers.Count.ShouldBeGreaterThan(0);
        var shown = await again.Locator("main:not([hidden]) input:checked").EvaluateAllAsync<string[]>("(all) => all.map((one) => one.value)");
        shown.ShouldNotBeEmpty();
        return [.. answers.Where(answer => answer.Key != "_shares").SelectMany(answer => answer.Value?["picked"]?.AsArray().Select(id => (string)id!) ?? [])];
    }

    private static void TellsOnlyWhatItMay((string Method, string Path, string Body)[] told, string[] picked, Theme theme)
    {
        var statements = told.Where(one => one.Path == "/xapi/statements").SelectMany(one => JsonNode.Parse(one.Body)!.AsArray()).Select(one => one!.ToJsonString()).ToList();
        statements.ShouldContain(statement => statement.Contains("/verbs/completed", StringComparison.Ordinal));
        var first = JsonNode.Parse(statements[0])!;
        var account = first["actor"]!["account"]!;
        var rights = new TellerRights("player", (string)account["homePage"]!, (string)account["name"]!, Guid.Parse((string)first["context"]!["registration"]!), $"https://returntowork.example/theme/{theme.Mark}")
        {
            Requirements = [.. theme.Requirements.Select(requirement => Scene.RequirementIdOf("https://returntowork.example", requirement))],
        };
        foreach (var statement in statements)
        {
            var read = StatementReader.Read(Encoding.UTF8.GetBytes(statement));
            read.Refusal.ShouldBeNull();
            StatementGate.Check(read.Statement!, rights).ShouldBeNull(statement);
        }

        told.ShouldContain(one => one.Path.StartsWith("/api/answers/", StringComparison.Ordinal));
        if (HasOwnWords(theme)) told.ShouldContain(one => one.Path.StartsWith("/api/answers/", StringComparison.Ordinal) && one.Body.Contains(Secret, StringComparison.Ordinal));
        foreach (var (_, path, body) in told.Where(one => !one.Path.StartsWith("/api/answers/", StringComparison.Ordinal)))
        {
            body.ShouldNotContain(Secret, customMessage: path);
            foreach (var id in picked) body.ShouldNotContain($"\"{id}\"", customMessage: path);
        }
    }

    /// <summary>A browser as the Tool leaves it after a launch: with the session of a learner who did no other theme yet.</summary>
    private async Task<IBrowserContext> LaunchedAsync(TestHouse house, string number)
    {
        var services = house.House.Tool.Services;
        var registration = PlatformClient.Hash(house.Place.Lms, "groenrijk-lms", "1");
        var visit = number[0] == 'P' ? await ProfessionalAsync(services, number)
            : new Visit("groenrijk", registration, services.GetRequiredService<LearnerKeys>().For(registration, $"learner of theme {number}"), IsPreview: false, number, "nl", house.Place.Lms, services.GetRequiredService<TimeProvider>().GetUtcNow());
        var context = await browsers.FreshAsync();
        // The cookie is one of a frame on another site, which no driver can set: the page is fetched with it instead, from the real Tool.
        var cookie = $"{SessionCookie.Name}={services.GetRequiredService<Tickets>().Write(visit)}";
        await context.RouteAsync($"{house.Place.Tool}/themes/{number}", async route =>
        {
            using var http = new HttpClient();
            using var request = new HttpRequestMessage(HttpMethod.Get, route.Request.Url);
            request.Headers.Add("Cookie", cookie);
            using var answer = await http.SendAsync(request, Ct);
            var headers = answer.Headers.Concat(answer.Content.Headers).Where(header => header.Key != "Transfer-Encoding").Select(header => KeyValuePair.Create(header.Key, string.Join(", ", header.Value)));
            await route.FulfillAsync(new() { Status = (int)answer.StatusCode, Headers = headers, BodyBytes = await answer.Content.ReadAsByteArrayAsync(Ct) });
        });
        return context;
    }

    // As after a ticket of the Companion: nothing is kept of a module for anybody else.
    private static async Task<Visit> ProfessionalAsync(IServiceProvider services, string module)
    {
        var (training, now) = (services.GetRequiredService<TrainingVisits>(), services.GetRequiredService<TimeProvider>().GetUtcNow());
        var ticket = new TrainingTicket(Guid.NewGuid().ToString("N"), "groenrijk.training", Guid.NewGuid().ToString("N"), module, "nl", "", now.AddMinutes(1));
        (await training.KeepAsync(ticket.Organisation, ticket.Actor, Ct)).ShouldBeTrue();
        return training.By(ticket, "");
    }

    private static async Task<IPage> OpenAsync(IBrowserContext context, TestHouse house, string number)
    {
        var page = await context.NewPageAsync();
        page.SetDefaultTimeout(60_000);
        await page.GotoAsync($"{house.Place.Tool}/themes/{number}");
        await page.Locator("html.js").WaitForAsync(new() { State = WaitForSelectorState.Attached });
        return page;
    }

    public static TheoryData<string> Modules { get; } = [.. EveryTheme.Training.Themes.Values.Select(module => module.Folder)];

    private static bool HasOwnWords(Theme theme) => theme.MemoActivities.Any() || ThemeRenderer.Main(theme, theme.Languages[0], WhoSees.Open, shown: true).Contains("data-own=", StringComparison.Ordinal);

    private static IEnumerable<string> Found(string place) =>
        Directory.GetDirectories(Path.Combine(Repository.Root, place)).Select(folder => Path.GetFileName(folder)).Where(name => char.IsAsciiDigit(name[0])).Order(StringComparer.Ordinal);
}
