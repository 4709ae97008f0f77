using System.Text.Json;
using CsCheck;
using ReturnToWork.Companion.Coaching;
using ReturnToWork.Companion.Intake;
using ReturnToWork.TestKit;
using ReturnToWork.Tests.Xapi;
using ReturnToWork.Xapi;
using Shouldly;
using Xunit;

namespace ReturnToWork.Tests.Companion.Coaching;

/// <summary>What was shared of answers in blocks: the newest of a determinant and the one before it, as far as they stand.</summary>
public sealed class BandsTests
{
    private static readonly Gen<Fact[]> SomeShares = Gen.Select(Gen.Int[0, 20], Gen.OneOf([.. Vocabulary.Current.Verb("shared").Extensions["bands"].Values!]).Array[1, 4], Gen.Bool)
        .Select((daysAgo, codes, takenBack) => (daysAgo, codes: codes.DistinctBy(Bands.DeterminantOf).ToArray(), takenBack)).Array[0, 8]
        .Select(shares => shares.SelectMany(share => Of(AFact.Shared(share.daysAgo, share.codes), share.takenBack)).ToArray());

    [Fact]
    public void The_newest_and_the_one_before_it_by_determinant()
    {
        var (first, second, third) = (AFact.Shared(9, "w1-low", "k1-high"), AFact.Shared(5, "w1-middle"), AFact.Shared(2, "w1-high"));

        BandsOf(third, first, second).ShouldBe([
            new("W1", Band.High, Evidence(third), Band.Middle, Evidence(second)),
            new("K1", Band.High, Evidence(first), null, null),
        ]);
    }

    [Fact]
    public void R13_what_was_taken_back_is_neither_now_nor_before()
    {
        var (first, second, third) = (AFact.Shared(9, "w1-low"), AFact.Shared(5, "w1-middle"), AFact.Shared(2, "w1-high"));

        BandsOf(first, second, third, AFact.TakenBack(second)).ShouldBe([new("W1", Band.High, Evidence(third), Band.Low, Evidence(first))]);
        BandsOf(first, second, third, AFact.TakenBack(third)).ShouldBe([new("W1", Band.Middle, Evidence(second), Band.Low, Evidence(first))]);
        BandsOf(first, AFact.TakenBack(first)).ShouldBeEmpty();
    }

    [Fact]
    public void Who_agreed_to_progress_only_shares_no_bands_and_no_looking_back()
    {
        var plan = AFact.Plan(8);
        var view = LearnerView.Of([AFact.Paired("progress"), AFact.Shared(1, "w1-low"), plan, AFact.LookedBack(plan)]).SeenUnder(new HashSet<string> { AFact.Code });

        Bands.Of([view]).ShouldBeEmpty();
        view.LookBacks.ShouldBeEmpty();
    }

    [Fact]
    public void For_every_history_they_are_the_last_two_that_stand() => SomeShares.Sample(facts =>
    {
        var gone = facts.Where(fact => fact.Kind == FactKind.TakenBack).Select(fact => fact.Codes.Refers).ToHashSet();
        var standing = facts.Where(fact => fact.Kind == FactKind.Shared && !gone.Contains(fact.Statement)).OrderByDescending(fact => fact.At).ThenByDescending(fact => fact.Statement).ToList();
        var told = BandsOf(facts);

        told.Select(band => band.Determinant).ShouldBe(standing.SelectMany(fact => fact.Codes.Bands).Select(Bands.DeterminantOf).Distinct(), ignoreOrder: true);
        foreach (var band in told)
        {
            var said = standing.Where(fact => fact.Codes.Bands.Any(code => Bands.DeterminantOf(code) == band.Determinant)).ToList();
            band.Evidence.ShouldBe(Evidence(said[0]));
            band.BeforeEvidence.ShouldBe(said.Count > 1 ? Evidence(said[1]) : null);
            said[0].Codes.Bands.ShouldContain($"{band.Determinant}-{band.Now}".ToLowerInvariant());
        }
    }, iter: 500);

    [Fact]
    public void Looking_back_stands_as_long_as_its_plan()
    {
        var (plan, topics) = (AFact.Plan(8), AFact.Topics(8, "mijn-plan"));
        var back = AFact.LookedBack(plan, 1);

        var stood = LearnerView.Of([back, plan, AFact.LookedBack(topics)]).LookBacks.ShouldHaveSingleItem();
        (stood.Theme, stood.At).ShouldBe(("3", back.At));
        stood.Evidence.Select(evidence => (evidence.Statement, evidence.Verb)).ShouldBe([(back.Statement, "looked-back"), (plan.Statement, "shared")]);
        LearnerView.Of([back, plan, AFact.TakenBack(plan)]).LookBacks.ShouldBeEmpty();
    }

    [Fact]
    public void The_page_of_the_coach_says_a_band_in_the_words_of_the_employees_preview()
    {
        foreach (var language in new[] { "nl", "en" })
        {
            var texts = JsonSerializer.Deserialize<Dictionary<string, string>>(File.ReadAllText(Path.Combine(Repository.Root, "src", "ReturnToWork.Companion", "Texts", $"{language}.json")))!;
            foreach (var code in Vocabulary.Current.Verb("shared").Extensions["bands"].Values!)
            {
                var band = Bands.Of([LearnerView.Of([AFact.Shared(0, code)])]).ShouldHaveSingleItem();
                CoachingTexts.In(language).Shared[code].ShouldBe($"{texts[$"band.{band.Determinant}"]}: {texts[$"band.{(int)band.Now}"]}");
            }
        }
    }

    [Theory]
    [InlineData(true, "bands", "w1-low", "k5-high")]
    [InlineData(false, "bands", "w1-low", "w1-high")]
    [InlineData(false, "bands", "w1-liever-niet")]
    [InlineData(false, "bands")]
    [InlineData(false, "plan", "w1-low")]
    public void A_statement_is_believed_only_with_the_words_of_the_vocabulary(bool believed, string what, params string[] bands)
    {
        var told = Tell.Shared(Samples.Scene with { Theme = "1" }, Guid.NewGuid(), AFact.Noon, [what], [], bands);
        var reading = new FactOf(Samples.Scene.ActivityBase, "groenrijk").Read(Stored(told));

        if (believed) reading.Fact!.Codes.Bands.ShouldBe(bands);
        else reading.SetAside.ShouldBe("codes");
    }

    private static Statement Stored(Statement told)
    {
        var json = System.Text.Json.Nodes.JsonNode.Parse(told.Utf8.Span)!;
        json["stored"] = "2026-11-22T12:00:00.000Z";
        return StatementReader.Read(JsonSerializer.SerializeToUtf8Bytes(json)).Statement!;
    }

    private static IReadOnlyList<SharedBand> BandsOf(params Fact[] facts) => Bands.Of([LearnerView.Of([AFact.Paired(), .. facts]).SeenUnder(new HashSet<string> { AFact.Code })]);

    private static Evidence Evidence(Fact fact) => new(fact.Statement, "shared", fact.At);

    private static IEnumerable<Fact> Of(Fact share, bool takenBack) => takenBack ? [share, AFact.TakenBack(share)] : [share];
}
