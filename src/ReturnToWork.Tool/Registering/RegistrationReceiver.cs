using System.Text;
using ReturnToWork.Courses.Rendering;
using ReturnToWork.Lti;
using ReturnToWork.Tool.Http;
using ReturnToWork.Tool.Pages;

namespace ReturnToWork.Tool.Registering;

/// <summary>How an LMS shows us, and the page its administrator sees after a registration. Both languages under each other: nobody has chosen one yet.</summary>
internal sealed class RegistrationReceiver(Themes themes) : IRegistrationReceiver
{
    private static readonly IReadOnlyDictionary<string, Phrases> Texts = Phrases.Read("registering.json");

    public ToolFace? FaceOf(string? offer)
    {
        var (nl, en) = (Texts["nl"], Texts["en"]);
        if (offer is null) return new ToolFace(nl["name"], en["name"], nl["about"], en["about"], "/mijn", PlainPage.Icon);
        return themes.Find(offer) is { } theme
            ? new ToolFace(theme.Name("nl"), theme.Name("en"), theme.Goal("nl"), theme.Goal("en"), $"/themes/{offer}", PlainPage.Icon)
            : null;
    }

    public Task<IResult> RegisteredAsync(PlatformRegistered registered, HttpContext http)
    {
        var policy = http.RequestServices.GetRequiredService<PagePolicy>();
        var origins = string.Join(' ', registered.Origins);
        policy.FramedBy = origins;
        var what = registered.IsUpdate ? "updated" : "done";
        var page = Page($"{what}.title", text =>
        {
            var html = new Html();
            html.Add($"<p>{text[$"{what}.1", ("platform", registered.Platform)]}</p>\n");
            if (!registered.IsUpdate) html.Add($"<p>{text["done.approve"]}</p>\n");
            foreach (var service in registered.Missing) html.Add($"<p>{text[$"missing.{service}"]}</p>\n");
            html.Add($"<p>{text["close"]}</p>\n");
            return html;
        });
        page.Add($"<script src=\"/assets/close.js\" data-origins=\"{origins}\" nonce=\"{policy.Nonce}\" defer></script>\n");
        return Answer(page, StatusCodes.Status200OK);
    }

    public Task<IResult> NotRegisteredAsync(LaunchRefused refusal, HttpContext http)
    {
        if (refusal.FramedBy.Count > 0) http.RequestServices.GetRequiredService<PagePolicy>().FramedBy = string.Join(' ', refusal.FramedBy);
        var page = Page("refused.title", text =>
        {
            var html = new Html();
            html.Add($"<p>{text[refusal.Code]}</p>\n");
            html.Add($"<p>{text["code", ("code", refusal.Code)]}</p>\n");
            html.Add($"<p>{text["reference", ("reference", refusal.Reference)]}</p>\n");
            return html;
        });
        return Answer(page, refusal.Status);
    }

    private static Html Page(string title, Func<Phrases, Html> body)
    {
        var page = new Html();
        page.Add($"""
            <!DOCTYPE html>
            <html lang="nl">
            <head>
            <meta charset="utf-8">
            <meta name="viewport" content="width=device-width, initial-scale=1">
            <title>{Texts["nl"][title]} · {Texts["en"][title]}</title>
            <link rel="stylesheet" href="/assets/tool.css">
            <link rel="icon" href="{PlainPage.Icon}" type="image/svg+xml">
            </head>
            <body>
            <main>

            """);
        foreach (var text in Phrases.Languages.Select(language => Texts[language]))
        {
            page.Add($"<section lang=\"{text.Language}\">\n");
            page.AddMade(text.Language == "nl" ? "<h1>" : "<h2>");
            page.Add($"{text[title]}");
            page.AddMade(text.Language == "nl" ? "</h1>\n" : "</h2>\n");
            page.AddMade(body(text).ToString());
            page.AddMade("</section>\n");
        }

        page.AddMade("</main>\n");
        return page;
    }

    private static Task<IResult> Answer(Html page, int status)
    {
        page.AddMade("</body>\n</html>\n");
        return Task.FromResult(Results.Text(page.ToString(), "text/html", Encoding.UTF8, status));
    }
}
