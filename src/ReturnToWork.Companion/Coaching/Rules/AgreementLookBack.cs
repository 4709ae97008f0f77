namespace ReturnToWork.Companion.Coaching.Rules;

/// <summary>R3: at a talk something was agreed with a day to look back, and that day is there. It ends with the next talk, a tick, or 42 days later.</summary>
internal sealed class AgreementLookBack : IRule
{
    public string Code => "R3";

    public IEnumerable<TalkingPoint> Look(TalkInput input) => input.Talks
        .Where(talk => talk is { Agreement: not null, LookBack: { } day } && IsDue(day, input) && !input.Talks.Any(later => later.Id != talk.Id && later.Day >= day))
        .Select(talk => (Talk: talk, Evidence: new Evidence(talk.Id, Evidence.Talk, input.NoonOf(talk.Day))))
        .Where(one => input.IsOpen("R3", "agreement", one.Evidence))
        .OrderByDescending(one => one.Talk.LookBack).ThenByDescending(one => one.Evidence.At).ThenByDescending(one => one.Talk.Id)
        .Take(1)
        .Select(one => new TalkingPoint("R3", "agreement", PointKind.FollowUp, "K2", "", PointRank.Plan, [one.Evidence])
        {
            Wordings = PlanLookBack.Questions, Follow = ["K2.D2", "R3.smaller"],
        });

    private static bool IsDue(DateOnly day, TalkInput input) => day <= input.Today && input.Today.DayNumber - day.DayNumber < OwnTopic.LivesDays;
}
