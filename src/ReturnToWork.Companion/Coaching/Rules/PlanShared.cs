namespace ReturnToWork.Companion.Coaching.Rules;

/// <summary>R3a: "I have a plan" was shared less than 7 days ago. The affirmation of K2, which requires exactly that.</summary>
internal sealed class PlanShared : IRule
{
    public string Code => "R3a";

    public IEnumerable<TalkingPoint> Look(TalkInput input) => input.Seen
        .SelectMany(view => view.Plans)
        .Where(plan => input.Within(plan.At, 7) && input.IsOpen("R3a", "plan", plan.Evidence[0]))
        .OrderByDescending(plan => plan.At)
        .Take(1)
        // The share stands last: it is what the tick names and what can be taken back.
        .Select(plan => new TalkingPoint(
            "R3a", "plan", PointKind.Affirm, "K2", plan.Theme, PointRank.Plan, [.. plan.Evidence.Skip(1), plan.Evidence[0]])
        {
            Wordings = ["K2.B"],
        });
}
