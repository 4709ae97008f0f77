namespace ReturnToWork.Courses.Voices;

/// <summary>One phrase, spoken.</summary>
/// <param name="TextHash">Of the text that was spoken (<see cref="Voices.TextHash.Of"/>).</param>
/// <param name="Address">Of the sound itself (<see cref="Voices.TextHash.OfAudio"/>).</param>
/// <param name="IsPlaceholder">A computer's voice, to try with until somebody speaks it.</param>
public sealed record Voice(string TextHash, string Address, bool IsPlaceholder)
{
    /// <summary>False once the text has changed.</summary>
    public bool Says(string text) => TextHash == Voices.TextHash.Of(text);
}

/// <summary>A recording in the folder of a theme.</summary>
/// <param name="Path">On this machine.</param>
/// <param name="Type">Media type, such as <c>audio/mpeg</c>.</param>
public sealed record VoiceFile(string Path, string Type, Voice Voice);

/// <summary>The recordings that a page may play, by (theme's number or <c>shared</c>, language, id of the phrase).</summary>
/// <param name="Base">Start of every address on this host, such as <c>/recordings/</c>.</param>
/// <param name="All">A recording of a text that has changed since does no harm: it is left out.</param>
public sealed record PageVoices(string Base, IReadOnlyDictionary<(string Theme, string Language, string Id), Voice> All)
{
    /// <summary>The recording that says exactly this.</summary>
    public Voice? Find(string theme, string language, string id, string text) => All.TryGetValue((theme, language, id), out var voice) && voice.Says(text) ? voice : null;
}
