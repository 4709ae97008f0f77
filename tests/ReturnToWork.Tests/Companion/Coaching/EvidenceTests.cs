using CsCheck;
using ReturnToWork.Companion.Coaching;
using ReturnToWork.Companion.Coaching.Rules;
using Shouldly;
using Xunit;

namespace ReturnToWork.Tests.Companion.Coaching;

/// <summary>For histories of any kind: whatever is shown can be traced to something that this person shares and did not take back.</summary>
public sealed class EvidenceTests
{
    private static readonly Gen<Guid> SomeId = Gen.Int[1, 12].Select(n => new Guid(n, 0, 0, new byte[8]));
    private static readonly Gen<string[]> SomeTopics = Gen.OneOf([.. OwnTopic.Determinants.Keys, "unknown"]).Array[0, 4];
    private static readonly Gen<string[]> SomeWhat = Gen.OneOf("topics", "plan", "ask").Array[1, 3];
    private static readonly Gen<FactCodes> SomeCodes =
        Gen.Select(SomeWhat, SomeTopics, SomeId, Gen.OneOf("a", "b"), Gen.OneOf("nothing", "progress", "topics"))
            .Select((what, topics, refers, pairing, sees) => new FactCodes { What = what, Topics = topics, Refers = refers, Pairing = pairing, Sees = sees });
    private static readonly Gen<Fact> SomeFact =
        Gen.Select(SomeId, Gen.Enum<FactKind>(), Gen.OneOf("1", "3"), Gen.Int[0, 70], SomeCodes)
            .Select((id, kind, theme, daysAgo, codes) => new Fact(id, "learner", kind, theme, AFact.Noon - TimeSpan.FromDays(daysAgo), codes));
    private static readonly Gen<(Fact[] Facts, Tick[] Ticks)> SomeHistory =
        Gen.Select(SomeFact.Array[0, 14], Gen.Select(Gen.OneOf("R1", "R2", "R3a"), Gen.OneOf("ask", "plan", "mijn-plan", "3"), SomeId).Select((rule, subject, id) => new Tick(rule, subject, id)).Array[0, 4])
            .Select((facts, ticks) => (facts.DistinctBy(fact => fact.Statement).ToArray(), ticks));

    [Fact]
    public void Each_point_names_evidence_that_is_shared_not_taken_back_and_of_the_same_person() => SomeHistory.Sample(history =>
    {
        var (facts, ticks) = history;
        var seen = LearnerView.Of(facts).SeenUnder(new HashSet<string> { "a" });
        var sheet = TalkSheet.Of(new TalkInput([seen], ticks.ToHashSet(), AFact.Noon));
        var gone = facts.Where(fact => fact.Kind is FactKind.TakenBack or FactKind.Voided).Select(fact => fact.Codes.Refers).ToHashSet();
        var sees = facts.Where(fact => fact.Kind == FactKind.Paired && fact.Codes.Pairing == "a" && !gone.Contains(fact.Statement))
            .OrderBy(fact => fact.At).ThenBy(fact => fact.Statement).LastOrDefault()?.Codes.Sees ?? "nothing";

        sheet.Points.Count.ShouldBeLessThanOrEqualTo(3);
        foreach (var point in sheet.All)
        {
            point.Evidence.ShouldNotBeEmpty();
            foreach (var evidence in point.Evidence)
            {
                var fact = facts.Single(known => known.Statement == evidence.Statement);
                gone.ShouldNotContain(fact.Statement);
                (sees, fact.Kind).ShouldSatisfyAllConditions(() => sees.ShouldNotBe("nothing"), () => (sees == "topics" || fact.Kind == FactKind.Finished).ShouldBeTrue());
                ticks.ShouldNotContain(new Tick(point.Rule, point.Subject, point.Evidence[^1].Statement));
                if (fact.Kind == FactKind.Planned) gone.ShouldNotContain(fact.Codes.Refers);
                else if (fact.Kind == FactKind.Shared && point.Rule is "R1" or "R9" && point.Subject is not ("ask" or "chosen")) fact.Codes.Topics.ShouldContain(point.Subject);
            }
        }
    }, iter: 3000);

    [Fact]
    public void The_order_in_which_facts_arrive_makes_no_difference() => SomeHistory.Sample(history =>
    {
        var (facts, _) = history;
        static string Show(IEnumerable<Fact> facts) => System.Text.Json.JsonSerializer.Serialize(LearnerView.Of(facts));
        Show(facts.Reverse().Concat(facts)).ShouldBe(Show(facts));
    }, iter: 1000);
}
