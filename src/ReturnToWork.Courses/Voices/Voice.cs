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

/// <summary>The recordings that a page may play.</summary>
/// <param name="Base">Start of every address on this host, such as <c>/recordings/</c>.</param>
/// <param name="Layers">By (theme's number or <c>shared</c>, language, id of the phrase); the first that says exactly what stands on the page is heard.</param>
public sealed record PageVoices(string Base, params IReadOnlyList<IReadOnlyDictionary<(string Theme, string Language, string Id), Voice>> Layers)
{
    /// <summary>The recording that says exactly this.</summary>
    public Voice? Find(string theme, string language, string id, string text) => Of(theme, language, id).FirstOrDefault(voice => voice.Says(text));

    /// <summary>How far one string is.</summary>
    public VoiceState StateOf(string theme, string language, string id, string text) => Find(theme, language, id, text) switch
    {
        { IsPlaceholder: true } => VoiceState.Placeholder,
        not null => VoiceState.Recorded,
        null => Of(theme, language, id).Any() ? VoiceState.Changed : VoiceState.Missing,
    };

    private IEnumerable<Voice> Of(string theme, string language, string id) => Layers.Select(layer => layer.GetValueOrDefault((theme, language, id))).OfType<Voice>();
}
