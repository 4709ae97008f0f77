using ReturnToWork.Companion.Coaching;
using Shouldly;
using Xunit;

namespace ReturnToWork.Tests.Companion.Coaching;

/// <summary>Each row of method 2.6 that this product knows so far.</summary>
public sealed class RuleTests
{
    private static readonly CoachingTexts Dutch = CoachingTexts.In("nl");

    [Fact]
    public void R1_an_own_topic_asks_the_open_question_of_that_topic_and_names_the_share()
    {
        var share = AFact.Topics(1, "mijn-plan");
        var point = AFact.Sheet(share).Points.ShouldHaveSingleItem();
        point.Rule.ShouldBe("R1");
        Dutch.SentenceOf(point).ShouldBe("Wat is één ding dat jij deze week wilt doen?");
        Dutch.WhyOf(point).ShouldBe("De medewerker koos zelf dit onderwerp: ‘Mijn plan’.");
        point.Evidence.ShouldHaveSingleItem().ShouldBe(new Evidence(share.Statement, "shared", share.At));
    }

    [Fact]
    public void R1_ask_my_coach_stands_above_everything()
    {
        var points = AFact.Sheet(AFact.Topics(0, "mijn-plan", "anderen", "eerste-stap"), AFact.Ask(3)).Points;
        Dutch.SentenceOf(points[0]).ShouldBe("Zullen we dit samen doen?");
        Dutch.WhyOf(points[0]).ShouldBe("De medewerker tikte in thema 3, ‘Mijn plan’, op ‘Vraag mijn coach’.");
        points.Count.ShouldBe(3);
    }

    [Theory]
    [InlineData(41, 1)]
    [InlineData(42, 0)]
    public void R1_lives_42_days(int daysAgo, int points)
    {
        AFact.Sheet(AFact.Topics(daysAgo, "op-het-werk")).Points.Count.ShouldBe(points);
        AFact.Sheet(AFact.Ask(daysAgo)).Points.Count.ShouldBe(points);
    }

    [Fact]
    public void R1_ends_when_it_was_discussed_and_a_new_share_of_the_same_topic_is_a_new_point()
    {
        var old = AFact.Topics(5, "anderen");
        var input = AFact.Input(old);
        var discussed = TalkSheet.Of(input).Points[0].Evidence.Select(evidence => new Tick("R1", "anderen", evidence.Statement)).ToHashSet();
        TalkSheet.Of(input with { Ticks = discussed }).Points.ShouldBeEmpty();
        TalkSheet.Of(AFact.Input(old, AFact.Topics(1, "anderen")) with { Ticks = discussed }).Points.ShouldHaveSingleItem().Evidence.Count.ShouldBe(1);
    }

    [Theory]
    [InlineData(13, true)]
    [InlineData(14, false)]
    public void R2_a_theme_finished_less_than_14_days_ago_is_affirmed(int daysAgo, bool shown)
    {
        var affirmation = AFact.Sheet(AFact.Finished(daysAgo)).Affirmation;
        (affirmation is not null).ShouldBe(shown);
        if (shown) Dutch.SentenceOf(affirmation!).ShouldBe("Je hebt ‘Mijn plan’ afgemaakt. Dat heb je zelf gedaan.");
    }

    [Theory]
    [InlineData(6, true)]
    [InlineData(7, false)]
    public void R3a_a_plan_shared_less_than_7_days_ago_is_affirmed(int daysAgo, bool shown)
    {
        var share = AFact.Plan(daysAgo);
        var planned = AFact.Planned(share);
        var affirmation = AFact.Sheet(share, planned).Affirmation;
        (affirmation is not null).ShouldBe(shown);
        if (!shown) return;
        Dutch.SentenceOf(affirmation!).ShouldBe("Je hebt een plan gemaakt met ‘als … dan …’. Dat is moeilijk en het is gelukt.");
        affirmation!.Evidence.Select(evidence => evidence.Statement).ShouldBe([planned.Statement, share.Statement]);
    }

    [Fact]
    public void R11_without_new_data_the_page_is_full_and_says_nothing_about_doing_nothing()
    {
        AFact.Sheet().Quiet.ShouldBeTrue();
        AFact.Sheet(AFact.Topics(1, "anderen")).Quiet.ShouldBeFalse();
        Dutch.StepOf(1).Title.ShouldBe("Elkaar leren kennen");
        Dutch.StepOf(4).Title.ShouldBe("Een klein plan");
        Dutch.StepOf(99).Title.ShouldBe("Terugkijken en vooruit");
        Dutch.Together["3"].Exercise.Count.ShouldBeGreaterThan(2);
    }

    [Fact]
    public void R12_skipping_and_stopping_give_no_point()
    {
        // There is no fact for skipping, "liever niet", opening or stopping: the most that silence can leave behind is nothing at all.
        Enum.GetNames<FactKind>().ShouldBe(["Finished", "Paired", "Shared", "TakenBack", "Planned", "LookedBack", "Voided", "VoidedElsewhere"], ignoreOrder: true);
        AFact.Sheet(AFact.Of(FactKind.LookedBack, 0, FactCodes.None)).Quiet.ShouldBeTrue();
    }

    [Fact]
    public void R13_what_was_taken_back_is_gone_in_whatever_order_the_facts_came()
    {
        var share = AFact.Of(FactKind.Shared, 1, FactCodes.None with { What = ["topics", "plan", "ask"], Topics = ["mijn-plan"] });
        var planned = AFact.Planned(share);
        var back = AFact.TakenBack(share, daysAgo: 3);
        AFact.Sheet(share, planned).All.Count().ShouldBe(3);
        AFact.Sheet(share, planned, back).Quiet.ShouldBeTrue();
        AFact.Sheet(back, planned, share).Quiet.ShouldBeTrue();
    }

    [Fact]
    public void R14_own_choice_goes_before_affirmation_before_plan_and_three_are_kept_beside_one_affirmation()
    {
        var sheet = AFact.Sheet(AFact.Plan(), AFact.Finished(), AFact.Finished(2, "1"), AFact.Topics(4, "anderen"));
        sheet.Affirmation!.Rule.ShouldBe("R2");
        sheet.Points.Select(point => point.Rule).ShouldBe(["R1", "R2", "R3a"]);
        sheet.Caution.ShouldBe("W2");
        AFact.Sheet(AFact.Topics(0, "mijn-plan", "anderen", "eerste-stap", "op-het-werk"), AFact.Ask(), AFact.Finished()).All.Count().ShouldBe(4);
    }
}
