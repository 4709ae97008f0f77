using System.Globalization;
using System.Text.Json;

namespace ReturnToWork.Courses.Style;

/// <summary>Reads one token file; finds everything that is to be mended at once.</summary>
internal sealed class StyleReader(string json)
{
    private static readonly JsonDocumentOptions Strict = new() { MaxDepth = 12, AllowDuplicateProperties = false };
    private readonly Dictionary<string, string> values = new(StringComparer.Ordinal);
    private readonly List<HouseStyleProblem> problems = [];

    public HouseStyleReading Read()
    {
        if (json.Length > HouseStyle.Longest)
        {
            Error("too-long", "", $"Dit bestand is te lang: hoogstens {HouseStyle.Longest} tekens. Haal weg wat niet in de lijst met namen staat.", $"This file is too long: at most {HouseStyle.Longest} characters. Take out what is not in the list of names.");
            return Done();
        }

        try
        {
            using var document = JsonDocument.Parse(json, Strict);
            if (document.RootElement.ValueKind == JsonValueKind.Object) Group(document.RootElement, "");
            else NoFile();
        }
        catch (JsonException)
        {
            NoFile();
        }

        return Done();
    }

    private void NoFile() => Error("not-json", "", "Dit is geen tokenbestand. Het is JSON en begint met { en eindigt met }, en elke naam staat er één keer in.", "This is no token file. It is JSON that starts with { and ends with }, with each name in it once.");

    private void Group(JsonElement group, string path)
    {
        foreach (var member in group.EnumerateObject())
        {
            // What a file of design tokens says about itself.
            if (member.Name is "$description" or "$type" or "$schema" && member.Value.ValueKind == JsonValueKind.String) continue;
            var name = path.Length == 0 ? member.Name : $"{path}.{member.Name}";
            if (member.Value.ValueKind == JsonValueKind.Object && !member.Value.TryGetProperty("$value", out _)) Group(member.Value, name);
            else Token(name, member.Value);
        }
    }

    private void Token(string written, JsonElement value)
    {
        var name = StyleName.All.FirstOrDefault(one => one.Name == written.TrimStart('-').Replace('.', '-'));
        if (name is null)
        {
            var names = string.Join(", ", StyleName.All.Select(one => one.Name));
            Error("unknown-name", written, $"Deze naam kennen we niet. Haal de regel weg, of kies uit: {names}.", $"We do not know this name. Take the line out, or choose from: {names}.");
            return;
        }

        if (value.ValueKind == JsonValueKind.Object)
        {
            if (value.EnumerateObject().FirstOrDefault(member => member.Name is not ("$value" or "$type" or "$description")) is { Value.ValueKind: not JsonValueKind.Undefined } other)
                Error("unknown-name", $"{written}.{other.Name}", "Naast ‘$value’ staan hier alleen ‘$type’ en ‘$description’. Haal dit weg.", "Beside ‘$value’ only ‘$type’ and ‘$description’ stand here. Take this out.");
            value = value.GetProperty("$value");
        }

        var text = value.ValueKind switch { JsonValueKind.String => value.GetString()!.Trim(), JsonValueKind.Number when name.Kind == StyleKind.Radius => value.GetRawText(), _ => "" };
        if (Typed(name, text) is not { } typed) WrongValue(name, written);
        else if (!values.TryAdd(name.Name, typed)) Error("twice", written, "Deze naam staat er twee keer, ook als hij anders is geschreven. Laat er één staan.", "This name is there twice, be it spelled differently. Leave one.");
    }

    private static string? Typed(StyleName name, string text) => name.Kind switch
    {
        StyleKind.Colour => StyleColour.Parse(text)?.ToString(),
        StyleKind.Font => StyleFonts.Known(text),
        _ => int.TryParse(text.EndsWith("px", StringComparison.Ordinal) ? text[..^2] : text, NumberStyles.None, CultureInfo.InvariantCulture, out var px) && px <= name.Most ? string.Create(CultureInfo.InvariantCulture, $"{px}px") : null,
    };

    private void WrongValue(StyleName name, string written)
    {
        var (dutch, english) = name.Kind switch
        {
            StyleKind.Colour => ("Schrijf een kleur als #rrggbb, zoals #0b4a75. Iets anders mag hier niet.", "Write a colour as #rrggbb, such as #0b4a75. Nothing else may stand here."),
            StyleKind.Font => ($"Kies een lettertype uit deze lijst: {string.Join(", ", StyleFonts.Names)}.", $"Choose a font from this list: {string.Join(", ", StyleFonts.Names)}."),
            _ => ($"Schrijf een heel getal van 0 tot {name.Most}, zoals 8px.", $"Write a whole number from 0 to {name.Most}, such as 8px."),
        };
        Error($"not-a-{name.Kind.ToString().ToLowerInvariant()}", written, dutch, english);
    }

    private HouseStyleReading Done()
    {
        var draft = new HouseStyle(values);
        foreach (var name in ((string[])[StyleName.Paper, StyleName.Ground, StyleName.Picked, StyleName.Tip]).Where(name => draft.Colour(name).Luminance < Light).Select(StyleName.Of))
            Error("dark", name.Name, $"Maak {name.Dutch} lichter: onze tekeningen hebben donkere lijnen en zijn op een donker vlak niet te zien.", $"Make {name.English} lighter: our drawings have dark lines and cannot be seen on a dark area.");
        foreach (var pair in draft.Contrasts.Where(pair => pair.Ratio < pair.Good))
            Contrast(pair, pair.Ratio < pair.Least, draft);
        return new(problems.Exists(problem => problem.IsError) ? null : draft, draft, problems);
    }

    /// <summary>Relative luminance: light enough for dark lines, dark enough for a clear yellow.</summary>
    private const double Light = 0.4;

    private void Contrast(StyleContrast pair, bool isError, HouseStyle draft)
    {
        var (ratio, least) = (Math.Floor(pair.Ratio * 10) / 10, isError ? pair.Least : pair.Good);
        var name = draft.Sets(pair.Front) || !draft.Sets(pair.Back) ? pair.Front : pair.Back;
        var darker = draft.Colour(pair.Front.Name).Luminance < draft.Colour(pair.Back.Name).Luminance;
        var (dutch, english) = ((darker ? pair.Front : pair.Back).Dutch, (darker ? pair.Front : pair.Back).English);
        problems.Add(new("contrast", name.Name, isError,
            string.Create(CultureInfo.GetCultureInfo("nl-NL"), $"‘{pair.Front.Dutch}’ op ‘{pair.Back.Dutch}’: het contrast is {ratio:0.0} : 1. {(isError ? "Het moet minstens" : "Beter is")} {least:0.#} : 1{(isError ? " zijn" : "")}. Maak ‘{dutch}’ donkerder, of het andere lichter."),
            string.Create(CultureInfo.GetCultureInfo("en-GB"), $"‘{pair.Front.English}’ on ‘{pair.Back.English}’: the contrast is {ratio:0.0} : 1. {(isError ? "It must be at least" : "Better is")} {least:0.#} : 1. Make ‘{english}’ darker, or the other lighter.")));
    }

    private void Error(string code, string name, string dutch, string english) => problems.Add(new(code, name, IsError: true, dutch, english));
}
