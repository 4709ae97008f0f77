namespace ReturnToWork.Courses;

/// <summary>What the texts say about rules, law and who sees what: one list for a lawyer (method 5.1). Read from <c>claims.yaml</c> beside the themes.</summary>
/// <param name="Checked">The day on which somebody last went through the whole list.</param>
/// <param name="All">In the order of the file.</param>
public sealed record Claims(DateOnly? Checked, IReadOnlyList<Claim> All)
{
    /// <summary>Of a folder that has no such list.</summary>
    public static Claims None { get; } = new(Checked: null, []);

    /// <summary>The list of any folder, such as that of the leaflets; none where it has none. What is wrong in it is said by who checks that folder.</summary>
    public static Claims Of(string directory) => Reading.ClaimsFile.Read(directory, new ProblemList())?.Claims ?? None;
}

/// <summary>One sentence that must be true.</summary>
/// <param name="Theme">The theme's number, or null for a text that every theme has.</param>
/// <param name="Id">Of the text, the same in every language; see <see cref="ThemePhrase.Id"/>. Of a leaflet: its folder and the id of the heading.</param>
/// <param name="Sentence">The Dutch words, or the part of them that matters.</param>
/// <param name="Meaning">What we say with it, in a lawyer's words.</param>
/// <param name="Source">Where that comes from.</param>
/// <param name="SourceDate">Of when the source is: a date, a month, or <c>onbekend</c>.</param>
/// <param name="Seen">When we looked at the source: a date or a month.</param>
/// <param name="State">Whether a lawyer has seen it; see <c>ClaimsCheck</c> for the closed list.</param>
/// <param name="Note">What to pay attention to; null where there is nothing.</param>
/// <param name="Line">In <c>claims.yaml</c>.</param>
public sealed record Claim(int? Theme, string Id, string Sentence, string Meaning, string Source, string SourceDate, string Seen, string State, string? Note, int Line);
