using System.Text;
using System.Text.Encodings.Web;
using ReturnToWork.Tool.Http;

namespace ReturnToWork.Tool.Pages;

/// <summary>A page of a few sentences and links, in both languages under each other: nobody needs to choose a language to read why something did not work.</summary>
internal sealed class PlainPage(string title)
{
    private static readonly Dictionary<string, Dictionary<string, string>> Texts = EmbeddedText.Read<Dictionary<string, Dictionary<string, string>>>("pages.json");
    public const string Icon = "/assets/icon.svg";

    private readonly List<Func<string, string>> _lines = [];
    private readonly StringBuilder _below = new();

    /// <summary>A paragraph.</summary>
    /// <param name="key">A key of <c>Texts/pages.json</c>.</param>
    /// <param name="values">What stands for <c>{name}</c> in it.</param>
    public PlainPage Say(string key, params (string Name, string Value)[] values)
    {
        _lines.Add(language => $"<p>{Text(language, key, values)}</p>\n");
        return this;
    }

    /// <summary>A heading below the page's own.</summary>
    public PlainPage Head(string key)
    {
        _lines.Add(language => $"<{Below(language)}>{Text(language, key)}</{Below(language)}>\n");
        return this;

        static string Below(string language) => language == "nl" ? "h2" : "h3";
    }

    /// <summary>A link on a line of its own.</summary>
    /// <param name="address">A path of this host.</param>
    /// <param name="key">A key of <c>Texts/pages.json</c>.</param>
    /// <param name="values">What stands for <c>{name}</c> in it, by language.</param>
    public PlainPage Link(string address, string key, Func<string, (string Name, string Value)[]>? values = null)
    {
        _lines.Add(language => $"<p><a class=\"button\" href=\"{HtmlEncoder.Default.Encode(address)}\">{Text(language, key, values?.Invoke(language) ?? [])}</a></p>\n");
        return this;
    }

    /// <summary>A link on a line of its own that opens a window, which knows nothing of this one.</summary>
    public PlainPage WindowLink(string address, string key)
    {
        _lines.Add(language => $"<p><a class=\"button\" href=\"{HtmlEncoder.Default.Encode(address)}\" target=\"_blank\" rel=\"noopener\">{Text(language, key)}</a></p>\n");
        return this;
    }

    /// <summary>A link that is only there where scripts are off.</summary>
    public PlainPage WithoutScript(string address, string key)
    {
        _lines.Add(language => $"<noscript><p><a class=\"button\" href=\"{HtmlEncoder.Default.Encode(address)}\">{Text(language, key)}</a></p></noscript>\n");
        return this;
    }

    /// <summary>A form that nobody sees; a script fills it in and sends it.</summary>
    public PlainPage Form(string id, string address, IEnumerable<KeyValuePair<string, string>> fields)
    {
        _below.Append(null, $"<form method=\"post\" id=\"{id}\" action=\"{HtmlEncoder.Default.Encode(address)}\">\n");
        foreach (var (name, value) in fields) _below.Append(null, $"<input type=\"hidden\" name=\"{name}\" value=\"{HtmlEncoder.Default.Encode(value)}\">\n");
        _below.Append("</form>\n");
        return this;
    }

    /// <summary>A script of ours, and what it reads: JSON in which no <c>&lt;</c> stands.</summary>
    public PlainPage Script(string address, string nonce, string id, string json)
    {
        _below.Append(null, $"<script type=\"application/json\" id=\"{id}\">{json}</script>\n<script src=\"{address}\" nonce=\"{nonce}\" defer></script>\n");
        return this;
    }

    public IResult Answer(int status = StatusCodes.Status200OK) => Results.Text(Write(), "text/html", Encoding.UTF8, status);

    private string Write()
    {
        var html = new StringBuilder($"""
            <!DOCTYPE html>
            <html lang="nl">
            <head>
            <meta charset="utf-8">
            <meta name="viewport" content="width=device-width, initial-scale=1">
            <title>{Text("nl", title)} · {Text("en", title)}</title>
            <link rel="stylesheet" href="{PlayerAssets.Tokens}">
            <link rel="stylesheet" href="/assets/tool.css">
            <link rel="icon" href="{Icon}" type="image/svg+xml">
            </head>
            <body>
            <main>

            """);
        foreach (var language in Texts.Keys)
        {
            var heading = language == "nl" ? "h1" : "h2";
            html.Append(null, $"<section lang=\"{language}\">\n<{heading}>{Text(language, title)}</{heading}>\n");
            foreach (var line in _lines) html.Append(line(language));
            html.Append("</section>\n");
        }

        return html.Append("</main>\n").Append(_below).Append("</body>\n</html>\n").ToString();
    }

    private static string Text(string language, string key, params (string Name, string Value)[] values)
    {
        var text = Texts[language][key];
        foreach (var (name, value) in values) text = text.Replace($"{{{name}}}", value, StringComparison.Ordinal);
        return HtmlEncoder.Default.Encode(text);
    }
}
