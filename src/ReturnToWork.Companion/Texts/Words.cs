using System.Globalization;
using System.Text.Json;
using Microsoft.Extensions.Options;
using ReturnToWork.Companion.Coaching;
using ReturnToWork.Companion.Coaching.House;
using ReturnToWork.Companion.Settings;

namespace ReturnToWork.Companion.Texts;

/// <summary>Everything that the pages say, in the reader's language. The texts are data: <c>Texts/nl.json</c>, <c>Texts/en.json</c>.</summary>
internal sealed class Words
{
    private readonly Days _days;
    private readonly TimeProvider _clock;

    public const string Cookie = "rtw-companion-language";

    public static readonly IReadOnlyList<string> Languages = ["nl", "en"];

    private static readonly Dictionary<string, Dictionary<string, string>> Texts = Languages.ToDictionary(language => language, Read, StringComparer.Ordinal);

    public Words(IHttpContextAccessor http, Days days, TimeProvider clock) : this(LanguageOf(http.HttpContext?.Request), days, clock)
    {
    }

    private Words(string language, Days days, TimeProvider clock)
    {
        (Language, _days, _clock) = (language, days, clock);
    }

    /// <summary><c>nl</c> or <c>en</c>: what was chosen here, else what the browser asks for, else Dutch.</summary>
    public string Language { get; private set; }

    /// <summary>From here on this request is answered in another language: its reader said elsewhere which one.</summary>
    public void Speak(string language) => Language = Languages.Contains(language, StringComparer.Ordinal) ? language : Language;

    public CoachingTexts Coaching => CoachingTexts.In(Language);

    /// <summary>The same in an organisation's own words.</summary>
    public CoachingTexts CoachingIn(Edition edition) => CoachingTexts.In(Language, edition);

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

    /// <summary>The same texts in one language, for what is printed in both.</summary>
    public Words In(string language) => new(language, _days, _clock);

    /// <summary>The text of a code that came out of the database; the code itself where this version has no words for it.</summary>
    public string Or(string key, string code) => Knows(key) ? this[key] : code;

    /// <summary>All texts of one language, where nobody reads along.</summary>
    public static IReadOnlyDictionary<string, string> TextsIn(string language) => Texts[Languages.Contains(language, StringComparer.Ordinal) ? language : Languages[0]];

    /// <summary>Whether there is such a text.</summary>
    public static bool Knows(string key) => Texts["nl"].ContainsKey(key);

    /// <summary>What the vocabulary calls a verb, for the reader.</summary>
    public string Verb(string name) => name == Evidence.Talk ? this["verb.talk"] : Xapi.Vocabulary.Current.Verb(name).Display[Language];

    /// <summary>The day, as people say it: "22 november 2026".</summary>
    public string Day(DateTimeOffset moment) => Day(_days.DayOf(moment));

    /// <summary>A day nearby, as the player says it in a preview: "dinsdag 1 december".</summary>
    public string ComingDay(DateOnly day) => $"{this[$"weekday.{((int)day.DayOfWeek).ToString(CultureInfo.InvariantCulture)}"]} {day.Day.ToString(CultureInfo.InvariantCulture)} {this[$"month.{day.Month.ToString(CultureInfo.InvariantCulture)}"]}";

    public string Day(DateOnly day) => $"{day.Day.ToString(CultureInfo.InvariantCulture)} {this[$"month.{day.Month.ToString(CultureInfo.InvariantCulture)}"]} {day.Year.ToString(CultureInfo.InvariantCulture)}";

    /// <summary>The day without its year, for a table: "22 november".</summary>
    public string ShortDay(DateTimeOffset moment) => ShortDay(_days.DayOf(moment));

    public string ShortDay(DateOnly day) => $"{day.Day.ToString(CultureInfo.InvariantCulture)} {this[$"month.{day.Month.ToString(CultureInfo.InvariantCulture)}"]}";

    /// <summary>The same where a column is narrow.</summary>
    public string CellDay(DateTimeOffset moment) => $"{DayOf(moment).Day.ToString(CultureInfo.InvariantCulture)} {this[$"month.cell.{DayOf(moment).Month.ToString(CultureInfo.InvariantCulture)}"]}";

    /// <summary>On which day of the people here a moment falls.</summary>
    public DateOnly DayOf(DateTimeOffset moment) => _days.DayOf(moment);

    /// <summary>"10:42" today, else the day.</summary>
    public string TimeOrDay(DateTimeOffset moment) => _days.DayOf(moment) == _days.DayOf(_clock.GetUtcNow()) ? Time(moment) : Day(moment);

    /// <summary>A length in hours and minutes: "2 uur en 30 minuten".</summary>
    public string Hours(int minutes) => (minutes / 60, minutes % 60) switch
    {
        (var hours, 0) => this["hours", ("uren", hours.ToString(CultureInfo.InvariantCulture))],
        (0, var rest) => this["minutes", ("minuten", rest.ToString(CultureInfo.InvariantCulture))],
        var (hours, rest) => $"{this["hours", ("uren", hours.ToString(CultureInfo.InvariantCulture))]}{this["and"]}{this["minutes", ("minuten", rest.ToString(CultureInfo.InvariantCulture))]}",
    };

    public string Time(DateTimeOffset moment) => _days.Local(moment).ToString("HH:mm", CultureInfo.InvariantCulture);

    private static string LanguageOf(HttpRequest? request)
    {
        if (request is null) return "nl";
        if (request.Cookies.TryGetValue(Cookie, out var chosen) && Languages.Contains(chosen, StringComparer.Ordinal)) return chosen;
        var asked = request.GetTypedHeaders().AcceptLanguage.OrderByDescending(language => language.Quality ?? 1).Select(language => language.Value.Value ?? "");
        return asked.Select(language => language.Split('-')[0].ToLowerInvariant()).FirstOrDefault(language => Languages.Contains(language, StringComparer.Ordinal)) ?? "nl";
    }

    private static Dictionary<string, string> Read(string language)
    {
        using var json = typeof(Words).Assembly.GetManifestResourceStream($"words.{language}.json")!;
        return JsonSerializer.Deserialize<Dictionary<string, string>>(json)!;
    }
}

/// <summary>Moments as people here see them.</summary>
internal sealed class Days(IOptions<CoachingOptions> options)
{
    private readonly TimeZoneInfo _zone = TimeZoneInfo.FindSystemTimeZoneById(options.Value.TimeZone);

    /// <summary>Where people here live.</summary>
    public TimeZoneInfo Zone => _zone;

    public DateTimeOffset Local(DateTimeOffset moment) => TimeZoneInfo.ConvertTime(moment, _zone);

    public DateOnly DayOf(DateTimeOffset moment) => DateOnly.FromDateTime(Local(moment).DateTime);

    /// <summary>When the day of a moment began here.</summary>
    public DateTimeOffset StartOf(DateTimeOffset moment) => MomentOf(DayOf(moment), TimeOnly.MinValue);

    /// <summary>A clock time here as a moment. A time that the clock jumps over is taken an hour later, one that comes twice the first time.</summary>
    public DateTimeOffset MomentOf(DateOnly day, TimeOnly time)
    {
        var local = day.ToDateTime(time);
        if (_zone.IsInvalidTime(local)) local = local.AddHours(1);
        var offset = _zone.IsAmbiguousTime(local) ? _zone.GetAmbiguousTimeOffsets(local).Max() : _zone.GetUtcOffset(local);
        return new DateTimeOffset(local, offset).ToUniversalTime();
    }
}
