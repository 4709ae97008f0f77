namespace ReturnToWork.TestKit;

/// <summary>A folder of one's own with the published themes and the sample theme that has every kind of activity, as an installation with a seventh theme has it.</summary>
public sealed class ThemeFolder : IDisposable
{
    /// <summary>The number of the sample theme.</summary>
    public const int AllForms = 7;

    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("rtw-themes-");

    public ThemeFolder()
    {
        Copy(System.IO.Path.Combine(Repository.Root, "packages-scorm", "themes"));
        Copy(System.IO.Path.Combine(Repository.Root, "samples", "themes"));
    }

    /// <summary>For <c>Courses:Themes</c> or <c>ThemeLibrary.Load</c>.</summary>
    public string Path => folder.FullName;

    public void Dispose() => folder.Delete(recursive: true);

    private void Copy(string from)
    {
        foreach (var file in Directory.GetFiles(from, "*", SearchOption.AllDirectories))
        {
            var to = System.IO.Path.Combine(folder.FullName, System.IO.Path.GetRelativePath(from, file));
            Directory.CreateDirectory(System.IO.Path.GetDirectoryName(to)!);
            File.Copy(file, to);
        }
    }
}
