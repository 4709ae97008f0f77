using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.FileProviders;
using Microsoft.Extensions.Logging;
using Microsoft.Playwright;
using ReturnToWork.Courses;
using ReturnToWork.TestKit;
using Shouldly;
using UglyToad.PdfPig;
using UglyToad.PdfPig.Content;
using Xunit;

namespace ReturnToWork.BrowserTests.Player;

/// <summary>What comes out of the printer, read from the PDF that the browser makes: A4, 14 point, nothing cut, everything black.</summary>
public sealed class PaperTests(Browsers browsers)
{
    private const double MillimetreInPoints = 72 / 25.4;
    private const string Typed = "Ik bel mijn buurvrouw over de tuin";
    private static readonly string? Pictures = Environment.GetEnvironmentVariable("RTW_PICTURES");
    private static readonly ThemeLibrary Library = ThemeLibrary.Load(Path.Combine(Repository.Root, "packages-scorm", "themes"));

    private static readonly IReadOnlyDictionary<string, JsonElement> Answers = new Dictionary<string, JsonElement>(StringComparer.Ordinal)
    {
        ["wens"] = JsonDocument.Parse("""{"picked":["buiten"]}""").RootElement,
        ["kleine-stap"] = JsonDocument.Parse($$$"""{"picked":["anders"],"own":{"anders":"{{{Typed}}}"}}""").RootElement,
        ["terugkijkdag"] = JsonDocument.Parse("""{"picked":["over-1-week"]}""").RootElement,
    };

    [Theory]
    [InlineData("nl")]
    [InlineData("en")]
    public async Task Each_sheet_is_one_A4_of_fourteen_points_and_nothing_is_cut(string language)
    {
        await using var paper = await ServeAsync();
        using var pdf = await PrintAsync(paper.Address, $"/sheets?language={language}", $"sheets-{language}");
        pdf.NumberOfPages.ShouldBe(Library.Themes[3].SheetIds.Count);
        ShouldBeReadable(pdf);
        var said = string.Concat(pdf.GetPages().Select(page => page.Text));
        said.ShouldNotContain("coach", Case.Insensitive);
        said.ShouldNotContain(language == "nl" ? "Print deze bladen" : "Print these sheets");
    }

    [Fact]
    public async Task The_booklet_has_every_screen_and_sheet_of_every_theme()
    {
        await using var paper = await ServeAsync();
        using var pdf = await PrintAsync(paper.Address, "/booklet?language=nl", "booklet");
        ShouldBeReadable(pdf);
        var said = Plain(pdf);
        foreach (var theme in Library.Themes.Values)
        {
            foreach (var screen in theme.ScreenIds) said.ShouldContain(Squeezed(theme.ScreenTitle(screen, "nl")));
        }

        said.ShouldContain(Squeezed("Mijn week met één vast moment"));
    }

    [Fact]
    public async Task A_persons_workbook_has_the_own_words_and_the_blank_sheets_do_not()
    {
        await using var paper = await ServeAsync();
        using var mine = await PrintAsync(paper.Address, "/workbook?language=nl", "workbook");
        ShouldBeReadable(mine);
        Plain(mine).ShouldContain(Squeezed(Typed));
        using var blank = await PrintAsync(paper.Address, "/sheets?language=nl", "again");
        Plain(blank).ShouldNotContain(Squeezed(Typed));
    }

    [Theory]
    [InlineData("lti")]
    [InlineData("open")]
    public async Task A_theme_page_prints_as_a_booklet_on_A4(string host)
    {
        await using var server = await PlayerServer.StartAsync();
        await using var theme = await ThemeInBrowser.OpenAsync(browsers, server.Page(host));
        using var pdf = PdfDocument.Open(await theme.Page.PdfAsync(new() { PreferCSSPageSize = true, PrintBackground = true, Path = Pictures is null ? null : Path.Combine(Pictures, $"theme-{host}.pdf") }));
        ShouldBeReadable(pdf);
        foreach (var screen in Library.Themes[3].ScreenIds) Plain(pdf).ShouldContain(Squeezed(Library.Themes[3].ScreenTitle(screen, "nl")));
    }

    [Theory]
    [InlineData("/sheets", 320)]
    [InlineData("/workbook", 1280)]
    [InlineData("/booklet", 768)]
    public async Task On_the_screen_it_passes_axe_and_its_button_prints(string path, int width)
    {
        await using var paper = await ServeAsync();
        await using var context = await browsers.FreshAsync(new() { ViewportSize = new() { Width = width, Height = 800 } });
        var page = await context.NewPageAsync();
        await page.AddInitScriptAsync("globalThis.printed = 0; globalThis.print = () => { printed += 1; };");
        await page.GotoAsync(new Uri(paper.Address, path + "?language=nl").AbsoluteUri);
        await page.Locator("[data-print]").ClickAsync();
        (await page.EvaluateAsync<int>("printed")).ShouldBe(1);
        (await page.AxeAsync()).ShouldBeEmpty();
        (await page.EvaluateAsync<int>("document.documentElement.scrollWidth - document.documentElement.clientWidth")).ShouldBeLessThanOrEqualTo(0);
        if (Pictures is not null) await page.ScreenshotAsync(new() { Path = Path.Combine(Pictures, $"paper{path.Replace('/', '-')}-{width}.png"), FullPage = true });
    }

