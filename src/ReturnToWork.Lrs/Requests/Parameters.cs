using System.Globalization;
using System.Text;
using Microsoft.AspNetCore.WebUtilities;
using ReturnToWork.Xapi;

namespace ReturnToWork.Lrs;

/// <summary>The query as xAPI wants it read: names in exact case, each once, none unknown (L02). The first thing that is wrong is the refusal.</summary>
internal sealed class Parameters
{
    private static readonly string Source = "xAPI 1.0.3, Communication, 3.2";
    private readonly Dictionary<string, string> _values = new(StringComparer.Ordinal);

    public Parameters(HttpRequest request, params ReadOnlySpan<string> known)
    {
        foreach (var pair in new QueryStringEnumerable(request.QueryString.Value))
        {
            var name = pair.DecodeName().ToString();
            var value = pair.DecodeValue().ToString();
            if (!known.Contains(name)) Refuse($"The parameter \"{(name.Length <= 40 ? name : name[..40])}\" is not known here; names are case-sensitive. Known: {string.Join(", ", known.ToArray())}.");
            else if (value.Any(char.IsControl)) Refuse($"{name} holds a control character.");
            else if (!_values.TryAdd(name, value)) Refuse($"{name} stands twice.");
        }
    }

    public Refusal? Refusal { get; private set; }

    public int Count => _values.Count;

    public bool Has(string name) => _values.ContainsKey(name);

    public string? Text(string name) => _values.GetValueOrDefault(name);

    public Guid? Uuid(string name) => Read(name, text => Words.TryUuid(text, out var id) ? id : (Guid?)null, "a UUID with hyphens");

    public string? Iri(string name) => _values.TryGetValue(name, out var text) ? Words.IsIri(text) ? text : Refuse($"{name} must be an IRI with a scheme.") : null;

    public bool Flag(string name) => Read(name, text => text switch { "true" => true, "false" => false, _ => (bool?)null }, "true or false") ?? false;

    /// <summary>A moment as microseconds since 1970; what lies below is cut off.</summary>
    public long? Moment(string name) =>
        Read(name, text => Words.TryTimestamp(text, out var at) ? Storage.UnixMicroseconds.ToUnixMicroseconds(at) : (long?)null, "an ISO 8601 date and time");

    public long? Number(string name) =>
        Read(name, text => text.Length <= 18 && text.All(char.IsAsciiDigit) && text.Length > 0 ? long.Parse(text, CultureInfo.InvariantCulture) : (long?)null, "a whole number of 0 or more");

    /// <summary>An agent as its identity (<see cref="AgentKey"/>).</summary>
    public string? Agent(string name)
    {
        if (!_values.TryGetValue(name, out var text)) return null;
        Refusal ??= AgentKey.Read(Encoding.UTF8.GetBytes(text), out var key);
        return Refusal is null && AgentKey.Read(Encoding.UTF8.GetBytes(text), out key) is null ? key : null;
    }

    public void Require(params ReadOnlySpan<string> names)
    {
        foreach (var name in names)
            if (!_values.ContainsKey(name)) Refuse($"The parameter \"{name}\" is needed.");
    }

    public string? Refuse(string why, string code = "L02")
    {
        Refusal ??= new(code, why, Source);
        return null;
    }

    private T? Read<T>(string name, Func<string, T?> parse, string meaning) where T : struct
    {
        if (!_values.TryGetValue(name, out var text)) return null;
        var value = parse(text);
        if (value is null) Refuse($"{name} must be {meaning}.");
        return value;
    }
}
