using ReturnToWork.Courses;
using ReturnToWork.Courses.Voices;

namespace ReturnToWork.Authoring.Audio;

/// <summary>
/// <c>audio placeholder [themes] [--taal nl] [--thema 3]</c>: a computer's voice for every sentence that has no recording, marked as such, to try reading aloud
/// before somebody has spoken. It never takes the place of a recording, not even of one whose text has changed.
/// </summary>
internal static class AudioPlaceholder
{
    public static async Task<int> RunAsync(Request request, TextWriter output, CancellationToken ct)
    {
        var themes = Request.ThemesFolder(request.Places.Count > 0 ? request.Places[0] : null);
        var strings = AudioThemes.Strings(ThemeLibrary.Load(themes), request);
        if (strings.Count == 0)
        {
            await output.WriteLineAsync($"In {themes} is geen thema in deze taal gevonden. / No theme was found in {themes} in this language.");
            return 2;
        }

        if (TrialVoice.Missing() is { } missing)
        {
            await output.WriteLineAsync($"Het programma ‘{missing}’ ontbreekt. Installeer het: sudo apt-get install {missing}. / The program ‘{missing}’ is missing. Install it: sudo apt-get install {missing}.");
            return 1;
        }

        foreach (var folder in strings.GroupBy(one => one.Folder, StringComparer.Ordinal))
        {
            var place = Path.Combine(themes, folder.Key);
            Directory.CreateDirectory(place);
            var list = VoiceList.Read(place).ToDictionary(StringComparer.Ordinal);
            var (made, spoken) = (0, 0);
            foreach (var one in folder.Where(one => one.State is VoiceState.Missing or VoiceState.Changed))
            {
                // A file without a line in the list is somebody's recording too: it waits for "audio take".
                if (list.TryGetValue(one.Id, out var entry) ? !entry.IsPlaceholder : AudioType.Endings.Values.Any(ending => File.Exists(Path.Combine(place, one.Id + ending))))
                {
                    spoken++;
                    continue;
                }

                AudioTake.Put(place, one.Id, ".mp3", await TrialVoice.SayAsync(one.Theme.AsSaid(one.Phrase.Text, one.Language), one.Language, ct));
                list[one.Id] = new VoiceEntry(TextHash.Of(one.Phrase.Text), IsPlaceholder: true);
                made++;
            }

            VoiceList.Write(place, list);
            await output.WriteLineAsync(FormattableString.Invariant($"{folder.Key}: {made} proefstemmen gemaakt. / {made} trial voices made."));
            if (spoken > 0)
                await output.WriteLineAsync(FormattableString.Invariant($"  {spoken} opnames zijn van een oudere tekst; neem die zinnen opnieuw op. / {spoken} recordings are of an older text; record those sentences again."));
        }

        return 0;
    }
}
