namespace ReturnToWork.Courses.Leaflets;

/// <summary>How hard a leaflet may be to read; the check measures with it.</summary>
public enum LeafletLevel
{
    /// <summary>For everybody: short sentences, no hard word, one A4.</summary>
    A2,

    /// <summary>Complete, for who wants to know it all or helps somebody.</summary>
    B1,

    /// <summary>For professionals.</summary>
    Professional,
}

/// <summary>One leaflet or consent text as its folder says it, in every language.</summary>
/// <param name="Name">The folder's name.</param>
/// <param name="Texts">By language.</param>
public sealed record Leaflet(string Name, IReadOnlyDictionary<string, LeafletText> Texts)
{
    /// <summary>The leaflet in this language, else in the master.</summary>
    public LeafletText In(string language) => Texts.TryGetValue(language, out var text) ? text : Texts[LeafletLibrary.Master];
}

/// <summary>A leaflet in one language.</summary>
/// <param name="Version">A number that grows with every change of meaning; with <paramref name="Day"/> it names the text.</param>
/// <param name="Day">Since when this version holds.</param>
public sealed record LeafletText(string Language, string File, string Title, int Version, DateOnly Day, LeafletLevel Level, IReadOnlyList<LeafletPart> Parts)
{
    /// <summary>Every sentence in the order of reading, without headings.</summary>
    public IEnumerable<LeafletLine> Lines => Parts.SelectMany(part => part.Blocks).SelectMany(block => block.Lines);

    /// <summary>The whole text, a line per line, for a fingerprint and for who wants to keep the very words.</summary>
    /// <param name="fill">What stands for <c>{name}</c>.</param>
    public string Whole(params ReadOnlySpan<(string Name, string Value)> fill)
    {
        var text = string.Join('\n', [Title, .. Parts.SelectMany(part => part.Blocks.SelectMany(block => block.Lines.Select(line => block.IsList ? $"- {line.Text}" : line.Text)).Prepend(part.Title))]);
        foreach (var (name, value) in fill)
            text = text.Replace($"{{{name}}}", value, StringComparison.Ordinal);
        return text;
    }
}

/// <summary>What stands under one heading.</summary>
/// <param name="Id">The same in every language.</param>
/// <param name="Picture">A symbol of <c>themes/shared/symbols.svg</c>; null for none.</param>
public sealed record LeafletPart(string Id, string Title, string? Picture, int Line, IReadOnlyList<LeafletBlock> Blocks);

/// <summary>Lines that belong together: sentences under each other, or a list.</summary>
public sealed record LeafletBlock(bool IsList, IReadOnlyList<LeafletLine> Lines);

/// <summary>One line.</summary>
/// <param name="Id">Under which it is spoken, such as <c>wat.2</c>.</param>
/// <param name="Line">Where the author wrote it, counted from 1.</param>
public sealed record LeafletLine(string Id, string Text, int Line);