    /// <summary>Prints as somebody without script would, and without it: the page is whole in the answer.</summary>
    private async Task<PdfDocument> PrintAsync(Uri server, string path, string name)
    {
        await using var context = await browsers.FreshAsync(new() { JavaScriptEnabled = false, ViewportSize = new() { Width = 794, Height = 1123 } });
        var page = await context.NewPageAsync();
        await page.GotoAsync(new Uri(server, path).AbsoluteUri);
        if (Pictures is not null)
        {
            await page.EmulateMediaAsync(new() { Media = Media.Print });
            await page.ScreenshotAsync(new() { Path = Path.Combine(Pictures, $"print-{name}.png"), FullPage = true });
        }

        return PdfDocument.Open(await page.PdfAsync(new() { PreferCSSPageSize = true, PrintBackground = true, Path = Pictures is null ? null : Path.Combine(Pictures, $"{name}.pdf") }));
    }

    private static void ShouldBeReadable(PdfDocument pdf)
    {
        foreach (var page in pdf.GetPages())
        {
            (Math.Round(page.Width / MillimetreInPoints), Math.Round(page.Height / MillimetreInPoints)).ShouldBe((210, 297), $"page {page.Number}");
            page.Letters.Count.ShouldBeGreaterThan(10, $"page {page.Number} is almost empty");
            // Body text is 14 points; what explains it (the theme above a sheet, the days of a week) is a little smaller.
            page.Letters.Average(letter => letter.PointSize).ShouldBeGreaterThanOrEqualTo(13.9, $"page {page.Number}");
            page.Letters.Min(letter => letter.PointSize).ShouldBeGreaterThanOrEqualTo(11, $"page {page.Number}");
            foreach (var letter in page.Letters.Where(letter => letter.Value.Trim().Length > 0))
            {
                (letter.BoundingBox.Left >= 0 && letter.BoundingBox.Right <= page.Width && letter.BoundingBox.Bottom >= 0 && letter.BoundingBox.Top <= page.Height)
                    .ShouldBeTrue($"page {page.Number}: ‘{letter.Value}’ is cut off");
                var (red, green, blue) = letter.Color?.ToRGBValues() ?? (0, 0, 0);
                (red + green + blue).ShouldBeLessThan(0.6, $"page {page.Number}: ‘{letter.Value}’ is not black");
            }
        }
    }

    private static string Plain(PdfDocument pdf) => Squeezed(string.Concat(pdf.GetPages().Select(page => page.Text)));

    /// <summary>A PDF knows letters, not spaces.</summary>
    private static string Squeezed(string text) => string.Concat(text.Where(letter => !char.IsWhiteSpace(letter) && letter != '\u00AD'));

    private static async Task<Server> ServeAsync()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.Logging.ClearProviders();
        var app = builder.Build();
        app.UseStaticFiles(new StaticFileOptions { FileProvider = new PhysicalFileProvider(Path.Combine(Repository.Root, "packages-scorm", "player", "dist")), RequestPath = "/assets/player" });
        app.MapGet("/sheets", (string language, HttpContext http) => Write(http, PaperKind.Sheets, language, [Library.Themes[3]]));
        app.MapGet("/booklet", (string language, HttpContext http) => Write(http, PaperKind.Booklet, language, [.. Library.Themes.Values]));
        app.MapGet("/workbook", (string language, HttpContext http) => Write(http, PaperKind.Workbook, language, [.. Library.Themes.Values]));
        await app.StartAsync();
        return new Server(app, new Uri(app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.First()));
    }

    private static IResult Write(HttpContext http, PaperKind kind, string language, IReadOnlyList<Theme> themes)
    {
        http.Response.Headers.ContentSecurityPolicy = "default-src 'none'; script-src 'nonce-n'; style-src 'self'; img-src 'self'; font-src 'self'; require-trusted-types-for 'script'";
        return Results.Text(PaperPage.Write(new PaperPageParts(
            kind, themes, language, "n", "/assets/player/paper.js", ["/assets/player/player.css", "/assets/player/paper.css"], new Dictionary<string, string> { ["nl"] = "?language=nl", ["en"] = "?language=en" },
            Back: new WayBack("/open/3"), Answers: new Dictionary<int, IReadOnlyDictionary<string, JsonElement>> { [3] = Answers })), "text/html");
    }

    private sealed record Server(WebApplication App, Uri Address) : IAsyncDisposable
    {
        public ValueTask DisposeAsync() => App.DisposeAsync();
    }
}
