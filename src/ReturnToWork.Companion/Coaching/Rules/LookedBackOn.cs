namespace ReturnToWork.Companion.Coaching.Rules;

/// <summary>R3: the employee looked back on a plan and shared that, less than 14 days ago. An affirmation; whether it worked is not known, so "we make it smaller" stands behind it.</summary>
internal sealed class LookedBackOn : IRule
{
    public string Code => "R3";

    public IEnumerable<TalkingPoint> Look(TalkInput input) => input.Seen
        .SelectMany(view => view.LookBacks)
        .Where(look => input.Within(look.At, 14) && input.IsOpen("R3", "looked-back", look.Evidence[^1]))
        .OrderByDescending(look => look.At).ThenByDescending(look => look.Evidence[0].Statement)
        .Take(1)
        .Select(look => new TalkingPoint("R3", "looked-back", PointKind.Affirm, "K2", look.Theme, PointRank.Plan, look.Evidence)
        {
            Wordings = ["R3.B"], Follow = ["R3.smaller"],
        });
}
