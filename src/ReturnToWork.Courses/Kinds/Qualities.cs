using System.Text.Json;
using ReturnToWork.Courses.Rendering;

namespace ReturnToWork.Courses.Kinds;

/// <summary>
/// <c>kwaliteiten</c>: many small cards to pick some of; and, in a later block with <c>uit</c>, a few of the picked ones to keep, each with where it can be seen.
/// </summary>
/// <param name="From">Id of the block whose picked cards these are; null for the first step.</param>
/// <param name="PlacesQuestion">Null for the first step.</param>
internal sealed record Qualities(int Line, string Id, Phrase Question, int Max, IReadOnlyList<Option> Cards, string? From, Phrase? PlacesQuestion, IReadOnlyList<Option> Places) : Activity(Line, Id)
{
    public const string Word = "kwaliteiten";
    private const int MostCards = 30;
    private const int MostKept = 3;
    private const int MostPlaces = 4;

    public override string Kind => Word;

    public override string Script => "qualities.js";

    public override IEnumerable<Phrase> Body => [Question];

    public override IEnumerable<Phrase> Further => PlacesQuestion is null ? [] : [PlacesQuestion];

    public override IEnumerable<(string Answer, Option Option)> Options => Cards.Select(card => (Id, card)).Concat(Places.Select(place => (Id + "/waar", place)));

    public static Qualities Read(BlockSource block)
    {
        var question = block.Say("vraag");
        if (block.Map.Text("uit") is not { } from)
            return new Qualities(block.Line, block.Id, question, block.Map.Number("hoogstens", 6), block.Options(block.Map), From: null, PlacesQuestion: null, []);
        var where = block.Map.RequiredMap("waar");
        var second = new Qualities(block.Line, block.Id, question, block.Map.Number("hoogstens", MostKept), [], from, block.Say(where, "vraag", "waar.vraag"), block.Options(where, "waar"));
        where.Done();
        return second;
    }

    public override void Check(KindCheck check)
    {
        if (From is null)
        {
            check.HowMany(Line, Cards.Count, 1, MostCards, ("kaarten", "cards"));
            return;
        }

        check.HowMany(Line, Places.Count, 1, MostPlaces, ("plekken", "places"));
        check.HowMany(Line, Max, 1, MostKept, ("kaarten om te houden", "cards to keep"));
        if (!check.All.TakeWhile(other => other != this).OfType<Qualities>().Any(other => other.Id == From && other.From is null))
            check.Error("unknown-activity", Line, $"‘uit: {From}’ is geen eerder blok kwaliteiten. Noem het blok waarin iemand kaarten kiest.", $"‘uit: {From}’ is no earlier block of kwaliteiten. Name the block in which somebody picks cards.");
    }

    public override void Write(ScreenContext page) => QualitiesMarkup.Write(page, this);

    /// <summary>The first step, of which this is the second.</summary>
    public Qualities? First(ThemeText text) => text.Screens.SelectMany(screen => screen.Parts).OfType<Qualities>().FirstOrDefault(other => other.Id == From);

    /// <summary>A card a line; in the second step with the places where it can be seen.</summary>
    public override IEnumerable<AnswerLine> InWords(JsonElement answer, ThemeText text)
    {
        if (From is null)
            return Picked.Of(answer).InWords(Cards);
        var kept = Picked.Of(answer);
        return (First(text)?.Cards ?? []).Where(card => kept.Ids.Contains(card.Id, StringComparer.Ordinal)).SelectMany(card => (kept with { Ids = [card.Id] }).InWords([card]).Select(line => Seen(line, card)));

        AnswerLine Seen(AnswerLine line, Option card)
        {
            var places = answer.TryGetProperty("where", out var where) && where.ValueKind == JsonValueKind.Object && where.TryGetProperty(card.Id, out var ids) && ids.ValueKind == JsonValueKind.Array
                ? ids.EnumerateArray().Where(id => id.ValueKind == JsonValueKind.String).Select(id => id.GetString()).ToList() : [];
            var said = Places.Where(place => places.Contains(place.Id)).Select(place => place.Text.Text).ToList();
            return said.Count == 0 ? line : new AnswerLine(line.Text, string.Join(" · ", said), line.IsTyped);
        }
    }
}
