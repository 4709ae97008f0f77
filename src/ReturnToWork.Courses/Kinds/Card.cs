using ReturnToWork.Courses.Rendering;

namespace ReturnToWork.Courses.Kinds;

/// <summary><c>kaart</c>: the end card: rows filled from answers (empty lines on paper) and, where the author wants it, a choice of when to look back.</summary>
/// <param name="Rows">Id of an activity → the label.</param>
internal sealed record Card(int Line, string Id, IReadOnlyList<KeyValuePair<string, Phrase>> Rows, Choice? LookBack) : Activity(Line, Id)
{
    public const string Word = "kaart";

    public override string Kind => Word;

    public override IEnumerable<Phrase> Body => LookBack?.Body ?? [];

    public override IEnumerable<Phrase> Further => Rows.Select(row => row.Value);

    public override IEnumerable<(string Answer, Option Option)> Options => LookBack?.Options ?? [];

    public override IEnumerable<(string Id, int Line)> Ids => [($"activiteit {Id}", Line), .. LookBack?.Ids ?? []];

    public override IEnumerable<Activity> WithParts => LookBack is null ? [this] : [this, LookBack];

    public static Card Read(BlockSource block)
    {
        var rows = block.Map.RequiredMap("regels");
        Choice? day = null;
        if (block.Map.Map("terugkijken") is { } lookBack)
        {
            day = Choice.Read(block, lookBack, "terugkijkdag", "terugkijken") with { Line = lookBack.Line };
            if (day.Cards.Count == 0)
                block.Problems.Error("missing-key", block.File, block.Line, "Noem bij ‘terugkijken’ een paar dagen.", "Name some days under ‘terugkijken’.");
            lookBack.Done();
        }

        var card = new Card(block.Line, block.Id, [.. rows.Keys.ToList().Select(key => KeyValuePair.Create(key, block.Say(rows, key, "regel." + key)))], day);
        rows.Done();
        return card;
    }

    public override void Check(KindCheck check)
    {
        foreach (var (from, _) in Rows.Where(row => check.All.All(other => other.Id != row.Key || other.Id == Id)))
            check.Error("unknown-activity", Line, $"De kaart noemt ‘{from}’, maar die activiteit is er niet.", $"The card names ‘{from}’, but there is no such activity.");
    }

    public override void Write(ScreenContext page) => CardMarkup.Write(page, this);
}
