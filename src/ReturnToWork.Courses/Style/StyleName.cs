namespace ReturnToWork.Courses.Style;

/// <summary>What stands behind a name.</summary>
public enum StyleKind
{
    /// <summary><c>#rgb</c> or <c>#rrggbb</c>.</summary>
    Colour,

    /// <summary>One of <see cref="StyleFonts"/>.</summary>
    Font,

    /// <summary>Whole px, not below zero.</summary>
    Radius,
}

/// <summary>One name that an organisation may set. The names are those of NL Design System, so that its own theme can be pointed here.</summary>
/// <param name="Name">Without the dashes in front, such as <c>basis-color-default-color-document</c>.</param>
/// <param name="Fallback">The value of everybody else, or the name whose value it takes (<c>@name</c>); the same as in <c>css/0-tokens.css</c>.</param>
/// <param name="Most">For a radius: px at most.</param>
/// <param name="Dutch">What it is on a page, in words.</param>
/// <param name="English">The same in English.</param>
public sealed record StyleName(string Name, StyleKind Kind, string Fallback, int Most, string Dutch, string English)
{
    internal const string Ink = "basis-color-default-color-document";
    internal const string Paper = "basis-color-default-bg-document";
    internal const string Ground = "basis-color-default-bg-subtle";
    internal const string Edge = "basis-color-default-border-default";
    internal const string Go = "basis-color-action-1-color-default";
    internal const string GoGround = "basis-color-action-1-inverse-bg-default";
    internal const string GoInk = "basis-color-action-1-inverse-color-default";
    internal const string Picked = "basis-color-selected-bg-default";
    internal const string Tip = "basis-color-highlight-bg-default";
    internal const string RingInk = "basis-focus-outline-color";
    internal const string Ring = "basis-focus-background-color";
    internal const string Head = "basis-heading-color";
    internal const string Font = "basis-text-font-family-default";
    internal const string HeadFont = "basis-heading-font-family";
    internal const string RoundSmall = "basis-border-radius-sm";
    internal const string Round = "basis-border-radius-md";

    /// <summary>All of them, in the order of the stylesheet; no other name is taken.</summary>
    public static IReadOnlyList<StyleName> All { get; } =
    [
        Colour(Ink, "#14202e", "de letters", "the letters"),
        Colour(Paper, "#ffffff", "het vlak onder de tekst", "the area behind the text"),
        Colour(Ground, "#f2f5f8", "de achtergrond van de bladzijde", "the background of the page"),
        Colour(Edge, "#55677a", "de randen", "the edges"),
        Colour(Go, "#0b4a75", "links en gewone knoppen", "links and plain buttons"),
        Colour(GoGround, "@" + Go, "de grote knop", "the big button"),
        Colour(GoInk, "#ffffff", "de letters op de grote knop", "the letters on the big button"),
        Colour(Picked, "#e2eff9", "een gekozen kaart", "a picked card"),
        Colour(Tip, "#fff5d6", "een tip", "a tip"),
        Colour(RingInk, "@" + Ink, "de binnenste ring van de aanwijzer", "the inner ring of the focus"),
        Colour(Ring, "#ffd23f", "de buitenste ring, en de zin die wordt voorgelezen", "the outer ring, and the sentence that is read aloud"),
        Colour(Head, "@" + Ink, "de koppen", "the headings"),
        new(Font, StyleKind.Font, StyleFonts.Ours, 0, "het lettertype", "the font"),
        new(HeadFont, StyleKind.Font, "@" + Font, 0, "het lettertype van de koppen", "the font of the headings"),
        new(RoundSmall, StyleKind.Radius, "6px", 12, "de ronding van velden", "the rounding of fields"),
        new(Round, StyleKind.Radius, "12px", 24, "de ronding van knoppen en kaarten", "the rounding of buttons and cards"),
    ];

    internal static StyleName Of(string name) => All.First(one => one.Name == name);

    /// <summary>The words in <c>nl</c>, else in English.</summary>
    public string In(string language) => language == "nl" ? Dutch : English;

    private static StyleName Colour(string name, string fallback, string dutch, string english) => new(name, StyleKind.Colour, fallback, 0, dutch, english);
}
