using System.Globalization;
using ReturnToWork.Courses.Checking;
using ReturnToWork.Courses.Reading;
using ReturnToWork.Courses.Rendering;

namespace ReturnToWork.Courses.Kinds;

/// <summary><c>blokken</c>: how much a sentence fits: four growing blocks with words, "weet ik niet" and "liever niet". Kept as <c>"1"</c>…<c>"4"</c> or that word; no number is ever shown.</summary>
/// <param name="Determinants">Id of a sentence → what it is about (W1…K5).</param>
internal sealed record Blocks(int Line, string Id, Phrase Question, IReadOnlyList<Option> Things, IReadOnlyDictionary<string, string> Determinants) : Placing(Line, Id, Question, Things)
{
    public const string Word = "blokken";
    private const int MostSentences = 6;

    /// <summary>An answer → the key of its words.</summary>
    public static readonly IReadOnlyDictionary<string, string> Steps = Enumerable.Range(1, 4).Select(step => step.ToString(CultureInfo.InvariantCulture)).ToDictionary(step => step, step => "blokken.stap-" + step, StringComparer.Ordinal);

    /// <summary>The ways not to say it.</summary>
    public static readonly IReadOnlyList<string> NoSteps = ["weet-niet", "liever-niet"];

    public override string Kind => Word;

    public override IEnumerable<Phrase> Body => [Question, .. Things.Select(thing => thing.Text)];

    public override IEnumerable<PictureUse> Pictures => Steps.Keys.Select(step => new PictureUse(Drawing(step), Drawing(step), Line));

    public static string Drawing(string step) => "blok-" + step;

    public static Blocks Read(BlockSource block)
    {
        var determinants = new Dictionary<string, string>(StringComparer.Ordinal);
        return new Blocks(
            block.Line, block.Id, block.Say("vraag"),
            block.Each(block.Map, "zinnen", (id, line, map) =>
            {
                determinants[id] = map.Required("determinant");
                return new Option(id, line, block.Say(map, "tekst", $"zin.{id}"), Picture: null, For: null, Smaller: null, OwnWords: false);
            }),
            determinants);
    }

    public override void Check(KindCheck check)
    {
        check.HowMany(Line, Things.Count, 1, MostSentences, ("zinnen", "sentences"));
        foreach (var thing in Things)
            SharedWords(check, thing);
        foreach (var thing in Things.Where(thing => Determinants[thing.Id] is { Length: > 0 } code && !ThemeFolder.Determinant().IsMatch(code)))
            check.Error("unknown-determinant", thing.Line, $"‘{Determinants[thing.Id]}’ is geen determinant. Kies uit W1 tot W4 en K1 tot K5.", $"‘{Determinants[thing.Id]}’ is no determinant. Choose from W1 to W4 and K1 to K5.");
    }

    /// <summary>A coach reads these words for one determinant: named as another one, the answer would be told about something else; asked twice, it would have two answers.</summary>
    private void SharedWords(KindCheck check, Option thing)
    {
        if (BlocksOf(check, thing.Text.Text).Count() > 1)
            check.Error("sentence-twice", thing.Line, "Deze zin kan met een coach gedeeld worden. Vraag hem in één thema maar één keer.", "This sentence can be shared with a coach. Ask it once in a theme.");
        if (ModelCheck.Nine.FirstOrDefault(code => Band.IsShared(check.Text.Shared, code, thing.Text.Text)) is { } code && Determinants[thing.Id] is { Length: > 0 } named && named != code)
            check.Error("sentence-of-other-determinant", thing.Line, $"Bij deze zin hoort determinant {code}, want zo leest een coach hem.", $"This sentence belongs to determinant {code}, because that is how a coach reads it.");
    }

    private static IEnumerable<Option> BlocksOf(KindCheck check, string sentence) => check.All.OfType<Blocks>()
        .SelectMany(blocks => blocks.Things.Where(thing => thing.Text.Text == sentence && Band.IsShared(check.Text.Shared, blocks.Determinants[thing.Id], sentence)));

    public override void Write(ScreenContext page) => BlocksMarkup.Write(page, this);

    protected override string? Place(string place, ThemeText text) =>
        Steps.TryGetValue(place, out var key) ? text.Shared[key] : NoSteps.Contains(place, StringComparer.Ordinal) ? text.Shared["blokken." + place] : null;
}
