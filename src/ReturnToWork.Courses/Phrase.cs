namespace ReturnToWork.Courses;

/// <summary>One string of a theme under the id by which recordings, own texts and tests know it. Ids have only <c>[a-z0-9.-]</c>: they are file names too.</summary>
/// <param name="Id">Such as <c>scherm.wens.titel</c> or <c>activiteit.wens.optie.contact</c>; the same in every language.</param>
/// <param name="Text">As people read it: without marks.</param>
/// <param name="Line">Where the author wrote it, counted from 1.</param>
/// <param name="IsOwn">An organisation's own text stands for the theme's.</param>
internal sealed record Phrase(string Id, string Text, int Line, bool IsOwn = false)
{
    public static Phrase Empty { get; } = new("", "", 0);

    public override string ToString() => Text;
}

/// <summary>One string of a theme, for who records it, replaces it or checks it.</summary>
/// <param name="Id">See <see cref="Theme.Phrases"/>.</param>
/// <param name="Text">As people read it now.</param>
/// <param name="File">The file that holds it, relative to the folder of themes.</param>
/// <param name="Line">Counted from 1.</param>
/// <param name="Screen">Id of the screen it stands on; null for the theme's own name and aims, and for the fixed texts.</param>
/// <param name="IsSpoken">False for what is never read aloud, such as a picture's text alternative.</param>
/// <param name="IsOwn">An organisation's own text stands for the theme's.</param>
public sealed record ThemePhrase(string Id, string Text, string File, int Line, string? Screen, bool IsSpoken, bool IsOwn);

/// <summary>What one organisation says in its own words: the ids stay, so answers, recordings of other texts and statements do too.</summary>
/// <param name="Texts">(theme's number or <c>shared</c>, language, text id) → the text.</param>
public sealed record OwnTexts(IReadOnlyDictionary<(string Theme, string Language, string Id), string> Texts)
{
    /// <summary>Nothing replaced.</summary>
    public static OwnTexts None { get; } = new(new Dictionary<(string, string, string), string>());

    /// <summary>The name under which the fixed texts of all themes are replaced.</summary>
    public const string Shared = "shared";
}
