using ReturnToWork.Courses.Kinds;

namespace ReturnToWork.Courses.Checking;

/// <summary>What lies in a theme's folder beside its texts: not too heavy (courses.md 4.2), and nothing that is used nowhere.</summary>
internal static class FilesCheck
{
    private const int MostBytesOfDrawing = 60 * 1024;
    private const int MostBytesOfTheme = 700 * 1024;

    /// <summary>Folders that are checked elsewhere, with budgets of their own.</summary>
    private static readonly string[] Elsewhere = ["audio", "films", "film"];

    public static void Run(Theme theme, string folder, ProblemList problems)
    {
        var name = Path.GetFileName(folder);
        var parts = theme.In(theme.Languages[0]).Screens.SelectMany(screen => screen.Parts).ToList();
        var used = parts.OfType<PicturePart>().Select(picture => picture.Source).Concat(parts.OfType<Activity>().SelectMany(activity => activity.Pictures).Select(use => use.Source.Split(',')[0])).ToHashSet(StringComparer.Ordinal);
        var known = theme.Languages.SelectMany(language => (string[])[$"{language}.md", $"workshop.{language}.md"]).Concat(["theme.yaml", "ids.lock", "README.md", "vragen.md"]).ToHashSet(StringComparer.Ordinal);
        var total = 0L;
        foreach (var path in Directory.GetFiles(folder, "*", SearchOption.AllDirectories).Order(StringComparer.Ordinal))
        {
            var file = Path.GetRelativePath(folder, path).Replace('\\', '/');
            if (Elsewhere.Contains(file.Split('/')[0], StringComparer.Ordinal))
                continue;
            var bytes = new FileInfo(path).Length;
            total += bytes;
            if (file.StartsWith("scenes/", StringComparison.Ordinal) && file.EndsWith(".svg", StringComparison.Ordinal))
            {
                if (!used.Contains(file))
                    problems.Warning("unused-picture", $"{name}/{file}", 0, "Deze tekening staat op geen enkel scherm. Haal haar weg of gebruik haar.", "This drawing stands on no screen. Take it away or use it.");
                if (bytes > MostBytesOfDrawing)
                    problems.Warning("large-picture", $"{name}/{file}", 0, $"Deze tekening is {bytes / 1024} kB; hoogstens {MostBytesOfDrawing / 1024}. Teken met minder punten.", $"This drawing is {bytes / 1024} kB; at most {MostBytesOfDrawing / 1024}. Draw with fewer points.");
            }
            else if (!known.Contains(file) && !file.Split('/')[^1].StartsWith('.'))
            {
                problems.Warning("unused-file", $"{name}/{file}", 0, "Dit bestand wordt nergens gebruikt. Haal het weg, of noem de taal in theme.yaml.", "This file is used nowhere. Take it away, or name the language in theme.yaml.");
            }
        }

        if (total > MostBytesOfTheme)
            problems.Error("large-theme", name, 0, $"Dit thema is {total / 1024} kB zonder geluid en film; hoogstens {MostBytesOfTheme / 1024}. Maak tekeningen kleiner.", $"This theme is {total / 1024} kB without sound and film; at most {MostBytesOfTheme / 1024}. Make drawings smaller.");
    }
}
