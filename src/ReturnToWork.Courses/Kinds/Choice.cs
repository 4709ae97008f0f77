using System.Text.Json;
using ReturnToWork.Courses.Rendering;

namespace ReturnToWork.Courses.Kinds;

/// <summary><c>keuze</c>: pick one or more cards. Nothing has to be picked.</summary>
/// <param name="DependsOn">Id of another choice: options with <c>voor</c> belong to one of its options.</param>
internal sealed record Choice(int Line, string Id, Phrase Question, int Max, string? DependsOn, bool AlwaysPrivate, IReadOnlyList<Option> Cards) : Activity(Line, Id)
{
    public const string Word = "keuze";

    public override string Kind => Word;

    public override bool AlwaysPrivate { get; } = AlwaysPrivate;

    public override IEnumerable<Phrase> Body => [Question];

    public override IEnumerable<(string Answer, Option Option)> Options => Cards.Select(option => (Id, option));

    public static Choice Read(BlockSource block) => Read(block, block.Map, block.Id, part: null);

    /// <summary>A choice within another block, such as the look-back day of a card.</summary>
    public static Choice Read(BlockSource block, Reading.YamlMap map, string id, string? part) => new(
        block.Line, id, block.Say(map, "vraag", part is null ? "vraag" : part + ".vraag"), map.Number("hoogstens", 1), map.Text("hangt-af-van"), map.Flag("altijd-prive"), block.Options(map, part));

    public override void Check(KindCheck check)
    {
        if (Cards.Count == 0)
            check.Error("no-options", Line, "Een keuze heeft opties nodig.", "A choice needs options.");
        foreach (var option in Cards.Where(option => option.For is { } wish && !check.All.OfType<Choice>().Any(other => other.Id == DependsOn && other.Cards.Any(card => card.Id == wish))))
            check.Error("unknown-option", option.Line, $"‘voor: {option.For}’ is geen optie van de activiteit in ‘hangt-af-van’.", $"‘voor: {option.For}’ is no option of the activity in ‘hangt-af-van’.");
    }

    public override void Write(ScreenContext page) => ChoiceMarkup.Write(page, this);

    public override IEnumerable<AnswerLine> InWords(JsonElement answer, ThemeText text) => Picked.Of(answer).InWords(Cards);
}
