namespace ReturnToWork.BrowserTests.Picking;

/// <summary>A folder with the published theme 3 and the same one as theme 1 under another name, so that there is something to choose from.</summary>
internal sealed class MoreThemes : IDisposable
{
    private static readonly string Published = Path.Combine(AppContext.BaseDirectory, "assets", "themes");
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("rtw-themes-");

    public MoreThemes()
    {
        foreach (var file in Directory.GetFiles(Published, "*", SearchOption.AllDirectories))
        {
            var (path, text) = (Path.GetRelativePath(Published, file), File.ReadAllText(file));
            Write(path, text);
            if (!path.StartsWith("3-", StringComparison.Ordinal)) continue;
            Write("1" + path[1..], text.Replace("nummer: 3", "nummer: 1", StringComparison.Ordinal).Replace("titel: Mijn plan", "titel: Werk en ik", StringComparison.Ordinal).Replace("titel: My plan", "titel: Work and me", StringComparison.Ordinal));
        }
    }

    public IReadOnlyDictionary<string, string?> Settings => new Dictionary<string, string?> { ["Courses:Themes"] = _folder.FullName };

    public void Dispose() => _folder.Delete(recursive: true);

    private void Write(string path, string text)
    {
        var file = new FileInfo(Path.Combine(_folder.FullName, path));
        file.Directory!.Create();
        File.WriteAllText(file.FullName, text);
    }
}
