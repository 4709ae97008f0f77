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
    public void R1_ends_with_a_talk_about_it_for_what_was_shared_before_that_day()
    {
        TalkSheet With(HeldTalk talk) => TalkSheet.Of(AFact.Input(AFact.Topics(5, "anderen", "eerste-stap")) with { Talks = [talk] });
        With(AFact.Talk(4, ["anderen"])).Points.ShouldHaveSingleItem().Subject.ShouldBe("eerste-stap");
        With(AFact.Talk(6, ["anderen"])).Points.Count.ShouldBe(2);
        // On the day itself: only what was there when the talk was written down.
        With(AFact.Talk(5, ["anderen"])).Points.Count.ShouldBe(2);
        With(AFact.Talk(5, ["anderen"]) with { Written = AFact.Noon - TimeSpan.FromDays(5) + TimeSpan.FromHours(1) }).Points.ShouldHaveSingleItem();
        With(AFact.Talk(5, ["anderen"]) with { Written = AFact.Noon - TimeSpan.FromDays(5) - TimeSpan.FromHours(1) }).Points.Count.ShouldBe(2);
    }

    [Fact]
    public void R1_a_choice_is_affirmed_while_it_is_open_and_only_on_top()
    {
        var sheet = AFact.Sheet(AFact.Topics(1, "anderen"));
        Dutch.SentenceOf(sheet.Affirmation!).ShouldBe("Je hebt iets gekozen om te gaan doen. Dat is een begin.");
        Dutch.WhyOf(sheet.Affirmation!).ShouldBe("De medewerker koos zelf waarover het gesprek gaat.");
        var better = AFact.Sheet(AFact.Topics(1, "anderen"), AFact.Finished(9));
        better.Affirmation!.Rule.ShouldBe("R2");
        better.Points.ShouldHaveSingleItem().Subject.ShouldBe("anderen");
        TalkSheet.Of(AFact.Input(AFact.Topics(5, "anderen")) with { Talks = [AFact.Talk(4, ["anderen"])] }).Affirmation.ShouldBeNull();
    }

    [Theory]
    [InlineData(6, null, false)]
    [InlineData(7, null, true)]
    [InlineData(41, null, true)]
    [InlineData(42, null, false)]
    [InlineData(3, 0, true)]
    [InlineData(3, -1, false)]
    [InlineData(60, 41, true)]
    [InlineData(60, 42, false)]
    public void R3_a_plan_of_7_days_or_at_its_day_asks_what_went_well(int daysAgo, int? lookBackDaysAgo, bool shown)
    {
        var share = AFact.Plan(daysAgo);
        var sheet = AFact.Sheet(share, AFact.Planned(share, lookBackDaysAgo is { } day ? AFact.DayAgo(day) : null));
        var point = sheet.Points.SingleOrDefault(point => point.Rule == "R3");
        (point is not null).ShouldBe(shown);
        if (!shown) return;
        Dutch.SentenceOf(point!).ShouldBe("Wat ging er goed sinds de vorige keer? Wat leer je daarvan?");
        Dutch.WhyOf(point!).ShouldBe("Er is een plan gemaakt in thema 3, ‘Mijn plan’. Nu is het tijd om terug te kijken.");
        point!.Evidence[^1].Statement.ShouldBe(share.Statement);
        sheet.Caution.ShouldBe("K2.L");
    }

    [Fact]
    public void R3_looked_back_is_affirmed_and_make_it_smaller_stands_behind_it()
    {
        var plan = AFact.Plan(20);
        var look = AFact.LookedBack(plan, 2);
        var sheet = AFact.Sheet(plan, look);
        sheet.Points.ShouldBeEmpty();
        Dutch.SentenceOf(sheet.Affirmation!).ShouldBe("Je hebt teruggekeken op je plan. Daar leer je van.");
        Dutch.FollowOf(sheet.Affirmation!).ShouldBe(["Ging het anders dan je dacht? Dan maken we de stap samen kleiner."]);
        Dutch.Say(sheet.Caution!).ShouldBe("Plan niet gelukt? Maak het kleiner, niet strenger.");
        sheet.Affirmation!.Evidence.Select(evidence => evidence.Statement).ShouldBe([look.Statement, plan.Statement]);
        AFact.Sheet(plan, AFact.LookedBack(plan, 14)).Affirmation.ShouldBeNull();
        AFact.Sheet(plan, look, AFact.TakenBack(plan)).Quiet.ShouldBeTrue();
    }

    [Theory]
    [InlineData(-1, false)]
    [InlineData(0, true)]
    [InlineData(41, true)]
    [InlineData(42, false)]
    public void R3_an_agreement_is_looked_back_on_when_its_day_is_there(int lookBackDaysAgo, bool shown)
    {
        var talk = AFact.Talk(50, agreement: "kleine-stap", lookBackDaysAgo: lookBackDaysAgo);
        var point = TalkSheet.Of(AFact.Input() with { Talks = [talk] }).Points.SingleOrDefault();
        (point is not null).ShouldBe(shown);
        if (!shown) return;
        Dutch.SentenceOf(point!).ShouldBe("Wat ging er goed sinds de vorige keer? Wat leer je daarvan?");
        Dutch.WhyOf(point!).ShouldBe("Jullie spraken samen iets af. De dag om terug te kijken is er.");
        var evidence = point!.Evidence.ShouldHaveSingleItem();
        (evidence.Statement, evidence.Verb).ShouldBe((talk.Id, Evidence.Talk));
        DateOnly.FromDateTime(evidence.At.UtcDateTime).ShouldBe(talk.Day);
    }

    [Fact]
    public void R3_an_agreement_ends_with_the_next_talk_or_a_tick()
    {
        var talk = AFact.Talk(9, agreement: "koffie", lookBackDaysAgo: 2);
        var input = AFact.Input() with { Talks = [talk] };
        TalkSheet.Of(input with { Talks = [talk, AFact.Talk(3)] }).Points.ShouldHaveSingleItem();
        TalkSheet.Of(input with { Talks = [talk, AFact.Talk(2)] }).Points.ShouldBeEmpty();
        TalkSheet.Of(input with { Ticks = new HashSet<Tick> { new("R3", "agreement", talk.Id) } }).Points.ShouldBeEmpty();
        TalkSheet.Of(input with { Talks = [AFact.Talk(9, lookBackDaysAgo: 2)] }).Points.ShouldBeEmpty();
    }

    [Fact]
    public void R9_what_can_be_different_at_work_is_the_coachs_own_to_do_until_it_is_ticked_or_42_days_old()
    {
        var share = AFact.Topics(41, "op-het-werk", "anderen");
        var input = AFact.Input(share);
        var todo = TalkSheet.Of(input).SelfTodo!;
        Dutch.SentenceOf(todo).ShouldBe("Regel zelf met de leidinggevende: ‘Wat er op mijn werk anders kan’. Spreek af wanneer je dit terugmeldt.");
        todo.Rule.ShouldBe("R9");
        todo.Evidence.ShouldHaveSingleItem().Statement.ShouldBe(share.Statement);
        TalkSheet.Of(input).Points.Count.ShouldBe(2, "it takes no place among the three");
        TalkSheet.Of(input with { Talks = [AFact.Talk(1, ["op-het-werk"], sentences: "K3.Z")] }).SelfTodo.ShouldNotBeNull("talking about it is not yet arranging it");
        TalkSheet.Of(input with { Ticks = new HashSet<Tick> { new("R9", "op-het-werk", share.Statement) } }).SelfTodo.ShouldBeNull();
        AFact.Sheet(AFact.Topics(42, "op-het-werk")).SelfTodo.ShouldBeNull();
        AFact.Sheet(AFact.Topics(1, "anderen")).SelfTodo.ShouldBeNull();
    }

    [Theory]
    [InlineData("6", 41, true)]
    [InlineData("6", 42, false)]
    [InlineData("5", 1, false)]
    public void R10_after_theme_6_a_lesser_week_and_a_fixed_rhythm(string theme, int daysAgo, bool shown)
    {
        var points = AFact.Sheet(AFact.Finished(daysAgo, theme)).Points.Where(point => point.Rule == "R10").ToList();
        points.Select(Dutch.SentenceOf).ShouldBe(shown ? ["Als een week rommelig gaat: hoe pak je het weer op?", "Wat kan er in de weg komen? En wat doe je dan?"] : [], ignoreOrder: true);
    }
}
