using System.Collections.Frozen;
using System.Text.Json;

namespace SampleLms;

/// <summary>What people read here, in Dutch or English, from <c>assets/texts</c>. The choice is a cookie.</summary>
public sealed class Texts(IHttpContextAccessor http)
{
    /// <summary>The cookie that keeps the choice.</summary>
    public const string Cookie = "sample-lms-language";

    private static readonly FrozenDictionary<string, FrozenDictionary<string, string>> Languages =
        new[] { "nl", "en" }.ToFrozenDictionary(language => language, Read, StringComparer.Ordinal);

    /// <summary><c>nl</c> or <c>en</c>; Dutch unless English was chosen.</summary>
    public string Language => http.HttpContext?.Request.Cookies[Cookie] == "en" ? "en" : "nl";

    /// <summary>The sentence with that name in the chosen language.</summary>
    public string this[string name] => Languages[Language][name];

    private static FrozenDictionary<string, string> Read(string language)
    {
        using var file = File.OpenRead(Path.Combine(AppContext.BaseDirectory, "assets", "sample-lms", "texts", $"{language}.json"));
        return JsonSerializer.Deserialize<Dictionary<string, string>>(file)!.ToFrozenDictionary(StringComparer.Ordinal);
    }
}
