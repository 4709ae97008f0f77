using CsCheck;
using ReturnToWork.Companion.Coaching;
using Shouldly;
using Xunit;

namespace ReturnToWork.Tests.Companion.Coaching;

/// <summary>For histories of any kind: whatever is shown can be traced to something that this person shares and did not take back, or to a talk with this person.</summary>
public sealed class EvidenceTests
{
    [Fact]
    public void Each_point_names_evidence_that_is_shared_not_taken_back_and_of_the_same_person() => AHistory.Some.Sample(history =>
    {
        var (standing, sheet) = (history.Standing(), TalkSheet.Of(history.Input()));
        sheet.Points.Count.ShouldBeLessThanOrEqualTo(3);
        foreach (var point in sheet.All)
        {
            point.Evidence.ShouldNotBeEmpty();
            history.RulesOff.ShouldNotContain(point.Subject == "ask" ? "R1.ask" : point.Rule);
            history.Ticks.ShouldNotContain(new Tick(point.Rule, point.Subject, point.Evidence[^1].Statement));
            foreach (var evidence in point.Evidence)
            {
                if (evidence.Verb == Evidence.Talk)
                {
                    (point.Rule, point.Subject).ShouldBe(("R3", "agreement"));
                    history.Talks.ShouldContain(talk => talk.Id == evidence.Statement && talk.Agreement != null);
                    continue;
                }

                var (fact, sees) = standing[evidence.Statement];
                fact.At.ShouldBe(evidence.At);
                (sees == "topics" || (sees == "progress" && fact.Kind == FactKind.Finished)).ShouldBeTrue($"{point.Rule} shows what was not agreed to");
                Speaks(point, fact).ShouldBeTrue($"{fact.Kind} is no ground for {point.Rule} about {point.Subject}");
            }

            if (point.Rule is "R6" or "R7" or "R8") history.Confidential.ShouldBeTrue();
        }
    }, iter: 4000);

    [Fact]
    public void No_affirmation_stands_without_all_that_it_requires() => AHistory.Some.Sample(history =>
    {
        var sheet = TalkSheet.Of(history.Input());
        foreach (var point in sheet.All.Where(point => point.Sentence.EndsWith(".B", StringComparison.Ordinal)))
        {
            var requires = Catalogue.Current.Requires[point.Sentence];
            requires.ShouldNotBeEmpty("this one is only said on hearing or seeing it");
            foreach (var verb in requires.CountBy(verb => verb)) point.Evidence.Count(evidence => evidence.Verb == verb.Key).ShouldBeGreaterThanOrEqualTo(verb.Value);
        }

        if (sheet.Hear is { } hear) Catalogue.Current.Requires[hear].ShouldBeEmpty();
        sheet.SentenceIds.Where(id => id.Contains(".B", StringComparison.Ordinal) && id != sheet.Hear)
            .ShouldBe(sheet.All.Select(point => point.SaidAs(point.Sentence)).Where(id => id.Contains(".B", StringComparison.Ordinal)), ignoreOrder: true);
    }, iter: 3000);

    [Fact]
    public void No_sentence_returns_within_three_talks_none_is_said_twice_and_a_hidden_one_is_gone() => AHistory.Some.Sample(history =>
    {
        var sheet = TalkSheet.Of(history.Input());
        var rested = history.Talks.TakeLast(3).SelectMany(talk => talk.Sentences).ToHashSet();
        // Always there: how a talk begins and ends, the coach's own to-do, and the last wording of what the employee chose.
        var stand = sheet.All.Where(point => point.Stands && point.Sentence == point.Wordings[^1]).Select(point => point.Sentence).ToHashSet();
        sheet.SentenceIds.ShouldBeUnique();
        foreach (var id in sheet.SentenceIds.Where(id => !stand.Contains(id)))
        {
            if (!id.StartsWith("open.", StringComparison.Ordinal) && !id.StartsWith("close.", StringComparison.Ordinal)) rested.ShouldNotContain(id);
            if (!Catalogue.Current.Always.Contains(id)) history.Hidden.ShouldNotContain(id);
        }

        foreach (var point in sheet.All) history.Hidden.Intersect(point.Follow).ShouldBeEmpty();
        sheet.Quiet.ShouldBe(sheet.Together is not null);
    }, iter: 3000);

    [Fact]
    public void The_order_in_which_facts_arrive_makes_no_difference() => AHistory.Some.Sample(history =>
    {
        static string Show(IEnumerable<Fact> facts) => System.Text.Json.JsonSerializer.Serialize(LearnerView.Of(facts));
        var facts = history.Of("kees-1").ToList();
        Show(Enumerable.Reverse(facts).Concat(facts)).ShouldBe(Show(facts));
    }, iter: 1000);

    // What must stand in a statement that is named behind a point of this rule.
    private static bool Speaks(TalkingPoint point, Fact fact) => (point.Rule, point.Subject, fact.Kind) switch
    {
        ("R1", "ask", FactKind.Shared) => fact.Codes.What.Contains("ask"),
        ("R1", "chosen", FactKind.Shared) => fact.Codes.What.Contains("topics") && fact.Codes.Topics.Count > 0,
        ("R1" or "R9", _, FactKind.Shared) => fact.Codes.What.Contains("topics") && fact.Codes.Topics.Contains(point.Subject),
        ("R2" or "R10", _, FactKind.Finished) => fact.Theme == point.Theme,
        ("R3" or "R3a", "plan", FactKind.Shared) => fact.Codes.What.Contains("plan"),
        ("R3" or "R3a", "plan", FactKind.Planned) => true,
        ("R3", "looked-back", FactKind.LookedBack or FactKind.Shared) => true,
        ("R6" or "R7" or "R8", var determinant, FactKind.Shared) => fact.Codes.Bands.Any(code => code.StartsWith(determinant.ToLowerInvariant(), StringComparison.Ordinal)),
        _ => false,
    };
}
