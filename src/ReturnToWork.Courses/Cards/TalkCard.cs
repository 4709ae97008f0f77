namespace ReturnToWork.Courses.Cards;

/// <summary>One card that two people talk about: a question or a small thing to do, and how to go on from there.</summary>
/// <param name="Id">The same in every language; stands in addresses.</param>
/// <param name="Picture">A symbol of <c>themes/shared/symbols.svg</c>.</param>
/// <param name="Line">Where the author wrote it, counted from 1.</param>
public sealed record TalkCard(string Id, TalkGroup Group, string Picture, string Question, string Further, int Line)
{
    /// <summary>What holds for every card is no subject to talk about.</summary>
    public bool IsRule => Group.IsRules;
}

/// <summary>Cards that belong together, under one heading.</summary>
public sealed record TalkGroup(string Id, string Title, int Line)
{
    /// <summary>The group of cards that say how two people talk here; it comes first.</summary>
    public const string Rules = "afspraken";

    public bool IsRules => Id == Rules;
}

/// <summary>All cards in one language, as their author ordered them.</summary>
/// <param name="Version">A number that grows with every change of meaning.</param>
/// <param name="Day">Since when this version holds.</param>
public sealed record TalkDeck(string Language, string File, string Title, int Version, DateOnly Day, IReadOnlyList<TalkCard> Cards)
{
    public IEnumerable<TalkGroup> Groups => Cards.Select(card => card.Group).Distinct();

    /// <summary>
    /// The order in which they are dealt: first what holds for all, then in turn one of each group, so that no subject comes twice in a row and no card comes back before all were there.
    /// Always the same, because nothing is kept of who looks: the card on the table is all that is known.
    /// </summary>
    public IReadOnlyList<TalkCard> Dealt { get; } =
        [.. Cards.Where(card => card.IsRule), .. Cards.Where(card => !card.IsRule).GroupBy(card => card.Group).SelectMany(group => group.Index()).OrderBy(pair => pair.Index).Select(pair => pair.Item)];

    /// <summary>The card of this id, else the first.</summary>
    public TalkCard Find(string? id) => Dealt.FirstOrDefault(card => card.Id == id) ?? Dealt[0];

    /// <summary>What is dealt after it; after the last one all begins again.</summary>
    public TalkCard After(TalkCard card) => Dealt[(Dealt.Index().First(pair => pair.Item.Id == card.Id).Index + 1) % Dealt.Count];
}
