using System.IO.Compression;
using ReturnToWork.Courses;
using ReturnToWork.Courses.Voices;
using ReturnToWork.Tool.Store;

namespace ReturnToWork.Tool.Voices;

/// <summary>An organisation's recordings as the folders of a theme hold them, to take in with <c>audio take</c>: the names, and of each what text was spoken.</summary>
internal static class RecordingZip
{
    /// <returns>A file of this machine that is gone once it is closed: it may be larger than fits the memory.</returns>
    public static async Task<Stream> WriteAsync(IAsyncEnumerable<Recording> sounds, Theme theme, CancellationToken ct)
    {
        var file = new FileStream(Path.Combine(Path.GetTempPath(), Path.GetRandomFileName()), new FileStreamOptions
        {
            Mode = FileMode.CreateNew, Access = FileAccess.ReadWrite, Options = FileOptions.Asynchronous | FileOptions.DeleteOnClose,
        });
        var lists = new Dictionary<string, List<string>>(StringComparer.Ordinal);
        using (var zip = new ZipArchive(file, ZipArchiveMode.Create, leaveOpen: true))
        {
            await foreach (var sound in sounds.WithCancellation(ct))
            {
                var folder = $"{(sound.Theme == OwnTexts.Shared ? OwnTexts.Shared : theme.Folder)}/audio/{sound.Language}";
                // Sound is packed already.
                await AddAsync(zip, $"{folder}/{sound.TextId}{AudioType.Endings[sound.Type]}", sound.Audio, CompressionLevel.NoCompression, ct);
                if (!lists.TryGetValue(folder, out var list)) lists[folder] = list = [];
                list.Add($"{sound.TextId}: {{ tekst: {sound.TextHash} }}\n");
            }

            foreach (var (folder, list) in lists) await AddAsync(zip, $"{folder}/{VoiceList.FileName}", System.Text.Encoding.UTF8.GetBytes(string.Concat(list)), CompressionLevel.Fastest, ct);
        }

        file.Position = 0;
        return file;
    }

    private static async Task AddAsync(ZipArchive zip, string name, byte[] bytes, CompressionLevel level, CancellationToken ct)
    {
        await using var entry = await zip.CreateEntry(name, level).OpenAsync(ct);
        await entry.WriteAsync(bytes, ct);
    }
}
