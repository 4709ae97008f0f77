using System.Globalization;

namespace ReturnToWork.Authoring.Audio;

/// <summary>What stands after the words of a command.</summary>
/// <param name="Places">Files and folders, in order.</param>
/// <param name="Options">Name without dashes → value; empty for one that has none.</param>
/// <param name="Fault">Why it cannot be understood.</param>
internal sealed record Request(IReadOnlyList<string> Places, IReadOnlyDictionary<string, string> Options, string? Fault)
{
    private static readonly HashSet<string> WithValue = new(StringComparer.Ordinal) { "taal", "thema", "themas" };

    public static Request Read(IReadOnlyList<string> args)
    {
        var (places, options) = (new List<string>(), new Dictionary<string, string>(StringComparer.Ordinal));
        for (var i = 0; i < args.Count; i++)
        {
            if (!args[i].StartsWith("--", StringComparison.Ordinal))
                places.Add(args[i]);
            else if (!WithValue.Contains(args[i][2..]))
                options[args[i][2..]] = "";
            else if (i + 1 < args.Count)
                options[args[i][2..]] = args[++i];
            else
                return new Request([], options, $"Achter {args[i]} ontbreekt een waarde. / A value is missing after {args[i]}.");
        }

        return new Request(places, options, Fault: null);
    }

    public bool Has(string option) => Options.ContainsKey(option);

    /// <summary>The number after <c>--thema</c>; null for all.</summary>
    public int? Theme => Options.TryGetValue("thema", out var text) && int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;

    /// <summary>After <c>--taal</c>; null for all.</summary>
    public string? Language => Options.GetValueOrDefault("taal");

    /// <summary>The folder of themes: the one given, else the nearest <c>packages-scorm/themes</c> upwards.</summary>
    public static string ThemesFolder(string? given)
    {
        if (given is not null) return given;
        for (var folder = Directory.GetCurrentDirectory(); folder is not null; folder = Path.GetDirectoryName(folder))
        {
            var themes = Path.Combine(folder, "packages-scorm", "themes");
            if (Directory.Exists(themes)) return themes;
        }

        return Path.Combine(Directory.GetCurrentDirectory(), "packages-scorm", "themes");
    }
}
