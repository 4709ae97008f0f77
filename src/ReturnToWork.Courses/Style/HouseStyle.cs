using System.Globalization;
using System.Text.Json;

namespace ReturnToWork.Courses.Style;

/// <summary>
/// An organisation's own colours, font and roundings, from a file of design tokens: a fixed list of names (<see cref="StyleName"/>) with values of one type each.
/// Nothing of the file is ever copied into a stylesheet; each value is read and written anew, so no address and no rule can come along.
/// </summary>
public sealed class HouseStyle
{
    /// <summary>Characters of a token file at most.</summary>
    public const int Longest = 8000;

    private readonly Dictionary<string, string> set;

    internal HouseStyle(Dictionary<string, string> values) => set = values;

    /// <summary>The style that everybody has.</summary>
    public static HouseStyle Default { get; } = new(new Dictionary<string, string>(StringComparer.Ordinal));

    /// <summary>Nothing is different from everybody's style.</summary>
    public bool IsDefault => set.Count == 0;

    /// <summary>What a name is worth: as set, else as everybody has it.</summary>
    public string this[StyleName name] => Value(name.Name);

    /// <summary>Whether the file itself says it.</summary>
    public bool Sets(StyleName name) => set.ContainsKey(name.Name);

    /// <summary>How well what meets on a page is seen.</summary>
    public IReadOnlyList<StyleContrast> Contrasts => StyleContrast.Of(Colour);

    /// <summary>The file again, only what was set, in our order.</summary>
    public string Json => JsonSerializer.Serialize(StyleName.All.Where(Sets).ToDictionary(name => name.Name, name => set[name.Name], StringComparer.Ordinal), Indented);

    /// <summary>One rule of custom properties, less than 4 KB; empty for the style that everybody has. To be linked after <c>player.css</c> or <c>tokens.css</c>.</summary>
    public string Css => IsDefault ? "" : $":root {{\n{string.Concat(StyleName.All.Where(Sets).Select(name => $"  --{name.Name}: {Written(name)};\n"))}}}\n";

    /// <summary>Reads a token file: names in full (<c>basis.color.…</c>) or nested, values as text, number or <c>{"$value": …}</c>. Never throws for what somebody wrote.</summary>
    public static HouseStyleReading Read(string json) => new StyleReader(json).Read();

    /// <summary>From names and texts, as a form posts them; what is equal to everybody's style is left out.</summary>
    public static HouseStyleReading Of(IEnumerable<KeyValuePair<string, string>> values)
    {
        var reading = Read(JsonSerializer.Serialize(values.ToDictionary(pair => pair.Key, pair => pair.Value, StringComparer.Ordinal)));
        var own = StyleName.All.Where(name => reading.Draft.Sets(name) && reading.Draft.set[name.Name] != reading.Draft.Otherwise(name)).ToDictionary(name => name.Name, name => reading.Draft.set[name.Name], StringComparer.Ordinal);
        var draft = new HouseStyle(own);
        return reading with { Style = reading.Style is null ? null : draft, Draft = draft };
    }

    internal StyleColour Colour(string name) => StyleColour.Parse(Value(name))!;

    private static JsonSerializerOptions Indented { get; } = new() { WriteIndented = true };

    private string Value(string name) => set.TryGetValue(name, out var own) ? own : Otherwise(StyleName.Of(name));

    private string Otherwise(StyleName name) => name.Fallback.StartsWith('@') ? Value(name.Fallback[1..]) : name.Fallback;

    private string Written(StyleName name) => name.Kind switch
    {
        StyleKind.Colour => Colour(name.Name).ToString(),
        StyleKind.Font => StyleFonts.Stack(set[name.Name]),
        _ => string.Create(CultureInfo.InvariantCulture, $"{int.Parse(set[name.Name].AsSpan(0, set[name.Name].Length - 2), CultureInfo.InvariantCulture)}px"),
    };
}
