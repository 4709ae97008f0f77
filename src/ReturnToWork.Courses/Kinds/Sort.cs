using ReturnToWork.Courses.Rendering;

namespace ReturnToWork.Courses.Kinds;

/// <summary><c>sorteer</c>: cards, one at a time, each on one of a few piles. No pile is the right one; an <c>antwoord</c> turns over whatever was chosen.</summary>
/// <param name="Answers">Id of a card → what stands on its other side.</param>
internal sealed record Sort(
    int Line, string Id, Phrase Question, bool AlwaysPrivate, IReadOnlyList<Option> Piles, IReadOnlyList<Option> Things, IReadOnlyDictionary<string, OtherSide> Answers) : Placing(Line, Id, Question, Things)
{
    public const string Word = "sorteer";
    private const int MostCards = 9;
    private const int MostPiles = 3;

    public override string Kind => Word;

    public override bool AlwaysPrivate { get; } = AlwaysPrivate;

    public override IEnumerable<(string Answer, Option Option)> Options => base.Options.Concat(Piles.Select(pile => (Id + "/stapel", pile)));

    public override IEnumerable<Phrase> Further => Answers.Values.SelectMany(side => side.Source is { } source ? [side.Text, source] : new[] { side.Text });

    public static Sort Read(BlockSource block)
    {
        var answers = new Dictionary<string, OtherSide>(StringComparer.Ordinal);
        return new Sort(
            block.Line, block.Id, block.Say("vraag"), block.Map.Flag("altijd-prive"), block.Each(block.Map, "stapels", (id, line, map) => block.Plain(id, line, map, "stapel")),
            block.Each(block.Map, "kaarten", (id, line, map) =>
            {
                var card = block.Plain(id, line, map, "kaart");
                if (block.SayIfThere(map, "antwoord", $"kaart.{id}.antwoord") is { } text)
                    answers[id] = new OtherSide(text, block.SayIfThere(map, "bron", $"kaart.{id}.bron"));
                return card;
            }),
            answers);
    }

    public override void Check(KindCheck check)
    {
        check.HowMany(Line, Things.Count, 1, MostCards, ("kaarten", "cards"));
        check.HowMany(Line, Piles.Count, 2, MostPiles, ("stapels", "piles"));
    }

    public override void Write(ScreenContext page) => SortMarkup.Write(page, this);

    protected override string? Place(string place, ThemeText text) => Piles.FirstOrDefault(pile => pile.Id == place)?.Text.Text;
}

/// <summary>What turns over after a choice, whatever was chosen.</summary>
/// <param name="Source">Who says so.</param>
internal sealed record OtherSide(Phrase Text, Phrase? Source);
