using ReturnToWork.Companion.Coaching;
using Shouldly;
using Xunit;

namespace ReturnToWork.Tests.Companion.Coaching;

/// <summary>R6, R7 and R8: what shared blocks lead to, and only where the coach works under confidentiality.</summary>
public sealed class BandRuleTests
{
    private static readonly CoachingTexts Dutch = CoachingTexts.In("nl");

    [Theory]
    [InlineData(41, true)]
    [InlineData(42, false)]
    public void R6_a_low_band_asks_the_open_question_of_that_determinant(int daysAgo, bool shown)
    {
        var band = AFact.Band("K5", Band.Low, daysAgo);
        var sheet = Sheet(band);
        sheet.Points.Count.ShouldBe(shown ? 1 : 0);
        if (!shown) return;
        Dutch.SentenceOf(sheet.Points[0]).ShouldBe("Hoe ziet een gewone dag er nu uit?");
        Dutch.FollowOf(sheet.Points[0]).Count().ShouldBe(2);
        Dutch.WhyOf(sheet.Points[0]).ShouldBe("De medewerker deelde zijn of haar blokken bij ‘Gewoonte’.");
        sheet.Points[0].Evidence.ShouldBe([band.Evidence]);
        sheet.Caution.ShouldBe("K5.L");
    }

    [Fact]
    public void R6_shows_one_per_talk_the_newest_and_none_about_an_own_topic()
    {
        Sheet(AFact.Band("K5", Band.Low, 3), AFact.Band("W1", Band.Low, 1), AFact.Band("W4", Band.Middle)).Points.ShouldHaveSingleItem().Determinant.ShouldBe("W1");
        var own = TalkSheet.Of(AFact.Input(AFact.Topics(1, "werk-betekent")) with { Bands = [AFact.Band("W1", Band.Low, 1), AFact.Band("K5", Band.Low, 3)] });
        own.Points.Select(point => (point.Rule, point.Determinant)).ShouldBe([("R1", "W1"), ("R6", "K5")]);
    }

    [Fact]
    public void R7_a_band_that_went_up_is_affirmed_with_both_days()
    {
        var band = AFact.Band("W3", Band.Middle, before: Band.Low);
        var sheet = Sheet(band);
        Dutch.SentenceOf(sheet.Affirmation!).ShouldBe("Er is iets veranderd. Hoe heb je dat gedaan?");
        Dutch.WhyOf(sheet.Affirmation!).ShouldBe("De medewerker deelde twee keer blokken bij ‘Geloof in eigen kunnen en regie’. De laatste keer waren het er meer.");
        sheet.Affirmation!.Evidence.ShouldBe([band.BeforeEvidence!, band.Evidence]);
        sheet.Points.ShouldBeEmpty();
        Sheet(AFact.Band("W3", Band.Middle, before: Band.Middle)).Quiet.ShouldBeTrue();
        Sheet(AFact.Band("W3", Band.Middle, 42, Band.Low)).Quiet.ShouldBeTrue();
    }

    [Fact]
    public void R8_a_band_that_went_down_gets_an_ordinary_question_and_a_lesser_week_is_normal()
    {
        var band = AFact.Band("W1", Band.Low, before: Band.High);
        var sheet = Sheet(band);
        var point = sheet.Points.ShouldHaveSingleItem();
        (point.Rule, Dutch.SentenceOf(point)).ShouldBe(("R8", "Hoe gaat het de laatste tijd? Wat heb je nu nodig?"));
        Dutch.Say(sheet.Caution!).ShouldBe("Een mindere week is normaal. Luister eerst, zoek nog geen oplossing.");
        point.Evidence.ShouldBe([band.BeforeEvidence!, band.Evidence]);
        sheet.Affirmation.ShouldBeNull();
    }

    [Fact]
    public void R6_R7_R8_are_silent_where_the_coach_works_for_the_employer()
    {
        SharedBand[] bands = [AFact.Band("W1", Band.Low), AFact.Band("W2", Band.High, before: Band.Low), AFact.Band("W3", Band.Low, before: Band.High)];
        Sheet(bands).All.Select(point => point.Rule).ShouldBe(["R7", "R8", "R6"]);
        TalkSheet.Of(AFact.Input() with { Bands = bands, Confidential = false }).Quiet.ShouldBeTrue();
    }

    private static TalkSheet Sheet(params SharedBand[] bands) => TalkSheet.Of(AFact.Input() with { Bands = bands });
}
