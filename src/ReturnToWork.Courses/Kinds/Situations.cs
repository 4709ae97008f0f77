using System.Text.Json;
using ReturnToWork.Courses.Rendering;

namespace ReturnToWork.Courses.Kinds;

/// <summary>
/// <c>mag-dit</c> and <c>casuskaart</c>: situations, one at a time, with a few answers of which one is best. Another answer gets a hint and a second try; then the answer, the reason and
/// the source show, whatever was chosen. Only for what professionals learn: who answers enough of them at the first or second try has passed a requirement. Kept as
/// <c>{tried: {situation: [answer, answer]}, told?}</c>.
/// </summary>
/// <param name="Kind"><c>mag-dit</c>, or <c>casuskaart</c>: the same, with at the end a map of the case by answer.</param>
/// <param name="Passes">The requirement: the module's mark, or <c>P10.vragen</c>. Every activity of the module that names it has to be done.</param>
/// <param name="Needed">How many, at the first or second try.</param>
/// <param name="Answers">Of every situation that has none of its own.</param>
internal sealed record Situations(int Line, string Id, string Kind, Phrase Question, string Passes, int Needed, IReadOnlyList<Option> Answers, IReadOnlyList<Situation> All) : Activity(Line, Id)
{
    public const string Allowed = "mag-dit";
    public const string CaseMap = "casuskaart";
    private const int Most = 12;
    private const int MostAnswers = 9;

    public override string Kind { get; } = Kind;

    public override string Script => "situations.js";

    public override IEnumerable<Phrase> Body => [Question];

    public override IEnumerable<Phrase> Further => All.SelectMany(one => (Phrase?[])[one.Hint, one.Why, one.Source]).OfType<Phrase>();

    public override IEnumerable<(string Answer, Option Option)> Options =>
        All.Select(one => (Id, one.Told)).Concat(Answers.Select(answer => (Id + "/antwoord", answer))).Concat(All.SelectMany(one => one.Own.Select(answer => ($"{Id}/{one.Told.Id}", answer))));

    public IReadOnlyList<Option> AnswersOf(Situation one) => one.Own.Count > 0 ? one.Own : Answers;

    public static Situations Read(BlockSource block)
    {
        var answers = block.Map.Has("antwoorden") ? block.Each(block.Map, "antwoorden", (id, line, map) => block.Plain(id, line, map, "antwoord")) : [];
        return new Situations(
            block.Line, block.Id, block.Kind, block.Say("vraag"), block.Map.Required("behaalt"), block.Map.Number("nodig", 0), answers,
            block.Each(block.Map, "situaties", (id, line, map) => new Situation(
                block.Plain(id, line, map, "situatie"), map.Required("goed"), block.SayIfThere(map, "tip", $"situatie.{id}.tip"), block.Say(map, "waarom", $"situatie.{id}.waarom"),
                block.Say(map, "bron", $"situatie.{id}.bron", spoken: false),
                map.Has("antwoorden") ? block.Each(map, "antwoorden", (answer, at, keys) => block.Plain(answer, at, keys, $"situatie.{id}.antwoord")) : [])));
    }

    public override void Check(KindCheck check)
    {
        check.HowMany(Line, All.Count, 2, Most, ("situaties", "situations"));
        if (Needed < 1 || Needed > All.Count)
            check.Error("wrong-value", Line, $"‘nodig’ is 1 tot {All.Count}: zo veel situaties zijn er.", $"‘nodig’ is 1 to {All.Count}: so many situations there are.");
        if (check.Theme.Series.Length == 0 || (Passes != check.Theme.Mark && !Passes.StartsWith(check.Theme.Mark + ".", StringComparison.Ordinal)))
            check.Error("passes-other", Line, $"‘behaalt’ is {check.Theme.Mark} of begint met ‘{check.Theme.Mark}.’, in een module voor professionals.", $"‘behaalt’ is {check.Theme.Mark} or begins with ‘{check.Theme.Mark}.’, in a module for professionals.");
        foreach (var one in All)
        {
            check.HowMany(one.Told.Line, AnswersOf(one).Count, 2, MostAnswers, ("antwoorden", "answers"));
            if (AnswersOf(one).All(answer => answer.Id != one.Right))
                check.Error("unknown-option", one.Told.Line, $"‘goed: {one.Right}’ is geen van de antwoorden. Kies er een uit ‘antwoorden’.", $"‘goed: {one.Right}’ is none of the answers. Choose one of ‘antwoorden’.");
        }
    }

    public override void Write(ScreenContext page) => SituationsMarkup.Write(page, this);

    /// <summary>Each with what was chosen last.</summary>
    public override IEnumerable<AnswerLine> InWords(JsonElement answer, ThemeText text)
    {
        if (answer.ValueKind != JsonValueKind.Object || !answer.TryGetProperty("tried", out var tried) || tried.ValueKind != JsonValueKind.Object)
            yield break;
        foreach (var one in All)
        {
            if (tried.TryGetProperty(one.Told.Id, out var tries) && tries.ValueKind == JsonValueKind.Array && tries.GetArrayLength() > 0 && tries[tries.GetArrayLength() - 1] is { ValueKind: JsonValueKind.String } last
                && AnswersOf(one).FirstOrDefault(option => option.Id == last.GetString()) is { } chosen)
                yield return new AnswerLine(one.Told.Text.Text, chosen.Text.Text);
        }
    }
}

/// <summary>One situation.</summary>
/// <param name="Told">What happens, with its picture.</param>
/// <param name="Right">Id of the best answer.</param>
/// <param name="Hint">What to look at before a second try; the reason itself where there is none.</param>
/// <param name="Source">Who says so.</param>
/// <param name="Own">Answers of its own; else those of the activity.</param>
internal sealed record Situation(Option Told, string Right, Phrase? Hint, Phrase Why, Phrase Source, IReadOnlyList<Option> Own);
