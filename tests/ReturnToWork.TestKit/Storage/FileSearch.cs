using System.Text;

namespace ReturnToWork.TestKit.Storage;

/// <summary>Looks for texts in the files of a place that is in use.</summary>
public static class FileSearch
{
    /// <summary>The files under this folder that hold this text in clear, as paths within it.</summary>
    public static IReadOnlyList<string> Holding(string folder, string text) =>
        Quietly(() => (List<string>)[.. Files(folder).Where(file => Holds(file.Bytes, text)).Select(file => Path.GetRelativePath(folder, file.Path))]);

    /// <summary>Those of these texts that any file under these folders holds in clear.</summary>
    public static IReadOnlyList<string> Found(IReadOnlyList<string> folders, IReadOnlyList<string> texts) =>
        Quietly(() => (List<string>)[.. folders.SelectMany(Files).SelectMany(file => texts.Where(text => Holds(file.Bytes, text))).Distinct().Order(StringComparer.Ordinal)]);

    private static bool Holds(byte[] bytes, string text) => bytes.AsSpan().IndexOf(Encoding.UTF8.GetBytes(text)) >= 0;

    private static IEnumerable<(string Path, byte[] Bytes)> Files(string folder)
    {
        foreach (var path in Directory.GetFiles(folder, "*", SearchOption.AllDirectories))
        {
            using var stream = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
            using var bytes = new MemoryStream();
            stream.CopyTo(bytes);
            yield return (path, bytes.ToArray());
        }
    }

    private static T Quietly<T>(Func<T> look)
    {
        while (true)
        {
            try
            {
                return look();
            }
            catch (FileNotFoundException)
            {
                // A log was folded into its database while we looked, perhaps after we had read the database: look again.
            }
        }
    }
}
