namespace ReturnToWork.Companion.Coaching;

/// <summary>R14 and the choice of sentences: which points are kept, and which words say them. One writer writes one sheet.</summary>
internal sealed class SheetWriter(TalkInput input)
{
    private const int MostPoints = 3;

    private readonly HashSet<string> _said = new(StringComparer.Ordinal);

    public TalkSheet Write()
    {
        var found = TalkSheet.Rules.Where(rule => !input.RulesOff.Contains(rule.Code)).SelectMany(rule => rule.Look(input))
            .OrderBy(point => point.Rank).ThenByDescending(point => point.At).ThenBy(point => point.Key, StringComparer.Ordinal).ToList();
        TalkingPoint? affirmation = null;
        foreach (var point in found.Where(point => point.Kind == PointKind.Affirm))
        {
            if ((affirmation = Worded(point)) is not null) break;
        }

        var points = new List<TalkingPoint>();
        foreach (var point in found.Where(point => point.Kind != PointKind.SelfTodo && point.Key != affirmation?.Key && point.Rank != PointRank.OnTopOnly))
        {
            if (points.Count < MostPoints && !IsCovered(point, points) && Worded(point) is { } worded) points.Add(worded);
        }

        var sheet = new TalkSheet(affirmation, points, CautionOf([.. points, .. affirmation is null ? Array.Empty<TalkingPoint>() : [affirmation]]))
        {
            SelfTodo = found.Where(point => point.Kind == PointKind.SelfTodo).Select(point => point with { Sentence = point.Wordings[0] }).FirstOrDefault(),
            Openings = Standing("open."), Closings = Standing("close."),
        };
        sheet = sheet with { WeekSentence = WeekSentences.Of(input.Week, input.AgreedTheme).FirstOrDefault(Say) };
        sheet = sheet with { Together = sheet.Quiet ? TogetherNow() : null };
        if (affirmation is null) sheet = sheet with { Hear = HearOf(points) };
        return sheet with { Affirmation = sheet.Affirmation is null ? null : NotSaidTwice(sheet.Affirmation), Points = [.. points.Select(NotSaidTwice)] };
    }

    // What the page says outright needs no place behind "Vraag door".
    private TalkingPoint NotSaidTwice(TalkingPoint point) => point with { Follow = [.. point.Follow.Where(id => !_said.Contains(id))] };

    // One low band per talk, and none about what is being talked about already.
    private static bool IsCovered(TalkingPoint point, List<TalkingPoint> points) =>
        point.Rank == PointRank.LowBand && points.Any(kept => kept.Rank == PointRank.LowBand || kept.Determinant == point.Determinant);

    private TalkingPoint? Worded(TalkingPoint point)
    {
        var sentence = point.Wordings.FirstOrDefault(id => MaySay(id) && Say(point.SaidAs(id))) ?? (point.Stands ? point.Wordings[^1] : null);
        return sentence is null ? null : point with { Sentence = sentence, Follow = [.. point.Follow.Where(id => id != sentence && !input.Hidden.Contains(id))] };
    }

    private string? CautionOf(IReadOnlyList<TalkingPoint> points) => points.Select(point => point.Caution).OfType<string>().FirstOrDefault(Say);

    private TogetherOffer TogetherNow()
    {
        var core = $"together.{input.AgreedTheme}";
        return new TogetherOffer(input.AgreedTheme, Say(core) ? core : null, [.. Catalogue.Current.DeterminantsOf(input.AgreedTheme).Select(determinant => $"{determinant}.O").Where(Say)]);
    }

    // Only what needs no evidence can be said on hearing it: the others state a fact of their own.
    private string? HearOf(IReadOnlyList<TalkingPoint> points) => points.Select(point => point.Determinant)
        .Concat(Catalogue.Current.DeterminantsOf(input.AgreedTheme)).Concat(["K1", "W1", "K4", "W2", "K5"])
        .OfType<string>().Select(determinant => $"{determinant}.B").Where(Catalogue.Current.NeedsNoEvidence).FirstOrDefault(Say);

    private IReadOnlyList<string> Standing(string start) =>
        [.. Catalogue.Current.Sentences.Where(id => id.StartsWith(start, StringComparison.Ordinal) && (Catalogue.Current.Always.Contains(id, StringComparer.Ordinal) || !input.Hidden.Contains(id)))];

    private bool MaySay(string id) => !input.Resting.Contains(id) && !input.Hidden.Contains(id) && !_said.Contains(id);

    private bool Say(string id) => MaySay(id) && _said.Add(id);
}
