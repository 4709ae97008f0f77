using System.Text.Json;
using ReturnToWork.Courses.Rendering;

namespace ReturnToWork.Courses.Voices;

/// <summary>
/// Tells the player what can be heard: <c>data-audio</c> on each element whose phrase has a recording of exactly its words, <c>data-trial</c> where that is a
/// computer's voice, and on <c>main</c> where recordings are and how a voice says short names.
/// </summary>
internal static class VoiceMarkup
{
    public static string Add(string main, Theme theme, string language, PageVoices? voices)
    {
        var texts = theme.Phrases(language).Concat(theme.SharedIn(language).Phrases).Concat(theme.WordsIn(language).Phrases).ToDictionary(phrase => phrase.Id, phrase => phrase.Text, StringComparer.Ordinal);
        var html = new Html();
        html.AddMade("<main");
        if (voices is not null)
            html.Add($" data-voices=\"{voices.Base}\"");
        var sayAs = theme.WordsIn(language).SayAs.Where(word => main.Contains(word.Key, StringComparison.Ordinal)).ToDictionary(StringComparer.Ordinal);
        if (sayAs.Count > 0)
            html.Add($" data-say-as=\"{JsonSerializer.Serialize(sayAs)}\"");
        var begin = main.IndexOf("<main", StringComparison.Ordinal);
        return main[..begin] + html + (voices is null ? main[(begin + 5)..] : SpokenPhrases.Said().Replace(main[(begin + 5)..], match => match.Value + Of(match.Groups["id"].Value)));

        string Of(string id) =>
            texts.TryGetValue(id, out var text) && voices.Find(theme.HomeOf(id), language, id, text) is { } voice ? $" data-audio=\"{voice.Address}\"{(voice.IsPlaceholder ? " data-trial" : "")}" : "";
    }
}
