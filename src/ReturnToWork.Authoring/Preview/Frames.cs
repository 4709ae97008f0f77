using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using ReturnToWork.Courses;
using ReturnToWork.Courses.Style;

namespace ReturnToWork.Authoring.Preview;

/// <summary><c>GET /frame/{n}</c>: one theme in one situation, made by the same code as a host's page.</summary>
internal sealed class Frames(WatchedThemes themes, HouseStyle style)
{
    private const string Player = "/assets/player/player.js";
    private static readonly string Folder = Path.Combine(AppContext.BaseDirectory, "assets", "player");
    private readonly string strings = File.ReadAllText(Path.Combine(Folder, "strings.json"));

    public IResult Answer(int number, HttpContext http)
    {
        if (themes.Find(number) is not { } theme)
            return Results.NotFound();
        var asked = http.Request.Query;
        var (situation, language) = (Situation.Of(asked["situation"]), theme.Closest(asked["language"]));
        var (printed, nonce) = (asked.ContainsKey("print"), Convert.ToHexString(RandomNumberGenerator.GetBytes(16)));
        var headers = http.Response.Headers;
        headers.ContentSecurityPolicy = $"default-src 'none'; script-src 'nonce-{nonce}'; style-src 'self'; font-src 'self'; img-src 'self' data:; media-src 'self' blob:; connect-src 'none'; form-action 'none'; base-uri 'none'; frame-ancestors 'self'";
        headers.CacheControl = "no-store";
        var page = situation.Name == "papier" ? Paper(theme, language, nonce) : Page(theme, language, situation, asked, printed, nonce);
        if (asked.ContainsKey("rtl"))
            page = page.Replace("<html lang=", "<html dir=\"rtl\" lang=", StringComparison.Ordinal);
        // Before the player looks for a voice there is none.
        if (asked.ContainsKey("quiet"))
            page = page.Replace("</head>", $"<script nonce=\"{nonce}\" src=\"/assets/preview/no-voice.js\"></script></head>", StringComparison.Ordinal);
        return Results.Text(page, "text/html", Encoding.UTF8);
    }

    /// <summary>What a printer would get, on the screen.</summary>
    public static IResult Printed() =>
        Results.Text(File.ReadAllText(Path.Combine(Folder, "player.css")).Replace("@media print", "@media screen", StringComparison.Ordinal), "text/css", Encoding.UTF8);

    private string Page(Theme theme, string language, Situation situation, IQueryCollection asked, bool printed, string nonce)
    {
        List<string> styles = ["/assets/player/player.css"];
        if (printed)
            styles.Add("/assets/preview/printed.css");
        if (asked.ContainsKey("large"))
            styles.Add("/assets/preview/large.css");
        styles.Add("/assets/preview/still.css");
        if (!style.IsDefault)
            styles.Add("/assets/preview/style.css");
        return ThemePage.Write(new ThemePageParts(
            theme, language, situation.Who, nonce, printed ? null : Boot(theme, language, situation, asked["screen"]), printed ? null : strings, printed ? null : Player, styles,
            theme.Languages.ToDictionary(other => other, other => $"#{other}-main", StringComparer.Ordinal)) { HostScripts = situation.Host == "preview" ? ["preview.js"] : [] });
    }

    private string Paper(Theme theme, string language, string nonce) => PaperPage.Write(new PaperPageParts(
        PaperKind.Sheets, [theme], language, nonce, "/assets/player/paper.js", ["/assets/player/player.css", "/assets/player/paper.css", .. style.IsDefault ? (string[])[] : ["/assets/preview/style.css"]],
        new Dictionary<string, string>(StringComparer.Ordinal)));

    private static string Boot(Theme theme, string language, Situation situation, string? screen)
    {
        var boot = new JsonObject
        {
            ["host"] = situation.Host, ["theme"] = theme.Mark, ["language"] = language, ["activityBase"] = "https://preview.example",
            ["contentVersion"] = theme.Version, ["api"] = "/api", ["xapi"] = "/xapi", ["mode"] = situation.Mode, ["idleMinutes"] = 600,
        };
        if (situation.Host == "preview")
        {
            boot["token"] = "preview";
            boot["tokenExpires"] = "2099-01-01T00:00:00Z";
            boot["kept"] = situation.Who.Kept;
            boot["lmsHears"] = situation.Who.LmsGetsCompletion;
            if (situation.Who.Kept)
            {
                boot["actor"] = new JsonObject { ["account"] = new JsonObject { ["homePage"] = "https://preview.example/people/preview", ["name"] = "preview" } };
                boot["registration"] = Guid.NewGuid().ToString();
                boot["answers"] = new JsonObject();
                boot["shares"] = new JsonArray();
            }

            if (situation.Who.Coach is { } coach)
            {
                boot["paired"] = new JsonObject { ["coach"] = "Anna", ["sees"] = "topics", ["mode"] = coach.Mode == CoachMode.Confidential ? "confidential" : "employer" };
                if (situation.Mode == "together")
                    boot["beside"] = "Anna";
            }

            if (screen is not null && situation.Who.Kept && theme.ScreenIds.Contains(screen, StringComparer.Ordinal))
                boot["bookmark"] = new JsonObject { ["screen"] = screen, ["language"] = language };
        }

        return JsonSerializer.Serialize(boot);
    }
}
