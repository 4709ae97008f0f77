using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;

namespace ReturnToWork.Companion.Coaching.House;

/// <summary>One kind of thing that no page ever says about a person (method 2.4, "never generate").</summary>
/// <param name="Patterns">Regular expressions, for both languages at once.</param>
/// <param name="Nl">What to write instead, in Dutch.</param>
/// <param name="En">The same in English.</param>
internal sealed record NeverSay(string Id, IReadOnlyList<string> Patterns, string Nl, string En)
{
    private readonly Regex _pattern = new(string.Join('|', Patterns), RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.NonBacktracking);

    /// <summary>The whole list: <c>Coaching/House/never.json</c>.</summary>
    public static readonly IReadOnlyList<NeverSay> All = Read();

    /// <summary>What of the list a text says; empty where it says none of it.</summary>
    public static IEnumerable<NeverSay> In(string text)
    {
        // Letters in another width or with their accents apart are the same letters.
        var plain = text.Normalize(NormalizationForm.FormKC);
        return All.Where(never => never._pattern.IsMatch(plain));
    }

    public string Advice(string language) => language == "en" ? En : Nl;

    private static NeverSay[] Read()
    {
        using var json = typeof(NeverSay).Assembly.GetManifestResourceStream("coaching.never.json")!;
        return JsonSerializer.Deserialize<NeverSay[]>(json, JsonSerializerOptions.Web)!;
    }
}
