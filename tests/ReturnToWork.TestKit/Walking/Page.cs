using System.Net;
using System.Text.RegularExpressions;

namespace ReturnToWork.TestKit.Walking;

/// <summary>What came back: address after redirects, status, body, headers.</summary>
public sealed partial record Page(Uri Address, HttpStatusCode Status, string Body, ILookup<string, string> Headers)
{
    /// <summary>The forms of the page, in order.</summary>
    public IReadOnlyList<PageForm> Forms => [.. FormTag().Matches(Body).Select(PageForm.Read)];

    /// <summary>The body as a person reads it: tags and entities gone.</summary>
    public string Text => WebUtility.HtmlDecode(AnyTag().Replace(Body, " "));

    /// <summary>The content of an element with this id, as raw text (for JSON blocks).</summary>
    public string Block(string id) =>
        Regex.Match(Body, $"id=\"{Regex.Escape(id)}\"[^>]*>(?<inside>.*?)</", RegexOptions.Singleline | RegexOptions.ExplicitCapture, TimeSpan.FromSeconds(2)).Groups["inside"].Value;

    /// <summary>The first address in an attribute (src, href, action) that contains this piece.</summary>
    public string Link(string contains) =>
        Attribute().Matches(Body).Select(match => WebUtility.HtmlDecode(match.Groups["address"].Value)).FirstOrDefault(value => value.Contains(contains, StringComparison.Ordinal))
        ?? throw new InvalidOperationException($"{Address} has no link that contains '{contains}':\n{Body}");

    [GeneratedRegex("<form\\b(?<tag>[^>]*)>(?<inside>.*?)</form>", RegexOptions.Singleline | RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture, 2000)]
    private static partial Regex FormTag();

    [GeneratedRegex("<[^>]+>", RegexOptions.None, 2000)]
    private static partial Regex AnyTag();

    [GeneratedRegex("(src|href|action)=\"(?<address>[^\"]*)\"", RegexOptions.ExplicitCapture, 2000)]
    private static partial Regex Attribute();
}

/// <summary>A form: where it goes and what it already holds.</summary>
public sealed partial record PageForm(string Action, IReadOnlyDictionary<string, string> Fields, string Inside)
{
    internal static PageForm Read(Match form)
    {
        var fields = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (Match input in Input().Matches(form.Groups["inside"].Value))
        {
            if (Value("type", input.Value) is "checkbox" or "radio" or "submit" or "button") continue;
            if (Value("name", input.Value) is { Length: > 0 } name) fields[name] = Value("value", input.Value) ?? "";
        }

        return new PageForm(Value("action", form.Groups["tag"].Value) ?? "", fields, form.Groups["inside"].Value);
    }

    /// <summary>Whether a button or field of this form has that name.</summary>
    public bool Has(string name) => Inside.Contains($"name=\"{name}\"", StringComparison.Ordinal);

    /// <summary>Whether a button or field of this form carries that name with that value.</summary>
    public bool Offers(string name, string value) =>
        Has(name) && Inside.Contains($"value=\"{value}\"", StringComparison.Ordinal);

    private static string? Value(string attribute, string tag) =>
        Regex.Match(tag, $"\\b{attribute}=\"(?<value>[^\"]*)\"", RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture, TimeSpan.FromSeconds(2)) is { Success: true } match ? WebUtility.HtmlDecode(match.Groups["value"].Value) : null;

    [GeneratedRegex("<input\\b[^>]*>", RegexOptions.IgnoreCase, 2000)]
    private static partial Regex Input();
}
