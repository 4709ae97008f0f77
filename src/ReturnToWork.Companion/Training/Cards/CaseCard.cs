namespace ReturnToWork.Companion.Training.Cards;

/// <summary>A case for intervision, without anybody in it. It is made to be looked at and printed; it is kept nowhere.</summary>
internal sealed record CaseCard(string Situation, string Difficult, string Tried, string Question)
{
    /// <summary>Signs in one field.</summary>
    public const int Longest = 1500;

    /// <summary>The fields, in the order of the card.</summary>
    public static readonly IReadOnlyList<string> Fields = ["situation", "difficult", "tried", "question"];

    /// <summary>The steps of the incident method (method 4.1, F86), with the minutes that make 90 of them.</summary>
    public static readonly IReadOnlyList<(string Step, int Minutes)> Steps = [("choose", 10), ("facts", 20), ("open", 15), ("think", 20), ("advice", 15), ("take", 10)];

    public static CaseCard Of(string? situation, string? difficult, string? tried, string? question) => new(Cut(situation), Cut(difficult), Cut(tried), Cut(question));

    public string this[string name] => name switch { "situation" => Situation, "difficult" => Difficult, "tried" => Tried, _ => Question };

    public bool IsEmpty => Fields.All(name => this[name].Length == 0);

    /// <summary>What should come off first.</summary>
    public IReadOnlyList<CardWarning> Warnings => [.. Fields.SelectMany(name => CardWarnings.In(this[name])).Distinct()];

    private static string Cut(string? text) => text is null ? "" : text.Length <= Longest ? text.Trim() : text[..Longest].Trim();
}
