namespace ReturnToWork.Courses;

/// <summary>How one organisation's pages look, and who they say to call.</summary>
/// <param name="StyleAddress">Stylesheet made of its <see cref="Style.HouseStyle"/>; null for the style that everybody has.</param>
/// <param name="Logo">Null where there is none.</param>
/// <param name="Phone">As people read it, such as <c>030 - 123 45 67</c>.</param>
/// <param name="HelpDutch">One or two sentences of its own about help; a page in any other language than Dutch says the English.</param>
/// <param name="HelpEnglish">The same in English.</param>
/// <param name="ConceptHidden">It has approved the texts, so nothing says "concept" any more.</param>
public sealed record House(string? StyleAddress, HouseLogo? Logo, string? Phone, string? HelpDutch, string? HelpEnglish, bool ConceptHidden)
{
    /// <summary>Of no organisation: what anybody may open.</summary>
    public static House None { get; } = new(null, null, null, null, null, ConceptHidden: false);

    internal string? HelpIn(string language) => language == "nl" ? HelpDutch : HelpEnglish;
}

/// <summary>An organisation's logo.</summary>
/// <param name="Address">Path of a picture.</param>
/// <param name="Name">The organisation's name, which stands for the picture where that cannot be seen.</param>
public sealed record HouseLogo(string Address, string Name);
