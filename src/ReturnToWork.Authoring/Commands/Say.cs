using System.Text.Json;
using ReturnToWork.Courses;

namespace ReturnToWork.Authoring.Commands;

/// <summary>What the commands say, in one language. The sentences stand in <c>Texts/</c>.</summary>
internal sealed class Say(string language, TextWriter to)
{
    private readonly IReadOnlyDictionary<string, string> texts = Embedded.Texts("commands", language);

    public string Language => language;

    public string this[string key, params ReadOnlySpan<(string Name, string Value)> fill]
    {
        get
        {
            var text = texts[key];
            foreach (var (name, value) in fill)
                text = text.Replace($"{{{name}}}", value, StringComparison.Ordinal);
            return text;
        }
    }

    public void Line(string key, params ReadOnlySpan<(string Name, string Value)> fill) => to.WriteLine(this[key, fill]);

    public void Plain(string line) => to.WriteLine(line);

    public string Of(ThemeProblem problem) => language == "en" ? problem.English : problem.Dutch;
}

/// <summary>Files inside the program.</summary>
internal static class Embedded
{
    public static IReadOnlyDictionary<string, string> Texts(string file, string language) =>
        JsonSerializer.Deserialize<Dictionary<string, Dictionary<string, string>>>(Bytes($"Texts/{file}.json"))![language];

    public static byte[] Bytes(string name)
    {
        using var stream = typeof(Embedded).Assembly.GetManifestResourceStream(name) ?? throw new FileNotFoundException("The program was built without this file.", name);
        using var copy = new MemoryStream();
        stream.CopyTo(copy);
        return copy.ToArray();
    }
}
