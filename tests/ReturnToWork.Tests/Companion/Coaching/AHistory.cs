using CsCheck;
using ReturnToWork.Companion.Coaching;
using ReturnToWork.Companion.Coaching.Rules;

namespace ReturnToWork.Tests.Companion.Coaching;

/// <summary>Whatever may have happened with one person: facts of two accounts and of a stranger, ticks, talks, hidden sentences, rules that are off.</summary>
internal sealed record AHistory(Fact[] Facts, Tick[] Ticks, HeldTalk[] Talks, string[] Hidden, string[] RulesOff, bool Confidential, int Week)
{
    private static readonly string[] Own = ["kees-1", "kees-2"];
    private static readonly string[] SentenceIds = [.. Catalogue.Current.Sentences, "W3.B.3", "W3.B.6", "together.3", "together.6"];
    private static readonly string[] RuleCodes = [.. TalkSheet.Rules.Select(rule => rule.Code).Distinct()];
    private static readonly string[] Bands = [.. from determinant in (string[])["w1", "w3", "k3", "k5"] from band in (string[])["low", "middle", "high"] select $"{determinant}-{band}"];

    private static readonly Gen<Guid> SomeId = Gen.Int[1, 14].Select(n => new Guid(n, 0, 0, new byte[8]));
    private static readonly Gen<string[]> SomeTopics = Gen.OneOf([.. OwnTopic.Determinants.Keys, "unknown"]).Array[0, 4];
    private static readonly Gen<FactCodes> SomeCodes =
        Gen.Select(Gen.OneOf("topics", "plan", "ask", "bands").Array[1, 4], SomeTopics, Gen.OneOf(Bands).Array[0, 4], SomeId, Gen.Select(Gen.OneOf("a", "b"), Gen.OneOf("nothing", "progress", "topics", "topics"), Gen.Int[-20, 60]))
            .Select((what, topics, bands, refers, more) => new FactCodes { What = what, Topics = topics, Bands = bands, Refers = refers, Pairing = more.Item1, Sees = more.Item2, LookBackDay = more.Item3 < -10 ? null : AFact.DayAgo(more.Item3) });
    private static readonly Gen<Fact> SomeFact =
        Gen.Select(SomeId, Gen.Enum<FactKind>(), Gen.OneOf("1", "3", "6"), Gen.Int[0, 70], Gen.Select(SomeCodes, Gen.OneOf([.. Own, "kees-1", "stranger"])))
            .Select((id, kind, theme, daysAgo, more) => new Fact(id, more.Item2, kind, theme, AFact.Noon - TimeSpan.FromDays(daysAgo), more.Item1));
    private static readonly Gen<HeldTalk> SomeTalk =
        Gen.Select(Gen.Int[100, 120], Gen.Int[0, 60], Gen.OneOf([.. OwnTopic.Determinants.Keys]).Array[0, 2], Gen.Int[-10, 60], Gen.OneOf(SentenceIds).Array[0, 12])
            .Select((id, daysAgo, topics, lookBack, sentences) => new HeldTalk(new Guid(id, 0, 0, new byte[8]), AFact.DayAgo(daysAgo), topics, lookBack % 3 == 0 ? null : "coffee", lookBack < 0 ? null : AFact.DayAgo(lookBack), sentences));

    public static readonly Gen<AHistory> Some =
        Gen.Select(SomeFact.Array[0, 16], Gen.Select(Gen.OneOf(RuleCodes), Gen.OneOf("ask", "plan", "mijn-plan", "3", "W1", "chosen"), SomeId).Select((rule, subject, id) => new Tick(rule, subject, id)).Array[0, 4],
                SomeTalk.Array[0, 5], Gen.OneOf(SentenceIds).Array[0, 8], Gen.Select(Gen.OneOf(RuleCodes).Array[0, 2], Gen.Bool, Gen.Int[1, 20]))
            .Select((facts, ticks, talks, hidden, more) => new AHistory(
                [.. facts.DistinctBy(fact => fact.Statement), .. Own.Select((learner, index) => new Fact(new Guid(50 + index, 0, 0, new byte[8]), learner, FactKind.Paired, null, AFact.Noon - TimeSpan.FromDays(90), new FactCodes { Pairing = "a", Sees = "topics" }))],
                ticks, [.. talks.DistinctBy(talk => talk.Id).OrderBy(talk => talk.Day)], hidden, more.Item1, more.Item2, more.Item3));

    /// <summary>What is known of one account.</summary>
    public IEnumerable<Fact> Of(string learner) => Facts.Where(fact => fact.Learner == learner);

    public TalkInput Input()
    {
        List<LearnerView> seen = [.. Own.Select(learner => LearnerView.Of(Of(learner)).SeenUnder(new HashSet<string> { "a" }))];
        return new TalkInput(seen, Ticks.ToHashSet(), AFact.Noon)
        {
            Talks = Talks, Hidden = Hidden.ToHashSet(), RulesOff = RulesOff.ToHashSet(), Confidential = Confidential, Week = Week, Bands = ReturnToWork.Companion.Coaching.Bands.Of(seen),
        };
    }

    /// <summary>Facts of the person that stand: told by an own account, not taken back and not voided in it, with what that account lets the coach see.</summary>
    public Dictionary<Guid, (Fact Fact, string Sees)> Standing() => Own.SelectMany(learner =>
    {
        var gone = Of(learner).Where(fact => fact.Kind is FactKind.TakenBack or FactKind.Voided).Select(fact => fact.Codes.Refers).ToHashSet();
        var sees = Of(learner).Where(fact => fact.Kind == FactKind.Paired && fact.Codes.Pairing == "a" && !gone.Contains(fact.Statement)).OrderBy(fact => fact.At).ThenBy(fact => fact.Statement).LastOrDefault()?.Codes.Sees ?? "nothing";
        return Of(learner).Where(fact => !gone.Contains(fact.Statement) && !(fact.Kind is FactKind.Planned or FactKind.LookedBack && gone.Contains(fact.Codes.Refers))).Select(fact => (fact, sees));
    }).ToDictionary(one => one.fact.Statement, one => one);
}
