namespace ReturnToWork.Courses;

/// <summary>
/// What a page says where it asks for a yes, line by line as it stands there: for who keeps with a yes the very words that were read. The markup of these questions
/// (<c>Kinds/KeepMarkup</c>, <c>Kinds/PairMarkup</c>) says the same; a test compares them.
/// </summary>
public static class AskedWords
{
    private static readonly string[] Keep = ["bewaren.vraag", "bewaren.ja", "bewaren.ja-uitleg", "bewaren.nee", "bewaren.nee-uitleg"];
    private static readonly string[] See = ["koppelen.wat-zien", "koppelen.niets", "koppelen.voortgang", "koppelen.onderwerpen", "koppelen.ja", "koppelen.nee"];

    /// <summary>"Wil je bewaren wat je kiest?" and both answers.</summary>
    public static IReadOnlyList<string> Keeping(Theme theme, string language) => [.. Keep.Select(key => theme.SharedIn(language)[key])];

    /// <summary>"Anna wordt je coach. Klopt dat?", what that coach may see, and both buttons.</summary>
    /// <param name="coach">The coach's name, as the page showed it.</param>
    public static IReadOnlyList<string> Coaching(Theme theme, string language, string coach) =>
        [theme.SharedIn(language)["koppelen.klopt"].Replace("{coach}", coach, StringComparison.Ordinal), .. See.Select(key => theme.SharedIn(language)[key])];

    /// <summary>One answer to what a coach may see.</summary>
    /// <param name="sees"><c>nothing</c>, <c>progress</c> or <c>topics</c>.</param>
    public static string Sees(Theme theme, string language, string sees) =>
        theme.SharedIn(language)[sees switch { "topics" => "koppelen.onderwerpen", "progress" => "koppelen.voortgang", _ => "koppelen.niets" }];
}
