using ReturnToWork.Xapi;

namespace ReturnToWork.Lrs;

/// <summary>The address of a state document, and whether this caller may come there.</summary>
internal sealed record StateRequest(string Organisation, byte[] Activity, byte[] Agent, Guid? Registration, string? StateId, long? Since)
{
    private const int MaxStateId = 512;

    public StateKey Key => new(Organisation, Activity, Agent, Registration ?? Guid.Empty, StateId!);

    public static (StateRequest? Request, IResult? Refused) Read(HttpContext http, bool writes, bool one, bool list = false)
    {
        var caller = http.Caller();
        if (!caller.May(LrsRights.State) && (writes || !caller.May(LrsRights.ReadAll))) return (null, Answer.Forbidden("These credentials may not use state documents."));
        string[] known = list ? ["activityId", "agent", "registration", "stateId", "since"] : ["activityId", "agent", "registration", "stateId"];
        var parameters = new Parameters(http.Request, known);
        parameters.Require("activityId", "agent");
        if (one) parameters.Require("stateId");
        var (activity, agent, registration) = (parameters.Iri("activityId"), parameters.Agent("agent"), parameters.Uuid("registration"));
        var (id, since) = (parameters.Text("stateId"), parameters.Moment("since"));
        if (id?.Length is 0 or > MaxStateId) parameters.Refuse($"stateId has 1 to {MaxStateId} characters.");
        if (parameters.Refusal is { } refusal) return (null, Answer.Bad(refusal));
        if (caller.Own is { } own && (agent != own.AgentKey || registration != own.Registration || activity != own.ActivityId))
            return (null, Answer.No(StatusCodes.Status403Forbidden, new("X-01", "These credentials open the documents of one actor, registration and activity only.", "shared/reliability.md X-01")));
        return (new(caller.Organisation, Sql.Hash(activity!), Sql.Hash(agent!), registration, id, since), null);
    }

    public static Preconditions Preconditions(HttpRequest request)
    {
        var match = request.Headers.IfMatch;
        IReadOnlyList<string>? tags = match.Count == 0 ? null : [.. match.SelectMany(value => value!.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))];
        return new(tags, request.Headers.IfNoneMatch.ToString().Trim() == "*");
    }

    public static Func<ReadOnlyMemory<byte>, Refusal?> Gate(HttpContext http, string stateId) =>
        http.Caller().Own is null ? _ => null : document => BookmarkGate.Check(stateId, document);
}
