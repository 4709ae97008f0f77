using System.Globalization;
using Microsoft.Extensions.Options;
using ReturnToWork.Tool.Http;

namespace ReturnToWork.Tool.Admin.Texts;

/// <summary>Everything that the administrator's pages say, in the reader's language. The texts are data: <c>Admin/Texts/nl.json</c>, <c>en.json</c>.</summary>
internal sealed class Words(IHttpContextAccessor http, IOptions<AdminOptions> options, TimeProvider clock)
{
    public const string Cookie = "__Host-rtw-admin-language";

    public static readonly IReadOnlyList<string> Languages = ["nl", "en"];

    private static readonly Dictionary<string, Dictionary<string, string>> Texts =
        Languages.ToDictionary(language => language, language => EmbeddedText.Read<Dictionary<string, string>>($"admin.{language}.json"), StringComparer.Ordinal);

    private readonly TimeZoneInfo _zone = TimeZoneInfo.FindSystemTimeZoneById(options.Value.TimeZone);

    /// <summary><c>nl</c> or <c>en</c>: what was chosen here, else what the browser asks for, else Dutch.</summary>
    public string Language { get; } = LanguageOf(http.HttpContext?.Request);

    private CultureInfo Culture => CultureInfo.GetCultureInfo(Language == "nl" ? "nl-NL" : "en-GB");

    /// <summary>A text. Razor encodes it like any other value; it holds no markup.</summary>
    public string this[string key] => Texts[Language][key];

    /// <summary>A text with its placeholders filled.</summary>
    public string this[string key, params ReadOnlySpan<(string Name, string Value)> fill]
    {
        get
        {
            var text = this[key];
            foreach (var (name, value) in fill) text = text.Replace($"{{{name}}}", value, StringComparison.Ordinal);
            return text;
        }
    }

    public static bool Knows(string key) => Texts["nl"].ContainsKey(key);

    /// <summary>"1.234" in Dutch, "1,234" in English.</summary>
    public string Number(long number) => number.ToString("N0", Culture);

    /// <summary>"4,5 : 1", cut down and not rounded: 4.49 is not 4.5.</summary>
    public string Ratio(double ratio) => $"{(Math.Floor(ratio * 10) / 10).ToString("0.0", Culture)} : 1";

    /// <summary>One text for exactly one, another for every other number: <c>{key}.one</c> or <c>{key}.more</c> with <c>{n}</c>.</summary>
    public string Count(string key, long number) => number == 1 ? this[$"{key}.one"] : this[$"{key}.more", ("n", Number(number))];

    /// <summary>"22 november 2026 om 10:42".</summary>
    public string Moment(DateTimeOffset moment)
    {
        var local = TimeZoneInfo.ConvertTime(moment, _zone);
        return this["moment", ("day", local.ToString("d MMMM yyyy", Culture)), ("time", local.ToString("HH:mm", CultureInfo.InvariantCulture))];
    }

    /// <summary>"22 november 2026".</summary>
    public string Day(DateOnly day) => day.ToString("d MMMM yyyy", Culture);

    /// <summary>How long something takes already, in its largest unit: "3 minuten".</summary>
    public string Since(DateTimeOffset moment) => (clock.GetUtcNow() - moment) switch
    {
        { TotalMinutes: < 1 } => this["since.now"],
        { TotalHours: < 1 } time => Count("since.minutes", (long)time.TotalMinutes),
        { TotalDays: < 1 } time => Count("since.hours", (long)time.TotalHours),
        var time => Count("since.days", (long)time.TotalDays),
    };

    private static string LanguageOf(HttpRequest? request)
    {
        if (request is null) return "nl";
        if (request.Cookies.TryGetValue(Cookie, out var chosen) && Languages.Contains(chosen, StringComparer.Ordinal)) return chosen;
        var asked = request.GetTypedHeaders().AcceptLanguage.OrderByDescending(language => language.Quality ?? 1).Select(language => language.Value.Value ?? "");
        return asked.Select(language => language.Split('-')[0].ToLowerInvariant()).FirstOrDefault(language => Languages.Contains(language, StringComparer.Ordinal)) ?? "nl";
    }
}
