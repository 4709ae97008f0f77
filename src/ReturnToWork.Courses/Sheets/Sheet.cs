namespace ReturnToWork.Courses.Sheets;

/// <summary>A workbook sheet: one A4 to write on with a pen, or printed with a person's own answers in it. Nothing of it is kept by anybody.</summary>
/// <param name="Picture">A symbol beside the title; null for none.</param>
internal sealed record Sheet(string Id, int Line, Phrase Title, IReadOnlyList<Phrase> Explanation, string? Picture, IReadOnlyList<SheetField> Fields)
{
    /// <summary>The lines of <c>ids.lock</c> for it: own texts and recordings know it by these.</summary>
    public IEnumerable<(string Id, int Line)> Ids =>
        [($"blad {Id}", Line), .. Fields.SelectMany(one => one.Parts.Select(part => ($"vakje {Id}/{one.Id}/{part.Id}", one.Line)).Prepend(($"veld {Id}/{one.Id}", one.Line)))];

    public IEnumerable<Phrase> Phrases => [Title, .. Explanation, .. Fields.SelectMany(one => one.Parts.Select(part => part.Text).Prepend(one.Question))];
}

/// <summary>One thing to fill in. Without lines, boxes or parts it is a sentence to read or to say.</summary>
/// <param name="From">Id of the activity whose answer stands here on a filled sheet; null where there is only the pen.</param>
/// <param name="Lines">Lines to write on.</param>
/// <param name="Boxes">Empty boxes, to write or draw in.</param>
/// <param name="Ticks">Boxes to tick.</param>
/// <param name="Rows">Rows of a table with the seven days of a week.</param>
internal sealed record SheetField(string Id, int Line, Phrase Question, string? From, int Lines, int Boxes, IReadOnlyList<SheetPart> Ticks, IReadOnlyList<SheetPart> Rows)
{
    public IEnumerable<SheetPart> Parts => Ticks.Concat(Rows);
}

/// <summary>A box to tick, or a row of the week.</summary>
internal sealed record SheetPart(string Id, Phrase Text);
