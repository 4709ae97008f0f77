using ReturnToWork.Courses.Voices;

namespace ReturnToWork.Authoring.Audio;

/// <summary><c>audio take {recordings} [--themas folder] [--thema 3] [--taal nl]</c>: puts checked recordings into the themes, with what text was spoken. Takes all or nothing.</summary>
internal static class AudioTake
{
    public static async Task<int> RunAsync(Request request, TextWriter output, CancellationToken ct)
    {
        if (await AudioCheck.ReadAsync(request, output) is not { } given) return 2;
        if (await Report.WriteAsync(output, given.Problems))
        {
            await output.WriteLineAsync("Er is niets overgenomen. Maak eerst de fouten in orde. / Nothing was taken in. Mend the errors first.");
            return 1;
        }

        var texts = given.Strings.ToDictionary(one => (one.Folder, one.Id), one => one.Phrase.Text);
        foreach (var folder in given.Files.GroupBy(file => file.Folder!, StringComparer.Ordinal))
        {
            var place = Path.Combine(given.Themes, folder.Key);
            Directory.CreateDirectory(place);
            var list = VoiceList.Read(place).ToDictionary(StringComparer.Ordinal);
            foreach (var file in folder)
            {
                var bytes = await File.ReadAllBytesAsync(file.Path, ct);
                Put(place, file.Id, AudioType.Endings[AudioType.Of(bytes)!], bytes);
                list[file.Id] = new VoiceEntry(TextHash.Of(texts[(folder.Key, file.Id)]), file.Listed?.IsPlaceholder == true);
            }

            VoiceList.Write(place, list);
            await output.WriteLineAsync(FormattableString.Invariant($"{folder.Key}: {folder.Count()} opnames overgenomen. / {folder.Count()} recordings taken in."));
        }

        return 0;
    }

    /// <summary>The one recording of this id: an older one, also of another kind, goes.</summary>
    internal static void Put(string folder, string id, string ending, byte[] bytes)
    {
        foreach (var old in AudioType.Endings.Values.Select(one => Path.Combine(folder, id + one)).Where(File.Exists))
            File.Delete(old);
        File.WriteAllBytes(Path.Combine(folder, id + ending), bytes);
    }
}
