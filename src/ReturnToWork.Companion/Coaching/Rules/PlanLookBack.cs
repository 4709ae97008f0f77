namespace ReturnToWork.Companion.Coaching.Rules;

/// <summary>R3: the newest plan is 7 days old, or its day to look back is there, and nobody looked back yet. "What went well since last time?", for 42 days.</summary>
internal sealed class PlanLookBack : IRule
{
    /// <summary>The question of the method, and other words for it in the talks after.</summary>
    public static readonly IReadOnlyList<string> Questions = ["K2.D2", "R3.1", "R3.2", "K2.D1"];

    public string Code => "R3";

    public IEnumerable<TalkingPoint> Look(TalkInput input) => input.Seen
        .SelectMany(view => view.Plans.Select(plan => (Plan: plan, LookedBack: view.LookBacks.Any(look => look.At >= plan.At && look.Theme == plan.Theme))))
        .OrderByDescending(one => one.Plan.At).ThenByDescending(one => one.Plan.Evidence[0].Statement)
        .Take(1)
        .Where(one => !one.LookedBack && IsDue(one.Plan, input) && input.IsOpen("R3", "plan", one.Plan.Evidence[0]))
        .Select(one => new TalkingPoint(
            "R3", "plan", PointKind.FollowUp, "K2", one.Plan.Theme, PointRank.Plan, [.. one.Plan.Evidence.Skip(1), one.Plan.Evidence[0]])
        {
            Wordings = Questions, Follow = ["K2.D2", "R3.smaller"],
        });

    private static bool IsDue(SharedPlan plan, TalkInput input)
    {
        var due = !input.Within(plan.At, 7) || plan.LookBackDay <= input.Today;
        // A day that lies far away keeps the question for the same 42 days from then on.
        var over = !input.Within(plan.At, OwnTopic.LivesDays) && !(plan.LookBackDay is { } day && input.Today.DayNumber - day.DayNumber < OwnTopic.LivesDays && day < input.DayOf(plan.At).AddDays(366));
        return due && !over;
    }
}
