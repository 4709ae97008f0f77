using ReturnToWork.Companion.Coaching;
using Shouldly;
using Xunit;

namespace ReturnToWork.Tests.Companion.Coaching;

/// <summary>What the sheet keeps of all that the rules find, and which words say it: R11 to R14, and no sentence twice within three talks.</summary>
public sealed class SheetTests
{
    private static readonly CoachingTexts Dutch = CoachingTexts.In("nl");

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
        FactKind[] ofProfessionals = [FactKind.Attended, FactKind.Passed, FactKind.Certified, FactKind.Expired];
        Enum.GetValues<FactKind>().Except(ofProfessionals).Select(kind => kind.ToString()).ShouldBe(["Finished", "Paired", "Shared", "TakenBack", "Planned", "LookedBack", "Voided", "VoidedElsewhere"], ignoreOrder: true);
        foreach (var kind in ofProfessionals) AFact.Sheet(AFact.Of(kind, 0, FactCodes.None)).Quiet.ShouldBeTrue();
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
        sheet.Caution.ShouldBe("W2.L");
        sheet.SelfTodo.ShouldBeNull();
        AFact.Sheet(AFact.Topics(0, "mijn-plan", "anderen", "eerste-stap", "op-het-werk"), AFact.Ask(), AFact.Finished()).All.Count().ShouldBe(5, "three points, one affirmation, one to-do of the coach");
    }

    [Fact]
    public void R11_the_quiet_page_has_the_agreed_theme_with_questions_and_the_general_openings()
    {
        var quiet = AFact.Sheet();
        quiet.Together!.Theme.ShouldBe("3");
        Dutch.Say(quiet.Together.Core!).ShouldBe("Een kleine stap die jij zelf kiest, lukt vaker dan een grote.");
        quiet.Together.Questions.ShouldBe(["K2.O", "W4.O"]);
        quiet.Openings.Select(Dutch.Say).ShouldBe(["Waar wil jij het vandaag over hebben?", "Wat ging goed?"]);
        quiet.Closings.Select(Dutch.Say).ShouldBe(["Wat neem je mee?", "Wat spreken we af?"]);
        Dutch.Say(quiet.Hear!).ShouldBe("Je hebt het uitgezocht en gevraagd. Goed bezig.");
        // The theme that the employee asked to do together is the agreed one, also long after the talk about it.
        var asked = AFact.Of(FactKind.Shared, 50, FactCodes.None with { What = ["ask"] }, "5");
        AFact.Sheet(asked).Together!.Theme.ShouldBe("5");
        AFact.Sheet(asked with { Theme = "9" }).Together!.Theme.ShouldBe("3");
    }

    [Fact]
    public void A_sentence_rests_for_three_talks_and_then_comes_back()
    {
        var input = AFact.Input(AFact.Finished(1));
        HeldTalk[] Talks(int since) => [AFact.Talk(20, sentences: ["W3.B.3", "K1.B", "together.3"]), .. Enumerable.Range(0, since).Select(n => AFact.Talk(10 - n))];
        foreach (var since in (int[])[0, 1, 2]) TalkSheet.Of(input with { Talks = Talks(since) }).Affirmation.ShouldBeNull();
        TalkSheet.Of(input with { Talks = Talks(3) }).Affirmation!.Sentence.ShouldBe("W3.B");
        // Of another theme it is another sentence.
        TalkSheet.Of(AFact.Input(AFact.Finished(1, "4")) with { Talks = Talks(0) }).Affirmation.ShouldNotBeNull();
        var quiet = TalkSheet.Of(AFact.Input() with { Talks = Talks(0) });
        (quiet.Together!.Core, quiet.Together.Theme).ShouldBe((null, "3"));
        quiet.Hear.ShouldBe("W1.B");
    }

    [Fact]
    public void The_employees_own_choice_always_stands_in_other_words()
    {
        var input = AFact.Input(AFact.Topics(1, "anderen"), AFact.Ask(2));
        string[] Said(params HeldTalk[] talks) => [.. TalkSheet.Of(input with { Talks = talks }).Points.Select(point => point.Sentence)];
        Said().ShouldBe(["ask", "W2.O"]);
        Said(AFact.Talk(9, sentences: ["ask", "W2.O"])).ShouldBe(["ask.when", "W2.D1"]);
        Said(AFact.Talk(9, sentences: ["ask", "W2.O"]), AFact.Talk(8, sentences: ["ask.when", "W2.D1"])).ShouldBe(["ask.how", "W2.D2"]);
        Said(AFact.Talk(9, sentences: ["ask", "W2.O"]), AFact.Talk(8, sentences: ["ask.when", "W2.D1"]), AFact.Talk(7, sentences: ["ask.how", "W2.D2"])).ShouldBe(["ask.how", "own"]);
        var all = TalkSheet.Of(input with { Hidden = new HashSet<string> { "ask", "ask.when", "ask.how", "W2.O", "W2.D1", "W2.D2", "own" } });
        all.Points.Select(point => point.Sentence).ShouldBe(["ask.how", "own"]);
        Dutch.SentenceOf(all.Points[1]).ShouldBe("Je wilde praten over ‘Wat andere mensen zeggen’. Waar wil jij beginnen?");
        Dutch.FollowOf(all.Points[1]).ShouldBeEmpty();
    }

    [Fact]
    public void A_hidden_sentence_is_not_shown_and_what_always_stands_cannot_be_hidden()
    {
        var input = AFact.Input(AFact.Finished(1), AFact.Topics(1, "op-het-werk"));
        var sheet = TalkSheet.Of(input);
        sheet.SentenceIds.ShouldBe(["step.1.1", "open.1", "open.2", "W3.B.3", "K3.O", "K3.Z", "K3.L", "close.1", "close.2"]);
        sheet.SentenceIds.Where(id => !sheet.MayHide(id)).ShouldBe(["open.1", "K3.Z", "close.1"]);
        var less = TalkSheet.Of(input with { Hidden = sheet.SentenceIds.Append("W3.D1").ToHashSet() });
        less.SentenceIds.ShouldBe(["together.3", "open.1", "W4.B", "K3.D1", "K3.Z", "W4.L", "close.1"]);
    }

    [Fact]
    public void A_rule_that_the_organisation_switched_off_finds_nothing()
    {
        var share = AFact.Plan(1);
        var input = AFact.Input(AFact.Finished(1, "6"), AFact.Topics(2, "op-het-werk"), AFact.Ask(), share) with
        {
            Bands = [AFact.Band("W1", Band.Low), AFact.Band("W2", Band.High, before: Band.Low), AFact.Band("W3", Band.Low, before: Band.High)], Talks = [AFact.Talk(5, agreement: "koffie", lookBackDaysAgo: 1)],
        };
        foreach (var code in TalkSheet.Rules.Select(rule => rule.Code).Distinct())
        {
            var off = new HashSet<string> { code };
            TalkSheet.Rules.Where(rule => rule.Code == code).SelectMany(rule => rule.Look(input)).ShouldNotBeEmpty($"{code} has something to say here, else this proves nothing");
            TalkSheet.Of(input with { RulesOff = off }).All.ShouldNotContain(point => (point.Rule == code && point.Subject != "ask") || (code == "R1.ask" && point.Subject == "ask"));
            Dutch.Rules.Keys.ShouldContain(code);
        }

        TalkSheet.Of(input with { RulesOff = TalkSheet.Rules.Select(rule => rule.Code).ToHashSet() }).Quiet.ShouldBeTrue();
        Dutch.Rules.Keys.ShouldBe(TalkSheet.Rules.Select(rule => rule.Code).Distinct(), ignoreOrder: true);
    }

    [Fact]
    public void The_sentence_of_the_week_comes_from_the_step_and_the_theme_alone()
    {
        string? Week(int week, params string[] said) => TalkSheet.Of(AFact.Input() with { Week = week, Talks = said.Length == 0 ? [] : [AFact.Talk(2, sentences: said)] }).WeekSentence;
        Week(3).ShouldBe("step.3.1");
        Week(4).ShouldBe("together.3");
        Week(3, "step.3.1").ShouldBe("together.3");
        Week(3, "step.3.1", "together.3").ShouldBe("step.3.2");
        Week(3, "step.3.1", "together.3", "step.3.2").ShouldBe("step.2.1");
        Enumerable.Range(-3, 300).Select(week => Week(week)).ShouldAllBe(id => id != null && Dutch.Say(id) != null);
        var busy = TalkSheet.Of(AFact.Input(AFact.Topics(1, "anderen"), AFact.Finished()) with { Week = 4 });
        busy.WeekSentence.ShouldBe("together.3", "what the person did makes no difference");
        TalkSheet.Of(AFact.Input() with { Week = 4 }).Together!.Core.ShouldBeNull("nothing is said twice on one page");
    }
}
