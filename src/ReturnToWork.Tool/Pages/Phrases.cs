using ReturnToWork.Tool.Http;

namespace ReturnToWork.Tool.Pages;

/// <summary>The sentences of one page in one language. All of them stand in <c>Texts/</c>, by language and key.</summary>
internal sealed class Phrases
{
    public static readonly IReadOnlyList<string> Languages = ["nl", "en"];
    private readonly Dictionary<string, string> _texts;

    private Phrases(string language, Dictionary<string, string> texts) => (Language, _texts) = (language, texts);

    public string Language { get; }

    public string this[string key] => _texts[key];

    public string this[string key, params ReadOnlySpan<(string Name, string Value)> fill]
    {
        get
        {
            var text = this[key];
            foreach (var (name, value) in fill) text = text.Replace($"{{{name}}}", value, StringComparison.Ordinal);
            return text;
        }
    }

    /// <summary>By language: <c>nl</c> and <c>en</c>.</summary>
    /// <param name="file">A file of <c>Texts/</c>.</param>
    public static IReadOnlyDictionary<string, Phrases> Read(string file) =>
        EmbeddedText.Read<Dictionary<string, Dictionary<string, string>>>(file).ToDictionary(pair => pair.Key, pair => new Phrases(pair.Key, pair.Value), StringComparer.Ordinal);

    /// <summary>What the address asks for; else what the browser wants most.</summary>
    public static string LanguageOf(string? asked, HttpContext http) => LanguageOf(asked, http.Request.GetTypedHeaders().AcceptLanguage.FirstOrDefault()?.Value.Value);

    /// <summary><c>nl</c> or <c>en</c>: the first of these that is one of them (<c>en-GB</c> is), else Dutch.</summary>
    public static string LanguageOf(params ReadOnlySpan<string?> said)
    {
        foreach (var one in said)
        {
            var language = one?.Split('-', '_')[0].ToLowerInvariant();
            if (language is not null && Languages.Contains(language, StringComparer.Ordinal)) return language;
        }

        return "nl";
    }
}
