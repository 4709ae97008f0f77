namespace ReturnToWork.Courses.Voices;

/// <summary>Whether a phrase can be heard.</summary>
public enum VoiceState
{
    /// <summary>Somebody spoke it.</summary>
    Recorded,

    /// <summary>A computer's voice stands in.</summary>
    Placeholder,

    /// <summary>It was spoken, but the text has changed since.</summary>
    Changed,

    /// <summary>Not spoken yet.</summary>
    Missing,
}

/// <summary>One string to speak and how far it is.</summary>
/// <param name="Home">The theme's number, or <c>shared</c>: under which it is recorded.</param>
public sealed record VoiceLine(string Home, ThemePhrase Phrase, VoiceState State);

/// <summary>How far a theme is with its recordings in one language.</summary>
public sealed record VoiceReport(IReadOnlyList<VoiceLine> Lines)
{
    /// <summary>Every string can be heard, if only in a computer's voice.</summary>
    public bool IsReady => Missing == 0;

    /// <summary>Strings that nobody hears: never spoken, or changed since.</summary>
    public int Missing => Lines.Count(line => line.State is VoiceState.Missing or VoiceState.Changed);

    public int Placeholders => Lines.Count(line => line.State == VoiceState.Placeholder);

    /// <summary>Every string of a theme with its state, in the order of the screens.</summary>
    /// <param name="voices">All that the host has: the theme's own, and an organisation's.</param>
    public static VoiceReport Of(Theme theme, string language, PageVoices voices)
    {
        language = theme.Closest(language);
        return new([.. theme.ToSpeak(language).Select(phrase => new VoiceLine(theme.HomeOf(phrase.Id), phrase, voices.StateOf(theme.HomeOf(phrase.Id), language, phrase.Id, phrase.Text)))]);
    }
}
